import { extname } from "node:path";
import { evaluatePlan } from "../../analysis/evaluate";
import type { Evaluation } from "../../analysis/evaluation";
import { marginClassesOf } from "../../analysis/margin-classes";
import { ok } from "../../base/result";
import type { Plan } from "../../model/plan";
import { REPORT_FORMATS, type ReportInput, renderReport } from "../../report/render-report";
import { openProject } from "../open-project";
import { refuse } from "../refuse";
import type { Verb } from "../verb";
import { writeOutput } from "../write-output";

/** `siren-plan report PROJECT --out FILE`: the coverage report; the extension names the format. */
export const report: Verb = {
  name: "report",
  subject: "PROJECT",
  options: { out: { type: "string", value: "FILE" } },
  required: ["out"],
  run: async (call) => {
    const out = call.texts["out"] ?? "";
    const extension = extname(out).slice(1).toLowerCase();
    const format = REPORT_FORMATS.find((name) => name === extension);
    if (!format) {
      const allowed = REPORT_FORMATS.map((name) => `.${name}`).join(", ");
      return refuse(
        [{ code: "unsupported-format", file: out, place: "", detail: { value: extname(out), allowed } }],
        call,
      );
    }
    const plan = await openProject(call.subject);
    if (!plan.ok) return refuse(plan.error, call);
    const evaluation = evaluatePlan(plan.value, () => performance.now());
    if (!evaluation.ok) return refuse([evaluation.error], call);
    const marginClasses = marginClassesOf(plan.value);
    if (!marginClasses.ok) return refuse([marginClasses.error], call);
    const content = renderReport(
      {
        plan: plan.value,
        evaluation: evaluation.value,
        marginClasses: marginClasses.value,
        date: today(),
        fingerprint: evaluation.value.basis,
        language: call.language,
        ...withoutProposed(plan.value),
      },
      format,
    );
    const written = await writeOutput(out, content);
    if (!written.ok) return refuse([written.error], call);
    return ok({ stdout: `${call.words.evaluate.wrote(out)}\n`, exitCode: 0 });
  },
};

/** What the proposed sirens add is a sentence of the report, where there are both kinds. */
function withoutProposed(plan: Plan): Pick<ReportInput, "withoutProposed"> {
  const existing = plan.sirens.filter(({ status }) => status === "existing");
  if (existing.length === 0 || existing.length === plan.sirens.length) return {};
  const before = evaluatePlan({ ...plan, sirens: existing }, () => performance.now());
  return before.ok ? { withoutProposed: coverageOf(before.value) } : {};
}

const coverageOf = ({ coverage: { lower, certified } }: Evaluation) => ({ lower, certified });

/** The day where the program runs, ISO 8601. */
function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
