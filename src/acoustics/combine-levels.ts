import { energySumDb } from "./octave-bands";

/** How several sirens add up at one place, dB. */
export interface CombinedLevels {
  /** The loudest alone: what a guarantee may rest on. */
  readonly loudestDb: number;
  /** Independent sources: sum of energies. */
  readonly energyDb: number;
  /** Bounds for exactly synchronous identical tones; the lower one is −Infinity where they can cancel. */
  readonly coherentMaxDb: number;
  readonly coherentMinDb: number;
}

/** Combines levels in dB of several sirens (acoustics.md §9: pressure amplitudes for the coherent bounds). */
export function combineLevels(levelsDb: readonly number[]): CombinedLevels {
  const amplitudes = levelsDb.map((level) => 10 ** (level / 20));
  const largest = Math.max(...amplitudes);
  const sum = amplitudes.reduce((total, amplitude) => total + amplitude, 0);
  // 1e-12 of the largest: equal amplitudes must cancel exactly in spite of rounding.
  const rest = 2 * largest - sum;
  return {
    loudestDb: Math.max(...levelsDb),
    energyDb: energySumDb(levelsDb),
    coherentMaxDb: 20 * Math.log10(sum),
    coherentMinDb: rest <= 1e-12 * largest ? -Infinity : 20 * Math.log10(rest),
  };
}
