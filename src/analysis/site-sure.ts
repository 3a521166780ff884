import { discSession } from "../coverage/disc-session";
import { goodChoice } from "../siting/best-start";
import type { SiteColumns } from "../siting/cover-row";
import { type FewestAnswer, fewest } from "../siting/fewest";
import type { Job } from "../siting/progress";
import type { Solver } from "../siting/solver";
import { siteCells } from "./site-cells";
import { siteCover } from "./site-cover";
import { siteDemand } from "./site-demand";
import type { SiteDiscs } from "./site-options";
import type { SiteWeight } from "./site-question";
import type { World } from "./world";

/** Columns that no choice may hold: forbidden ones, and others at the site of a pinned one. */
export function shutOut({ count, site, pinned = [], forbidden = [] }: SiteColumns): Uint8Array {
  const out = new Uint8Array(count);
  for (const column of forbidden) out[column] = 1;
  const taken = new Set(pinned.map((column) => site[column]));
  const kept = new Set(pinned);
  for (let column = 0; column < count; column++)
    if (taken.has(site[column]) && !kept.has(column)) out[column] = 1;
  return out;
}

/** Sites whose discs cover most of what standing discs leave, one after another and then swapped: a plan at once. */
export function sureChoice(
  world: World,
  sure: SiteDiscs,
  columns: SiteColumns,
  ask: {
    readonly most: number;
    readonly weight: SiteWeight;
    readonly need: number;
    readonly from?: readonly number[];
  },
): number[] {
  const { standing, discs } = sure;
  const { table } = siteCells(siteDemand(world, standing.discs, ask.weight, ask.need), discs);
  const from = ask.from ?? columns.pinned ?? [];
  const most = Math.min(ask.most, columns.count);
  return goodChoice(table, columns, most, shutOut(columns), from, ask.from ? 0 : 4 * most);
}

/** The fewest whose discs cover everything: enough for certain, and as a rule more than are needed. */
export function sureFewest(
  world: World,
  sure: SiteDiscs,
  columns: SiteColumns,
  ask: { readonly need: number; readonly solver: Solver; readonly job: Job },
): { readonly answer: FewestAnswer; readonly coversAll: boolean; readonly uncoveredM2: number } {
  const cover = siteCover(world, sure, ask.need);
  const answer = fewest({
    columns,
    rows: cover.firstRows(),
    oracle: cover,
    solver: ask.solver,
    job: ask.job,
  });
  const left = answer.chosen ? cover.coverOf(answer.chosen) : null;
  return {
    answer,
    coversAll:
      left !== null &&
      left.certified &&
      answer.status !== "infeasible" &&
      cover.check(answer.chosen ?? []).length === 0,
    uncoveredM2: left ? left.uncoveredM2 + left.undecidedM2 : world.map.areaM2,
  };
}

/** What a layout covers by discs alone, m²; where two must reach a place, what two discs cover. */
export function sureM2({ map }: World, { standing, discs }: SiteDiscs, need: number) {
  const session = discSession(map, { certificate: false });
  return (chosen: readonly number[]): number => {
    const { uncoveredM2, soleM2 } = session.update([
      ...standing.discs,
      ...chosen.flatMap((column) => discs[column] ?? []),
    ]);
    const once = need > 1 ? soleM2.reduce((sum, value) => sum + value, 0) : 0;
    return map.areaM2 - uncoveredM2 - once;
  };
}
