import type { Remote } from "comlink";
import { assert } from "../base/assert";
import type { Result } from "../base/result";
import type { EngineApi } from "../engine/contract";
import type { PlanForSiting, SiteAnswer, SiteProgress, SiteQuestion } from "../engine/siting-contract";
import type { SitingEngine } from "../engine/siting-engine";
import { Cancelled } from "../engine/worker-line";
import { areaLayers, planBasis } from "../model/basis";
import type { Plan } from "../model/plan";
import type { Problem } from "../model/problem";
import { planState } from "./plan-state";
import { NO_SITING, type SitingJob, type SitingState, type SitingView } from "./siting-state";

/** What the desk needs of its session. */
export interface SitingHost {
  plan(): Plan;
  siting(): SitingState;
  set(siting: SitingState): void;
  /** null when it was cancelled. */
  ask<T>(
    request: (api: Remote<EngineApi>) => Promise<Result<T, Problem>>,
  ): Promise<Result<T, Problem> | null>;
}

/** Puts siting questions to the solver, keeps what it finds, and holds the answer until it is taken or left. */
export class SitingDesk {
  readonly #host: SitingHost;
  readonly #engine: SitingEngine | null;

  constructor(host: SitingHost, engine: SitingEngine | null) {
    this.#host = host;
    this.#engine = engine;
  }

  open(): void {
    this.#patch({ open: true });
  }

  /** Puts the panel away; what is being worked on is ended. */
  close(): void {
    this.#engine?.stop();
    this.#host.set(NO_SITING);
  }

  /** Which plan the map shows. */
  show(view: SitingView): void {
    this.#patch({ view });
  }

  /** Leaves the answer; the question stays in the panel. */
  discard(): void {
    this.#patch({ outcome: null, problem: null });
  }

  /** Works on a question about the plan as it is, in place of an older one. */
  async solve(question: SiteQuestion): Promise<void> {
    const plan = this.#host.plan();
    const job: SitingJob = { question, basis: planBasis(plan), steps: [] };
    this.#patch({ job, outcome: null, problem: null, view: "found" });
    const mine = (): SitingJob | null => {
      const now = this.#host.siting().job;
      return now && now.question === question ? now : null;
    };
    const report = (step: SiteProgress): void => {
      const now = mine();
      if (now) this.#patch({ job: { ...now, steps: [...now.steps, step] } });
    };
    const answer = await this.#attempt((engine) => engine.solve(forSiting(plan), question, report));
    const done = mine();
    if (!done) return;
    if (answer) return this.#finish(plan, done, answer, false);
    // Stopped: the best plan so far is the answer, where there is one.
    const last = [...done.steps].reverse().find(({ columns }) => columns.length > 0);
    if (!last) return this.#patch({ job: null });
    const settled = await this.#attempt((engine) => engine.settle(forSiting(plan), question, last));
    if (mine()) this.#finish(plan, done, settled, true);
  }

  /** Ends what is being worked on, at once; the best plan so far is kept. */
  stop(): void {
    this.#engine?.stop();
  }

  #finish(plan: Plan, job: SitingJob, answer: Result<SiteAnswer, Problem> | null, stopped: boolean): void {
    if (!answer) return this.#patch({ job: null });
    if (!answer.ok) return this.#patch({ job: null, problem: answer.error });
    const { basis, steps } = job;
    this.#patch({ job: null, outcome: { answer: answer.value, basis, steps, stopped, difference: null } });
    const found = { ...plan, sirens: answer.value.sirens };
    void this.#host
      .ask((api) => api.compare(planState(plan), planState(found)))
      .then((difference) => {
        const { outcome } = this.#host.siting();
        if (difference?.ok && outcome?.answer === answer.value)
          this.#patch({ outcome: { ...outcome, difference: difference.value } });
      });
  }

  /** null when it was stopped. */
  async #attempt(
    work: (engine: SitingEngine) => Promise<Result<SiteAnswer, Problem>>,
  ): Promise<Result<SiteAnswer, Problem> | null> {
    assert(this.#engine, "the face has a siting engine");
    try {
      return await work(this.#engine);
    } catch (reason) {
      if (reason instanceof Cancelled) return null;
      const detail = { value: reason instanceof Error ? reason.message : String(reason) };
      return { ok: false, error: { code: "engine-failed", file: "", place: "", detail } };
    }
  }

  #patch(patch: Partial<SitingState>): void {
    this.#host.set({ ...this.#host.siting(), ...patch });
  }
}

/** What the worker needs of a plan: flat, and without the files it came from. */
const forSiting = ({ sirens, sirenTypes, settings, base }: Plan): PlanForSiting => ({
  sirens,
  sirenTypes,
  settings,
  base: { ...areaLayers(base), candidates: base.candidates },
});
