import type { Remote } from "comlink";
import type { SirenId } from "../base/ids";
import { type Result, ok } from "../base/result";
import type { EngineApi, PlaceBudget, Presets, Probe } from "../engine/contract";
import { Latest } from "../engine/latest";
import type { Wgs84 } from "../geo/datums";
import type { Plan } from "../model/plan";
import type { Problem } from "../model/problem";
import { planState } from "./plan-state";

/** What the desk needs of its session. */
export interface LevelHost {
  plan(): Plan;
  /** null when it was cancelled. */
  ask<T>(
    request: (api: Remote<EngineApi>) => Promise<Result<T, Problem>>,
  ): Promise<Result<T, Problem> | null>;
}

/** Answers what is heard at a place of the plan as it is; of several questions of a kind that wait only the newest. */
export class LevelDesk {
  readonly #host: LevelHost;
  readonly #probes = new Latest();
  readonly #budgets = new Latest();
  /** Tells the question that waits that a newer one took its place. */
  #dropProbe: (() => void) | null = null;

  constructor(host: LevelHost) {
    this.#host = host;
  }

  /** Level under a place; null when a newer question took its turn or there is no answer. */
  probe(at: Wgs84): Promise<Probe | null> {
    this.#dropProbe?.();
    return new Promise((resolve) => {
      this.#dropProbe = () => resolve(null);
      this.#probes.push(async () => {
        const plan = this.#host.plan();
        const probed = await this.#host.ask((api) => api.probe(planState(plan), at));
        resolve(probed?.ok ? probed.value : null);
      });
    });
  }

  /** Every siren's sum at a place, and the path from one of them; null when there is no answer. */
  placeBudget(at: Wgs84, siren: SirenId | null): Promise<PlaceBudget | null> {
    return new Promise((resolve) => {
      this.#budgets.push(async () => {
        const plan = this.#host.plan();
        const found = await this.#host.ask((api) => api.placeBudget(planState(plan), at, siren));
        resolve(found?.ok ? found.value : null);
      });
    });
  }

  /** Named criteria and ambient levels; null when the engine could not be asked. */
  async presets(): Promise<Presets | null> {
    const found = await this.#host.ask(async (api) => ok(await api.presets()));
    return found?.ok ? found.value : null;
  }
}
