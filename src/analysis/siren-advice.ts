import { type Result, err, ok } from "../base/result";
import type { Candidate, Siren } from "../model/plan";
import type { Problem } from "../model/problem";
import { adviseScreened, settleScreened } from "./screened-advice";
import { sounds } from "./coverage-setup";
import { evaluatePlan } from "./evaluate";
import type { MovesAnswer, MovesQuestion, RedundancyAnswer, RedundancyQuestion } from "./advice-answer";
import { isScreened } from "./is-screened";
import { type MovesProgress, type SirenMove, bestMoves } from "./site-moves";
import type { PlanForSiting } from "./site-question";
import { type Redundancy, redundancy } from "./site-redundancy";
import type { SiteTools } from "./site-tools";

/** Share of the area that counts as lost: above what rounding does. */
const LEAST_LOSS = 1e-9;

/** Moves are compared by discs, and a screened plan has none. */
const MOVES_NEED_DISCS: Problem = {
  code: "model-not-ready",
  file: "project.json",
  place: "settings.model",
  detail: { value: "iso9613" },
};

/** Levels are summed: a cover by single sirens holds, but says nothing about fewer. */
const isSummed = ({ settings }: PlanForSiting): boolean =>
  settings.combine === "energy" && settings.model !== "radius";

/** Milliseconds, and when the work began. */
interface Timing {
  readonly clock: () => number;
  readonly start: number;
}

/** Which sirens a plan could do without, and the plan with them retired. */
export function adviseRedundancy(
  plan: PlanForSiting,
  question: RedundancyQuestion,
  tools: SiteTools,
): Result<RedundancyAnswer, Problem> {
  if (isScreened(plan)) return adviseScreened(plan, question, tools);
  const start = tools.clock();
  const found = redundancy(plan, tools, question.timeLimitS, question.keep);
  return found.ok ? retiring(plan, question, found.value, { clock: tools.clock, start }) : found;
}

/** The answer for a set that was found before the question was stopped: it covers all, but may not be the fewest. */
export const settleRedundancy = (
  plan: PlanForSiting,
  question: RedundancyQuestion,
  needed: readonly string[],
  clock: () => number,
): Result<RedundancyAnswer, Problem> => {
  if (isScreened(plan)) return settleScreened(plan, question, needed, clock);
  const stays = new Set(needed);
  const ids = plan.sirens.filter(sounds).map(({ id }) => id);
  const found: Redundancy = {
    needed: ids.filter((id) => stays.has(id)),
    spare: ids.filter((id) => !stays.has(id)),
    proved: false,
  };
  return retiring(plan, question, found, { clock, start: clock() });
};

function retiring(
  plan: PlanForSiting,
  { keep }: Pick<RedundancyQuestion, "keep">,
  { needed, spare, proved }: Redundancy,
  timing: Timing,
): Result<RedundancyAnswer, Problem> {
  const { clock, start } = timing;
  const sirens = plan.sirens.map((siren): Siren =>
    spare.includes(siren.id) ? { ...siren, service: "retired" } : siren,
  );
  const evaluation = evaluatePlan({ ...plan, sirens }, clock);
  if (!evaluation.ok) return evaluation;
  if (isSummed(plan) && spare.length > 0) {
    // The set covers what single sirens reach; what only their sum reached may be lost: then nothing is advised.
    const before = evaluatePlan(plan, clock);
    if (!before.ok) return before;
    const lost = before.value.coverage.lower - evaluation.value.coverage.lower;
    if (lost > LEAST_LOSS)
      return retiring(plan, { keep }, { needed: [...needed, ...spare], spare: [], proved: false }, timing);
  }
  return ok({
    needed: needed.filter((id) => !keep.includes(id)),
    spare,
    // By single sirens nothing is proved of sums.
    proved: proved && !isSummed(plan),
    sirens,
    evaluation: evaluation.value,
    elapsedMs: clock() - start,
  });
}

/** The few moves that help most, and the plan with them made. */
export function adviseMoves(
  plan: PlanForSiting,
  question: MovesQuestion,
  tools: SiteTools,
  report: (progress: MovesProgress) => void,
): Result<MovesAnswer, Problem> {
  if (isScreened(plan)) return err(MOVES_NEED_DISCS);
  const start = tools.clock();
  const { most, ...options } = question;
  const moves = bestMoves(plan, most, tools, { ...options, report });
  if (!moves.ok) return moves;
  const complete = tools.clock() - start < question.timeLimitS * 1000;
  return moved(plan, question, moves.value, { complete, clock: tools.clock, start });
}

/** The answer for moves that were settled before the question was stopped. */
export const settleMoves = (
  plan: PlanForSiting,
  question: MovesQuestion,
  moves: readonly SirenMove[],
  clock: () => number,
): Result<MovesAnswer, Problem> => moved(plan, question, moves, { complete: false, clock, start: clock() });

function moved(
  plan: PlanForSiting,
  { more = [] }: MovesQuestion,
  moves: readonly SirenMove[],
  { complete, clock, start }: Timing & { readonly complete: boolean },
): Result<MovesAnswer, Problem> {
  const places = new Map([...plan.base.candidates, ...more].map((site) => [site.id, site]));
  const sirens = plan.sirens.map((siren) => {
    const move = moves.find((one) => one.siren === siren.id);
    return move ? atSite(siren, move, places.get(move.candidate)) : siren;
  });
  const evaluation = evaluatePlan({ ...plan, sirens }, clock);
  return evaluation.ok
    ? ok({ moves, sirens, evaluation: evaluation.value, complete, elapsedMs: clock() - start })
    : evaluation;
}

/** A siren at another site: it takes the site's name and is carried by it, where the site has one; its mast is the site's. */
function atSite(siren: Siren, { to }: SirenMove, site: Candidate | undefined): Siren {
  const { heightM: _, ...rest } = siren;
  return {
    ...rest,
    at: to,
    ...(site?.heightM === undefined ? {} : { heightM: site.heightM }),
    ...(site?.name === undefined ? {} : { name: site.name, host: site.name }),
  };
}
