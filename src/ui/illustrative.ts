import type { Plan } from "../model/plan";

/** True while any position of the plan is illustrative: the project says so, or one of its sirens does. */
export const isIllustrative = (plan: Plan): boolean =>
  plan.source.manifest["illustrative"] === true ||
  plan.sirens.some(({ extra }) => extra["illustrative"] === true);
