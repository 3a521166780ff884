import type { Result } from "../base/result";
import type { Problem } from "../model/problem";
import type { Solver } from "../siting/solver";
import type { MovesAnswer, MovesQuestion, RedundancyAnswer, RedundancyQuestion } from "./advice-answer";
import { adviseMoves, adviseRedundancy, settleMoves, settleRedundancy } from "./siren-advice";
import { settledSite } from "./settled-site";
import { site } from "./site";
import type { SiteAnswer, SiteProgress } from "./site-answer";
import type { MovesProgress, SirenMove } from "./site-moves";
import type { PlanForSiting, SiteQuestion } from "./site-question";
import { loadSiteSolver } from "./site-solver";

/** Answers one siting question after another, in a worker or in-process. To cancel one, end the worker: it hears nothing meanwhile. */
export class SiteService {
  readonly #clock: () => number;
  readonly #wasm: string;
  #solver: Promise<Solver> | null = null;

  /**
   * @param clock milliseconds
   * @param wasm address or path of the solver's WebAssembly
   */
  constructor(clock: () => number, wasm: string) {
    this.#clock = clock;
    this.#wasm = wasm;
  }

  /** Loads the solver, ahead of the first question. */
  async warm(): Promise<void> {
    await (this.#solver ??= loadSiteSolver(this.#wasm));
  }

  /** @param report told of every better plan and bound, while the work goes on */
  async solve(
    plan: PlanForSiting,
    question: SiteQuestion,
    report: (progress: SiteProgress) => void,
  ): Promise<Result<SiteAnswer, Problem>> {
    const solver = await (this.#solver ??= loadSiteSolver(this.#wasm));
    return site(plan, question, { solver, clock: this.#clock, report });
  }

  /** The answer for what a stopped question had found. */
  settle(plan: PlanForSiting, question: SiteQuestion, last: SiteProgress): Result<SiteAnswer, Problem> {
    return settledSite(plan, question, last, this.#clock);
  }

  /** Which sirens the plan could do without. */
  async redundancy(
    plan: PlanForSiting,
    question: RedundancyQuestion,
    report: (progress: SiteProgress) => void,
  ): Promise<Result<RedundancyAnswer, Problem>> {
    const solver = await (this.#solver ??= loadSiteSolver(this.#wasm));
    return adviseRedundancy(plan, question, { solver, clock: this.#clock, report });
  }

  /** The answer for a set that a stopped question had found. */
  settleRedundancy(
    plan: PlanForSiting,
    question: RedundancyQuestion,
    needed: readonly string[],
  ): Result<RedundancyAnswer, Problem> {
    return settleRedundancy(plan, question, needed, this.#clock);
  }

  /** The few moves that help most. */
  async moves(
    plan: PlanForSiting,
    question: MovesQuestion,
    report: (progress: MovesProgress) => void,
  ): Promise<Result<MovesAnswer, Problem>> {
    const solver = await (this.#solver ??= loadSiteSolver(this.#wasm));
    return adviseMoves(plan, question, { solver, clock: this.#clock }, report);
  }

  /** The answer for moves that a stopped question had settled. */
  settleMoves(
    plan: PlanForSiting,
    question: MovesQuestion,
    moves: readonly SirenMove[],
  ): Result<MovesAnswer, Problem> {
    return settleMoves(plan, question, moves, this.#clock);
  }
}
