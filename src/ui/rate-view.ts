import { unreachable } from "../base/assert";
import type { EvaluationAnswer } from "../engine/contract";
import { NO_NUMBER, rate, rateDifference, ratePoints } from "../i18n/number-format";
import type { Problem } from "../model/problem";
import type { DragState, SessionState } from "../session/session-state";
import { shownAnswer } from "./shown-answer";

/** The coverage rate as the header shows it, with how sure it is. */
export type RateView =
  | { readonly kind: "proved"; readonly text: string; readonly undecidedM2: number }
  | { readonly kind: "undecided"; readonly text: string; readonly undecidedM2: number }
  | { readonly kind: "estimate"; readonly text: string; readonly change: string }
  | {
      readonly kind: "running";
      readonly text: string;
      /** The figure is the field's. */
      readonly estimated: boolean;
      /** Ground judged so far, 0…1; null until that is known. */
      readonly judgedShare: number | null;
    }
  | { readonly kind: "cancelled"; readonly text: string; readonly estimated: boolean }
  | { readonly kind: "failed"; readonly text: string; readonly problem: Problem }
  | { readonly kind: "empty"; readonly text: string };

/** What the header says about the rate in a state of the session. */
export function rateView({
  result,
  drag,
  history,
  proving: { estimate, progress },
}: Pick<SessionState, "result" | "drag" | "history" | "proving">): RateView {
  const last = shownAnswer(result);
  const before = last
    ? ratePoints(last.evaluation.coverage.lower, last.evaluation.coverage.certified)
    : estimate && ratePoints(estimate.share, false);
  if (drag?.difference && before !== null) return estimateView(drag.difference, before);
  switch (result.kind) {
    case "absent":
    case "running":
      return {
        kind: "running",
        text: estimate ? rate(estimate.share, false) : rateText(last),
        estimated: estimate !== null,
        judgedShare: progress && progress.ofM2 > 0 ? progress.judgedM2 / progress.ofM2 : null,
      };
    case "cancelled":
      return {
        kind: "cancelled",
        text: estimate ? rate(estimate.share, false) : rateText(last),
        estimated: estimate !== null,
      };
    case "failed":
      return { kind: "failed", text: NO_NUMBER, problem: result.problem };
    case "ready": {
      const { coverage, undecidedM2 } = result.value.evaluation;
      const text = rate(coverage.lower, coverage.certified);
      if (history.plan.sirens.length === 0) return { kind: "empty", text };
      const open = !coverage.certified && undecidedM2 > 0 && result.value.evaluation.blindSpots.length === 0;
      return { kind: open ? "undecided" : "proved", text, undecidedM2 };
    }
    default:
      return unreachable(result);
  }
}

const estimateView = ({ lower }: NonNullable<DragState["difference"]>, before: number): RateView => ({
  kind: "estimate",
  text: rate(lower, false),
  change: rateDifference(before, ratePoints(lower, false)),
});

const rateText = (answer: EvaluationAnswer | null): string =>
  answer ? rate(answer.evaluation.coverage.lower, answer.evaluation.coverage.certified) : NO_NUMBER;
