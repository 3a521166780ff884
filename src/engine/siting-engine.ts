import { type Remote, proxy, releaseProxy, wrap } from "comlink";
import type { Problem } from "../model/problem";
import type { WorkerFactory } from "./engine";
import type { PlanForSiting, SiteAnswer, SiteProgress, SiteQuestion, SitingApi } from "./siting-contract";

/** How a question ended. Cancelled: the best plan until then, as its last progress told it; null if there was none. */
export type SitingOutcome =
  | { readonly kind: "done"; readonly answer: SiteAnswer }
  | { readonly kind: "refused"; readonly problem: Problem }
  | { readonly kind: "cancelled"; readonly last: SiteProgress | null }
  | { readonly kind: "failed"; readonly reason: string; readonly last: SiteProgress | null };

interface Job {
  readonly settle: (outcome: SitingOutcome) => void;
  last: SiteProgress | null;
}

/**
 * The door to the siting worker. The solver hears nothing while it works and never gives memory back: cancelling ends the worker,
 * and each question gets a fresh one.
 */
export class SitingEngine {
  readonly #make: WorkerFactory;
  #live: { readonly worker: Worker; readonly api: Remote<SitingApi> } | null = null;
  #isFresh = true;
  #job: Job | null = null;

  constructor(make: WorkerFactory) {
    this.#make = make;
  }

  /** Starts the worker and loads the solver, so that the first question need not wait for it. */
  async warm(): Promise<void> {
    await this.#start().api.warm();
  }

  /** Asks a question; a running one is cancelled first. Never rejects. */
  async start(
    plan: PlanForSiting,
    question: SiteQuestion,
    report: (progress: SiteProgress) => void = () => {},
  ): Promise<SitingOutcome> {
    this.cancel();
    if (!this.#isFresh) this.#end();
    const { api } = this.#start();
    this.#isFresh = false;
    return await new Promise<SitingOutcome>((resolve) => {
      const job: Job = { settle: resolve, last: null };
      this.#job = job;
      const told = (progress: SiteProgress): void => {
        if (this.#job !== job) return;
        job.last = progress.sirens
          ? progress
          : { ...progress, ...(job.last?.sirens ? { sirens: job.last.sirens } : {}) };
        report(job.last);
      };
      // The files that the plan was read from are of no use there.
      const { source: _, ...sent } = plan;
      api.solve(sent, question, proxy(told)).then(
        (result) => {
          this.#settle(
            job,
            result.ok ? { kind: "done", answer: result.value } : { kind: "refused", problem: result.error },
          );
        },
        (reason: unknown) => {
          this.#settle(job, { kind: "failed", reason: messageOf(reason), last: job.last });
        },
      );
    });
  }

  /** Ends what is running, at once; its promise gives the best plan so far. */
  cancel(): void {
    const job = this.#job;
    if (!job) return;
    this.#end();
    this.#settle(job, { kind: "cancelled", last: job.last });
  }

  /** Ends the worker for good. */
  dispose(): void {
    this.cancel();
    this.#end();
  }

  #start(): { readonly worker: Worker; readonly api: Remote<SitingApi> } {
    if (this.#live) return this.#live;
    const worker = this.#make();
    worker.addEventListener("error", (event) => {
      const job = this.#job;
      this.#end();
      if (job)
        this.#settle(job, {
          kind: "failed",
          reason: event.message || "the worker could not run",
          last: job.last,
        });
    });
    this.#isFresh = true;
    return (this.#live = { worker, api: wrap<SitingApi>(worker) });
  }

  #end(): void {
    const live = this.#live;
    this.#live = null;
    if (!live) return;
    live.api[releaseProxy]();
    live.worker.terminate();
  }

  #settle(job: Job, outcome: SitingOutcome): void {
    if (this.#job === job) this.#job = null;
    job.settle(outcome);
  }
}

/** The loader's errors print their source, 140 kB of it: the first line says what there is to say. */
const messageOf = (reason: unknown): string =>
  (reason instanceof Error ? reason.message : String(reason)).split("\n")[0]?.slice(0, 300) ?? "";
