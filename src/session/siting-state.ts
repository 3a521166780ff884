import type { Fingerprint } from "../base/fingerprint";
import type { CoverageDifference } from "../engine/contract";
import type { SiteAnswer, SiteProgress, SiteQuestion } from "../engine/siting-contract";
import type { Problem } from "../model/problem";

/** Which plan the map shows while an answer is being looked at. */
export type SitingView = "current" | "found" | "difference";

/** A question that is being worked on. */
export interface SitingJob {
  readonly question: SiteQuestion;
  readonly basis: Fingerprint;
  /** What was told on the way, oldest first. */
  readonly steps: readonly SiteProgress[];
}

/** An answer that waits to be taken or left. */
export interface SitingOutcome {
  readonly answer: SiteAnswer;
  /** The plan it was found for; another plan makes it out of date. */
  readonly basis: Fingerprint;
  readonly steps: readonly SiteProgress[];
  /** Stopped by the planner before it was through. */
  readonly stopped: boolean;
  /** What it gains and loses against that plan; null until it is computed. */
  readonly difference: CoverageDifference | null;
}

/** Siting as it stands. */
export interface SitingState {
  readonly open: boolean;
  readonly job: SitingJob | null;
  readonly outcome: SitingOutcome | null;
  readonly problem: Problem | null;
  readonly view: SitingView;
}

export const NO_SITING: SitingState = { open: false, job: null, outcome: null, problem: null, view: "found" };
