import type { SiteAnswer, SiteProgress } from "../analysis/site-answer";
import type { PlanForSiting, SiteQuestion } from "../analysis/site-question";
import type { Result } from "../base/result";
import type { Problem } from "../model/problem";

export type {
  ChosenSite,
  EnoughUnits,
  HoleReason,
  HoleRemedy,
  SiteAlternative,
  SiteAnswer,
  SiteHole,
  SiteProgress,
  SiteProof,
} from "../analysis/site-answer";
export type { PlanForSiting, SiteQuestion, SiteWeight } from "../analysis/site-question";

/** The contract between the face and the siting worker: flat data, and problems as values. */
export interface SitingApi {
  /** Loads the solver ahead of the first question. */
  warm(): Promise<void>;
  solve(
    plan: PlanForSiting,
    question: SiteQuestion,
    report: (progress: SiteProgress) => void,
  ): Promise<Result<SiteAnswer, Problem>>;
}
