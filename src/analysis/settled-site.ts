import { type Result, ok } from "../base/result";
import type { Problem } from "../model/problem";
import { evaluateIn } from "./evaluate";
import { CENTIMETRE_M } from "./region-outline";
import type { SiteAnswer, SiteProgress } from "./site-answer";
import { siteCover } from "./site-cover";
import { settledScreened } from "./settled-screened";
import { isScreenedSiting } from "./site-ground";
import { siteHoles } from "./site-holes";
import { siteOptions } from "./site-options";
import { sitedSirens } from "./site-plan";
import type { PlanForSiting, SiteQuestion } from "./site-question";
import { buildWorld } from "./world";

/**
 * The answer for options that were already found, without further search: what a stopped question leaves.
 * @param last its last progress
 * @param clock milliseconds: the proof of a screened plan goes as far as its time does
 */
export function settledSite(
  plan: PlanForSiting,
  question: SiteQuestion,
  last: Pick<SiteProgress, "columns" | "incumbent" | "bound">,
  clock: () => number = () => 0,
): Result<SiteAnswer, Problem> {
  if (isScreenedSiting(plan, question)) return settledScreened(plan, question, last, clock);
  const { columns, incumbent, bound } = last;
  const world = buildWorld(plan.base, plan.settings.model !== "radius");
  const offered = siteOptions(plan, world, question);
  if (!offered.ok) return offered;
  const { sirens, chosen } = sitedSirens(plan, offered.value, columns);
  const evaluation = evaluateIn(world, { ...plan, sirens }, CENTIMETRE_M);
  if (!evaluation.ok) return evaluation;
  const cover = siteCover(world, offered.value, question.survive === 1 ? 2 : 1);
  const objective = incumbent ?? columns.length;
  return ok({
    question,
    chosen,
    sirens,
    evaluation: evaluation.value,
    proof: {
      status: objective === bound ? "optimal" : "feasible",
      objective,
      bound,
      gap: Math.abs(bound - objective) / Math.max(Math.abs(objective), 1e-9),
      rounds: 0,
      provedBy: null,
    },
    holes: siteHoles(plan, world, offered.value, { holes: cover.holesOf(columns), beyond: [] }, "stopped"),
    elapsedMs: 0,
  });
}
