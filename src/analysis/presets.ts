import {
  AMBIENT_PRESETS,
  type AmbientPreset,
  LEAST_AMBIENT_DB,
  LIMIT_SOURCE,
  MEASURED_SOURCE,
} from "../acoustics/ambient-presets";
import { CRITERION_PRESETS, type CriterionPreset } from "../acoustics/criteria-presets";

/** What a planner may choose instead of typing numbers, each with its source. */
export interface Presets {
  readonly criteria: readonly CriterionPreset[];
  readonly ambient: {
    readonly zones: readonly AmbientPreset[];
    readonly limitSource: string;
    readonly measuredSource: string;
    /** No preset goes below this, dB(A). */
    readonly leastDb: number;
  };
}

/** The named criteria, and the ambient noise of the zones of GB 3096. */
export const presets = (): Presets => ({
  criteria: CRITERION_PRESETS,
  ambient: {
    zones: AMBIENT_PRESETS,
    limitSource: LIMIT_SOURCE,
    measuredSource: MEASURED_SOURCE,
    leastDb: LEAST_AMBIENT_DB,
  },
});
