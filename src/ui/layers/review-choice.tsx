import { Button, Select } from "antd";
import { type ReactElement, useId } from "react";
import { decimal } from "../../i18n/number-format";
import { REVIEW_KINDS, isOffered } from "../../session/review-desk";
import type { ReviewKind } from "../../session/session-state";
import { stageStore } from "../stage-state";
import { usePlan, useSession, useSessionHandle } from "../use-session";
import { useWords } from "../view-state";

/** One layer for review at a time; what the model cannot give stays in the list, with the reason. */
export function ReviewChoice(): ReactElement {
  const { review, layers } = useWords();
  const session = useSessionHandle();
  const { model } = usePlan().settings;
  const kind = useSession((state) => state.review.kind);
  const id = useId();
  const options = REVIEW_KINDS.map((value) => {
    const name = value === "margin" && model === "radius" ? layers.coverage : review.kinds[value];
    return isOffered(value, model)
      ? { value, label: name }
      : {
          value,
          disabled: true,
          label: (
            <span className="review-option">
              {name}
              <span className="review-reason">{review.needsLevel}</span>
            </span>
          ),
        };
  });
  return (
    <>
      <div className="review-choice" data-testid="review" data-review={kind}>
        <label htmlFor={id}>{review.label}</label>
        <Select<ReviewKind>
          id={id}
          className="review-select"
          value={kind}
          options={options}
          listHeight={320}
          popupMatchSelectWidth={false}
          onChange={(wanted) => {
            session.reviewBy(wanted);
            if (wanted === "failure") stageStore.set({ slideOpen: true, inspecting: null });
          }}
        />
      </div>
      <ReviewState />
    </>
  );
}

/** How far the layer is; nothing where it stands as the plan has it. */
function ReviewState(): ReactElement {
  const { review: words } = useWords();
  const session = useSessionHandle();
  const { kind, result, progress } = useSession((state) => state.review);
  const evaluating = useSession((state) => state.result.kind === "running");
  const { model } = usePlan().settings;
  const offered = isOffered(kind, model);
  const state = offered ? result.kind : "unavailable";
  const text = !offered
    ? words.needsLevel
    : result.kind === "failed"
      ? words.failed
      : result.kind === "cancelled"
        ? words.stopped
        : result.kind === "running"
          ? progress
            ? words.computingOf(decimal(progress.done), decimal(progress.total))
            : words.computing
          : null;
  return (
    <div className="review-state" role="status" data-testid="review-state" data-state={state}>
      {text !== null && (
        <>
          <span>{text}</span>
          {result.kind === "running" && !evaluating && (
            <Button type="text" size="small" className="quiet-link" onClick={() => session.stopReview()}>
              {words.stop}
            </Button>
          )}
          {result.kind === "cancelled" && (
            <Button type="link" size="small" className="text-link" onClick={() => session.recompute()}>
              {words.again}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
