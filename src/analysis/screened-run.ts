import { drained } from "../base/drained";
import type { ScreenedPart } from "../coverage/screened/certify-screened";
import type { Result } from "../base/result";
import type { Problem } from "../model/problem";
import { evaluateScreened, provePart } from "./evaluate-screened";
import type { Evaluation } from "./evaluation";
import { shareEstimates } from "./screened-estimate";
import type { ScreenedLevels } from "./screened-levels";
import type { ScreenedPlan } from "./screened-plan";

/** The clock is looked at after so many cells. */
const CELLS_BETWEEN_LOOKS = 16;

/**
 * Runs the proof of a screened plan until it is through or the plan's time limit is over.
 * @param parts what workers have judged already; without them all cells are judged here
 */
export function runScreened(
  plan: ScreenedPlan,
  clock: () => number,
  levels: ScreenedLevels,
  parts?: readonly ScreenedPart[],
): Result<Evaluation, Problem> {
  return drained(
    evaluateScreened(plan, {
      shouldStop: timeLimit(plan, clock),
      shares: (screened) => shareEstimates(screened, levels.fieldOf(screened, "rest")),
      ...(parts ? { parts } : {}),
    }),
  );
}

/** Judges one share of the cells; null where there is nothing to share. */
export const runPart = (
  plan: ScreenedPlan,
  clock: () => number,
  part: { readonly index: number; readonly of: number },
): Result<ScreenedPart | null, Problem> => drained(provePart(plan, part, timeLimit(plan, clock)));

function timeLimit({ plan: { settings } }: ScreenedPlan, clock: () => number): () => boolean {
  const endMs = clock() + settings.certificate.timeLimitS * 1000;
  let asked = 0;
  return () => {
    asked += 1;
    return asked % CELLS_BETWEEN_LOOKS === 0 && clock() > endMs;
  };
}
