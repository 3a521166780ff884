import type { AreaSiren } from "../acoustics/area-model";
import { type ScreenedInput, screenedProblem } from "../coverage/screened/certify-screened";
import { type Result, err, ok } from "../base/result";
import type { Siren } from "../model/plan";
import type { Problem } from "../model/problem";
import { requiredByLabel, sounds } from "./coverage-setup";
import type { PlanForCoverage } from "./plan-for-coverage";
import type { ScreenedWorld } from "./screened-world";
import { areaSettings, besideOf, placedSirens } from "./siren-places";
import type { World } from "./world";

/** A plan whose sirens are screened, over its worlds: what certificate and field are made from. */
export interface ScreenedPlan {
  readonly world: World;
  readonly screened: ScreenedWorld;
  readonly plan: PlanForCoverage;
  /** The sirens that sound, in the order of the plan; `placed[i]` is where `sounding[i]` stands. */
  readonly sounding: readonly Siren[];
  readonly placed: readonly AreaSiren[];
  /** By ambient label, safety margin included, dB. */
  readonly requiredDb: readonly number[];
}

/** Places the sounding sirens; refuses one that would stand inside a building. */
export function screenedPlan(
  world: World,
  screened: ScreenedWorld,
  plan: PlanForCoverage,
): Result<ScreenedPlan, Problem> {
  const sounding = plan.sirens.filter(sounds);
  const placed = placedSirens(sounding, plan.sirenTypes, screened, world.plane);
  if (!placed.ok) return placed;
  const requiredDb = requiredByLabel(world, plan.settings);
  return ok({ world, screened, plan, sounding, placed: placed.value, requiredDb });
}

/** What the certificate takes; refuses a world that it cannot judge. */
export function certificateInput(
  { world, screened, plan: { settings }, placed, requiredDb }: ScreenedPlan,
  shouldStop: () => boolean,
): Result<ScreenedInput, Problem> {
  const input: ScreenedInput = {
    map: world.map,
    world: screened.world,
    sirens: placed,
    requiredDb,
    settings: areaSettings(settings),
    ...besideOf(settings),
    receiverHeightM: settings.receiverHeightM,
    combine: settings.combine,
    floorM: settings.certificate.floorM,
    shouldStop,
  };
  const problem = screenedProblem(input);
  if (!problem) return ok(input);
  return err({
    code: "unreadable",
    file: "project.json",
    place: "layers.terrain",
    detail: { reason: problem.code },
  });
}
