import type { ReactElement, ReactNode } from "react";
import { Icon } from "./icon";

export type TagTone = "proved" | "amber" | "warning" | "blue" | "ink";

/** A small tag that says how sure something is: colour, and where it matters a mark as well. */
export function StateTag({
  tone,
  title,
  children,
}: {
  readonly tone: TagTone;
  readonly title?: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <span className={`tag tag-${tone === "warning" ? "amber" : tone}`} title={title}>
      {tone === "proved" && <Icon name="check" size={12} />}
      {tone === "warning" && <Icon name="warning" size={12} />}
      {children}
    </span>
  );
}
