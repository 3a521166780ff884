import { fieldKernel } from "../coverage/field/field-kernel";
import { type Result, ok } from "../base/result";
import type { Problem } from "../model/problem";
import { ScreenedLevels } from "./screened-levels";
import type { SiteAnswer, SiteProgress } from "./site-answer";
import { roughPlaces, withFootprints } from "./site-ground";
import { gapOf } from "./site-job";
import { sitedSirens } from "./site-plan";
import { provedSirens } from "./site-proved";
import type { PlanForSiting, SiteQuestion } from "./site-question";

/** Seconds for the proof of a plan whose search was stopped: its figures hold, however far it comes. */
const PROOF_S = 8;

/** The answer for what a stopped question about a screened plan had found, with what can be proved of it in a moment. */
export function settledScreened(
  plan: PlanForSiting,
  question: SiteQuestion,
  { columns, bound }: Pick<SiteProgress, "columns" | "bound">,
  clock: () => number,
): Result<SiteAnswer, Problem> {
  const made = roughPlaces(plan, question);
  if (!made.ok) return made;
  const ground = withFootprints(made.value);
  const { sirens, chosen } = sitedSirens(plan, ground, columns);
  const startMs = clock();
  const seconds = Math.min(PROOF_S, plan.settings.certificate.timeLimitS);
  const evaluation = provedSirens(ground, new ScreenedLevels(fieldKernel()), sirens, {
    secondsLeft: () => seconds - (clock() - startMs) / 1000,
  });
  if (!evaluation.ok) return evaluation;
  const { coverage, blindSpots } = evaluation.value;
  const isFewest = question.want.kind === "minimum";
  const isArea = (question.weight ?? "area") === "area";
  const persons = (coverage.persons?.lower ?? 0) * (ground.world.population?.total ?? 0);
  const coveredM2 = coverage.lower * ground.world.map.areaM2;
  const objective = isFewest
    ? columns.length
    : isArea
      ? coveredM2
      : question.weight === "persons"
        ? persons
        : (coveredM2 + (coverage.persons?.lower ?? 0) * ground.world.map.areaM2) / 2;
  const least = isFewest ? bound : Math.max(bound, objective);
  return ok({
    question,
    chosen,
    sirens,
    evaluation: evaluation.value,
    proof: {
      status: isFewest && coverage.certified && objective <= bound ? "optimal" : "feasible",
      objective,
      bound: least,
      gap: gapOf(objective, least),
      rounds: 0,
      provedBy: null,
    },
    holes: blindSpots.map(({ areaM2, worst }) => ({ areaM2, at: worst.at, why: "stopped" })),
    elapsedMs: 0,
  });
}
