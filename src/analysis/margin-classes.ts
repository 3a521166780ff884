import type { MarginClass } from "./evaluation";
import { type Result, ok } from "../base/result";
import { discCoverage } from "../coverage/disc-coverage";
import type { Problem } from "../model/problem";
import { coverageSetup } from "./coverage-setup";
import type { PlanForCoverage } from "./plan-for-coverage";
import { SCREEN_TOLERANCE_M, regionPolygon } from "./region-outline";
import { type World, buildWorld } from "./world";

/** The classes of the margin ramp, dB (face standard). */
export const RAMP_DB = [0, 3, 6, 10] as const;

/** Regions in which the margin is below each threshold, nested; none for model `radius`, whose margin is a distance. */
export function marginClassesOf(
  plan: PlanForCoverage,
  belowDb: readonly number[] = RAMP_DB,
): Result<MarginClass[], Problem> {
  return marginClassesIn(buildWorld(plan.base, plan.settings.model !== "radius"), plan, belowDb);
}

/** The same over a world that is already built. */
export function marginClassesIn(
  world: World,
  plan: PlanForCoverage,
  belowDb: readonly number[] = RAMP_DB,
): Result<MarginClass[], Problem> {
  if (plan.settings.model === "radius") return ok([]);
  const classes: MarginClass[] = [];
  for (const below of belowDb) {
    const setup = coverageSetup(plan, world, { belowDb: below });
    if (!setup.ok) return setup;
    const { regions } = discCoverage(world.map, setup.value.discs, { certificate: false });
    classes.push({
      belowDb: below,
      region: {
        type: "MultiPolygon",
        coordinates: regions.map(
          (region) => regionPolygon(region, world.plane, SCREEN_TOLERANCE_M).coordinates,
        ),
      },
    });
  }
  return ok(classes);
}
