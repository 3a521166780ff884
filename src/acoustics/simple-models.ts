/**
 * The two unscreened rules of practice: the PRC formula of 国人防〔2007〕120号 and FEMA's slope per doubling.
 * In both, the level falls strictly with the horizontal distance until it meets the rated level near the siren,
 * so "where is it at least T" is a disc, and `rangeM` is its radius.
 */

/** A rated level: what the maker states at a distance, free field. Levels in the weighting of the caller. */
export interface RatedLevel {
  readonly levelDb: number;
  readonly distanceM: number;
}

/** A level that falls with horizontal distance, and the range at which it still reaches a required level. */
export interface DistanceLaw {
  /** Level in dB at a horizontal distance in metres, never above the rated level. */
  levelDb(distanceM: number): number;
  /** Largest distance in metres at which the level is at least `requiredDb`; −1 where it is nowhere. */
  rangeM(requiredDb: number): number;
}

/** The constant of 国人防〔2007〕120号; the source does not say what it stands for (acoustics.md §1.1). */
export const CN120_CONSTANT_DB = 7;

/**
 * 国人防〔2007〕120号: L(D) = Lp − 20 lg(D/r0) − 7 − Lz, capped at Lp.
 * @param excessDb Lz, the lump of 1…30 dB for frequency, height, buildings, trees and weather.
 */
export function cn120Law(rated: RatedLevel, excessDb: number): DistanceLaw {
  const offsetDb = rated.levelDb - CN120_CONSTANT_DB - excessDb;
  return {
    levelDb: (distanceM) =>
      distanceM <= 0
        ? rated.levelDb
        : Math.min(rated.levelDb, offsetDb - 20 * Math.log10(distanceM / rated.distanceM)),
    rangeM: (requiredDb) =>
      requiredDb > rated.levelDb ? -1 : rated.distanceM * 10 ** ((offsetDb - requiredDb) / 20),
  };
}

/**
 * FEMA CPG 1-17: L(D) = Lp − k·log2(D/r0), capped at Lp; k = 10 dB per doubling by default, rated at 100 ft.
 * @param perDoublingDb k, above 0.
 */
export function femaLaw(rated: RatedLevel, perDoublingDb: number): DistanceLaw {
  return {
    levelDb: (distanceM) =>
      distanceM <= 0
        ? rated.levelDb
        : Math.min(rated.levelDb, rated.levelDb - perDoublingDb * Math.log2(distanceM / rated.distanceM)),
    rangeM: (requiredDb) =>
      requiredDb > rated.levelDb ? -1 : rated.distanceM * 2 ** ((rated.levelDb - requiredDb) / perDoublingDb),
  };
}
