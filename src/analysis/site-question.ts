import type { SirenTypeId } from "../base/ids";
import type { Candidate, Plan } from "../model/plan";
import type { PlanForCoverage } from "./plan-for-coverage";

/** The part of a plan that siting reads. */
export type PlanForSiting = PlanForCoverage & { readonly base: Pick<Plan["base"], "candidates"> } & Partial<
    Pick<Plan, "source">
  >;

export type SiteWeight = "area" | "persons" | "both";

/** What is asked: the best so many units, or the fewest that cover everything. */
export interface SiteQuestion {
  readonly want: { readonly kind: "units"; readonly units: number } | { readonly kind: "minimum" };
  /** What the best units cover most of; "both" is the mean of the two shares. Default area. */
  readonly weight?: SiteWeight;
  /** Kinds of sirens to choose from, at most one at a site; default the first of the project. */
  readonly types?: readonly SirenTypeId[];
  /** Σ cost of the sites × price of their types may not exceed this (both 1 where nothing is stated). */
  readonly budget?: number;
  /** Seconds on the clock; the best plan so far is the answer then. Default 60. */
  readonly timeLimitS?: number;
  /** 1: every place is to be reached by two sirens, so that any one may fail. Default 0. */
  readonly survive?: 0 | 1;
  /** Also say what would cover everything, where the answer does not (some seconds more). Default true. */
  readonly advice?: boolean;
  /** Sites (ids of candidates or of withdrawn sirens) that must be used, and that must not, beside what the project says. */
  readonly pinned?: readonly string[];
  readonly forbidden?: readonly string[];
  /** Sites beside those of the project, such as `gridCandidates` gives. */
  readonly more?: readonly Candidate[];
}
