import type { Extra } from "./extra";

export type ModelName = "radius" | "cn120" | "fema" | "iso9613";
export type CriterionWeighting = "A" | "C";

/** Parameters of ISO 9613-2 as the plan states them. */
export interface Iso9613Settings {
  readonly edition: 1996 | 2024;
  readonly temperatureC: number;
  readonly humidityPercent: number;
  readonly pressureKPa: number;
  readonly groundFactor: number;
  /** false: ground attenuation is never below 0 (the safe side for a warning). */
  readonly groundGain: boolean;
  readonly lateral: boolean;
  readonly reflections: 0 | 1;
}

/** When a place counts as covered: level − safety margin ≥ max(ambient + aboveAmbient, floor). */
export interface Criterion {
  readonly aboveAmbientDb: number;
  readonly floorDb?: number;
  readonly weighting: CriterionWeighting;
  readonly safetyMarginDb: number;
}

/** Settings with every default filled in (DESIGN §3). */
export interface Settings {
  readonly model: ModelName;
  readonly cn120: { readonly excessDb: number };
  readonly fema: { readonly perDoublingDb: number };
  readonly iso9613: Iso9613Settings;
  readonly criterion: Criterion;
  readonly ambientDefaultDb: number;
  readonly receiverHeightM: number;
  readonly combine: "loudest" | "energy";
  readonly resolutionM: number;
  readonly certificate: { readonly floorM: number; readonly timeLimitS: number };
  readonly extra: Extra;
}
