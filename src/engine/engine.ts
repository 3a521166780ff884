import type { Remote } from "comlink";
import { assert } from "../base/assert";
import type { Fingerprint } from "../base/fingerprint";
import type { AreaLayers } from "../model/basis";
import type { EngineApi } from "./contract";
import { WorkerLine } from "./worker-line";

/** Makes a worker that answers `EngineApi`; the browser's entry gives one, tests give another. */
export type WorkerFactory = () => Worker;

/** What must be quick may not wait for a proof; proofs and fields are shared among the numbered lanes, the first of which answers. */
export type Lane = "quick" | number;

/** Lanes beside the quick one: as many as the machine has cores, but each holds a world of its own. */
const LEAST_LANES = 2;
const MOST_LANES = 6;

const coresOfMachine = (): number =>
  (globalThis as { navigator?: { hardwareConcurrency?: number } }).navigator?.hardwareConcurrency ??
  LEAST_LANES;

/**
 * The only door to the workers: one for what must be quick, and a pool sized to the machine, each started with its first
 * request. A cancelled worker that does not listen is ended; a new one starts with the next request.
 */
export class Engine {
  readonly #quick: WorkerLine;
  readonly #pool: readonly WorkerLine[];

  constructor(make: WorkerFactory, cores: number = coresOfMachine()) {
    const lanes = Math.min(MOST_LANES, Math.max(LEAST_LANES, cores));
    this.#quick = new WorkerLine(make);
    this.#pool = Array.from({ length: lanes }, () => new WorkerLine(make));
  }

  /** The numbered lanes. */
  get lanes(): readonly number[] {
    return this.#pool.map((_, lane) => lane);
  }

  /** Runs a request over an area; rejects with `Cancelled` when its lane is cancelled first. */
  run<T>(
    area: Fingerprint,
    layers: AreaLayers,
    request: (api: Remote<EngineApi>) => Promise<T>,
    lane: Lane = "quick",
  ): Promise<T> {
    const line = lane === "quick" ? this.#quick : this.#pool[lane];
    assert(line, `the pool has a lane ${lane}`);
    return line.run(area, layers, request);
  }

  /** Lets the workers drop the proof they are at: a newer one is coming. */
  drop(): void {
    for (const line of this.#pool) line.drop();
  }

  /** Cancels what the pool is doing, at once. */
  cancel(): void {
    for (const line of this.#pool) line.cancel();
  }

  /** Ends the workers of the pool with all that they know: another project is opened. */
  forget(): void {
    for (const line of this.#pool) line.end();
  }

  /** Ends the workers for good. */
  dispose(): void {
    this.forget();
    this.#quick.end();
  }
}
