import { discSession } from "../coverage/disc-session";
import { OPTIMAL_GAP, bestFew } from "../siting/best-few";
import type { Job } from "../siting/progress";
import type { Solver } from "../siting/solver";
import { areaCover } from "./area-cover";
import type { Evaluation } from "./evaluation";
import { personShares } from "./person-shares";
import { siteCells } from "./site-cells";
import type { SiteCover } from "./site-cover";
import { siteDemand, weightsOf } from "./site-demand";
import { type SiteOptions, siteColumns } from "./site-options";
import { sitedSirens } from "./site-plan";
import type { PlanForSiting, SiteQuestion } from "./site-question";
import type { World } from "./world";

/** What the best units are asked in. */
export interface BestTask {
  readonly world: World;
  readonly plan: PlanForSiting;
  readonly question: SiteQuestion;
  readonly offered: SiteOptions;
  readonly solver: Solver;
  readonly cover: SiteCover;
  readonly job: Job;
}

export interface BestUnits {
  readonly chosen: readonly number[];
  readonly status: "optimal" | "feasible" | "infeasible";
  /** Of the whole plan, existing sirens included. */
  readonly bound: number;
  /** What covering everything is worth. */
  readonly whole: number;
  readonly objectiveOf: (evaluation: Evaluation) => number;
  /** "Optimal" means within this, relative to the objective. */
  readonly tolerance: number;
  readonly provedBy: "multipliers" | "solver" | null;
  readonly rounds: number;
}

/** Persons in parts cut by clipping (to 0.1 mm) may be short by so much, relative. */
const CLIP_SLACK = 1e-7;

/** Persons told by outlines true to 1 cm may differ from those told by cells by so much, relative. */
const OUTLINE_SLACK = 1e-5;

/** The best plan of at most so many units, by cells with exact shares; its worth by exact geometry. */
export function bestUnits(task: BestTask, most: number): BestUnits {
  const { world, question, offered, solver, cover, job } = task;
  const weight = question.weight ?? "area";
  const need = question.survive === 1 ? 2 : 1;
  const columns = siteColumns(offered, cover.aloneM2, question.budget);
  const worth = worthOf(task, need);
  const base = worth.of([]);
  const demand = siteDemand(world, offered.standing.discs, weight, need);
  const { table, refine } = siteCells(demand, offered.discs);
  const answer = bestFew({
    columns,
    table,
    most: Math.min(most, offered.options.length),
    solver,
    refine,
    base,
    // Persons by cells too: the figure of `evaluate` is true to a centimetre of outline, which is more than the gap asked for.
    ...(weight === "area" ? { value: (chosen: readonly number[]) => worth.of(chosen) - base } : {}),
    job,
  });
  const gain = answer.bound * (weight === "area" ? 1 : 1 + CLIP_SLACK);
  const isPaid =
    (columns.pinned?.length ?? 0) <= most && answer.chosen.length >= (columns.pinned?.length ?? 0);
  return {
    chosen: answer.chosen,
    status: isPaid ? answer.status : "infeasible",
    bound: Math.min(worth.whole, base + gain),
    whole: worth.whole,
    objectiveOf: worth.objectiveOf,
    // The gap is of the gain: of the whole it is less.
    tolerance:
      (OPTIMAL_GAP * 1.01 * Math.max(0, answer.value)) / Math.max(1e-9, base + answer.value) +
      (weight === "area" ? 1e-12 : OUTLINE_SLACK),
    provedBy: answer.provedBy,
    rounds: answer.rounds,
  };
}

/** What a layout is worth, by exact geometry. */
function worthOf(task: BestTask, need: number) {
  const { world, question, offered, plan } = task;
  const { perM2, perPerson } = weightsOf(world, question.weight ?? "area");
  const { areaM2 } = world.map;
  const session = discSession(world.map, { certificate: false });
  const coveredM2 = (chosen: readonly number[]): number => {
    const discs = [...offered.standing.discs, ...chosen.flatMap((column) => offered.discs[column] ?? [])];
    const { uncoveredM2, soleM2 } = session.update(discs);
    // What exactly one disc covers is the sum of the sole areas.
    const once = need > 1 ? soleM2.reduce((sum, value) => sum + value, 0) : 0;
    return areaM2 - uncoveredM2 - once;
  };
  const persons = (chosen: readonly number[]): number => {
    if (!world.population) return 0;
    const { sirens } = sitedSirens(plan, offered, chosen);
    const parted = areaCover(world, { ...plan, sirens });
    if (!parted.ok) return 0;
    const shares = personShares(world, parted.value.setup, world.population, parted.value.cover);
    return shares ? shares.total - shares.blind : 0;
  };
  const total = world.population?.total ?? 0;
  return {
    of: (chosen: readonly number[]): number =>
      (perM2 > 0 ? perM2 * coveredM2(chosen) : 0) + (perPerson > 0 ? perPerson * persons(chosen) : 0),
    whole: perM2 * areaM2 + perPerson * total,
    objectiveOf: ({ coverage, sirens }: Evaluation): number => {
      const once = need > 1 ? sirens.reduce((sum, { soleM2 }) => sum + soleM2, 0) : 0;
      const area = coverage.lower * areaM2 - once;
      return (
        (perM2 > 0 ? perM2 * area : 0) +
        (perPerson > 0 ? perPerson * (coverage.persons?.lower ?? 0) * total : 0)
      );
    },
  };
}
