import type { ReactElement, ReactNode } from "react";

/** Names on the left, values on the right. */
export function Properties({ children }: { readonly children: ReactNode }): ReactElement {
  return <dl className="properties">{children}</dl>;
}

export function Property({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className="property">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
