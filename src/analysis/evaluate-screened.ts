import { type Result, ok } from "../base/result";
import {
  type ScreenedBlindRegion,
  type ScreenedCoverage,
  type ScreenedPart,
  type ScreenedProgress,
  assembleScreened,
  certifiedByDiscs,
  certifyPart,
  screenedScene,
} from "../coverage/screened/certify-screened";
import type { ScreenedScene } from "../coverage/screened/screened-scene";
import type { Problem } from "../model/problem";
import type { BlindSpot, Evaluation, Margin, SirenShare } from "./evaluation";
import { blindSpotId, degreesBox, evaluationHead, placeOf } from "./evaluation-head";
import type { PersonShares } from "./person-shares";
import { polygonOf } from "./region-outline";
import { screenedPersons } from "./screened-persons";
import { type ScreenedPlan, certificateInput } from "./screened-plan";
import { screenedReasonFinder } from "./screened-reason";
import type { World } from "./world";

/** What the evaluation of a screened plan needs from outside. */
export interface ScreenedTools {
  /** Asked now and then; true ends the proof with bounds that hold. */
  readonly shouldStop: () => boolean;
  /** Parts that workers have judged already, all of them. */
  readonly parts?: readonly ScreenedPart[];
  /** What each siren covers, by an estimate: the certificate proves sums, not shares. */
  readonly shares: (plan: ScreenedPlan) => readonly SirenShare[];
}

/**
 * Evaluates a plan under ISO 9613-2 with screening: proved by discs where they do, else by cells (coverage/screened).
 * Yields how far the proof is; its bounds hold whenever it is stopped.
 */
export function* evaluateScreened(
  plan: ScreenedPlan,
  tools: ScreenedTools,
): Generator<ScreenedProgress, Result<Evaluation, Problem>> {
  const input = certificateInput(plan, tools.shouldStop);
  if (!input.ok) return input;
  const scene = screenedScene(input.value);
  // Whoever made parts has asked the discs before.
  const cover = tools.parts
    ? assembleScreened(scene, tools.parts)
    : (certifiedByDiscs(scene) ?? assembleScreened(scene, [yield* certifyPart(scene)]));
  return ok(evaluationOf(plan, scene, cover, tools.shares(plan)));
}

/** One share of the cells of a proof, for several workers; null where discs decide alone and there is nothing to share. */
export function* provePart(
  plan: ScreenedPlan,
  part: { readonly index: number; readonly of: number },
  shouldStop: () => boolean,
): Generator<ScreenedProgress, Result<ScreenedPart | null, Problem>> {
  const input = certificateInput(plan, shouldStop);
  if (!input.ok) return input;
  const scene = screenedScene(input.value);
  return ok(certifiedByDiscs(scene) ? null : yield* certifyPart(scene, part));
}

function evaluationOf(
  screened: ScreenedPlan,
  scene: ScreenedScene,
  cover: ScreenedCoverage,
  sirens: readonly SirenShare[],
): Evaluation {
  const { world, plan } = screened;
  const persons = world.population && screenedPersons(screened, scene, world.population, cover);
  return {
    ...evaluationHead(world, plan, cover, persons),
    blindSpots: spotsOf(screened, scene, cover, persons),
    weakest: weakestOf(world, cover),
    undecided: cover.undecided.map(({ rings }) =>
      polygonOf(
        rings.map((ring) => Array.from(ring)),
        world.plane,
      ),
    ),
    floorM: cover.sizeM,
    stopped: cover.stopped,
    ...(cover.beside
      ? { beside: { rescuedM2: cover.beside.rescuedM2, surelyBlindM2: cover.beside.surelyBlindM2 } }
      : {}),
    sirens,
    sharesEstimated: true,
    elapsedMs: 0,
  };
}

function spotsOf(
  screened: ScreenedPlan,
  scene: ScreenedScene,
  cover: ScreenedCoverage,
  persons: PersonShares | null,
): BlindSpot[] {
  const { world, sounding, placed } = screened;
  const reasonAt = screenedReasonFinder(screened, scene);
  return cover.regions.map((region, index): BlindSpot => {
    const { rings, worst, areaM2, centroid, bbox } = region;
    const [x, y] = worst.at;
    let [nearest, distanceM] = [-1, Infinity];
    placed.forEach(({ xyz }, k) => {
      const away = Math.hypot(xyz[0] - x, xyz[1] - y);
      if (away < distanceM) [nearest, distanceM] = [k, away];
    });
    return {
      id: blindSpotId(index),
      areaM2,
      centroid: placeOf(world.plane, centroid),
      bbox: degreesBox(world.plane, bbox),
      worst: marginOf(world, worst),
      nearestSiren: sounding[nearest]?.id ?? null,
      nearestDistanceM: nearest < 0 ? null : distanceM,
      ...reasonAt(x, y, worst.label),
      ...(cover.beside ? { overTheTop: true } : {}),
      ...(persons ? { persons: persons.byRegion[index] as number } : {}),
      outline: polygonOf(
        rings.map((ring) => Array.from(ring)),
        world.plane,
      ),
    };
  });
}

/** The margin of the reference, or what it is at most where the reference was not asked. */
const marginOf = (world: World, { at, heard, atMostDb }: ScreenedBlindRegion["worst"]): Margin => ({
  at: placeOf(world.plane, heard?.at ?? at),
  marginDb: finite(heard?.marginDb ?? atMostDb),
});

function weakestOf(world: World, { weakest }: ScreenedCoverage): Margin {
  return weakest
    ? { at: placeOf(world.plane, weakest.at), marginDb: finite(weakest.marginDb) }
    : { at: placeOf(world.plane, [world.map.originX, world.map.originY]), marginDb: null };
}

/** No siren, no level: no margin either. */
const finite = (marginDb: number): number | null => (Number.isFinite(marginDb) ? marginDb : null);
