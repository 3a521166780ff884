import type { SirenId, SirenTypeId } from "../base/ids";
import type { Wgs84 } from "../geo/datums";
import type { Siren } from "../model/plan";
import type { DualCertificate } from "../siting/dual-certificate";
import type { SitingProgress } from "../siting/progress";
import type { Evaluation } from "./evaluation";
import type { SiteQuestion } from "./site-question";

/** A site that is used. */
export interface ChosenSite {
  /** Id of the candidate, or of the withdrawn siren whose place it is; of an existing siren that stays, its own. */
  readonly candidate: string;
  readonly name: string;
  readonly at: Wgs84;
  readonly type: SirenTypeId;
  /** The siren as it stands in the new plan. */
  readonly siren: SirenId;
  /** An existing siren that might have been moved, and stays at its own place (at no cost). */
  readonly kept?: true;
}

/**
 * Why a place is still blind: no allowed site reaches it · there are too few units · the search was stopped · money ran out ·
 * a bound that only holds for the loudest siren was asked for a sum of energies.
 */
export type HoleReason = "unreachable" | "too-few-units" | "stopped" | "over-budget" | "not-proved";

/** What comes nearest to mending a hole. */
export interface HoleRemedy {
  readonly candidate: string;
  readonly name: string;
  readonly type: SirenTypeId;
  /** Missing at the worst corner of the hole: dB, or metres of radius for model `radius`. */
  readonly shortDb?: number;
  readonly shortM?: number;
  /** A mast so much higher would do, m, where the model hears heights. */
  readonly mastM?: number;
}

export interface SiteHole {
  readonly areaM2: number;
  readonly at: Wgs84;
  readonly why: HoleReason;
  /** How much of it is beyond every allowed site, in its largest part. */
  readonly unreachableM2?: number;
  /** The nearest forbidden site that reaches the place. */
  readonly forbidden?: { readonly candidate: string; readonly name: string; readonly type: SirenTypeId };
  /** The allowed site that lacks least. */
  readonly least?: HoleRemedy;
}

export interface SiteProof {
  readonly status: "optimal" | "feasible" | "infeasible";
  /** The fewest: new units. The best: m² or persons covered by the whole plan; for "both" the mean of the shares, in m². */
  readonly objective: number;
  /** No plan with these sites does better. */
  readonly bound: number;
  /** |bound − objective| / objective. */
  readonly gap: number;
  /** One unit fewer is proved impossible; absent where the question is another. */
  readonly fewerImpossible?: boolean;
  readonly rounds: number;
  /** What the bound rests on: whole numbers or multipliers that were checked here, or the word of the solver. */
  readonly provedBy: "integers" | "multipliers" | "solver" | null;
  /** For the fewest: the whole-number proof of (at least a part of) the bound. */
  readonly certificate?: DualCertificate;
}

/** How many units would cover everything, where those asked for do not. */
export interface EnoughUnits {
  readonly units: number;
  readonly proved: boolean;
  /** No fewer can. */
  readonly bound: number;
  readonly sites: readonly string[];
}

/** What would do instead: other kinds of sirens, or sites that are not on the list. */
export interface SiteAlternative {
  readonly types: readonly SirenTypeId[];
  /** The given sites, or a grid of sites anywhere in the area beside them. */
  readonly sites: "given" | "anywhere";
  /** Fewest new units that cover all that these sites can. */
  readonly units: number;
  /** No fewer can. */
  readonly proved: boolean;
  readonly bound: number;
  readonly coversAll: boolean;
  readonly uncoveredM2: number;
}

export interface SiteAnswer {
  readonly question: SiteQuestion;
  readonly chosen: readonly ChosenSite[];
  /** All sirens of the new plan. */
  readonly sirens: readonly Siren[];
  /** The new plan, as `evaluate` has it. */
  readonly evaluation: Evaluation;
  readonly proof: SiteProof;
  readonly holes: readonly SiteHole[];
  readonly enough?: EnoughUnits;
  /** Covering everything takes at least so many new units, more than were asked for; and what that rests on. */
  readonly atLeast?: { readonly units: number; readonly provedBy: SiteProof["provedBy"] };
  /** Where something stays blind: what would cover it. */
  readonly alternatives?: readonly SiteAlternative[];
  readonly elapsedMs: number;
}

/** What is known while a question is being worked on: flat, for a worker to post. */
export interface SiteProgress {
  readonly phase: SitingProgress["phase"];
  readonly incumbent: number | null;
  readonly bound: number;
  readonly gap: number | null;
  /** Ids of the sites of the best plan so far, and its options by number: `settle` makes the plan of them. */
  readonly chosen: readonly string[];
  readonly columns: readonly number[];
  /** All sirens of that plan; absent where nothing has changed since the last progress that had them. */
  readonly sirens?: readonly Siren[];
  readonly elapsedMs: number;
}
