import type { Solver } from "../siting/solver";
import type { SiteProgress } from "./site-answer";

/** What siting needs from outside: the solver, a clock in milliseconds, and whom to tell. */
export interface SiteTools {
  readonly solver: Solver;
  readonly clock: () => number;
  readonly report?: (progress: SiteProgress) => void;
}
