import { Input } from "antd";
import { type ReactElement, useId, useState } from "react";

/** A line or a block of text that is applied when the field is left or Enter is pressed. */
export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly multiline?: boolean;
  readonly onCommit: (value: string) => string | null;
}): ReactElement {
  const { label, value, multiline = false, onCommit } = props;
  const errorId = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const reset = () => {
    setDraft(null);
    setError(null);
  };
  const commit = () => {
    if (draft === null || draft.trim() === value) return reset();
    const problem = onCommit(draft.trim());
    if (problem === null) reset();
    else setError(problem);
  };
  const common = {
    "aria-label": label,
    value: draft ?? value,
    onChange: (event: { target: { value: string } }) => setDraft(event.target.value),
    onBlur: commit,
    ...(error === null ? {} : { status: "warning" as const, "aria-describedby": errorId }),
  };
  return (
    <span className="field">
      {multiline ? (
        <Input.TextArea {...common} autoSize={{ minRows: 1, maxRows: 4 }} />
      ) : (
        <Input
          {...common}
          onPressEnter={commit}
          onKeyDown={(event) => {
            if (event.key === "Escape" && draft !== null) {
              reset();
              event.stopPropagation();
            }
          }}
        />
      )}
      {error !== null && (
        <span id={errorId} className="field-error" role="alert">
          {error}
        </span>
      )}
    </span>
  );
}
