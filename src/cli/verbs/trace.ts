import { readFile } from "node:fs/promises";
import { type SceneProblem, type Trace, traceJson } from "../../analysis/trace";
import { type Result, err, ok } from "../../base/result";
import { decimal } from "../../i18n/number-format";
import type { Problem } from "../../model/problem";
import { readJson } from "../../model/read-json";
import { reportInto } from "../../model/schema/read-shape";
import { readProblem } from "../open-project";
import { refuse } from "../refuse";
import { type Align, textTable } from "../text-table";
import type { Call, Verb } from "../verb";

/** `siren-plan trace SCENE.json`: the reference engine, one source and one receiver, term by term. */
export const trace: Verb = {
  name: "trace",
  subject: "SCENE.json",
  options: { json: { type: "boolean" } },
  run: async (call) => {
    const json = await readScene(call.subject);
    if (!json.ok) return refuse(json.error, call);
    const traced = traceJson(json.value);
    if (!traced.ok) return err(sceneLine(traced.error, call));
    const stdout = call.flags.has("json")
      ? JSON.stringify(traced.value, null, 2)
      : traceText(traced.value, call);
    return ok({ stdout: `${stdout}\n`, exitCode: 0 });
  },
};

async function readScene(file: string): Promise<Result<unknown, readonly Problem[]>> {
  const problems: Problem[] = [];
  try {
    const json = readJson(await readFile(file), reportInto(problems, file));
    return problems.length > 0 ? err(problems) : ok(json);
  } catch (reason) {
    return err([readProblem(file, reason)]);
  }
}

/** file: place: why, as for projects. */
function sceneLine({ code, where, detail }: SceneProblem, { subject, language, words }: Call): string {
  const why = words.trace.problems[code] + (detail === undefined ? "" : ` (${detail})`);
  return [subject, where, why].filter((part) => part !== "").join(language === "zh" ? "：" : ": ");
}

function traceText(result: Trace, { words: { trace: words } }: Call): string {
  const one = (db: number | null): string => (db === null ? "—" : decimal(db, 1));
  const names = Object.keys(words.terms) as (keyof Trace["terms"])[];
  const { tone } = result;
  const rows = [
    [words.band, ...result.bands.map((hz) => decimal(hz)), ...(tone ? [decimal(tone.frequency)] : [])],
    [words.level, ...result.level.map(one), ...(tone ? [one(tone.level)] : [])],
    ...names.map((name) => [
      words.terms[name],
      ...result.terms[name].map(one),
      ...(tone ? [one(tone.terms[name])] : []),
    ]),
    ...result.paths.map((path, index) => [
      `${words.path} ${words.paths[path.kind]}`,
      ...path.attenuation.map(one),
      ...(tone ? [one(tone.paths[index]?.attenuation[0] ?? null)] : []),
    ]),
  ];
  const aligns: Align[] = ["left", ...Array.from({ length: result.bands.length + 1 }, (): Align => "right")];
  const extra = result.paths.map((path) => [
    `${words.path} ${words.paths[path.kind]}`,
    `${words.extra} ${decimal(path.extraLength, 2)}`,
  ]);
  return [
    textTable(rows, aligns),
    "",
    words.totals(one(result.totalA), one(result.totalC)),
    "",
    textTable(extra),
  ].join("\n");
}
