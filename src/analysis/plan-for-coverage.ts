import type { AreaLayers } from "../model/basis";
import type { Plan } from "../model/plan";

/** The part of a plan that decides its coverage. */
export type PlanForCoverage = Pick<Plan, "sirens" | "sirenTypes" | "settings"> & {
  readonly base: AreaLayers;
};
