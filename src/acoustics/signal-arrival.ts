import { soundSpeedMPerS } from "./atmosphere";

/** Travel time in s over a distance in m (acoustics.md §9). */
export const arrivalDelayS = (distanceM: number, temperatureC: number): number =>
  distanceM / soundSpeedMPerS(temperatureC);

/**
 * What is left in s of the silence between two blasts where two sirens are heard at once:
 * max(0, Toff − |d1 − d2|/c). At 0 an interrupted signal reads as a steady one (acoustics.md §9).
 */
export const heardSilenceS = (
  silenceS: number,
  distance1M: number,
  distance2M: number,
  temperatureC: number,
): number => Math.max(0, silenceS - Math.abs(distance1M - distance2M) / soundSpeedMPerS(temperatureC));

/** Difference of distances in m at which a silence of `silenceS` closes. */
export const closingDifferenceM = (silenceS: number, temperatureC: number): number =>
  silenceS * soundSpeedMPerS(temperatureC);
