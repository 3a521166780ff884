import { BAND_COUNT } from "./octave-bands";

/** Annex A of ISO 9613-2:1996: propagation through foliage, industrial sites and housing (Amisc), dB. */

/** Table A.1, first row: 10 m ≤ df < 20 m, dB. */
const FOLIAGE_SHORT_DB = [0, 0, 1, 1, 1, 1, 2, 3] as const;
/** Table A.1, second row: 20 m ≤ df ≤ 200 m, dB per metre. */
const FOLIAGE_DB_PER_M = [0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.09, 0.12] as const;
const FOLIAGE_LONGEST_M = 200;

/** Foliage attenuation of the eight bands for a curved path length df in m through dense foliage (A.1). */
export function foliageDb(lengthM: number): number[] {
  if (lengthM < 10) return Array.from({ length: BAND_COUNT }, () => 0);
  if (lengthM < 20) return [...FOLIAGE_SHORT_DB];
  return FOLIAGE_DB_PER_M.map((perM) => perM * Math.min(lengthM, FOLIAGE_LONGEST_M));
}

/** Table A.2, dB per metre through an industrial site. */
const SITE_DB_PER_M = [0, 0.015, 0.025, 0.025, 0.02, 0.02, 0.015, 0.015] as const;
const SITE_CAP_DB = 10;

/** Industrial-site attenuation of the eight bands for a curved path length ds in m (A.2). */
export const industrialSiteDb = (lengthM: number): number[] =>
  SITE_DB_PER_M.map((perM) => Math.min(SITE_CAP_DB, perM * lengthM));

const HOUSING_CAP_DB = 10;
/** Largest share of a façade row that eq. A.3 may be given, per cent. */
const HOUSING_ROW_LIMIT_PCT = 90;

/**
 * A-weighted housing attenuation Ahous in dB (A.3, eqs. A.1 to A.3), at most 10 dB.
 * Never together with buildings that are modelled one by one.
 * @param density B, share of the area covered by buildings, 0…1
 * @param lengthM db, length of the path through the built-up region, m
 * @param facadePct p, per cent of the length of a row along a road or railway that façades fill; 90 at most
 */
export function housingDb(density: number, lengthM: number, facadePct: number): number {
  const share = Math.min(HOUSING_ROW_LIMIT_PCT, facadePct) / 100;
  return Math.min(HOUSING_CAP_DB, 0.1 * density * lengthM - 10 * Math.log10(1 - share));
}

/**
 * Ground and housing together, dB (A.3): the larger of the ground attenuation of the built-up region taken alone
 * and Ahous; a path that would be treated as open ground is not charged twice.
 */
export const housingOrGroundDb = (housing: number, groundDb: number): number => Math.max(housing, groundDb);
