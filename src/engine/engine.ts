import { type Remote, releaseProxy, wrap } from "comlink";
import type { Fingerprint } from "../base/fingerprint";
import type { AreaLayers } from "../model/basis";
import type { EngineApi } from "./contract";

/** Makes a worker that answers `EngineApi`; the browser's entry gives one, tests give another. */
export type WorkerFactory = () => Worker;

interface Live {
  readonly worker: Worker;
  readonly api: Remote<EngineApi>;
  /** Areas this worker has been given. */
  readonly areas: Map<Fingerprint, Promise<void>>;
}

/** A request was cancelled, or its worker ended. */
export class Cancelled extends Error {}

/**
 * The only door to the worker: starts it, sends each area once, and ends it at once when a computation is cancelled
 * (a busy worker hears no message). A new one starts with the next request.
 */
export class Engine {
  readonly #make: WorkerFactory;
  #live: Live | null = null;
  readonly #waiting = new Set<(reason: Error) => void>();

  constructor(make: WorkerFactory) {
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

  /** Ends what is running, at once. */
  cancel(): void {
    this.#end(new Cancelled("cancelled"));
  }

  /** Ends the worker for good. */
  dispose(): void {
    this.cancel();
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
