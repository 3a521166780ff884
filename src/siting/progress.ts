/** What is known while a question is being worked on. */
export interface SitingProgress {
  /** What is being done: a first plan, the relaxed problem, the search, the branching, choosing among equals. */
  readonly phase: "plan" | "relaxation" | "search" | "branching" | "ties";
  /** Best choice so far, columns ascending; null before the first. */
  readonly chosen: readonly number[] | null;
  /** Its value, and what no choice can do better than. */
  readonly incumbent: number | null;
  readonly bound: number;
}

/** What a job may spend, and whom it tells. The kernels have no clock of their own. */
export interface Job {
  readonly secondsLeft: () => number;
  readonly report: (progress: SitingProgress) => void;
}

/** A job without limit that tells nobody. */
export const QUIET_JOB: Job = { secondsLeft: () => Infinity, report: () => {} };
