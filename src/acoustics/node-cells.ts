import type { TerrainNodes } from "./terrain";

/**
 * One triangle of a raster's surface: quad (row, col) and which half of it. The upper half has corners (row, col),
 * (row, col + 1), (row + 1, col + 1), the lower one (row, col), (row + 1, col + 1), (row + 1, col); in that order.
 */
export interface NodeTriangle {
  readonly row: number;
  readonly col: number;
  readonly upper: boolean;
}

/** Indices of the corners of a triangle among the nodes. */
export function cornersOf(
  { cols }: TerrainNodes,
  { row, col, upper }: NodeTriangle,
): [number, number, number] {
  const first = row * cols + col;
  return upper ? [first, first + 1, first + cols + 1] : [first, first + cols + 1, first + cols];
}

/** How far outside a triangle a place may lie and still be taken as on it, as a share of the triangle. */
const ON_EDGE = 1e-9;
/** Steps of the search; on a raster that is a little curved three are enough. */
const MOST_STEPS = 24;

/** Barycentric weights of a place in a triangle of nodes. */
export function weightsIn(
  { xM, yM }: TerrainNodes,
  [a, b, c]: readonly [number, number, number],
  x: number,
  y: number,
): [number, number, number] {
  const [ax, ay] = [xM[a] as number, yM[a] as number];
  const [bx, by] = [(xM[b] as number) - ax, (yM[b] as number) - ay];
  const [cx, cy] = [(xM[c] as number) - ax, (yM[c] as number) - ay];
  const [px, py] = [x - ax, y - ay];
  const twiceArea = bx * cy - by * cx;
  const [second, third] = [(px * cy - py * cx) / twiceArea, (bx * py - by * px) / twiceArea];
  return [1 - second - third, second, third];
}

const holds = (nodes: TerrainNodes, triangle: NodeTriangle, x: number, y: number): boolean =>
  weightsIn(nodes, cornersOf(nodes, triangle), x, y).every((weight) => weight >= -ON_EDGE);

/**
 * The triangle of the surface that holds a place; null outside the raster. Where several touch at it, any of them.
 * Newton's steps along the local axes of the raster, then the quads round the last one; a raster so crooked that this
 * misses is searched from end to end.
 */
export function triangleAt(nodes: TerrainNodes, x: number, y: number): NodeTriangle | null {
  const { cols, rows, xM, yM } = nodes;
  let [row, col] = [(rows - 2) >> 1, (cols - 2) >> 1];
  const clampRow = (value: number): number => Math.min(Math.max(value, 0), rows - 2);
  const clampCol = (value: number): number => Math.min(Math.max(value, 0), cols - 2);
  for (let step = 0; step < MOST_STEPS; step++) {
    const at = row * cols + col;
    const [ax, ay] = [xM[at] as number, yM[at] as number];
    const [ux, uy] = [(xM[at + 1] as number) - ax, (yM[at + 1] as number) - ay];
    const [vx, vy] = [(xM[at + cols] as number) - ax, (yM[at + cols] as number) - ay];
    const determinant = ux * vy - uy * vx;
    const right = ((x - ax) * vy - (y - ay) * vx) / determinant;
    const down = (ux * (y - ay) - uy * (x - ax)) / determinant;
    const [nextRow, nextCol] = [clampRow(row + Math.floor(down)), clampCol(col + Math.floor(right))];
    if (nextRow === row && nextCol === col) break;
    [row, col] = [nextRow, nextCol];
  }
  for (const [down, right] of ROUND) {
    if (clampRow(row + down) !== row + down || clampCol(col + right) !== col + right) continue;
    for (const upper of [true, false]) {
      const triangle = { row: row + down, col: col + right, upper };
      if (holds(nodes, triangle, x, y)) return triangle;
    }
  }
  return searched(nodes, x, y);
}

/** The quad itself first, then its neighbours. */
export const ROUND: readonly (readonly [down: number, right: number])[] = [
  [0, 0],
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
];

function searched(nodes: TerrainNodes, x: number, y: number): NodeTriangle | null {
  for (let row = 0; row < nodes.rows - 1; row++)
    for (let col = 0; col < nodes.cols - 1; col++)
      for (const upper of [true, false]) {
        const triangle = { row, col, upper };
        if (holds(nodes, triangle, x, y)) return triangle;
      }
  return null;
}
