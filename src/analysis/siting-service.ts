import type { Result } from "../base/result";
import type { Problem } from "../model/problem";
import type { Solver, SolverWasm } from "../siting/solver";
import { settledIn, siteIn } from "./site";
import type { SiteAnswer, SiteProgress } from "./site-answer";
import type { PlanForSiting, SiteQuestion } from "./site-question";
import { loadSiteSolver } from "./site-solver";
import { type World, buildWorld } from "./world";

/** Answers siting questions in a worker of their own: one job, and the worker is ended with it. */
export class SitingService {
  readonly #wasm: SolverWasm;
  readonly #clock: () => number;
  #solver: Promise<Solver> | null = null;

  /** @param clock milliseconds */
  constructor(wasm: SolverWasm, clock: () => number) {
    this.#wasm = wasm;
    this.#clock = clock;
  }

  /** Works on a question; tells of every better plan and every better bound. */
  async solve(
    plan: PlanForSiting,
    question: SiteQuestion,
    report: (progress: SiteProgress) => void,
  ): Promise<Result<SiteAnswer, Problem>> {
    const solver = await (this.#solver ??= loadSiteSolver(this.#wasm));
    return siteIn(worldOf(plan), plan, question, { solver, clock: this.#clock, report });
  }

  /** The plan that a stopped job had found. */
  settle(plan: PlanForSiting, question: SiteQuestion, last: SiteProgress): Result<SiteAnswer, Problem> {
    return settledIn(worldOf(plan), plan, question, last);
  }
}

const worldOf = (plan: PlanForSiting): World => buildWorld(plan.base, plan.settings.model !== "radius");
