import { InputNumber } from "antd";
import { type ReactElement, useId, useState } from "react";
import { useWords } from "./view-state";

/**
 * A number that is applied when the field is left or Enter is pressed; what does not hold is said and not applied.
 * `onCommit` hands back what is wrong with the number, or null.
 */
export function NumberField(props: {
  readonly label: string;
  readonly value: number | undefined;
  readonly min: number;
  readonly max: number;
  readonly digits: number;
  readonly unit?: string;
  readonly placeholder?: string;
  readonly step?: number;
  readonly disabled?: boolean;
  readonly onCommit: (value: number) => string | null;
  /** Where an empty field means something. */
  readonly onEmpty?: () => void;
}): ReactElement {
  const { value, min, max, digits, onCommit, onEmpty } = props;
  const { siren } = useWords();
  const errorId = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const shown = value === undefined ? "" : String(Number(value.toFixed(digits)));

  const commit = () => {
    if (draft === null || draft.trim() === shown) return reset();
    if (draft.trim() === "") {
      if (!onEmpty) return setError(siren.notNumber);
      onEmpty();
      return reset();
    }
    // A Chinese input method types full-width digits.
    const number = Number(draft.normalize("NFKC"));
    const problem = !Number.isFinite(number)
      ? siren.notNumber
      : number < min || number > max
        ? siren.outOfRange(String(min), String(max))
        : onCommit(number);
    if (problem === null) reset();
    else setError(problem);
  };
  const reset = () => {
    setDraft(null);
    setError(null);
  };
  return (
    <span className="field">
      <InputNumber<string>
        stringMode
        className="field-number"
        controls={false}
        keyboard={false}
        aria-label={props.label}
        value={draft ?? shown}
        disabled={props.disabled ?? false}
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        {...(props.unit === undefined ? {} : { suffix: props.unit })}
        {...(error === null
          ? {}
          : { status: "warning" as const, "aria-invalid": true, "aria-describedby": errorId })}
        onInput={setDraft}
        onBlur={commit}
        onPressEnter={commit}
        onKeyDown={(event) => {
          if (event.key === "Escape" && draft !== null) {
            reset();
            event.stopPropagation();
          }
        }}
      />
      {error !== null && (
        <span id={errorId} className="field-error" role="alert">
          {error}
        </span>
      )}
    </span>
  );
}
