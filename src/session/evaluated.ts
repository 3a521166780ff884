import type { Result } from "../base/result";
import type { EvaluationAnswer } from "../engine/contract";
import type { Plan } from "../model/plan";
import type { Problem } from "../model/problem";
import { planState } from "./plan-state";
import { type FieldSharing, shareFields } from "./shared-fields";

/**
 * Evaluates a plan. Where cells have to be judged, two workers share them, always two, so that sums do not depend on the machine;
 * the fields of the estimates are swept by all.
 */
export async function evaluated(
  plan: Plan,
  { ask, helpers, ...sharing }: Omit<FieldSharing, "home">,
): Promise<Result<EvaluationAnswer, Problem> | null> {
  const state = planState(plan);
  if (plan.settings.model !== "iso9613") return ask((api) => api.evaluate(state), 0);
  // The others build their worlds meanwhile.
  for (const lane of helpers.slice(1)) void ask((api) => api.lackingFields(state, "rest"), lane);
  const [first, second] = await Promise.all([
    ask((api) => api.provePart(state, { index: 0, of: 2 }), 0),
    ask((api) => api.provePart(state, { index: 1, of: 2 }), 1),
  ]);
  if (!first || !second) return null;
  if (!first.ok) return first;
  if (!second.ok) return second;
  if (!(await shareFields(state, "rest", { ask, helpers, home: 0, ...sharing }))) return null;
  const parts = first.value && second.value ? [first.value, second.value] : undefined;
  return ask((api) => api.evaluate(state, parts), 0);
}
