import type { Result } from "../base/result";
import type { Problem } from "../model/problem";
import { evaluateScreened } from "./evaluate-screened";
import type { Evaluation } from "./evaluation";
import { shareEstimates } from "./screened-estimate";
import type { ScreenedLevels } from "./screened-levels";
import type { ScreenedPlan } from "./screened-plan";

/** The clock is looked at after so many cells. */
const CELLS_BETWEEN_LOOKS = 16;

/** Runs the proof of a screened plan until it is through or the plan's time limit is over. */
export function runScreened(
  plan: ScreenedPlan,
  clock: () => number,
  levels: ScreenedLevels,
): Result<Evaluation, Problem> {
  const endMs = clock() + plan.plan.settings.certificate.timeLimitS * 1000;
  let asked = 0;
  const steps = evaluateScreened(plan, {
    shouldStop: () => {
      asked += 1;
      return asked % CELLS_BETWEEN_LOOKS === 0 && clock() > endMs;
    },
    shares: (screened) => shareEstimates(screened, levels.fieldOf(screened, "rest")),
  });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
