import type { Edition } from "./ground-general";

/**
 * Screening attenuation Dz of one diffracted path (ISO 9613-2:1996, 7.4, eqs. 14 to 18;
 * 2024 edition, 7.4, eqs. 18 to 21), with the clarifications of ISO/TR 17534-3, clause 5.
 */

/** Lengths of a diffracted path, m. */
export interface DiffractedPath {
  /** Path difference: what the path is longer than the sight line; negative where sight passes above the edge. */
  readonly z: number;
  /** Source to first edge, last edge to receiver. */
  readonly dss: number;
  readonly dsr: number;
  /** First to last edge along the path. */
  readonly e: number;
  /** Straight distance source to receiver. */
  readonly d: number;
}

/** Which way the path goes: the cap and the meteorological factor hold over the top only. */
export type Way = "over" | "side";

/** Dz in dB and the factors that a standard prints with it. */
export interface Screening {
  readonly dz: number;
  readonly kmet: number;
  readonly c3: number;
}

/** C2 = 20 includes the effect of ground reflections (1996, 7.4). */
const C2 = 20;

/** Over the top, edges closer than this along the path are one edge, m (field.md §2: the convention all engines share). */
export const ONE_EDGE_WITHIN_M = 1;

/** Largest Dz over the top in dB for one edge and for several (1996, 7.4). */
export const DZ_CAP_DB = { one: 20, several: 25 } as const;

/** C3 of eq. 15 (1996): 1 for one edge (e = 0), towards 3 for edges many wavelengths apart. */
export function multipleEdgeFactor(e: number, wavelengthM: number): number {
  if (e === 0) return 1;
  const ratio = ((5 * wavelengthM) / e) ** 2;
  return (1 + ratio) / (1 / 3 + ratio);
}

/** Kmet of 1996 eq. 18: exp[−(1/2000)√(dss dsr d/(2z))], 1 for z ≤ 0. */
function kmet1996({ z, dss, dsr, d }: DiffractedPath): number {
  return z <= 0 ? 1 : Math.exp(-Math.sqrt((dss * dsr * d) / (2 * z)) / 2000);
}

/** Kmet of 2024 eq. 21: with z − zmin in place of z, and e added to the longer outer leg. */
function kmet2024({ z, dss, dsr, e, d }: DiffractedPath, zMin: number): number {
  const longer = Math.max(dss, dsr) + e;
  return Math.exp(-Math.sqrt((longer * Math.min(dss, dsr) * d) / (2 * (z - zMin))) / 2000);
}

/**
 * Dz without the cap, dB.
 * 1996 (eq. 14): 10 lg[3 + (C2/λ) C3 z Kmet]. 2024 (eq. 18): 10 lg[1 + (2 + (C2/λ) C3 z) Kmet].
 * 0 for z ≤ zmin = −2λ/(C2 C3), where the edge is too far below the sight line.
 */
export function uncappedScreening(
  path: DiffractedPath,
  wavelengthM: number,
  edition: Edition,
  way: Way,
): Screening {
  // Round the sides eq. 15 is taken as it stands; it tends to 1 for e → 0 by itself.
  const c3 = way === "over" && path.e <= ONE_EDGE_WITHIN_M ? 1 : multipleEdgeFactor(path.e, wavelengthM);
  const zMin = (-2 * wavelengthM) / (C2 * c3);
  if (path.z <= zMin) return { dz: 0, kmet: 1, c3 };
  const bend = (C2 / wavelengthM) * c3 * path.z;
  if (way === "side") return { dz: 10 * Math.log10(3 + bend), kmet: 1, c3 };
  if (edition === 1996) {
    const kmet = kmet1996(path);
    return { dz: Math.max(0, 10 * Math.log10(3 + bend * kmet)), kmet, c3 };
  }
  const kmet = kmet2024(path, zMin);
  return { dz: Math.max(0, 10 * Math.log10(1 + (2 + bend) * kmet)), kmet, c3 };
}

/** Dz in dB, capped over the top at 20 dB (one edge) or 25 dB (several); side paths are not capped (TR 17534-3, 5.3). */
export function screening(path: DiffractedPath, wavelengthM: number, edition: Edition, way: Way): Screening {
  const free = uncappedScreening(path, wavelengthM, edition, way);
  if (way === "side") return free;
  const cap = path.e <= ONE_EDGE_WITHIN_M ? DZ_CAP_DB.one : DZ_CAP_DB.several;
  return { ...free, dz: Math.min(cap, free.dz) };
}
