import type { Remote } from "comlink";
import type { Result } from "../base/result";
import type { EngineApi, EvaluationAnswer } from "../engine/contract";
import type { Lane } from "../engine/engine";
import type { Plan } from "../model/plan";
import type { Problem } from "../model/problem";
import { planState } from "./plan-state";

/** Asks a lane of the engine; null when it was cancelled. */
export type Ask = <T>(
  request: (api: Remote<EngineApi>) => Promise<Result<T, Problem>>,
  lane: Lane,
) => Promise<Result<T, Problem> | null>;

/** Evaluates a plan; where cells have to be judged, two workers share them. */
export async function evaluated(plan: Plan, ask: Ask): Promise<Result<EvaluationAnswer, Problem> | null> {
  const state = planState(plan);
  if (plan.settings.model !== "iso9613") return ask((api) => api.evaluate(state), "proof");
  const [first, second] = await Promise.all([
    ask((api) => api.provePart(state, { index: 0, of: 2 }), "proof"),
    ask((api) => api.provePart(state, { index: 1, of: 2 }), "second"),
  ]);
  if (!first || !second) return null;
  if (!first.ok) return first;
  if (!second.ok) return second;
  const parts = first.value && second.value ? [first.value, second.value] : undefined;
  return ask((api) => api.evaluate(state, parts), "proof");
}
