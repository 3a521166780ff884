import { type Result, err, ok } from "../base/result";
import type { Problem } from "../model/problem";
import { type FewestAnswer, fewest } from "../siting/fewest";
import type { Job } from "../siting/progress";
import type { Solver } from "../siting/solver";
import { evaluateIn } from "./evaluate";
import type { Evaluation } from "./evaluation";
import { siteAlternatives } from "./site-alternatives";
import type { EnoughUnits, HoleReason, SiteAnswer, SiteProof } from "./site-answer";
import { type BestUnits, bestUnits } from "./site-best";
import { type SiteCover, siteCover } from "./site-cover";
import { isScreenedSiting } from "./site-ground";
import { siteHoles } from "./site-holes";
import { TIME_LIMIT_S, gapOf, siteJob } from "./site-job";
import { type SiteOptions, siteColumns, siteOptions } from "./site-options";
import { sitedSirens } from "./site-plan";
import { siteScreened } from "./site-screened";
import type { PlanForSiting, SiteQuestion } from "./site-question";
import type { SiteTools } from "./site-tools";
import { CENTIMETRE_M } from "./region-outline";
import { type World, buildWorld } from "./world";

/** Nodes spent on choosing the least overlap among equals. */
const TIE_NODES = 40;

/** Seconds for saying how many units would do, where those asked for do not. */
const ENOUGH_S = 20;

/**
 * Where to put new sirens (DESIGN §4, `site`): the best so many, or the fewest that cover everything, with what is proved of it.
 * Exact for the unscreened models: what holds is certified over the continuous area, what is impossible is proved by witnesses.
 * Screened ones answer as far as the time goes (`siteScreened`).
 */
export function site(
  plan: PlanForSiting,
  question: SiteQuestion,
  tools: SiteTools,
): Result<SiteAnswer, Problem> {
  if (isScreenedSiting(plan, question)) return siteScreened(plan, question, tools);
  const world = buildWorld(plan.base, plan.settings.model !== "radius");
  return siteIn(world, plan, question, tools);
}

/** The same over a world that is already built, for a model with discs. */
export function siteIn(
  world: World,
  plan: PlanForSiting,
  question: SiteQuestion,
  tools: SiteTools,
): Result<SiteAnswer, Problem> {
  const start = tools.clock();
  if (question.weight && question.weight !== "area" && !(world.population && world.population.total > 0))
    return err({ code: "missing", file: "project.json", place: "layers.population" });
  const offered = siteOptions(plan, world, question);
  if (!offered.ok) return offered;
  // An area that is none is refused here, before any work.
  const before = evaluateIn(world, { ...plan, sirens: offered.value.kept }, CENTIMETRE_M);
  if (!before.ok) return before;
  const task: Task = {
    world,
    plan,
    question,
    offered: offered.value,
    solver: tools.solver,
    before: before.value,
    cover: siteCover(world, offered.value, question.survive === 1 ? 2 : 1),
    job: (seconds) =>
      siteJob(plan, offered.value, tools, {
        startMs: start,
        seconds: seconds ?? question.timeLimitS ?? TIME_LIMIT_S,
      }),
  };
  const found = question.want.kind === "minimum" ? minimum(task) : units(task, question.want.units);
  const { sirens, chosen } = sitedSirens(plan, offered.value, found.chosen);
  const evaluation = evaluateIn(world, { ...plan, sirens });
  if (!evaluation.ok) return evaluation;
  const rest = found.finish(evaluation.value);
  return ok({
    question,
    chosen,
    sirens,
    evaluation: evaluation.value,
    ...rest,
    ...(rest.holes.length > 0 && question.advice !== false ? adviceOf(task, tools, start) : {}),
    elapsedMs: tools.clock() - start,
  });
}

/** What would cover the rest, as far as there is time. */
function adviceOf({ world, plan, question }: Task, tools: SiteTools, start: number) {
  const limitS = Math.min((question.timeLimitS ?? TIME_LIMIT_S) - (tools.clock() - start) / 1000, ENOUGH_S);
  const begun = tools.clock();
  const secondsLeft = (): number => limitS - (tools.clock() - begun) / 1000;
  const alternatives = siteAlternatives(world, plan, question, { ...tools, secondsLeft });
  return alternatives.length > 0 ? { alternatives } : {};
}

interface Task {
  readonly world: World;
  readonly plan: PlanForSiting;
  readonly question: SiteQuestion;
  readonly offered: SiteOptions;
  readonly solver: Solver;
  /** The plan with nothing new in it. */
  readonly before: Evaluation;
  readonly cover: SiteCover;
  readonly job: (seconds?: number) => Job;
}

interface Found {
  readonly chosen: readonly number[];
  readonly finish: (evaluation: Evaluation) => Pick<SiteAnswer, "proof" | "holes" | "enough">;
}

const columnsOf = ({ offered, cover, question }: Task) =>
  siteColumns(offered, cover.aloneM2, question.budget);

/** With a sum of energies a cover by single sirens holds, but says nothing about fewer. */
const isSummed = ({ plan: { settings } }: Task): boolean =>
  settings.combine === "energy" && settings.model !== "radius";

function fewestOf(task: Task, job: Job): FewestAnswer {
  return fewest({
    columns: columnsOf(task),
    rows: task.cover.firstRows(),
    oracle: task.cover,
    solver: task.solver,
    job,
    tieNodes: TIE_NODES,
  });
}

function minimum(task: Task): Found {
  const job = task.job();
  const answer = fewestOf(task, job);
  // Nothing within the budget covers what can be covered: the best that it buys.
  const bought = answer.chosen ? null : bestUnits({ ...task, job }, task.offered.options.length);
  const chosen = answer.chosen ?? bought?.chosen ?? [];
  return {
    chosen,
    finish: (evaluation) => {
      const proof = minimumProof(task, answer, chosen, evaluation);
      const why: HoleReason = bought
        ? answer.status === "infeasible" && task.question.budget !== undefined
          ? "over-budget"
          : "stopped"
        : isSummed(task)
          ? "not-proved"
          : proof.status === "infeasible"
            ? "unreachable"
            : "stopped";
      return { proof, holes: holesOf(task, chosen, why) };
    },
  };
}

function minimumProof(
  task: Task,
  answer: FewestAnswer,
  chosen: readonly number[],
  { coverage }: Evaluation,
): SiteProof {
  const objective = chosen.length;
  const { rounds, certificate } = answer;
  if (isSummed(task)) {
    // Where even the sum of all that sounds is too little, one more is needed at least.
    const bound = Math.min(objective, task.before.blindSpots.length > 0 ? 1 : 0);
    const status = coverage.certified && objective <= bound ? "optimal" : "feasible";
    return { status, objective, bound, gap: gapOf(objective, bound), rounds, provedBy: null };
  }
  const bound = answer.chosen ? Math.min(answer.bound, objective) : answer.bound;
  return {
    status: answer.status,
    objective,
    bound,
    gap: gapOf(objective, bound),
    ...(answer.status === "infeasible" ? {} : { fewerImpossible: answer.status === "optimal" }),
    rounds,
    provedBy: answer.provedBy,
    certificate,
  };
}

function units(task: Task, most: number): Found {
  const { cover } = task;
  const job = task.job();
  const best = bestUnits({ ...task, job }, most);
  const covered = cover.check(best.chosen).length === 0 && cover.coverOf(best.chosen).certified;
  // The fewest that cover everything: the plan itself where they are no more than asked for, else what would do.
  // Told of to nobody: its figures are units, and its plans have more of them than were asked for.
  const quiet: Job = { ...task.job(spent(task, job, covered)), report: () => {} };
  const all = job.secondsLeft() > 0 ? fewestOf(task, quiet) : null;
  const full = all?.chosen && all.status !== "infeasible" && all.chosen.length <= most ? all.chosen : null;
  const isFull = full !== null;
  const chosen = full ?? best.chosen;
  return {
    chosen,
    finish: (evaluation) => ({
      proof: unitsProof(task, best, isFull, evaluation),
      holes: holesOf(task, chosen, "too-few-units"),
      ...(evaluation.coverage.certified || !all ? {} : enoughOf(task, all)),
    }),
  };
}

/** Seconds from the start until when "how many would do" may run: all there are where it may be the plan itself. */
function spent({ question }: Task, job: Job, covered: boolean): number {
  const limit = question.timeLimitS ?? TIME_LIMIT_S;
  return covered ? limit : Math.min(limit, limit - job.secondsLeft() + ENOUGH_S);
}

function unitsProof(task: Task, best: BestUnits, isFull: boolean, evaluation: Evaluation): SiteProof {
  const objective = best.objectiveOf(evaluation);
  const whole = best.whole;
  const summed = isSummed(task);
  const bound = isFull || objective >= whole ? objective : Math.max(objective, summed ? whole : best.bound);
  const status =
    best.status === "infeasible"
      ? "infeasible"
      : bound <= objective * (1 + best.tolerance)
        ? "optimal"
        : "feasible";
  return {
    status,
    objective,
    bound,
    gap: gapOf(objective, bound),
    rounds: best.rounds,
    provedBy: status === "optimal" ? (best.provedBy ?? "multipliers") : null,
  };
}

function enoughOf(task: Task, all: FewestAnswer): { enough?: EnoughUnits } {
  if (!all.chosen || all.status === "infeasible") return {};
  const summed = isSummed(task);
  return {
    enough: {
      units: all.chosen.length,
      proved: all.status === "optimal" && !summed,
      bound: summed ? 0 : all.bound,
      sites: all.chosen.map((column) => task.offered.options[column]?.id ?? ""),
    },
  };
}

function holesOf(
  { cover, plan, world, offered, question }: Task,
  chosen: readonly number[],
  otherwise: HoleReason,
) {
  const holes = cover.holesOf(chosen);
  // For two at every place "beyond" would need more than one look; the kernel has counted such rows.
  const { regions, undecided } = question.survive === 1 ? NOTHING : cover.unreachable(chosen);
  return siteHoles(plan, world, offered, { holes, beyond: [...regions, ...undecided] }, otherwise);
}

const NOTHING = { regions: [], undecided: [] };
