import type { Result } from "../base/result";
import type { ScreenedProgress } from "../coverage/screened/certify-screened";
import type { Siren } from "../model/plan";
import type { Problem } from "../model/problem";
import { evaluateScreened } from "./evaluate-screened";
import type { Evaluation } from "./evaluation";
import { shareEstimates } from "./screened-estimate";
import type { ScreenedLevels } from "./screened-levels";
import { screenedPlan } from "./screened-plan";
import type { SiteGround } from "./site-ground";
import { SHARE, type SiteWork, stopper } from "./site-work";

/** Seconds that the proof of a plan has at least, whatever was spent before. */
const LEAST_S = 5;

/**
 * The first pass, over the largest cells, is gone through even so, for what it settles is most of the area: this many seconds more.
 */
const FIRST_PASS_S = 20;
const FIRST_CELL_M = 64;

/** Seconds between two reports of what is proved. */
const TELL_S = 1;

/** Some sirens by the true certificate, as far as the time goes. */
export function provedSirens(
  { all, world, plan }: Pick<SiteGround, "all" | "world" | "plan">,
  levels: ScreenedLevels,
  sirens: readonly Siren[],
  {
    secondsLeft,
    on = () => {},
  }: { readonly secondsLeft: () => number; readonly on?: (progress: ScreenedProgress) => void },
): Result<Evaluation, Problem> {
  const placed = screenedPlan(world, all.screened, { ...plan, sirens });
  if (!placed.ok) return placed;
  let isThrough = false;
  const isOver = stopper(secondsLeft);
  const isLate = stopper(() => secondsLeft() + FIRST_PASS_S);
  const steps = evaluateScreened(placed.value, {
    shouldStop: () => isOver() && (isThrough || isLate()),
    shares: (screened) => shareEstimates(screened, levels.fieldOf(screened, "drag")),
  });
  let step = steps.next();
  while (step.done !== true) {
    isThrough ||= step.value.sizeM < FIRST_CELL_M;
    on(step.value);
    step = steps.next();
  }
  return step.value;
}

/** The plan with what was chosen: as long as any evaluation of it may take, within the question's time; told as it goes. */
export function provedEvaluation(
  { ground, levels, until, tell, need }: SiteWork,
  sirens: readonly Siren[],
  chosen: readonly number[],
  bound: number,
): Result<Evaluation, Problem> {
  const { world, plan, question } = ground;
  const left = until(SHARE.proof);
  const seconds = Math.min(plan.settings.certificate.timeLimitS, Math.max(LEAST_S, left()));
  const end = left() - seconds;
  const isArea = question.want.kind === "units" && (question.weight ?? "area") === "area" && need === 1;
  let [toldAt, toldM2] = [Infinity, 0];
  return provedSirens(ground, levels, sirens, {
    secondsLeft: () => left() - end,
    on: ({ blindM2, openM2 }) => {
      const incumbent = world.map.areaM2 - blindM2 - openM2;
      if (!isArea || toldAt - left() < TELL_S || incumbent <= toldM2) return;
      [toldAt, toldM2] = [left(), incumbent];
      tell({ phase: "search", chosen, incumbent, bound: Math.max(bound, incumbent) });
    },
  });
}
