import type { Ceiling } from "./criteria-presets";
import type { RatedSource } from "./rated-power";
import { reweightedDb } from "./weighting";

/**
 * What hard ground or a flat roof may add, dB: As + Ar of ISO 9613-2, table 3, at G = 0 (−1.5 dB each).
 * A ceiling is kept where even that does not reach it; the losses of the coverage models would hide an excess.
 */
export const HARD_GROUND_GAIN_DB = 3;

/** How near to a siren a ceiling may be exceeded. */
export interface CeilingReach {
  /** Distance from the horn, m: who stands as high as it (on the roof, at a window) must keep this far away. */
  readonly slantM: number;
  /** Radius round the mast at the receiver's height, m; 0 where the mast is high enough. */
  readonly groundM: number;
}

/** Where the level may exceed a ceiling: free field from the rated level, and hard ground. */
export function ceilingReach(
  rated: RatedSource,
  ceiling: Pick<Ceiling, "levelDb" | "weighting">,
  height: { readonly sourceM: number; readonly receiverM: number },
): CeilingReach {
  const levelDb = reweightedDb(rated.levelDb, rated.weighting, ceiling.weighting, rated.frequencyHz);
  const slantM = rated.distanceM * 10 ** ((levelDb + HARD_GROUND_GAIN_DB - ceiling.levelDb) / 20);
  const above = Math.abs(height.sourceM - height.receiverM);
  return { slantM, groundM: slantM > above ? Math.sqrt(slantM * slantM - above * above) : 0 };
}
