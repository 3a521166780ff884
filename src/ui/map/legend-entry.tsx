import type { ReactElement, ReactNode } from "react";

/** One line of the legend: a sample, and what it means. */
export function Entry({
  swatch,
  children,
}: {
  readonly swatch: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className="legend-entry">
      <span className="legend-swatch">{swatch}</span>
      {children}
    </div>
  );
}
