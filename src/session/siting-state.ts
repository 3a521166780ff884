import type { Fingerprint } from "../base/fingerprint";
import type { CoverageDifference, GeneratedSites } from "../engine/contract";
import type {
  MovesAnswer,
  MovesProgress,
  MovesQuestion,
  RedundancyAnswer,
  RedundancyQuestion,
  SiteAnswer,
  SiteProgress,
  SiteQuestion,
} from "../engine/siting-contract";
import type { Siren } from "../model/plan";
import type { Problem } from "../model/problem";
import { NO_CHOICES, type SitingChoices, type SitingForm } from "./siting-form";

/** Which plan the map shows while an answer is being looked at. */
export type SitingView = "current" | "found" | "difference";

/** A question as the solver gets it. */
export type SitingAsk =
  | { readonly kind: "sites"; readonly question: SiteQuestion }
  | { readonly kind: "redundant"; readonly question: RedundancyQuestion }
  | { readonly kind: "moves"; readonly question: MovesQuestion };

/** An answer, by the kind of its question. */
export type SitingFound =
  | { readonly kind: "sites"; readonly answer: SiteAnswer }
  | {
      readonly kind: "redundant";
      readonly answer: RedundancyAnswer;
      readonly question: RedundancyQuestion;
    }
  | { readonly kind: "moves"; readonly answer: MovesAnswer; readonly question: MovesQuestion };

/** A question that is being worked on. */
export interface SitingJob {
  readonly ask: SitingAsk;
  readonly basis: Fingerprint;
  /** What was told on the way, oldest first. */
  readonly steps: readonly SiteProgress[];
  /** Of moves: how far it is. */
  readonly moves: MovesProgress | null;
  /** The best plan so far, for the map, and what it gains and loses. */
  readonly preview: {
    readonly sirens: readonly Siren[];
    readonly difference: CoverageDifference | null;
  } | null;
}

/** An answer that waits to be taken or left. */
export type SitingOutcome = SitingFound & {
  /** The plan it was found for; another plan makes it out of date. */
  readonly basis: Fingerprint;
  readonly steps: readonly SiteProgress[];
  /** Stopped by the planner before it was through. */
  readonly stopped: boolean;
  /** What it gains and loses against that plan; null until it is computed. */
  readonly difference: CoverageDifference | null;
  /** Sites that could have been chosen. */
  readonly offered: number;
  /** What was decided about the sites then. */
  readonly choices: SitingChoices;
};

/** Sites made up for the form; null before they are. */
export interface SitingGenerated {
  readonly sites: GeneratedSites | null;
  readonly busy: boolean;
}

/** The map shows a plan that siting found, not the open one. */
export const isLookedAt = ({ job, outcome, view }: Pick<SitingState, "job" | "outcome" | "view">): boolean =>
  view !== "current" && (outcome !== null || (job?.preview ?? null) !== null);

/** Siting as it stands. */
export interface SitingState {
  readonly open: boolean;
  /** null until the panel is opened for this plan. */
  readonly form: SitingForm | null;
  readonly choices: SitingChoices;
  readonly generated: SitingGenerated;
  /** The site that is pointed out: its card stands on the map. */
  readonly site: string | null;
  readonly job: SitingJob | null;
  readonly outcome: SitingOutcome | null;
  readonly problem: Problem | null;
  readonly view: SitingView;
}

export const NO_SITING: SitingState = {
  open: false,
  form: null,
  choices: NO_CHOICES,
  generated: { sites: null, busy: false },
  site: null,
  job: null,
  outcome: null,
  problem: null,
  view: "found",
};
