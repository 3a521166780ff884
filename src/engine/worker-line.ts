import { type ProxyMarked, type Remote, proxy, releaseProxy, wrap } from "comlink";
import type { Fingerprint } from "../base/fingerprint";
import type { AreaLayers } from "../model/basis";
import type { EngineApi } from "./contract";

interface Live {
  readonly worker: Worker;
  readonly api: Remote<EngineApi>;
  /** Areas this worker has been given. */
  readonly areas: Map<Fingerprint, Promise<void>>;
}

/** Hands a listener over to a worker, which calls it while it works. */
export const told = <T>(listener: (news: T) => void): ((news: T) => void) & ProxyMarked => proxy(listener);

/** A request was cancelled, or its worker ended. */
export class Cancelled extends Error {}

/** One worker and those who wait for it: started when first needed, sent each area once, ended at once by a cancel. */
export class WorkerLine {
  readonly #make: () => Worker;
  #live: Live | null = null;
  readonly #waiting = new Set<(reason: Error) => void>();

  constructor(make: () => Worker) {
    this.#make = make;
  }

  /** Runs a request over an area; rejects with `Cancelled` when `cancel` is called first. */
  async run<T>(
    area: Fingerprint,
    layers: AreaLayers,
    request: (api: Remote<EngineApi>) => Promise<T>,
  ): Promise<T> {
    const live = (this.#live ??= this.#start());
    let opened = live.areas.get(area);
    if (!opened) live.areas.set(area, (opened = live.api.openArea(area, layers)));
    let reject: (reason: Error) => void = () => {};
    const cancelled = new Promise<never>((_, no) => {
      reject = no;
    });
    this.#waiting.add(reject);
    try {
      return await Promise.race([opened.then(() => request(live.api)), cancelled]);
    } finally {
      this.#waiting.delete(reject);
    }
  }

  /** Lets the worker drop the proof it is at, and keep what it knows of its areas. */
  drop(): void {
    void this.#live?.api.dropProof();
  }

  /** Ends the worker and what it does. */
  cancel(): void {
    this.#end(new Cancelled("cancelled"));
  }

  #start(): Live {
    const worker = this.#make();
    // A worker that cannot start or dies says so only here; whoever waits must hear of it.
    worker.addEventListener("error", (event) => {
      this.#end(new Error(event.message || "the worker could not run"));
    });
    return { worker, api: wrap<EngineApi>(worker), areas: new Map() };
  }

  #end(reason: Error): void {
    const live = this.#live;
    this.#live = null;
    if (live) {
      live.api[releaseProxy]();
      live.worker.terminate();
    }
    for (const reject of this.#waiting) reject(reason);
  }
}
