import type { Solver } from "../siting/solver";
import { type FewestAnswer, fewest } from "../siting/fewest";
import type { CoverRow } from "../siting/cover-row";
import { nodeLabels } from "./field-layers";
import type { ScreenedField } from "./screened-levels";
import type { World } from "./world";

/** A node of the field's raster on ground of the area. */
export interface GroundNode {
  readonly x: number;
  readonly y: number;
  readonly label: number;
}

/** Margin of every siren at every node of ground, by the field: an estimate, to choose by and to say where to listen. */
export interface RedundancyField {
  readonly nodes: readonly GroundNode[];
  /** By siren, then by node, dB. */
  readonly marginDb: readonly Float32Array[];
}

export function redundancyField(world: World, { field, requiredDb }: ScreenedField): RedundancyField {
  const { grid } = field;
  const labels = nodeLabels(world, grid);
  const at: number[] = [];
  labels.forEach((label, node) => {
    if (label >= 0) at.push(node);
  });
  const nodes = at.map((node): GroundNode => ({
    x: grid.westM + (node % grid.cols) * grid.stepM,
    y: grid.southM + Math.floor(node / grid.cols) * grid.stepM,
    label: labels[node] as number,
  }));
  const marginDb = field.sources.map((_, source) => {
    const levelDb = field.levelDb(source);
    return Float32Array.from(
      at,
      (node, k) => (levelDb[node] as number) - (requiredDb[(nodes[k] as GroundNode).label] as number),
    );
  });
  return { nodes, marginDb };
}

/** A place this near to another zone or to the border is in neither for certain, m. */
const EDGE_M = 1e-3;

/** Does all ground about a place have its label? */
const isClear = ({ map }: World, { x, y, label }: GroundNode): boolean =>
  [-EDGE_M, EDGE_M].every((off) => map.labelAt(x + off, y) === label && map.labelAt(x, y + off) === label);

/** Nodes where only one siren is heard of those given, by the field: those first where that is clearest; none on an edge. */
export function soleNodes(
  world: World,
  { nodes, marginDb }: RedundancyField,
  siren: number,
  others: readonly number[],
  most: number,
): GroundNode[] {
  const own = marginDb[siren] as Float32Array;
  const found: { readonly node: GroundNode; readonly clearDb: number }[] = [];
  for (let k = 0; k < nodes.length; k++) {
    const mine = own[k] as number;
    if (!(mine >= 0)) continue;
    let loudest = -Infinity;
    for (const other of others) {
      loudest = Math.max(loudest, (marginDb[other] as Float32Array)[k] as number);
      if (loudest >= 0) break;
    }
    if (loudest < 0) found.push({ node: nodes[k] as GroundNode, clearDb: Math.min(mine, -loudest) });
  }
  found.sort((a, b) => b.clearDb - a.clearDb || a.node.y - b.node.y || a.node.x - b.node.x);
  const clear: GroundNode[] = [];
  for (const { node } of found) {
    if (clear.length >= most) break;
    if (isClear(world, node)) clear.push(node);
  }
  return clear;
}

/** Sirens that the field says cover all that all of them do: the fewest that the kernel finds. */
export function neededByField(
  { nodes, marginDb }: RedundancyField,
  pinned: readonly number[],
  solver: Solver,
  secondsLeft: () => number,
): readonly number[] {
  const rows: number[][] = [];
  const burden = new Float64Array(marginDb.length);
  for (let k = 0; k < nodes.length; k++) {
    const heard = [...marginDb.keys()].filter(
      (siren) => ((marginDb[siren] as Float32Array)[k] as number) >= 0,
    );
    for (const siren of heard) burden[siren] = (burden[siren] as number) + 1;
    if (heard.length > 0) rows.push(heard);
  }
  const answer = fewestHeard(rows, { pinned, burden, solver, secondsLeft });
  return answer.chosen ?? [...marginDb.keys()];
}

/** The fewest sirens of which one is heard at every place, given who is heard at each. */
export function fewestHeard(
  places: readonly (readonly number[])[],
  {
    pinned,
    burden,
    solver,
    secondsLeft,
  }: {
    readonly pinned: readonly number[];
    /** What to prefer among equals: the least of it. By siren. */
    readonly burden: Float64Array;
    readonly solver: Solver;
    readonly secondsLeft: () => number;
  },
): FewestAnswer {
  const rows = new Map(places.map((columns): [string, CoverRow] => [columns.join(), { columns, need: 1 }]));
  const count = burden.length;
  return fewest({
    columns: {
      count,
      cost: new Float64Array(count).fill(1),
      site: Int32Array.from(burden.keys()),
      pinned,
      burden,
    },
    rows: [...rows.values()],
    oracle: { separate: () => [], check: () => [] },
    solver,
    job: { secondsLeft, report: () => {} },
  });
}
