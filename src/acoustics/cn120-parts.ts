import type { AreaLevel } from "./area-model";
import { CN120_CONSTANT_DB } from "./simple-models";

/** What the lump Lz of 国人防〔2007〕120号 is made of when ISO 9613-2 is asked. */
export type ExcessPartName =
  "slant" | "atmosphere" | "ground" | "barrier" | "pattern" | "housing" | "foliage" | "weather" | "constant";

export interface ExcessPart {
  readonly name: ExcessPartName;
  readonly valueDb: number;
  /** True where no standard gives the part: the planner's own allowance, or the unexplained constant. */
  readonly assumed: boolean;
}

/** Lz as a sum of named parts, beside the Lz that was chosen. */
export interface ExcessComparison {
  readonly parts: readonly ExcessPart[];
  /** The Lz with which the formula gives the ISO level at this distance: the sum of the parts, dB. */
  readonly isoExcessDb: number;
  readonly chosenExcessDb: number;
  /** Chosen minus ISO, dB: positive is on the safe side. */
  readonly marginDb: number;
}

/** Allowances that the area model leaves out, dB. */
export interface ExcessAllowances {
  readonly housingDb?: number;
  readonly foliageDb?: number;
  readonly weatherDb?: number;
}

/**
 * Reads L = Lp − 20 lg(D/r0) − 7 − Lz against ISO 9613-2 at one place: Lz = 20 lg(d/D) + Aatm + Agr + Abar + … − 7,
 * D the horizontal and d the slant distance (acoustics.md §1.1, "making Lz principled").
 * Housing must stay out where buildings are modelled one by one.
 */
export function cn120Parts(
  iso: AreaLevel,
  chosenExcessDb: number,
  allowances: ExcessAllowances = {},
): ExcessComparison {
  const { distanceM, planDistanceM } = iso.geometry;
  const { atmosphere, ground, barrier, pattern } = iso.terms;
  const part = (name: ExcessPartName, valueDb: number, assumed = false): ExcessPart => ({
    name,
    valueDb,
    assumed,
  });
  const parts = [
    part("slant", planDistanceM === 0 ? 0 : 20 * Math.log10(distanceM / planDistanceM)),
    part("atmosphere", atmosphere),
    part("ground", ground),
    part("barrier", barrier),
    part("pattern", pattern),
    part("housing", allowances.housingDb ?? 0, true),
    part("foliage", allowances.foliageDb ?? 0, true),
    part("weather", allowances.weatherDb ?? 0, true),
    part("constant", -CN120_CONSTANT_DB, true),
  ];
  const isoExcessDb = parts.reduce((sum, { valueDb }) => sum + valueDb, 0);
  return { parts, isoExcessDb, chosenExcessDb, marginDb: chosenExcessDb - isoExcessDb };
}

/** Lz that makes the formula agree with FEMA's 10 dB per doubling from 30 m: 13.22 lg(d/30) − 7 dB (acoustics.md §1.1). */
export const femaExcessDb = (distanceM: number): number =>
  (10 / Math.log10(2) - 20) * Math.log10(distanceM / 30) - CN120_CONSTANT_DB;
