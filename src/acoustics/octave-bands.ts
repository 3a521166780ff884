/**
 * The eight octave bands of ISO 9613-2 (63 Hz to 8 kHz), their weightings and energy sums,
 * and the spectral lines (a band or a pure tone) at which every term is evaluated.
 */

/** Nominal midbands in Hz (ISO 9613-2:1996, clause 1); λ = 340/f is formed with these (checked against published Dz). */
export const NOMINAL_BANDS_HZ = [63, 125, 250, 500, 1000, 2000, 4000, 8000] as const;

/** Number of bands; every band array in this folder has this length. */
export const BAND_COUNT = NOMINAL_BANDS_HZ.length;

/** Exact base-10 midbands 1000·10^(0.3 k) in Hz (ISO 266 / IEC 61260-1); absorption is evaluated here. */
export const EXACT_BANDS_HZ: readonly number[] = NOMINAL_BANDS_HZ.map(
  (_, band) => 1000 * 10 ** (0.3 * (band - 4)),
);

/** A-weighting of the bands in dB, the nominal table of IEC 61672-1 that ISO/TR 17534-3 prints in every case. */
export const A_WEIGHTS_DB = [-26.2, -16.1, -8.6, -3.2, 0, 1.2, 1.0, -1.1] as const;

/** C-weighting of the bands in dB, the nominal table of IEC 61672-1. */
export const C_WEIGHTS_DB = [-0.8, -0.2, 0, 0, 0, -0.2, -0.8, -3.0] as const;

/** Speed of sound in m/s that turns frequency into wavelength for screening and reflection (ISO 9613-2, 7.4 and 7.5). */
export const SCREENING_SOUND_SPEED_M_PER_S = 340;

/** One frequency at which all terms are evaluated: an octave band, or a siren's tone inside a band. */
export interface SpectralLine {
  /** Frequency of the wavelength 340/f, Hz: nominal midband, or the tone. */
  readonly waveHz: number;
  /** Frequency of the air absorption, Hz: exact midband, or the tone. */
  readonly airHz: number;
  /** Frequency at which a reflector's size is tested, Hz: the lower edge of the band, or the tone. */
  readonly reflectorHz: number;
  /** Octave band (0 = 63 Hz … 7 = 8 kHz) whose ground coefficients and surface absorption apply. */
  readonly band: number;
}

/** The eight octave bands as spectral lines. */
export const BAND_LINES: readonly SpectralLine[] = NOMINAL_BANDS_HZ.map((waveHz, band) => ({
  waveHz,
  airHz: EXACT_BANDS_HZ[band] as number,
  // acoustics.md §4: testing the reflector at the lower band edge f/√2 reproduces case T19 (assumed, [G]).
  reflectorHz: waveHz / Math.SQRT2,
  band,
}));

/** Octave band that holds a frequency in Hz; frequencies outside 44 Hz … 11.3 kHz fall to the nearest band. */
export function bandOf(frequencyHz: number): number {
  const band = Math.round(Math.log10(frequencyHz / 1000) / 0.3) + 4;
  return Math.min(BAND_COUNT - 1, Math.max(0, band));
}

/** A pure tone as a spectral line: true frequency for air and wavelength, its octave band for the ground. */
export const toneLine = (frequencyHz: number): SpectralLine => ({
  waveHz: frequencyHz,
  airHz: frequencyHz,
  reflectorHz: frequencyHz,
  band: bandOf(frequencyHz),
});

/** Wavelength in m used for screening and reflection. */
export const wavelengthM = (line: SpectralLine): number => SCREENING_SOUND_SPEED_M_PER_S / line.waveHz;

/** Energy sum of levels in dB (ISO 9613-2:1996, eq. 5); −Infinity for none. */
export function energySumDb(levelsDb: readonly number[]): number {
  const loudest = Math.max(...levelsDb);
  if (!Number.isFinite(loudest)) return loudest;
  // Relative to the loudest, so that very low levels do not underflow to silence.
  return loudest + 10 * Math.log10(levelsDb.reduce((sum, level) => sum + 10 ** ((level - loudest) / 10), 0));
}

/** Weighted total of eight band levels in dB. */
export const weightedTotalDb = (levelsDb: readonly number[], weightsDb: readonly number[]): number =>
  energySumDb(levelsDb.map((level, band) => level + (weightsDb[band] as number)));
