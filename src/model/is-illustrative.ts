import type { Plan } from "./plan";

/** True while any position of the plan is illustrative: the project says so, or one of its sirens does. */
export const isIllustrative = ({ source, sirens }: Pick<Plan, "source" | "sirens">): boolean =>
  source.manifest["illustrative"] === true || sirens.some(({ extra }) => extra["illustrative"] === true);
