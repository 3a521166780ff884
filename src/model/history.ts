import { type Change, apply } from "./change";
import type { Plan } from "./plan";

/** One step that can be undone: what was done, under the name of its command. */
export interface Step {
  readonly label: string;
  readonly forward: Change;
  readonly backward: Change;
}

/** The plan with its past and its future; immutable. */
export interface History {
  readonly plan: Plan;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

const DEPTH = 500;

/** A history that begins with this plan. */
export const startHistory = (plan: Plan): History => ({ plan, past: [], future: [] });

/** Does a change as one step; what was undone before is forgotten. */
export function perform(history: History, label: string, change: Change): History {
  const { plan, inverse } = apply(history.plan, change);
  const step: Step = { label, forward: change, backward: inverse };
  return { plan, past: [...history.past.slice(-DEPTH + 1), step], future: [] };
}

/** Takes the last step back; the same history where there is none. */
export function undo(history: History): History {
  const step = history.past.at(-1);
  if (!step) return history;
  return {
    plan: apply(history.plan, step.backward).plan,
    past: history.past.slice(0, -1),
    future: [step, ...history.future],
  };
}

/** Does the last undone step again; the same history where there is none. */
export function redo(history: History): History {
  const [step, ...future] = history.future;
  if (!step) return history;
  return { plan: apply(history.plan, step.forward).plan, past: [...history.past, step], future };
}
