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
export type { PlanForSiting, SiteQuestion, SiteWeight } from "../analysis/site-question";

/** The contract with the worker that looks for sites. */
export interface SitingApi {
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
}
