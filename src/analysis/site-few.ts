import { bestFew } from "../siting/best-few";
import type { SiteColumns } from "../siting/cover-row";
import { type ShareTable, ShareTableBuilder } from "../siting/share-table";
import { provedValue } from "../siting/share-value";
import { blindCells, leftBlind } from "./site-blind-cells";
import { weightsOf } from "./site-demand";
import type { SiteEstimate } from "./site-estimate";
import { sureChoice } from "./site-sure";
import { SHARE, type SiteWork, isSummed, quietJob } from "./site-work";

/** A choice of at most so many, by an estimate, and what no choice can exceed, by proof. */
export interface FewFound {
  readonly chosen: readonly number[];
  /** Of the whole plan, what stands included: m², persons or their mean, see `weightsOf`. */
  readonly bound: number;
  /** What covering everything is worth. */
  readonly whole: number;
  /** By the field nothing is left. */
  readonly coversNodes: boolean;
}

/**
 * The best few: chosen by the field among all choices, bounded by ground that is certainly blind and that a choice certainly does
 * not reach. Between the two lies what field and bounds do not know of each other; only the certificate says what the choice is worth.
 * @param first a plan by discs, kept where the field finds none that reaches more
 */
export function bestFewScreened(
  work: SiteWork,
  estimate: SiteEstimate,
  most: number,
  first: readonly number[],
): FewFound {
  const { ground, columns, need, solver, until, tell, witnesses } = work;
  const { question, world } = ground;
  const { perM2, perPerson } = weightsOf(world, question.weight ?? "area");
  const whole = perM2 * world.map.areaM2 + perPerson * (world.population?.total ?? 0);
  const table = tableOf(estimate, columns, need);
  const found = bestFew({
    columns,
    table,
    most: Math.min(most, columns.count),
    solver,
    job: quietJob(until(SHARE.choice)),
  });
  const filled = filledUp(work, found.chosen, most);
  const worth = (chosen: readonly number[]): number => provedValue(table, chosen);
  let chosen = worth(filled) > worth(first) ? filled : first;
  tell({ phase: "search", chosen, incumbent: null, bound: whole });
  let bound = whole;
  if (need === 1 && !isSummed(ground)) {
    const cells = blindCells(ground, estimate, witnesses.one, until(SHARE.cells));
    const job = {
      secondsLeft: until(SHARE.bound),
      report: ({
        phase,
        bound: most,
      }: {
        readonly phase: "plan" | "relaxation" | "search" | "branching" | "ties";
        readonly bound: number;
      }) => {
        const all = cells.reduce((sum, { weight }) => sum + weight, 0);
        bound = Math.min(bound, whole - Math.max(0, all - most * (1 + 1e-9)));
        tell({ phase, chosen, incumbent: null, bound });
      },
    };
    const left = leftBlind(cells, columns, most, { solver, job });
    bound = Math.min(bound, whole - left.atLeast);
    const other = filledUp(work, left.chosen, most);
    if (worth(other) > worth(chosen)) chosen = other;
  }
  const total = estimate.nodes.reduce((sum, { weight }) => sum + weight, 0);
  return { chosen, bound, whole, coversNodes: !estimate.stopped && worth(chosen) >= total * (1 - 1e-9) };
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
