import { fieldKernel } from "../coverage/field/field-kernel";
import { type Result, err, ok } from "../base/result";
import type { Problem } from "../model/problem";
import { LEAST_AREA_M2 } from "./area-cover";
import type { SiteAnswer } from "./site-answer";
import { ScreenedLevels } from "./screened-levels";
import { wholeWorth } from "./site-few";
import { siteEstimate } from "./site-estimate";
import { roughPlaces, sureDiscs, withFootprints } from "./site-ground";
import { TIME_LIMIT_S, siteJob } from "./site-job";
import { siteColumns } from "./site-options";
import { sitedSirens } from "./site-plan";
import { provedEvaluation } from "./site-proved";
import type { PlanForSiting, SiteQuestion } from "./site-question";
import { screenedAlternatives } from "./site-screened-advice";
import { screenedHoles } from "./site-screened-holes";
import { screenedMinimum } from "./site-screened-minimum";
import { screenedUnits } from "./site-screened-units";
import { sureChoice } from "./site-sure";
import type { SiteTools } from "./site-tools";
import { Witnesses } from "./site-witnesses";
import { SHARE, type SiteWork } from "./site-work";

/**
 * Where to put new sirens under ISO 9613-2 with screening. A plan at once, by discs; then by the field; the proof while that runs:
 * exact rows at places that the reference hears, ground that is certainly blind, the certificate of what is chosen. Each holds
 * whenever the time ends; what is not through by then widens the bound.
 */
export function siteScreened(
  plan: PlanForSiting,
  question: SiteQuestion,
  tools: SiteTools,
): Result<SiteAnswer, Problem> {
  const startMs = tools.clock();
  const begun = begin(plan, question, tools, startMs);
  if (!begun.ok) return begun;
  const { work, first } = begun.value;
  const { ground, need } = work;
  const estimate = siteEstimate(ground, work.levels, need, work.until(SHARE.estimate));
  const found =
    question.want.kind === "minimum"
      ? screenedMinimum(work, estimate, first)
      : screenedUnits(work, estimate, question.want.units, first);
  const { sirens, chosen } = sitedSirens(plan, ground, found.chosen);
  const evaluation = provedEvaluation(work, sirens, found.chosen, found.bound);
  if (!evaluation.ok) return evaluation;
  const told = found.finish(evaluation.value);
  const holes = screenedHoles(work, evaluation.value, told.regions, told.why, work.until(SHARE.remedies));
  const wantsAdvice = !evaluation.value.coverage.certified && question.advice !== false && need === 1;
  const alternatives = wantsAdvice ? screenedAlternatives(work, work.until(1)) : [];
  return ok({
    question,
    chosen,
    sirens,
    evaluation: evaluation.value,
    proof: told.proof,
    holes,
    ...(told.enough ? { enough: told.enough } : {}),
    ...(told.atLeast === undefined ? {} : { atLeast: told.atLeast }),
    ...(alternatives.length > 0 ? { alternatives } : {}),
    elapsedMs: tools.clock() - startMs,
  });
}

/** Lays the ground out, and tells a first plan on the way. */
function begin(
  plan: PlanForSiting,
  question: SiteQuestion,
  tools: SiteTools,
  startMs: number,
): Result<{ readonly work: SiteWork; readonly first: readonly number[] }, Problem> {
  const seconds = question.timeLimitS ?? TIME_LIMIT_S;
  const made = roughPlaces(plan, question);
  if (!made.ok) return made;
  const rough = made.value;
  const weight = question.weight ?? "area";
  if (weight !== "area" && !(rough.world.population && rough.world.population.total > 0))
    return err({ code: "missing", file: "project.json", place: "layers.population" });
  const need = question.survive === 1 ? 2 : 1;
  const sure = sureDiscs(rough);
  const columns = siteColumns(rough, new Float64Array(rough.options.length), question.budget);
  const job = siteJob(plan, rough, tools, { startMs, seconds });
  const most = question.want.kind === "units" ? question.want.units : columns.count;
  const ask = { most: Math.min(most, FIRST_UNITS), weight, need };
  const first = sureChoice(rough.world, sure, columns, ask);
  const unknown = question.want.kind === "units" ? wholeWorth(rough) : 0;
  job.report({ phase: "plan", chosen: first, incumbent: null, bound: unknown });
  const ground = withFootprints(rough);
  // 100 % of nothing is not to be signed.
  if (!(ground.world.map.areaM2 >= LEAST_AREA_M2))
    return err({ code: "empty-district", file: "project.json", place: "layers.district" });
  const work: SiteWork = {
    rough,
    ground,
    sure,
    columns,
    need,
    solver: tools.solver,
    levels: new ScreenedLevels(fieldKernel()),
    witnesses: new Witnesses(ground, need),
    until: (share) => () => share * seconds - (tools.clock() - startMs) / 1000,
    tell: job.report,
    rows: [],
  };
  return ok({ work, first });
}

/** The first plan of the fewest is no more than this: better ones follow. */
const FIRST_UNITS = 60;
