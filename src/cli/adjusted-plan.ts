import { type Result, err, ok } from "../base/result";
import type { Plan } from "../model/plan";
import { unmetNeeds } from "../model/plan-needs";
import type { Problem } from "../model/problem";
import { setSetting } from "../model/setting-paths";

/** What `--model`, `--set` and `--without` change in a plan for one run. */
export interface Adjustments {
  readonly model: string | undefined;
  /** Dotted path under settings, and the value as it was written. */
  readonly settings: readonly (readonly [path: string, value: string])[];
  readonly without: readonly string[];
}

/** A plan as a run wants it. It must still have what its model needs. */
export function adjustedPlan(
  plan: Plan,
  { model, settings, without }: Adjustments,
): Result<Plan, readonly Problem[]> {
  let adjusted = plan.settings;
  const wanted = [
    ...(model === undefined ? [] : [["--model", "model", model] as const]),
    ...settings.map(([path, value]) => ["--set", path, value] as const),
  ];
  for (const [file, path, value] of wanted) {
    const set = setSetting(adjusted, path, value);
    if (!set.ok) return err([{ ...set.error, file }]);
    adjusted = set.value;
  }
  const file = sirensFile(plan);
  const unknown = without.filter((id) => !plan.sirens.some((siren) => siren.id === id));
  if (unknown.length > 0)
    return err(
      unknown.map((value): Problem => ({
        code: "unknown-siren",
        file,
        place: "--without",
        detail: { value },
      })),
    );
  const left = { ...plan, settings: adjusted, sirens: plan.sirens.filter(({ id }) => !without.includes(id)) };
  const needs = unmetNeeds(left, file);
  return needs.length > 0 ? err(needs) : ok(left);
}

/** The path of the sirens' layer, as problems name it. */
function sirensFile({ source }: Plan): string {
  const layers = source.manifest["layers"] as { readonly sirens?: unknown } | undefined;
  return typeof layers?.sirens === "string" ? layers.sirens : "sirens";
}
