import { ARRAY_FLOOR_DB, type HornStack, stackGainDb } from "../../acoustics/horn-array";

/** Speed of sound in the array formula, m/s (acoustics.md §7). */
const ARRAY_SOUND_SPEED_M_PER_S = 340;

/** Least and greatest loss by a stack's pattern over a range of elevations, dB. */
export interface PatternLoss {
  least: number;
  most: number;
}

/**
 * Bounds the loss of a horn stack between two elevations (by their sines). In the main lobe the gain falls from the axis, so the
 * ends decide; elsewhere the amplitude, a mean of cosines of odd or even multiples of x, changes by at most N/2 + 1 per unit of x.
 */
export function patternLoss(
  stack: HornStack,
  frequencyHz: number,
  sineLo: number,
  sineHi: number,
  out: PatternLoss,
): void {
  const lossAt = (sine: number): number =>
    0 - stackGainDb(stack, frequencyHz, Math.asin(Math.max(-1, Math.min(1, sine))));
  const perSine = (Math.PI * frequencyHz * stack.spacingM) / ARRAY_SOUND_SPEED_M_PER_S;
  const [low, high] = [lossAt(sineLo), lossAt(sineHi)];
  const farthest = Math.max(Math.abs(sineLo), Math.abs(sineHi)) * perSine;
  if (farthest * stack.horns <= Math.PI) {
    out.most = Math.max(low, high);
    out.least = sineLo <= 0 && sineHi >= 0 ? 0 : Math.min(low, high);
    return;
  }
  const middle = 10 ** (-lossAt((sineLo + sineHi) / 2) / 20);
  const change = ((stack.horns / 2 + 1) * perSine * (sineHi - sineLo)) / 2;
  const floor = 10 ** (ARRAY_FLOOR_DB / 20);
  out.most = -20 * Math.log10(Math.max(floor, middle - change));
  // At the floor the true amplitude may lie anywhere below it.
  out.least = -20 * Math.log10(Math.min(1, middle + change));
}
