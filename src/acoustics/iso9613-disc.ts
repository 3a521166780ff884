import { type Air, absorptionDbPerM } from "./atmosphere";
import { divergenceDb } from "./divergence";
import { type Edition, groundAttenuation } from "./ground-general";
import { bandOf } from "./octave-bands";
import { LEAST_DISTANCE_M } from "./path-budget";
import { type RatedSource, ratedPowerDb } from "./rated-power";
import type { DistanceLaw } from "./simple-models";
import { type Weighting, weightingDb } from "./weighting";

/** One siren over flat ground of one kind, with nothing in the way. */
export interface IsoDiscParams {
  readonly rated: RatedSource;
  readonly criterionWeighting: Weighting;
  /** Heights above the ground, m. */
  readonly sourceHeightM: number;
  readonly receiverHeightM: number;
  /** G, 0 hard … 1 porous. */
  readonly groundFactor: number;
  readonly groundGain: boolean;
  readonly edition: Edition;
  readonly air: Air;
}

/**
 * The area model of DESIGN §5 without screening, as a law of the horizontal distance. The loss rises strictly with
 * distance (acoustics.md §9: proof for 1996, checked for 2024; the clamp Agr ≥ 0 keeps it), so each siren covers a disc.
 */
export function isoLaw(params: IsoDiscParams): DistanceLaw {
  const { frequencyHz } = params.rated;
  const band = bandOf(frequencyHz);
  const alpha = absorptionDbPerM(frequencyHz, params.air);
  const powerDb = ratedPowerDb(params.rated) + weightingDb(params.criterionWeighting, frequencyHz);
  const { sourceHeightM, receiverHeightM, groundFactor: g } = params;
  const levelDb = (planDistanceM: number): number => {
    const distanceM = Math.max(LEAST_DISTANCE_M, Math.hypot(planDistanceM, sourceHeightM - receiverHeightM));
    const path = { sourceHeightM, receiverHeightM, planDistanceM, gSource: g, gMiddle: g, gReceiver: g };
    const found = groundAttenuation(path, band, params.edition).totalDb;
    const ground = params.groundGain ? found : Math.max(0, found);
    return powerDb - (divergenceDb(distanceM) + alpha * distanceM + ground);
  };
  return { levelDb, rangeM: (requiredDb) => lastReached(levelDb, requiredDb) };
}

/** Level in dB (criterion's weighting) at a horizontal distance in m. */
export const isoLevelDb = (params: IsoDiscParams, distanceM: number): number =>
  isoLaw(params).levelDb(distanceM);

/** Largest horizontal distance in m at which the level is at least `requiredDb`; −1 where it is nowhere. */
export const isoRangeM = (params: IsoDiscParams, requiredDb: number): number =>
  isoLaw(params).rangeM(requiredDb);

/** Bisection down to neighbouring doubles; the answer itself still reaches the level. */
function lastReached(levelDb: (distanceM: number) => number, requiredDb: number): number {
  if (levelDb(0) < requiredDb) return -1;
  let [reached, missed] = [0, 1];
  while (levelDb(missed) >= requiredDb) {
    reached = missed;
    missed *= 2;
    // Beyond the Earth's girth only a requirement of −∞ is still met.
    if (missed > 1e8) return reached;
  }
  for (;;) {
    const middle = (reached + missed) / 2;
    if (middle <= reached || middle >= missed) return reached;
    if (levelDb(middle) >= requiredDb) reached = middle;
    else missed = middle;
  }
}
