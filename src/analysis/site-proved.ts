import type { Result } from "../base/result";
import type { Siren } from "../model/plan";
import type { Problem } from "../model/problem";
import { evaluateScreened } from "./evaluate-screened";
import type { Evaluation } from "./evaluation";
import { shareEstimates } from "./screened-estimate";
import { screenedPlan } from "./screened-plan";
import { type SiteWork, stopper } from "./site-work";

/** Seconds that the proof of a plan has at least, whatever was spent before. */
const LEAST_S = 2;

/** Seconds between two reports of what is proved. */
const TELL_S = 1;

/** The plan with what was chosen, by the true certificate, as far as the time goes; what is proved of it is told on the way. */
export function provedEvaluation(
  { ground, levels, until, tell, need }: SiteWork,
  sirens: readonly Siren[],
  chosen: readonly number[],
  bound: number,
): Result<Evaluation, Problem> {
  const { all, world, plan, question } = ground;
  const placed = screenedPlan(world, all.screened, { ...plan, sirens });
  if (!placed.ok) return placed;
  const left = until(1);
  const seconds = Math.min(plan.settings.certificate.timeLimitS, Math.max(LEAST_S, left()));
  const end = left() - seconds;
  const steps = evaluateScreened(placed.value, {
    shouldStop: stopper(() => left() - end),
    shares: (screened) => shareEstimates(screened, levels.fieldOf(screened, "drag")),
  });
  const isArea = question.want.kind === "units" && (question.weight ?? "area") === "area" && need === 1;
  let toldAt = Infinity;
  let step = steps.next();
  while (step.done !== true) {
    if (isArea && toldAt - left() >= TELL_S) {
      toldAt = left();
      const { blindM2, openM2 } = step.value;
      const incumbent = Math.max(0, world.map.areaM2 - blindM2 - openM2);
      tell({ phase: "search", chosen, incumbent, bound: Math.max(bound, incumbent) });
    }
    step = steps.next();
  }
  return step.value;
}
