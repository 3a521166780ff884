/** Masking index av of a tone in dB: −2 − lg[1 + (f/502)^2.5] (ISO/PAS 20065:2016, annex E). */
export const maskingIndexDb = (frequencyHz: number): number =>
  -2 - Math.log10(1 + (frequencyHz / 502) ** 2.5);

/** Critical bandwidth in Hz round a frequency: 25 + 75 (1 + 1.4 (f/kHz)²)^0.69 (Zwicker; assumed, not read in the standard). */
export const criticalBandHz = (frequencyHz: number): number =>
  25 + 75 * (1 + 1.4 * (frequencyHz / 1000) ** 2) ** 0.69;

/** Audibility ΔL in dB of a tone over the noise in its critical band; above 0 it can be heard (ISO/PAS 20065, eq. for ΔL). */
export const toneAudibilityDb = (toneDb: number, criticalBandNoiseDb: number, frequencyHz: number): number =>
  toneDb - criticalBandNoiseDb - maskingIndexDb(frequencyHz);
