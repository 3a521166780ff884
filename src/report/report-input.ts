import type { Evaluation, MarginClass, ShareBounds } from "../analysis/evaluation";
import type { Fingerprint } from "../base/fingerprint";
import type { Language } from "../i18n/language";
import type { Plan } from "../model/plan";

/** What a report is made from: a plan and the answer that belongs to it. */
export interface ReportInput {
  readonly plan: Plan;
  readonly evaluation: Evaluation;
  /** The margin ramp; empty for model `radius`. */
  readonly marginClasses: readonly MarginClass[];
  /** Day of the report, ISO 8601: `2026-11-24`. The report knows no clock. */
  readonly date: string;
  /** Of the plan: `evaluation.basis`. */
  readonly fingerprint: Fingerprint;
  readonly language: Language;
  /** Coverage of the same plan without its proposed sirens, for "from … to …". */
  readonly withoutProposed?: Pick<ShareBounds, "lower"> & { readonly certified: boolean };
}
