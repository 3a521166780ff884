import { evaluatePlan } from "../../analysis/evaluate";
import { type Result, err, ok } from "../../base/result";
import { areaFeatures } from "../../report/area-geojson";
import { adjustedPlan } from "../adjusted-plan";
import { evaluationJson } from "../evaluation-json";
import { evaluationText } from "../evaluation-text";
import { openProject } from "../open-project";
import { refuse } from "../refuse";
import type { Call, Verb } from "../verb";
import { writeOutput } from "../write-output";

/** `siren-plan evaluate PROJECT`: the coverage rate, its blind spots, and what each siren adds. */
export const evaluate: Verb = {
  name: "evaluate",
  subject: "PROJECT",
  options: {
    model: { type: "string", value: "M" },
    set: { type: "string", multiple: true, value: "KEY=VALUE" },
    without: { type: "string", multiple: true, value: "SIREN" },
    require: { type: "string", value: "P" },
    areas: { type: "string", value: "FILE.geojson" },
    json: { type: "boolean" },
  },
  run: async (call) => {
    const started = performance.now();
    const required = requiredPercent(call);
    if (!required.ok) return required;
    const settings = settingsOf(call);
    if (!settings.ok) return settings;
    const opened = await openProject(call.subject, {
      // Another model asks for other things than the file's own: `adjustedPlan` checks for the one that is used.
      checksNeeds: call.texts["model"] === undefined && settings.value.every(([path]) => path !== "model"),
    });
    if (!opened.ok) return refuse(opened.error, call);
    const plan = adjustedPlan(opened.value, {
      model: call.texts["model"],
      settings: settings.value,
      without: call.lists["without"] ?? [],
    });
    if (!plan.ok) return refuse(plan.error, call);
    const evaluation = evaluatePlan(plan.value, () => performance.now());
    if (!evaluation.ok) return refuse([evaluation.error], call);

    const areas = call.texts["areas"];
    if (areas !== undefined) {
      const collection = { type: "FeatureCollection", features: areaFeatures(evaluation.value) };
      const written = await writeOutput(areas, `${JSON.stringify(collection)}\n`);
      if (!written.ok) return refuse([written.error], call);
    }
    const met = required.value === null || isMet(evaluation.value.coverage.lower, required.value);
    const stdout = call.flags.has("json")
      ? evaluationJson(evaluation.value, performance.now() - started)
      : evaluationText(plan.value, evaluation.value, call, { areas, required: required.value, met });
    return ok({ stdout: `${stdout}\n`, exitCode: met ? 0 : 1 });
  },
};

/** A share against a percentage. Both ways of comparing, for 0.29 × 100 is below 29 in binary fractions. */
const isMet = (lower: number, percent: number): boolean => lower * 100 >= percent || lower >= percent / 100;

/** The percentage of `--require`; null without it. */
function requiredPercent({ texts, words }: Call): Result<number | null, string> {
  const text = texts["require"];
  if (text === undefined) return ok(null);
  const percent = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  return percent <= 100 ? ok(percent) : err(words.errors.badRequire(text));
}

/** The pairs of `--set`. */
function settingsOf({ lists, words }: Call): Result<(readonly [string, string])[], string> {
  const pairs: (readonly [string, string])[] = [];
  for (const text of lists["set"] ?? []) {
    const at = text.indexOf("=");
    if (at <= 0) return err(words.errors.badSet(text));
    pairs.push([text.slice(0, at).trim(), text.slice(at + 1).trim()]);
  }
  return ok(pairs);
}
