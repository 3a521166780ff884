import { geometricFactor } from "./ground-general";

/**
 * Ground attenuation by the alternative method in dB, the same in every band:
 * Agr = 4.8 − (2 hm/d)(17 + 300/d), at least 0 (ISO 9613-2:1996, 7.3.2, eq. 10).
 * Only for porous ground, A-weighted levels and sound that is no pure tone: not for sirens.
 * @param distanceM slant distance d, m
 * @param meanHeightM hm = F/d, m
 */
export const alternativeGroundDb = (distanceM: number, meanHeightM: number): number =>
  Math.max(0, 4.8 - ((2 * meanHeightM) / distanceM) * (17 + 300 / distanceM));

/** DΩ = 10 lg(1 + Kgeo) in dB, to be added to the source where the alternative method is used (1996, eq. 11). */
export const solidAngleIndexDb = (
  sourceHeightM: number,
  receiverHeightM: number,
  planDistanceM: number,
): number => 10 * Math.log10(1 + geometricFactor(sourceHeightM, receiverHeightM, planDistanceM));

/**
 * Mean height hm = F/d in m of the sight line above a ground profile (1996, figure 3): F is the area between
 * line and ground in the vertical plane, d the slant distance (ISO/TR 17534-3, T05 and T07).
 * F is signed, so that ground above the line counts against it, and hm is at least 0.
 * @param ground [plan distance, z] from the source to the receiver, m
 */
export function meanHeightM(
  ground: readonly (readonly [number, number])[],
  sourceZ: number,
  receiverZ: number,
): number {
  const planM = (ground.at(-1) as readonly [number, number])[0];
  const distanceM = Math.hypot(planM, receiverZ - sourceZ);
  if (planM === 0)
    return Math.max(0, Math.min(sourceZ, receiverZ) - (ground[0] as readonly [number, number])[1]);
  const above = ([s, z]: readonly [number, number]): number =>
    sourceZ + ((receiverZ - sourceZ) * s) / planM - z;
  let area = 0;
  for (let i = 1; i < ground.length; i++) {
    const [from, to] = [ground[i - 1] as readonly [number, number], ground[i] as readonly [number, number]];
    area += ((above(from) + above(to)) / 2) * (to[0] - from[0]);
  }
  return Math.max(0, area / distanceM);
}
