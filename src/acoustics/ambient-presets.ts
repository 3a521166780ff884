/** Default ambient noise by the zones of GB 3096-2008, dB(A). */

export type NoiseZone = "0" | "1" | "2" | "3" | "4a" | "4b";

/** Level by day (06–22 h, assumed) and by night, dB(A). */
export interface DayNight {
  readonly dayDb: number;
  readonly nightDb: number;
}

export interface AmbientPreset {
  readonly zone: NoiseZone;
  readonly limit: DayNight;
  /** Which of 70/55 and 70/60 belongs to 4a and which to 4b is general knowledge. */
  readonly limitAssumed: boolean;
  /** What a neighbour city measured in such zones; null for zone 0, where nothing was measured. */
  readonly measured: DayNight | null;
  /** True where the survey knew only zone 4 as a whole. */
  readonly measuredAssumed: boolean;
}

/** Where the limits come from. */
export const LIMIT_SOURCE = "GB 3096-2008 (51a.net and bangnongyaoye.com.cn summaries)";
/** Where the measured values come from. */
export const MEASURED_SOURCE =
  "Zhuzhou 2023 area-noise survey, 148 points, Leq (sthjj.zhuzhou.gov.cn i2176130); an analogue for Xiangtan is assumed";

const dayNight = (dayDb: number, nightDb: number): DayNight => ({ dayDb, nightDb });

export const AMBIENT_PRESETS: readonly AmbientPreset[] = [
  { zone: "0", limit: dayNight(50, 40), limitAssumed: false, measured: null, measuredAssumed: true },
  {
    zone: "1",
    limit: dayNight(55, 45),
    limitAssumed: false,
    measured: dayNight(53.2, 42.8),
    measuredAssumed: false,
  },
  {
    zone: "2",
    limit: dayNight(60, 50),
    limitAssumed: false,
    measured: dayNight(54.4, 45.2),
    measuredAssumed: false,
  },
  {
    zone: "3",
    limit: dayNight(65, 55),
    limitAssumed: false,
    measured: dayNight(56.5, 48.6),
    measuredAssumed: false,
  },
  {
    zone: "4a",
    limit: dayNight(70, 55),
    limitAssumed: true,
    measured: dayNight(58.8, 52.7),
    measuredAssumed: true,
  },
  {
    zone: "4b",
    limit: dayNight(70, 60),
    limitAssumed: true,
    measured: dayNight(58.8, 52.7),
    measuredAssumed: true,
  },
];

/** Ambient is never taken below this, dB(A) (proposal of acoustics.md §1.4: assumed). */
export const LEAST_AMBIENT_DB = 45;

/** Default ambient of a zone in dB(A), never below 45; the measured analogue falls back to the limit where nothing was measured. */
export function ambientDb(zone: NoiseZone, basis: "limit" | "measured", time: "day" | "night"): number {
  const preset = AMBIENT_PRESETS.find((candidate) => candidate.zone === zone) as AmbientPreset;
  const level = (basis === "measured" && preset.measured) || preset.limit;
  return Math.max(LEAST_AMBIENT_DB, time === "day" ? level.dayDb : level.nightDb);
}
