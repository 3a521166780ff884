import type { Result } from "../base/result";
import type { FieldQuality, PlanState } from "../engine/contract";
import type { Lane } from "../engine/engine";
import type { Plan } from "../model/plan";
import type { Problem } from "../model/problem";
import type { Ask } from "./ask";
import { planState } from "./plan-state";

/** Sirens swept, of as many as there are to sweep. */
export interface SweepProgress {
  readonly done: number;
  readonly total: number;
}

/** Who sweeps, and who hears of it. */
export interface FieldSharing {
  readonly ask: Ask;
  /** The worker that will ask for the fields. */
  readonly home: Lane;
  readonly helpers: readonly Lane[];
  readonly report: (progress: SweepProgress | null) => void;
  /** False ends the sharing after the fields that are being swept. */
  readonly isWanted: () => boolean;
}

/**
 * Brings the fields that a worker lacks into its cache, swept by several, siren by siren: whoever is free takes the next. It only saves
 * time: what fails here is left to the request that needs the fields, which sweeps them itself.
 * @returns false when it was cancelled, or nobody wants the fields any more
 */
export async function shareFields(
  state: PlanState,
  quality: FieldQuality,
  { ask, home, helpers, report, isWanted }: FieldSharing,
): Promise<boolean> {
  const lacking = await ask((api) => api.lackingFields(state, quality), home);
  if (!lacking) return false;
  if (!lacking.ok || lacking.value.length < 2) return true;
  const queue = [...lacking.value];
  const total = queue.length;
  let done = 0;
  let goesOn = true;
  const sweep = async (lane: Lane): Promise<void> => {
    for (let siren = queue.shift(); siren !== undefined && goesOn; siren = queue.shift()) {
      const swept = await sweptBy(lane, siren);
      goesOn &&= swept !== null && isWanted();
      if (!goesOn || !swept?.ok) return;
      done += 1;
      report({ done, total });
    }
  };
  const sweptBy = async (lane: Lane, siren: number): Promise<Result<null, Problem> | null> => {
    if (lane === home) return ask((api) => api.sweepField(state, quality, siren), home);
    const lent = await ask((api) => api.lendField(state, quality, siren), lane);
    return lent?.ok ? ask((api) => api.takeField(lent.value), home) : lent;
  };
  report({ done, total });
  await Promise.all([home, ...helpers].map(sweep));
  report(null);
  return goesOn;
}

/** Before the first place of a drag, the fields of all sirens of the plan, by every worker that is free. */
export class DragFields {
  #readied: Plan | null = null;

  async ready(plan: Plan, sharing: Omit<FieldSharing, "home" | "report">): Promise<void> {
    if (plan === this.#readied || plan.settings.model !== "iso9613") return;
    this.#readied = plan;
    await shareFields(planState(plan), "drag", { ...sharing, home: "quick", report: () => {} });
  }
}
