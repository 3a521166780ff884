import type { PlanState } from "../engine/contract";
import { areaFingerprint } from "../model/basis";
import type { Plan } from "../model/plan";

/** What a request carries of a plan: its area by fingerprint, and what changes while a planner works. */
export const planState = (plan: Plan): PlanState => ({
  area: areaFingerprint(plan.base),
  sirens: plan.sirens,
  sirenTypes: plan.sirenTypes,
  settings: plan.settings,
});
