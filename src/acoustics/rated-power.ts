import { SPHERE_DB } from "./divergence";
import { type Weighting, weightingDb } from "./weighting";

/** What a maker states: a level at a distance in free field, in a weighting, of a tone. */
export interface RatedSource {
  readonly levelDb: number;
  readonly weighting: Weighting;
  readonly distanceM: number;
  readonly frequencyHz: number;
}

/**
 * Unweighted sound power level in dB of an omnidirectional source from its rated level:
 * Lw = Lp(r0) + 20 lg r0 + 11 (ISO 9613-2, eq. 7 read backwards), the weighting at the tone taken out first.
 */
export const ratedPowerDb = ({ levelDb, weighting, distanceM, frequencyHz }: RatedSource): number =>
  levelDb - weightingDb(weighting, frequencyHz) + 20 * Math.log10(distanceM) + SPHERE_DB;

/** Tone of a mechanical siren in Hz: turns per minute times the ports of its rotor. */
export const rotorToneHz = (turnsPerMinute: number, ports: number): number => (turnsPerMinute / 60) * ports;
