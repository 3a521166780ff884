import { bestFew } from "../siting/best-few";
import type { Job } from "../siting/progress";
import type { SiteColumns } from "../siting/cover-row";
import { type ShareTable, ShareTableBuilder } from "../siting/share-table";
import { provedValue } from "../siting/share-value";
import { blindCells, leftBlind } from "./site-blind-cells";
import { weightsOf } from "./site-demand";
import type { SiteEstimate } from "./site-estimate";
import type { SitePlaces } from "./site-ground";
import { sureChoice } from "./site-sure";
import { SHARE, type SiteWork, isSummed, quietJob } from "./site-work";

/** A choice of at most so many, by an estimate. */
export interface FewChosen {
  readonly chosen: readonly number[];
  /** What a choice mends of what the field finds missing. */
  readonly worth: (chosen: readonly number[]) => number;
  /** All that it finds missing. */
  readonly missing: number;
}

/**
 * The best few among all choices, by the field: only the certificate says what they are worth.
 * @param first a plan by discs, kept where the field finds none that reaches more
 */
export function chosenFew(
  work: SiteWork,
  estimate: SiteEstimate,
  most: number,
  first: readonly number[],
): FewChosen {
  const { columns, need, solver, until } = work;
  const table = tableOf(estimate, columns, need);
  const job = quietJob(until(SHARE.choice));
  const found = bestFew({ columns, table, most: Math.min(most, columns.count), solver, job });
  const filled = filledUp(work, found.chosen, most);
  const worth = (chosen: readonly number[]): number => provedValue(table, chosen);
  return {
    chosen: worth(filled) > worth(first) ? filled : first,
    worth,
    missing: estimate.nodes.reduce((sum, { weight }) => sum + weight, 0),
  };
}

/** What covering everything is worth: m², persons or their mean, see `weightsOf`. */
export function wholeWorth({ world, question }: Pick<SitePlaces, "world" | "question">): number {
  const { perM2, perPerson } = weightsOf(world, question.weight ?? "area");
  return perM2 * world.map.areaM2 + perPerson * (world.population?.total ?? 0);
}

/**
 * What no choice of at most so many exceeds, what stands included: ground that is certainly blind and that a choice certainly does
 * not reach stays blind. With it a choice that comes near the bound; it may be better than the one by the field.
 */
export function boundOfFew(
  work: SiteWork,
  estimate: SiteEstimate,
  most: number,
  chosen: readonly number[],
): {
  readonly bound: number;
  readonly other: readonly number[];
  readonly provedBy: "multipliers" | "solver";
} {
  const { ground, columns, need, solver, until, tell, witnesses } = work;
  const whole = wholeWorth(ground);
  if (need > 1 || isSummed(ground)) return { bound: whole, other: chosen, provedBy: "multipliers" };
  const cells = blindCells(ground, estimate, witnesses.one, until(SHARE.cells));
  const all = cells.reduce((sum, { weight }) => sum + weight, 0);
  let told = whole;
  const job: Job = {
    secondsLeft: until(SHARE.bound),
    report: ({ phase, bound }) => {
      const now = whole - Math.max(0, all - bound * (1 + 1e-9));
      if (now >= told) return;
      told = now;
      tell({ phase, chosen, incumbent: null, bound: now });
    },
  };
  const left = leftBlind(cells, columns, most, { solver, job });
  return { bound: whole - left.atLeast, other: filledUp(work, left.chosen, most), provedBy: left.provedBy };
}

/** What the field left over goes where discs gain most: that is sooner proved. */
const filledUp = (
  { rough, sure, columns, need }: SiteWork,
  from: readonly number[],
  most: number,
): number[] =>
  from.length >= Math.min(most, columns.count) || columns.budget
    ? [...from]
    : sureChoice(rough.world, sure, columns, { most, weight: "area", need, from });

/** The nodes as cells: a node that is reached is reached whole. */
function tableOf({ nodes, reached }: SiteEstimate, { count }: SiteColumns, need: number): ShareTable {
  const weight = Float64Array.from(nodes, (node) => node.weight);
  const block = new Int32Array(nodes.length);
  const needs = need > 1 ? Uint8Array.from(nodes, (node) => node.need) : undefined;
  const builder = new ShareTableBuilder(weight, block, 1, needs);
  for (let column = 0; column < count; column++) {
    for (const node of reached[column] ?? []) builder.add(node, weight[node] as number);
    builder.endColumn();
  }
  return builder.build();
}
