import { type Result, ok } from "../base/result";
import type { BlindRegion } from "../coverage/disc-coverage";
import { fieldKernel } from "../coverage/field/field-kernel";
import { worstPoint } from "../coverage/worst-point";
import type { Problem } from "../model/problem";
import { type AreaCover, areaCover } from "./area-cover";
import { type Reason, type WorstPlace, reasonFinder } from "./blind-reason";
import { type CoverageSetup, nearestDisc } from "./coverage-setup";
import type { BlindSpot, Evaluation, Margin } from "./evaluation";
import { blindSpotId, degreesBox, evaluationHead, placeOf } from "./evaluation-head";
import { isScreened } from "./is-screened";
import type { PlanForCoverage } from "./plan-for-coverage";
import { personShares } from "./person-shares";
import { OUTLINE_TOLERANCE_M, polygonOf, regionPolygon } from "./region-outline";
import { ScreenedLevels } from "./screened-levels";
import { screenedPlan } from "./screened-plan";
import { runScreened } from "./screened-run";
import { screenedWorld } from "./screened-world";
import { type World, buildWorld } from "./world";

/**
 * Evaluates a plan: the share of the area covered, enclosed and certified, its blind spots, and what each siren does.
 * Exact for the unscreened models: their level falls strictly with distance, so each siren covers a disc per ambient
 * zone (acoustics.md §9), and the answer is geometry.
 * @param clock milliseconds, for `elapsedMs` only.
 */
export function evaluatePlan(
  plan: PlanForCoverage,
  clock: () => number = () => 0,
): Result<Evaluation, Problem> {
  const start = clock();
  const world = buildWorld(plan.base, plan.settings.model !== "radius");
  const evaluated = isScreened(plan) ? screenedIn(world, plan, clock) : evaluateIn(world, plan);
  return evaluated.ok ? ok({ ...evaluated.value, elapsedMs: clock() - start }) : evaluated;
}

/** The same for a plan whose sirens are screened. */
function screenedIn(world: World, plan: PlanForCoverage, clock: () => number): Result<Evaluation, Problem> {
  const placed = screenedPlan(world, screenedWorld(plan.base, plan.settings.iso9613, world.plane), plan);
  return placed.ok ? runScreened(placed.value, clock, new ScreenedLevels(fieldKernel())) : placed;
}

/**
 * The same over a world that is already built, for a model with discs.
 * @param outlineToleranceM how far the chords of an outline may be from its arcs; figures do not depend on it.
 */
export function evaluateIn(
  world: World,
  plan: PlanForCoverage,
  outlineToleranceM = OUTLINE_TOLERANCE_M,
): Result<Evaluation, Problem> {
  const parted = areaCover(world, plan);
  return parted.ok
    ? ok(evaluationOf(world, plan, parted.value.setup, parted.value.cover, outlineToleranceM))
    : parted;
}

/** Turns the parted area into the answer to the planner. */
function evaluationOf(
  world: World,
  plan: PlanForCoverage,
  setup: CoverageSetup,
  cover: AreaCover,
  outlineToleranceM: number,
): Evaluation {
  const reasonAt = reasonFinder(plan, world, setup);
  const persons = world.population && personShares(world, setup, world.population, cover);
  const blindSpots = cover.blind.map((region, index) => ({
    ...blindSpotOf(world, plan, setup, region, index, reasonAt),
    outline: regionPolygon(region, world.plane, outlineToleranceM),
    ...(persons ? { persons: persons.byRegion[index] as number } : {}),
  }));
  return {
    ...evaluationHead(world, plan, cover, persons),
    blindSpots,
    weakest: weakestOf(world, plan, setup, cover),
    undecided: cover.undecided.map((rings) => polygonOf(rings, world.plane)),
    sirens: plan.sirens.map(({ id }) => {
      const index = setup.sounding.findIndex((siren) => siren.id === id);
      return {
        id,
        coveredM2: index < 0 ? 0 : (cover.coveredM2[index] as number),
        soleM2: index < 0 ? 0 : (cover.soleM2[index] as number),
      };
    }),
    elapsedMs: 0,
  };
}

function blindSpotOf(
  world: World,
  plan: PlanForCoverage,
  setup: CoverageSetup,
  region: BlindRegion,
  index: number,
  reasonAt: (worst: WorstPlace) => Reason,
): Omit<BlindSpot, "outline"> {
  const worst = worstPoint(world.map, setup.discs, setup.marginAt, region);
  const [x, y] = worst ? [worst.x, worst.y] : region.centroid;
  const nearest = nearestDisc(setup, x, y);
  return {
    id: blindSpotId(index),
    areaM2: region.areaM2,
    centroid: world.plane.toWgs84(region.centroid),
    bbox: degreesBox(world.plane, region.bbox),
    worst: marginOf(plan, world, worst?.margin ?? null, x, y),
    nearestSiren: nearest ? (setup.sounding[nearest.disc]?.id ?? null) : null,
    nearestDistanceM: nearest?.distanceM ?? null,
    ...reasonAt({ x, y, margin: worst?.margin ?? null }),
  };
}

function weakestOf(world: World, plan: PlanForCoverage, setup: CoverageSetup, cover: AreaCover): Margin {
  const weakest = worstPoint(world.map, setup.discs, setup.marginAt);
  const [x, y] = weakest ? [weakest.x, weakest.y] : (cover.blind[0]?.centroid ?? [0, 0]);
  return marginOf(plan, world, weakest?.margin ?? null, x, y);
}

function marginOf(plan: PlanForCoverage, world: World, margin: number | null, x: number, y: number): Margin {
  const at = placeOf(world.plane, [x, y]);
  if (plan.settings.model !== "radius") return { at, marginDb: margin };
  return margin === null ? { at, marginDb: null } : { at, marginDb: null, marginM: margin };
}
