import { type ProxyMarked, type Remote, proxy, releaseProxy, wrap } from "comlink";
import type { Result } from "../base/result";
import type { Problem } from "../model/problem";
import type { SitingApi } from "./siting-contract";
import { Cancelled } from "./worker-line";

/** A worker and the line to it, which is held: a proxy that is collected would close it before the answer. */
interface Live {
  readonly worker: Worker;
  readonly api: Remote<SitingApi>;
}

function end({ worker, api }: Live): void {
  api[releaseProxy]();
  worker.terminate();
}

/**
 * The door to the siting worker: a fresh one for each job, for the solver's memory never shrinks and a busy solver hears
 * nothing. Stopping ends it at once; what it had found by then is made into an answer by another.
 */
export class SitingEngine {
  readonly #make: () => Worker;
  #stop: ((reason: Error) => void) | null = null;
  /** A worker that has loaded the solver and waits for the next job. */
  #spare: Live | null = null;

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

  /** Has a worker load the solver ahead of the next job, so that its first plan comes at once. */
  warm(): void {
    if (this.#spare) return;
    const spare = this.#start();
    this.#spare = spare;
    // Where it cannot start, the job will say so: it is given another.
    const fail = (): void => {
      if (this.#spare === spare) this.cool();
    };
    spare.worker.addEventListener("error", fail);
    void spare.api.warm().catch(fail);
  }

  /** Lets go of the worker that waits. */
  cool(): void {
    if (this.#spare) end(this.#spare);
    this.#spare = null;
  }

  /** Ends the job, at once. */
  stop(): void {
    this.#stop?.(new Cancelled("stopped"));
  }

  async #run<T>(job: (api: Remote<SitingApi>) => Promise<T>): Promise<T> {
    const live = this.#spare ?? this.#start();
    this.#spare = null;
    const { worker, api } = live;
    let fail: (reason: Error) => void = () => {};
    const stopped = new Promise<never>((_, no) => {
      fail = no;
    });
    this.#stop = fail;
    worker.addEventListener("error", (event) => fail(new Error(event.message || "the worker could not run")));
    try {
      return await Promise.race([job(api), stopped]);
    } finally {
      end(live);
      if (this.#stop === fail) this.#stop = null;
    }
  }

  #start(): Live {
    const worker = this.#make();
    return { worker, api: wrap<SitingApi>(worker) };
  }
}
