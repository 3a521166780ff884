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
  | { readonly kind: "running"; readonly text: string }
  | { readonly kind: "cancelled"; readonly text: string }
  | { readonly kind: "failed"; readonly text: string; readonly problem: Problem }
  | { readonly kind: "empty"; readonly text: string };

/** What the header says about the rate in a state of the session. */
export function rateView({
  result,
  drag,
  history,
}: Pick<SessionState, "result" | "drag" | "history">): RateView {
  const last = shownAnswer(result);
  if (drag?.difference && last) return estimateView(drag.difference, last);
  switch (result.kind) {
    case "absent":
    case "running":
      return { kind: "running", text: rateText(last) };
    case "cancelled":
      return { kind: "cancelled", text: rateText(last) };
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

function estimateView(difference: NonNullable<DragState["difference"]>, last: EvaluationAnswer): RateView {
  const { coverage } = last.evaluation;
  return {
    kind: "estimate",
    text: rate(difference.lower, false),
    change: rateDifference(
      ratePoints(coverage.lower, coverage.certified),
      ratePoints(difference.lower, false),
    ),
  };
}

const rateText = (answer: EvaluationAnswer | null): string =>
  answer ? rate(answer.evaluation.coverage.lower, answer.evaluation.coverage.certified) : NO_NUMBER;
