import { ROUND, type NodeTriangle, cornersOf, triangleAt } from "./node-cells";
import { ON_LINE_M, type Xy } from "./plan-geometry";
import type { TerrainNodes } from "./terrain";

/** A line over the plan with a direction of length 1. */
export interface NodeLine {
  readonly from: Xy;
  readonly ux: number;
  readonly uy: number;
  readonly lengthM: number;
  /** A node upon the line counts as left of it, or as right. */
  readonly nodesOnItAreLeft: boolean;
}

/** A node nearer to a line than this is upon it, m: above the rounding of coordinates, below every other tolerance. */
const UPON_M = 1e-9;

/** The line from one place to another, `lengthM` apart. */
export const nodeLine = (from: Xy, to: Xy, lengthM: number): NodeLine => ({
  from,
  ux: (to[0] - from[0]) / lengthM,
  uy: (to[1] - from[1]) / lengthM,
  lengthM,
  nodesOnItAreLeft: true,
});

/**
 * Goes along a line from triangle to triangle and hands over every place strictly between its ends at which it crosses a
 * side: metres from its start, and the height there.
 *
 * Every node is left or right of the line, or upon it and counts as left, by one calculation of its own; a triangle with both kinds
 * has one side by which the line comes and one by which it goes. So the walk follows the border between left and right
 * nodes: it can neither miss a triangle nor go in a circle, whatever the rounding, and a line along an edge or
 * through nodes meets them exactly.
 */
export function walkNodes(nodes: TerrainNodes, along: NodeLine, visit: (s: number, z: number) => void): void {
  const turned = isTurned(nodes);
  let line = along;
  let reachedM = 0;
  const start = triangleAt(nodes, along.from[0], along.from[1]);
  let at = start && holderOf(nodes, line, turned, start, 0);
  let last = start;
  while (true) {
    if (!at && last) {
      // Along the rim with the raster on its left all nodes are left of the line: then those upon it count as right.
      const other = { ...line, nodesOnItAreLeft: !line.nodesOnItAreLeft };
      at = holderOf(nodes, other, turned, last, reachedM);
      if (at) line = other;
    }
    if (!at) {
      // Off the raster: to where the line comes onto it again, if it does.
      const entry = entryAfter(nodes, line, turned, reachedM);
      if (!entry || entry.s >= line.lengthM) return;
      visit(entry.s, entry.z);
      at = entry.triangle;
      reachedM = entry.s;
    }
    const way = passage(nodes, line, at, turned);
    if (!way || way.leaves.s >= line.lengthM) return;
    if (way.leaves.s > 0) visit(way.leaves.s, way.leaves.z);
    reachedM = Math.max(reachedM, way.leaves.s);
    last = at;
    at = beyond(nodes, at, way.leaves.side);
  }
}

/** Ends of the sides of a triangle among its corners: of an upper one top, right, diagonal; of a lower diagonal, bottom, left. */
const SIDES = [
  [0, 1],
  [1, 2],
  [2, 0],
] as const;

/** The triangle beyond a side; null off the raster. */
function beyond(
  { cols, rows }: TerrainNodes,
  { row, col, upper }: NodeTriangle,
  side: number,
): NodeTriangle | null {
  if (upper)
    return side === 2
      ? { row, col, upper: false }
      : side === 0
        ? row > 0
          ? { row: row - 1, col, upper: false }
          : null
        : col < cols - 2
          ? { row, col: col + 1, upper: false }
          : null;
  return side === 0
    ? { row, col, upper: true }
    : side === 1
      ? row < rows - 2
        ? { row: row + 1, col, upper: true }
        : null
      : col > 0
        ? { row, col: col - 1, upper: true }
        : null;
}

/** True where the corners of the triangles run counter-clockwise; the same for all, for the raster never folds over. */
function isTurned({ cols, xM, yM }: TerrainNodes): boolean {
  const [ax, ay] = [xM[0] as number, yM[0] as number];
  const [bx, by] = [(xM[1] as number) - ax, (yM[1] as number) - ay];
  const [cx, cy] = [(xM[cols + 1] as number) - ax, (yM[cols + 1] as number) - ay];
  return bx * cy - by * cx > 0;
}

const snapped = (off: number): number => (Math.abs(off) < UPON_M ? 0 : off);
const isLeft = ({ nodesOnItAreLeft }: NodeLine, off: number): boolean =>
  off > 0 || (off === 0 && nodesOnItAreLeft);

/** A place where the line crosses a side of a triangle. */
interface Crossing {
  readonly side: number;
  readonly s: number;
  readonly z: number;
}

/** Where the line comes into a triangle and goes out of it; null where all its corners are on one side. */
function passage(
  nodes: TerrainNodes,
  line: NodeLine,
  triangle: NodeTriangle,
  turned: boolean,
): { enters: Crossing; leaves: Crossing } | null {
  const { xM, yM, zM } = nodes;
  const { from, ux, uy } = line;
  const corners = cornersOf(nodes, triangle);
  let [enters, leaves]: [Crossing | null, Crossing | null] = [null, null];
  for (let side = 0; side < 3; side++) {
    const [i, j] = SIDES[side] as readonly [number, number];
    const [a, b] = [corners[i] as number, corners[j] as number];
    const [ax, ay] = [(xM[a] as number) - from[0], (yM[a] as number) - from[1]];
    const [bx, by] = [(xM[b] as number) - from[0], (yM[b] as number) - from[1]];
    const [offA, offB] = [snapped(ux * ay - uy * ax), snapped(ux * by - uy * bx)];
    if (isLeft(line, offA) === isLeft(line, offB)) continue;
    const share = offA / (offA - offB);
    const [sA, sB] = [ux * ax + uy * ay, ux * bx + uy * by];
    const [zA, zB] = [zM[a] as number, zM[b] as number];
    const crossing = { side, s: sA + (sB - sA) * share, z: zA + (zB - zA) * share };
    // Counter-clockwise, the side of the way out has its first end on the right.
    if (isLeft(line, offA) !== turned) leaves = crossing;
    else enters = crossing;
  }
  return enters && leaves ? { enters, leaves } : null;
}

/**
 * The triangle that the line is in at a distance, of those round a triangle near it. A place on an edge or a node lies in
 * several, and the one that was found may only touch the line: the one whose stretch of the line holds the place, or
 * comes nearest to it, and leads on.
 */
function holderOf(
  nodes: TerrainNodes,
  line: NodeLine,
  turned: boolean,
  near: NodeTriangle,
  atM: number,
): NodeTriangle | null {
  let best: { triangle: NodeTriangle; outM: number } | null = null;
  for (const [down, right] of ROUND)
    for (const upper of [near.upper, !near.upper]) {
      const triangle = { row: near.row + down, col: near.col + right, upper };
      if (triangle.row < 0 || triangle.row > nodes.rows - 2) continue;
      if (triangle.col < 0 || triangle.col > nodes.cols - 2) continue;
      const way = passage(nodes, line, triangle, turned);
      if (!way || way.leaves.s <= atM) continue;
      const outM = way.enters.s - atM;
      if (outM <= 0) return triangle;
      if (!best || outM < best.outM) best = { triangle, outM };
    }
  // Farther off than rounding: there the line is off the raster.
  return best && best.outM <= ON_LINE_M ? best.triangle : null;
}

/** Where the line comes onto the raster over its rim, beyond a distance; the nearest such place. */
function entryAfter(
  nodes: TerrainNodes,
  line: NodeLine,
  turned: boolean,
  afterM: number,
): { triangle: NodeTriangle; s: number; z: number } | null {
  let best: { triangle: NodeTriangle; s: number; z: number } | null = null;
  for (const triangle of rimTriangles(nodes)) {
    const enters = passage(nodes, line, triangle, turned)?.enters;
    if (!enters || beyond(nodes, triangle, enters.side)) continue;
    if (enters.s <= afterM || (best && enters.s >= best.s)) continue;
    best = { triangle, s: enters.s, z: enters.z };
  }
  return best;
}

function* rimTriangles({ cols, rows }: TerrainNodes): Generator<NodeTriangle> {
  for (let col = 0; col < cols - 1; col++) {
    yield { row: 0, col, upper: true };
    yield { row: rows - 2, col, upper: false };
  }
  for (let row = 0; row < rows - 1; row++) {
    yield { row, col: cols - 2, upper: true };
    yield { row, col: 0, upper: false };
  }
}
