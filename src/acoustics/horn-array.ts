/** A vertical stack of equal horns driven in phase. */
export interface HornStack {
  readonly horns: number;
  /** Distance between neighbouring horns, m. */
  readonly spacingM: number;
}

/** Speed of sound in m/s of the published array values (acoustics.md §7). */
const ARRAY_SOUND_SPEED_M_PER_S = 340;

/** Deepest null that is believed, dB: wind and scattering fill the exact zeros of the formula (assumed). */
export const ARRAY_FLOOR_DB = -40;

/**
 * Level in dB relative to the horizontal axis at an elevation in radians, of N in-phase sources at spacing s:
 * D = 20 lg |sin(N x) / (N sin x)|, x = π f s sin θ / c (uniform line array, acoustics.md §7).
 * Never above 0, and floored at −40 dB so that an exact null stays a number.
 */
export function stackGainDb(
  { horns, spacingM }: HornStack,
  frequencyHz: number,
  elevationRad: number,
): number {
  const x = (Math.PI * frequencyHz * spacingM * Math.sin(elevationRad)) / ARRAY_SOUND_SPEED_M_PER_S;
  const denominator = horns * Math.sin(x);
  // At a grating lobe both sines vanish and the ratio tends to 1.
  if (Math.abs(denominator) < 1e-12) return 0;
  const gain = Math.abs(Math.sin(horns * x) / denominator);
  return gain <= 10 ** (ARRAY_FLOOR_DB / 20) ? ARRAY_FLOOR_DB : Math.min(0, 20 * Math.log10(gain));
}

/** Elevation in radians of the first null, or null where the array is too short to have one. */
export function firstNullRad({ horns, spacingM }: HornStack, frequencyHz: number): number | null {
  const sine = ARRAY_SOUND_SPEED_M_PER_S / (frequencyHz * horns * spacingM);
  return horns > 1 && sine <= 1 ? Math.asin(sine) : null;
}
