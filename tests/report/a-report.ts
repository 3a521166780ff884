import { evaluatePlan } from "../../src/analysis/evaluate";
import { marginClassesOf } from "../../src/analysis/margin-classes";
import type { Plan } from "../../src/model/plan";
import type { ReportInput } from "../../src/report/report-input";

/** What a report is made from, for a plan. */
export function aReport(plan: Plan, more: Partial<ReportInput> = {}): ReportInput {
  const evaluation = evaluatePlan(plan);
  const marginClasses = marginClassesOf(plan);
  if (!evaluation.ok || !marginClasses.ok) throw new Error("a test plan can be evaluated");
  return {
    plan,
    evaluation: evaluation.value,
    marginClasses: marginClasses.value,
    date: "2026-11-24",
    fingerprint: evaluation.value.basis,
    language: "zh",
    ...more,
  };
}
