import { fieldKernel } from "../coverage/field/field-kernel";
import { screenedScene } from "../coverage/screened/certify-screened";
import type { ScreenedScene } from "../coverage/screened/screened-scene";
import { type Result, err, ok } from "../base/result";
import type { Siren } from "../model/plan";
import type { Problem } from "../model/problem";
import { LEAST_AREA_M2 } from "./area-cover";
import { sounds } from "./coverage-setup";
import type { Evaluation } from "./evaluation";
import { ScreenedLevels } from "./screened-levels";
import { type ScreenedPlan, certificateInput, screenedPlan } from "./screened-plan";
import { screenedWorld } from "./screened-world";
import { provedSirens } from "./site-proved";
import type { PlanForSiting } from "./site-question";
import { buildWorld } from "./world";

/** A screened plan laid out for advice about its sirens. */
export interface AdviceGround {
  readonly plan: PlanForSiting;
  /** The sirens that sound, by id: the order of the plan does not matter. */
  readonly screened: ScreenedPlan;
  readonly scene: ScreenedScene;
  readonly levels: ScreenedLevels;
}

export function adviceGround(plan: PlanForSiting): Result<AdviceGround, Problem> {
  const world = buildWorld(plan.base, true);
  // 100 % of nothing is not to be signed.
  if (!(world.map.areaM2 >= LEAST_AREA_M2))
    return err({ code: "empty-district", file: "project.json", place: "layers.district" });
  const sirens = plan.sirens.filter(sounds).sort((a, b) => (a.id < b.id ? -1 : 1));
  const around = screenedWorld(plan.base, plan.settings.iso9613, world.plane);
  const screened = screenedPlan(world, around, { ...plan, sirens });
  if (!screened.ok) return screened;
  const input = certificateInput(screened.value, () => false);
  if (!input.ok) return input;
  const levels = new ScreenedLevels(fieldKernel());
  return ok({ plan, screened: screened.value, scene: screenedScene(input.value), levels });
}

/** A plan by the true certificate, for so many seconds and no longer than any evaluation may take. */
export function provedFor(
  { plan, screened, levels }: Omit<AdviceGround, "scene">,
  sirens: readonly Siren[],
  seconds: number,
  clock: () => number,
): Result<Evaluation, Problem> {
  const startMs = clock();
  const limit = Math.min(seconds, plan.settings.certificate.timeLimitS);
  return provedSirens({ all: screened, world: screened.world, plan }, levels, sirens, {
    secondsLeft: () => limit - (clock() - startMs) / 1000,
  });
}
