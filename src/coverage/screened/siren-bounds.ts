import type { AreaSettings, AreaSiren } from "../../acoustics/area-model";
import { absorptionDbPerM } from "../../acoustics/atmosphere";
import { DZ_CAP_DB } from "../../acoustics/diffraction";
import { divergenceDb } from "../../acoustics/divergence";
import { bandOf, toneLine, wavelengthM } from "../../acoustics/octave-bands";
import { LEAST_DISTANCE_M } from "../../acoustics/path-budget";
import { ratedPowerDb } from "../../acoustics/rated-power";
import { weightingDb } from "../../acoustics/weighting";
import { misplaced } from "../../acoustics/scene-world";
import type { World } from "../../acoustics/world";
import {
  type FactorBounds,
  type GroundCase,
  type GroundPieces,
  factorsWithin,
  groundDb,
} from "./ground-bounds";
import type { Sight } from "./sight";
import { type PatternLoss, patternLoss } from "./pattern-bounds";
import { slantM } from "./read-flat";

/** Taken off every bound, dB: rounding of the plane and of input coordinates (field.md §4.4). */
export const GUARD_DB = 1e-3;

/** Beyond the Earth's girth, m. */
const FARTHEST_M = 1e8;

/** One siren, with all of its level that does not depend on what stands in the way. */
export interface SirenBounds {
  readonly xyz: readonly [number, number, number];
  readonly wavelengthM: number;
  /** Loss without screening or ground: least and greatest level over a cell, dB. */
  readonly openLoDb: (sight: Sight) => number;
  readonly openHiDb: (sight: Sight) => number;
  readonly ground: GroundCase;
  /** Agr after the clamp, dB. */
  readonly groundDb: (factors: FactorBounds, nearM: number, farM: number, most: boolean) => number;
  /** Greatest Agr at any distance over any of the ground, dB. */
  readonly anyGroundDb: number;
  /** Greatest plan distance at which the level can reach a threshold (field.md: R₀), and within which it surely does behind anything (R₂₅). */
  readonly reachM: (requiredDb: number) => number;
  readonly surelyM: (requiredDb: number) => number;
}

/** Heights of the ground that receivers can stand on, m. */
export interface HeightRange {
  readonly minZ: number;
  readonly maxZ: number;
}

/** Prepares a siren; null where it stands in a building or below the ground, so that it has no level anywhere. */
export function sirenBounds(
  world: World,
  siren: AreaSiren,
  settings: AreaSettings,
  receiverHeightM: number,
  pieces: GroundPieces,
  heights: HeightRange,
): SirenBounds | null {
  const [x, y, z] = siren.xyz;
  if (misplaced(world, siren.xyz, [x, y, z + 1e6])?.where === "source.xyz") return null;
  const { frequencyHz } = siren.rated;
  const powerDb = ratedPowerDb(siren.rated) + weightingDb(settings.criterionWeighting, frequencyHz);
  const alpha = absorptionDbPerM(frequencyHz, settings.air);
  const ground: GroundCase = {
    band: bandOf(frequencyHz),
    edition: settings.edition,
    sourceHeightM: Math.max(0, z - world.terrain.heightAt(x, y)),
    receiverHeightM,
  };
  const loss: PatternLoss = { least: 0, most: 0 };
  const pattern = (sight: Sight): PatternLoss => {
    if (!siren.stack) return loss;
    const sine = (rise: number, planM: number): number => rise / Math.max(1e-9, slantM(rise, planM));
    const [down, up] = [sight.lowZ - z, sight.highZ - z];
    const low = sine(down, down < 0 ? sight.nearM : sight.farM);
    const high = sine(up, up < 0 ? sight.farM : sight.nearM);
    patternLoss(siren.stack, frequencyHz, low - 1e-9, high + 1e-9, loss);
    return loss;
  };
  const slant = (planM: number, rise: number): number => Math.max(LEAST_DISTANCE_M, slantM(planM, rise));
  // A receiver at the siren's own place has no level; only a siren at ear height can be that near to one.
  const mayCoincide = Math.abs(ground.sourceHeightM - receiverHeightM) < 0.1;
  const openLoDb = (sight: Sight): number => {
    const d = slant(sight.farM, Math.max(sight.highZ - z, z - sight.lowZ));
    if (
      mayCoincide &&
      slantM(sight.nearM, Math.max(0, sight.lowZ - z, z - sight.highZ)) < 2 * LEAST_DISTANCE_M
    )
      return -Infinity;
    return powerDb - divergenceDb(d) - alpha * d - pattern(sight).most - GUARD_DB;
  };
  const unpatternedHiDb = (sight: Sight): number => {
    const d = slant(sight.nearM, Math.max(0, sight.lowZ - z, z - sight.highZ));
    return powerDb - divergenceDb(d) - alpha * d + GUARD_DB;
  };
  const openHiDb = (sight: Sight): number => unpatternedHiDb(sight) - pattern(sight).least;
  const clampedDb = (factors: FactorBounds, nearM: number, farM: number, most: boolean): number => {
    const found = groundDb(ground, factors, nearM, farM, most) + (most ? 1e-6 : -1e-6);
    return settings.groundGain ? found : Math.max(0, found);
  };
  const all = factorsWithin(pieces.least, pieces.most);
  const sightAt = (planM: number): Sight => ({
    sourceZ: z,
    lowZ: heights.minZ + receiverHeightM,
    highZ: heights.maxZ + receiverHeightM,
    nearM: planM,
    farM: planM,
  });
  // Both fall with distance whatever the heights: the ground's part is bounded over all that is nearer, or all that is farther.
  const worstWithin = (planM: number): number =>
    openLoDb(sightAt(planM)) - withScreenDb(clampedDb(all, 0, planM, true), DZ_CAP_DB.several);
  const bestBeyond = (planM: number): number =>
    unpatternedHiDb(sightAt(planM)) - clampedDb(all, planM, FARTHEST_M, false);
  return {
    xyz: [x, y, z],
    wavelengthM: wavelengthM(toneLine(frequencyHz)),
    openLoDb,
    openHiDb,
    ground,
    groundDb: clampedDb,
    anyGroundDb: clampedDb(all, 0, FARTHEST_M, true),
    reachM: kept((requiredDb) => lastAbove(bestBeyond, requiredDb) + 1e-3),
    // A pattern has nulls under the mast: no disc is sure.
    surelyM: kept((requiredDb) => (siren.stack ? -1 : lastAbove(worstWithin, requiredDb))),
  };
}

/** Remembers answers: there are as many thresholds as zones. */
function kept(find: (requiredDb: number) => number): (requiredDb: number) => number {
  const known = new Map<number, number>();
  let [lastDb, last] = [NaN, 0];
  return (requiredDb) => {
    if (requiredDb === lastDb) return last;
    let found = known.get(requiredDb);
    if (found === undefined) known.set(requiredDb, (found = find(requiredDb)));
    [lastDb, last] = [requiredDb, found];
    return found;
  };
}

/** Ground and screening together, dB: max(Agr, Dz), or Agr + Dz where the ground adds to the level. */
export const withScreenDb = (groundDb: number, dzDb: number): number =>
  groundDb + Math.max(0, dzDb - Math.max(groundDb, 0));

/** Largest distance in m, to a millimetre, at which a falling level is at least `requiredDb`; −1 where it is nowhere. */
function lastAbove(levelDb: (planM: number) => number, requiredDb: number): number {
  if (levelDb(0) < requiredDb) return -1;
  let [reached, missed] = [0, 1];
  while (levelDb(missed) >= requiredDb) {
    reached = missed;
    missed *= 2;
    if (missed > FARTHEST_M) return reached;
  }
  while (missed - reached > 1e-3) {
    const middle = (reached + missed) / 2;
    if (levelDb(middle) >= requiredDb) reached = middle;
    else missed = middle;
  }
  return reached;
}
