import { type ReactElement, type ReactNode, useId, useState } from "react";
import { Icon } from "../icon";

/** A part of the panel that opens under its head; the head says in short what is in it. */
export function Fold(props: {
  readonly title: string;
  readonly summary: ReactNode;
  readonly testId: string;
  readonly children: ReactNode;
}): ReactElement {
  const { title, summary, testId, children } = props;
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="siting-fold" data-testid={testId}>
      <button
        type="button"
        className="siting-fold-head"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Icon name={open ? "down" : "right"} size={14} />
        <span>{title}</span>
        <span className="text-2 ellipsis">{summary}</span>
      </button>
      <div id={id} className="siting-fold-body" hidden={!open}>
        {open && children}
      </div>
    </div>
  );
}
