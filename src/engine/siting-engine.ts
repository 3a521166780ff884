import { type ProxyMarked, type Remote, proxy, releaseProxy, wrap } from "comlink";
import type { Result } from "../base/result";
import type { Problem } from "../model/problem";
import type { SitingApi } from "./siting-contract";
import { Cancelled } from "./worker-line";

/**
 * The door to the siting worker: a fresh one for each job, for the solver's memory never shrinks and a busy solver hears
 * nothing. Stopping ends it at once; what it had found by then is made into an answer by another.
 */
export class SitingEngine {
  readonly #make: () => Worker;
  #stop: ((reason: Error) => void) | null = null;

  constructor(make: () => Worker) {
    this.#make = make;
  }

  /**
   * Runs one call in a fresh worker, in place of one that is running; rejects with `Cancelled` when it is stopped.
   * @param report told of what is found on the way
   */
  run<T, P>(
    call: (
      api: Remote<SitingApi>,
      report: ((progress: P) => void) & ProxyMarked,
    ) => Promise<Result<T, Problem>>,
    report: (progress: P) => void = () => {},
  ): Promise<Result<T, Problem>> {
    this.stop();
    return this.#run(async (api) => call(api, proxy(report)));
  }

  /** Ends the job, at once. */
  stop(): void {
    this.#stop?.(new Cancelled("stopped"));
  }

  async #run<T>(job: (api: Remote<SitingApi>) => Promise<T>): Promise<T> {
    const worker = this.#make();
    // Held until the job is over: a proxy that is collected meanwhile would close the line before the answer.
    const api = wrap<SitingApi>(worker);
    let fail: (reason: Error) => void = () => {};
    const stopped = new Promise<never>((_, no) => {
      fail = no;
    });
    this.#stop = fail;
    worker.addEventListener("error", (event) => fail(new Error(event.message || "the worker could not run")));
    try {
      return await Promise.race([job(api), stopped]);
    } finally {
      api[releaseProxy]();
      worker.terminate();
      if (this.#stop === fail) this.#stop = null;
    }
  }
}
