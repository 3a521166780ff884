import type { Remote } from "comlink";
import type { Fingerprint } from "../base/fingerprint";
import type { AreaLayers } from "../model/basis";
import type { EngineApi } from "./contract";
import { WorkerLine } from "./worker-line";

/** Makes a worker that answers `EngineApi`; the browser's entry gives one, tests give another. */
export type WorkerFactory = () => Worker;

/** A proof may take its time, and two workers; what follows the hand may not wait for it. */
export type Lane = "proof" | "second" | "quick";

/**
 * The only door to the workers: two for proofs, one for what must be quick, each started with its first request.
 * A busy worker hears no message, so cancelling ends it; a new one starts with the next request.
 */
export class Engine {
  readonly #lines: Readonly<Record<Lane, WorkerLine>>;

  constructor(make: WorkerFactory) {
    this.#lines = {
      proof: new WorkerLine(make),
      second: new WorkerLine(make),
      quick: new WorkerLine(make),
    };
  }

  /** Runs a request over an area; rejects with `Cancelled` when its lane is cancelled first. */
  run<T>(
    area: Fingerprint,
    layers: AreaLayers,
    request: (api: Remote<EngineApi>) => Promise<T>,
    lane: Lane = "quick",
  ): Promise<T> {
    return this.#lines[lane].run(area, layers, request);
  }

  /** Lets the workers drop the proof they are at: a newer one is coming. */
  drop(): void {
    this.#lines.proof.drop();
    this.#lines.second.drop();
  }

  /** Ends the proof that is running, at once. */
  cancel(): void {
    this.#lines.proof.cancel();
    this.#lines.second.cancel();
  }

  /** Ends the workers for good. */
  dispose(): void {
    for (const line of Object.values(this.#lines)) line.cancel();
  }
}
