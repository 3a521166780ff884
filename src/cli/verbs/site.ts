import { site as siteOf } from "../../analysis/site";
import type { SiteProgress } from "../../analysis/site-answer";
import type { SiteQuestion, SiteWeight } from "../../analysis/site-question";
import { loadSiteSolver } from "../../analysis/site-solver";
import type { SiteTools } from "../../analysis/site-tools";
import type { SirenTypeId } from "../../base/ids";
import { type Result, err, ok } from "../../base/result";
import { decimal } from "../../i18n/number-format";
import { openProject } from "../open-project";
import { refuse } from "../refuse";
import { siteJson } from "../site-json";
import { siteText } from "../site-text";
import { solverWasm } from "../solver-wasm";
import type { Call, Verb } from "../verb";
import { writeProject } from "../write-project";

/** `siren-plan site PROJECT`: the best sites for new sirens, and what is proved of them. */
export const site: Verb = {
  name: "site",
  subject: "PROJECT",
  options: {
    units: { type: "string", value: "K" },
    minimum: { type: "boolean" },
    weight: { type: "string", value: "area|persons|both" },
    type: { type: "string", multiple: true, value: "ID" },
    budget: { type: "string", value: "N" },
    "time-limit": { type: "string", value: "S" },
    survive: { type: "string", value: "1" },
    out: { type: "string", value: "PROJECT" },
    json: { type: "boolean" },
  },
  run: async (call) => {
    const started = performance.now();
    const question = questionOf(call);
    if (!question.ok) return question;
    const plan = await openProject(call.subject);
    if (!plan.ok) return refuse(plan.error, call);
    const solver = await loadSiteSolver(solverWasm());
    const answer = siteOf(plan.value, question.value, {
      solver,
      clock: () => performance.now(),
      ...progressTo(process.stderr, call),
    });
    if (!answer.ok) return refuse([answer.error], call);

    const out = call.texts["out"];
    if (out !== undefined) {
      const written = await writeProject({ ...plan.value, sirens: answer.value.sirens }, out);
      if (!written.ok) return refuse([written.error], call);
    }
    const stdout = call.flags.has("json")
      ? siteJson(answer.value, performance.now() - started)
      : siteText(plan.value, answer.value, call);
    const { proof, evaluation, holes } = answer.value;
    // The best of so many units is an answer whatever it covers; the fewest for everything must cover it.
    const met =
      question.value.want.kind === "units" ||
      (proof.status !== "infeasible" && evaluation.coverage.certified && holes.length === 0);
    return ok({ stdout: `${stdout}\n`, exitCode: met ? 0 : 1 });
  },
};

/** A line that is written over, on a terminal only. */
function progressTo(stream: NodeJS.WriteStream, { words: { site: words } }: Call): Pick<SiteTools, "report"> {
  if (!stream.isTTY) return {};
  const figure = (value: number | null): string => (value === null ? "—" : decimal(value));
  return {
    report: ({ phase, incumbent, bound }: SiteProgress) => {
      stream.write(`\r\u001b[K${words.progress(words.phases[phase], figure(incumbent), figure(bound))}\r`);
    },
  };
}

function questionOf({ texts, lists, flags, words: { errors } }: Call): Result<SiteQuestion, string> {
  const number = (
    option: string,
    fits: (value: number) => boolean,
    expected: string,
  ): Result<number | undefined, string> => {
    const text = texts[option];
    if (text === undefined) return ok(undefined);
    const value = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : NaN;
    return Number.isFinite(value) && fits(value)
      ? ok(value)
      : err(errors.badNumber(`--${option}`, text, expected));
  };
  if ((texts["units"] === undefined) !== flags.has("minimum")) return err(errors.oneOf);
  const units = number("units", Number.isSafeInteger, errors.whole);
  if (!units.ok) return units;
  const budget = number("budget", () => true, errors.notNegative);
  if (!budget.ok) return budget;
  const timeLimitS = number("time-limit", (value) => value > 0, errors.positive);
  if (!timeLimitS.ok) return timeLimitS;
  const survive = number("survive", (value) => value === 0 || value === 1, errors.zeroOrOne);
  if (!survive.ok) return survive;
  const weight = texts["weight"];
  if (weight !== undefined && !WEIGHTS.includes(weight as SiteWeight))
    return err(errors.badNumber("--weight", weight, errors.weights));
  const types = lists["type"] as readonly SirenTypeId[] | undefined;
  return ok({
    want: units.value === undefined ? { kind: "minimum" } : { kind: "units", units: units.value },
    ...(weight === undefined ? {} : { weight: weight as SiteWeight }),
    ...(types === undefined ? {} : { types }),
    ...(budget.value === undefined ? {} : { budget: budget.value }),
    ...(timeLimitS.value === undefined ? {} : { timeLimitS: timeLimitS.value }),
    ...(survive.value === 1 ? { survive: 1 as const } : {}),
  });
}

const WEIGHTS: readonly SiteWeight[] = ["area", "persons", "both"];
