/**
 * Long-term meteorological correction Cmet in dB (ISO 9613-2:1996, clause 8, eqs. 21 and 22):
 * 0 up to dp = 10 (hs + hr), then C0 [1 − 10 (hs + hr)/dp].
 * It averages favourable and unfavourable weather over a year: no substitute for an adverse-wind check of a warning.
 * @param c0Db local factor C0, 0…5 dB
 */
export function meteorologicalCorrectionDb(
  c0Db: number,
  sourceHeightM: number,
  receiverHeightM: number,
  planDistanceM: number,
): number {
  const near = 10 * (sourceHeightM + receiverHeightM);
  return planDistanceM <= near ? 0 : c0Db * (1 - near / planDistanceM);
}

/**
 * Distance in m at which an upwind shadow begins: x = √(2 c0/|g|)(√hs + √hr) (acoustics.md §9, Salomons 2001).
 * @param gradientPerS vertical gradient of the effective speed of sound, 1/s; only a negative one makes a shadow
 */
export function upwindShadowM(
  gradientPerS: number,
  sourceHeightM: number,
  receiverHeightM: number,
  soundSpeedMPerS = 340,
): number {
  if (gradientPerS >= 0) return Infinity;
  return (
    Math.sqrt((2 * soundSpeedMPerS) / -gradientPerS) * (Math.sqrt(sourceHeightM) + Math.sqrt(receiverHeightM))
  );
}

/** Radius of curvature in m of a ray that leaves horizontally: c0/|g| (Salomons 2001). */
export const rayCurvatureM = (gradientPerS: number, soundSpeedMPerS = 340): number =>
  soundSpeedMPerS / Math.abs(gradientPerS);
