/** Frequency weightings of sound level meters. */
export type Weighting = "A" | "C" | "Z";

// IEC 61672-1:2013, annex E, E.4: the pole frequencies of the weighting filters, in Hz.
const F1 = 20.598_997;
const F2 = 107.652_65;
const F3 = 737.862_23;
const F4 = 12_194.217;

/** Unnormalised magnitude of the C filter, IEC 61672-1 eq. (E.1). */
const cMagnitude = (f: number): number => (F4 * F4 * f * f) / ((f * f + F1 * F1) * (f * f + F4 * F4));

/** Unnormalised magnitude of the A filter, IEC 61672-1 eq. (E.6). */
const aMagnitude = (f: number): number =>
  (cMagnitude(f) * f * f) / (Math.sqrt(f * f + F2 * F2) * Math.sqrt(f * f + F3 * F3));

/**
 * Weighting in dB at a frequency in Hz, 0 dB at 1 kHz (IEC 61672-1:2013, annex E).
 * Add it to an unweighted level of a tone to get the weighted one.
 */
export function weightingDb(weighting: Weighting, frequencyHz: number): number {
  switch (weighting) {
    case "Z":
      return 0;
    case "C":
      return 20 * Math.log10(cMagnitude(frequencyHz) / cMagnitude(1000));
    case "A":
      return 20 * Math.log10(aMagnitude(frequencyHz) / aMagnitude(1000));
  }
}

/** A level of a tone taken from one weighting into another, dB. */
export function reweightedDb(levelDb: number, from: Weighting, to: Weighting, frequencyHz: number): number {
  return levelDb - weightingDb(from, frequencyHz) + weightingDb(to, frequencyHz);
}
