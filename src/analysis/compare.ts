import type { CoverageDifference } from "./evaluation";
import { type Result, ok } from "../base/result";
import { discCoverage } from "../coverage/disc-coverage";
import { type FlatRings, difference, netAreaM2, polygonsOf, ringLengthM } from "../geo/clip";
import type { Problem } from "../model/problem";
import { coverageSetup } from "./coverage-setup";
import type { PlanForCoverage } from "./plan-for-coverage";
import { personsIn } from "./population";
import { SCREEN_TOLERANCE_M, regionRings, ringsPolygon } from "./region-outline";
import type { World } from "./world";

/** The uncovered part of a plan as flat rings, for comparing. */
export interface Uncovered {
  readonly areaM2: number;
  readonly uncoveredM2: number;
  /** Connected parts. */
  readonly count: number;
  readonly rings: FlatRings;
}

/** What is uncovered under a plan, without the certificate: quick enough to follow a hand. */
export function uncoveredIn(world: World, plan: PlanForCoverage): Result<Uncovered, Problem> {
  const setup = coverageSetup(plan, world);
  if (!setup.ok) return setup;
  const cover = discCoverage(world.map, setup.value.discs, { certificate: false });
  return ok({
    areaM2: cover.areaM2,
    uncoveredM2: cover.uncoveredM2,
    count: cover.regions.length,
    rings: cover.regions.flatMap((region) => regionRings(region, SCREEN_TOLERANCE_M)),
  });
}

/** What `now` gains and loses against `before`, as areas and as outlines for the map. */
export function differenceOf(world: World, before: Uncovered, now: Uncovered): CoverageDifference {
  const gained = withoutSlivers(difference(before.rings, now.rings));
  const lost = withoutSlivers(difference(now.rings, before.rings));
  const { areaM2, uncoveredM2 } = now;
  const share = 1 - uncoveredM2 / areaM2;
  return {
    lower: share,
    upper: share,
    blindM2: uncoveredM2,
    blindCount: now.count,
    ...(world.population ? { blindPersons: personsIn(world.population, now.rings) } : {}),
    blind: ringsPolygon(now.rings, world.plane),
    gained: ringsPolygon(gained, world.plane),
    gainedM2: netAreaM2(gained),
    lost: ringsPolygon(lost, world.plane),
    lostM2: netAreaM2(lost),
    elapsedMs: 0,
  };
}

/**
 * Leaves out parts thinner than the chords are true: the same arc, cut in other places, is flattened into other chords,
 * and what lies between the two is neither gained nor lost.
 */
function withoutSlivers(rings: FlatRings): number[][] {
  return polygonsOf(rings)
    .filter(
      (polygon) =>
        netAreaM2(polygon) > polygon.reduce((sum, ring) => sum + ringLengthM(ring), 0) * SCREEN_TOLERANCE_M,
    )
    .flat();
}
