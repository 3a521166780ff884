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

/** So long a cancelled worker may take to come to itself, ms, before it is ended with all that it knows. */
const GRACE_MS = 400;

/** One worker and those who wait for it: started when first needed, sent each area once. */
export class WorkerLine {
  readonly #make: () => Worker;
  #live: Live | null = null;
  readonly #waiting = new Set<(reason: Error) => void>();
  /** Until it is known whether a cancelled worker stays. */
  #settling: Promise<void> | null = null;

  constructor(make: () => Worker) {
    this.#make = make;
  }

  /** Runs a request over an area; rejects with `Cancelled` when `cancel` is called first. */
  async run<T>(
    area: Fingerprint,
    layers: AreaLayers,
    request: (api: Remote<EngineApi>) => Promise<T>,
  ): Promise<T> {
    let reject: (reason: Error) => void = () => {};
    const cancelled = new Promise<never>((_, no) => {
      reject = no;
    });
    this.#waiting.add(reject);
    const answered = async (): Promise<T> => {
      if (this.#settling) await Promise.race([this.#settling, cancelled]);
      const live = (this.#live ??= this.#start());
      let opened = live.areas.get(area);
      if (!opened) live.areas.set(area, (opened = live.api.openArea(area, layers)));
      await opened;
      return request(live.api);
    };
    try {
      return await Promise.race([answered(), cancelled]);
    } finally {
      this.#waiting.delete(reject);
    }
  }

  /** Lets the worker drop the proof it is at, and keep what it knows of its areas. */
  drop(): void {
    void this.#live?.api.dropProof();
  }

  /** Whoever waits hears at once that it is cancelled; the worker is ended only if it does not listen, for it knows its areas. */
  cancel(): void {
    for (const reject of this.#waiting) reject(new Cancelled("cancelled"));
    this.#waiting.clear();
    const live = this.#live;
    if (!live || this.#settling) return;
    this.#settling = Promise.race([live.api.dropProof().then(() => true), grace()]).then((listens) => {
      this.#settling = null;
      if (!listens && this.#live === live) this.#leave();
    });
  }

  /** Ends the worker and what it does. */
  end(): void {
    this.#end(new Cancelled("ended"));
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
    this.#leave();
    for (const reject of this.#waiting) reject(reason);
    this.#waiting.clear();
  }

  #leave(): void {
    const live = this.#live;
    this.#live = null;
    if (!live) return;
    live.api[releaseProxy]();
    live.worker.terminate();
  }
}

const grace = (): Promise<false> => new Promise((resolve) => setTimeout(resolve, GRACE_MS, false));
