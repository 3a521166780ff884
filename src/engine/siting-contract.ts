import type {
  MovesAnswer,
  MovesQuestion,
  RedundancyAnswer,
  RedundancyQuestion,
} from "../analysis/advice-answer";
import type { MovesProgress, SirenMove } from "../analysis/site-moves";
import type { SiteAnswer, SiteProgress } from "../analysis/site-answer";
import type { PlanForSiting, SiteQuestion } from "../analysis/site-question";
import type { Result } from "../base/result";
import type { Problem } from "../model/problem";

export type {
  ChosenSite,
  HoleReason,
  SiteAlternative,
  SiteAnswer,
  SiteHole,
  SiteProgress,
  SiteProof,
} from "../analysis/site-answer";
export type {
  MovesAnswer,
  MovesQuestion,
  NeededAt,
  RedundancyAnswer,
  RedundancyQuestion,
} from "../analysis/advice-answer";
export type { MovesProgress, SirenMove } from "../analysis/site-moves";
export type { PlanForSiting, SiteQuestion, SiteWeight } from "../analysis/site-question";

/** The contract with the worker that looks for sites. */
export interface SitingApi {
  /** Loads the solver ahead of the first question. */
  warm(): Promise<void>;
  /** Reports every better plan and bound on the way. */
  solve(
    plan: PlanForSiting,
    question: SiteQuestion,
    report: (progress: SiteProgress) => void,
  ): Promise<Result<SiteAnswer, Problem>>;
  /** The answer for what a stopped job had found. */
  settle(
    plan: PlanForSiting,
    question: SiteQuestion,
    last: SiteProgress,
  ): Promise<Result<SiteAnswer, Problem>>;
  /** Which sirens the plan could do without. */
  redundancy(
    plan: PlanForSiting,
    question: RedundancyQuestion,
    report: (progress: SiteProgress) => void,
  ): Promise<Result<RedundancyAnswer, Problem>>;
  settleRedundancy(
    plan: PlanForSiting,
    question: RedundancyQuestion,
    needed: readonly string[],
  ): Promise<Result<RedundancyAnswer, Problem>>;
  /** The few moves that help most. */
  moves(
    plan: PlanForSiting,
    question: MovesQuestion,
    report: (progress: MovesProgress) => void,
  ): Promise<Result<MovesAnswer, Problem>>;
  settleMoves(
    plan: PlanForSiting,
    question: MovesQuestion,
    moves: readonly SirenMove[],
  ): Promise<Result<MovesAnswer, Problem>>;
}
