import { convexPieces } from "../coverage/screened/convex-pieces";
import { type OneSiren, askedCell } from "../coverage/screened/one-siren";
import { polygonM2 } from "../coverage/screened/split-cell";
import type { SiteColumns } from "../siting/cover-row";
import { bestFew } from "../siting/best-few";
import type { Job } from "../siting/progress";
import { ShareTableBuilder } from "../siting/share-table";
import type { Solver } from "../siting/solver";
import { type PopulationShares, personsIn } from "./population";
import { weightsOf } from "./site-demand";
import type { OpenNode, SiteEstimate } from "./site-estimate";
import { type SiteGround, allowedColumns } from "./site-ground";

/** A cell that is blind under what stands, for certain, and the options that may be heard somewhere in it. */
export interface BlindCell {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
  readonly columns: readonly number[];
}

/** Nodes whose ground is looked at: deeply blind ones first, from all over the area, for one option mends what lies together. */
const MOST_NODES = 4_000;
const DEEP_DB = -1.5;
/** Steps through the nodes by the golden section: any first few of them are spread. */
const GOLDEN = 0.6180339887498949;
const QUARTERS = [
  [0, 0],
  [1, 1],
  [1, 0],
  [0, 1],
] as const;
/** Persons cut by clipping may be too many by so much, relative; areas by rounding. */
const SLACK = 1e-6;

/**
 * Ground that is certainly blind today, cell by cell, with the options that possibly reach it: nobody else can mend it. Cells do not
 * overlap, so that whatever is chosen leaves at least those blind that none of its options may reach. Valid whenever it ends.
 */
export function blindCells(
  ground: SiteGround,
  { nodes, grid, reached }: SiteEstimate,
  one: OneSiren,
  secondsLeft: () => number,
): BlindCell[] {
  const { world, standing } = ground;
  const { map } = world;
  const standingSirens = [...Array(standing).keys()];
  const columns = allowedColumns(ground);
  const byNode = reachedBy(nodes.length, reached);
  const deep = (node: number): number => ((nodes[node] as OpenNode).marginDb < DEEP_DB ? 0 : 1);
  const turn = (node: number): number => (node * GOLDEN) % 1;
  const order = [...nodes.keys()].sort((a, b) => deep(a) - deep(b) || turn(a) - turn(b) || a - b);
  const weigh = weigher(ground);
  const found: BlindCell[] = [];
  const half = grid.stepM / 2;
  // A quarter of each node's ground in turn: small cells, or every option would be possible everywhere.
  for (const [east, north] of QUARTERS)
    for (const node of order.slice(0, MOST_NODES)) {
      if (secondsLeft() <= 0) return found;
      const { x, y } = nodes[node] as OpenNode;
      const [west, south] = [x + (east - 1) * half, y + (north - 1) * half];
      const box = [west, south, west + half, south + half] as const;
      const edges = map.edgeIndex.search(...box).sort((p, q) => p - q);
      const likely = byNode[node] as ReadonlySet<number>;
      for (const { corners, label } of convexPieces(map.edges, edges, box, map.labelAt)) {
        const cell = askedCell(corners, label);
        const weight = weigh(corners);
        if (!(weight > 0) || !one.isBlindTo(cell, standingSirens)) continue;
        const possible = columns.filter(
          (column) => likely.has(column) || one.over(cell, standing + column) !== "blind",
        );
        found.push({ x: west + half / 2, y: south + half / 2, weight, columns: possible });
      }
    }
  return found;
}

function reachedBy(count: number, reached: readonly Int32Array[]): ReadonlySet<number>[] {
  const by = Array.from({ length: count }, () => new Set<number>());
  reached.forEach((list, column) => {
    for (const node of list) by[node]?.add(column);
  });
  return by;
}

/** What a convex cell counts for, at least. Persons at points are left out: they are listened for elsewhere. */
function weigher({ world, question }: SiteGround): (corners: Float64Array) => number {
  const { perM2, perPerson } = weightsOf(world, question.weight ?? "area");
  const spread: PopulationShares | null =
    perPerson > 0 && world.population
      ? { ...world.population, shares: world.population.shares.filter(({ kind }) => kind === "area") }
      : null;
  return (corners) => {
    const persons = spread ? perPerson * personsIn(spread, [Array.from(corners)]) : 0;
    return (perM2 * polygonM2(corners) + persons) * (1 - SLACK);
  };
}

/** Blocks of the program, m. */
const BLOCK_M = 1_000;

/** What no choice of at most so many can exceed, less the whole: minus what it must leave blind. A choice that comes near it, too. */
export function leftBlind(
  cells: readonly BlindCell[],
  columns: SiteColumns,
  most: number,
  { solver, job }: { readonly solver: Solver; readonly job: Job },
): {
  readonly atLeast: number;
  readonly chosen: readonly number[];
  readonly provedBy: "multipliers" | "solver";
} {
  const keys = cells.map(({ x, y }) => `${Math.floor(x / BLOCK_M)},${Math.floor(y / BLOCK_M)}`);
  const blocks = [...new Set(keys)];
  const block = Int32Array.from(keys, (key) => blocks.indexOf(key));
  const weight = Float64Array.from(cells, (cell) => cell.weight);
  const builder = new ShareTableBuilder(weight, block, Math.max(1, blocks.length));
  const byColumn: number[][] = Array.from({ length: columns.count }, () => []);
  cells.forEach((cell, k) => {
    for (const column of cell.columns) byColumn[column]?.push(k);
  });
  for (const list of byColumn) {
    for (const cell of list) builder.add(cell, weight[cell] as number);
    builder.endColumn();
  }
  const answer = bestFew({
    columns,
    table: builder.build(),
    most: Math.min(most, columns.count),
    solver,
    job,
  });
  const all = weight.reduce((sum, value) => sum + value, 0);
  return {
    atLeast: Math.max(0, all - answer.bound * (1 + 1e-9)),
    chosen: answer.chosen,
    provedBy: answer.provedBy ?? "multipliers",
  };
}
