import type { Ring, Xy } from "../../acoustics/plan-geometry";
import { type RasterGrid, centreY } from "./raster-grid";

/** Calls `visit` with every cell whose centre lies inside the rings (even-odd), row by row from the north. */
export function cellsInside(
  grid: RasterGrid,
  rings: readonly Ring[],
  visit: (index: number, col: number, row: number) => void,
): void {
  const { cols, rows, cellM, westM, northM } = grid;
  let [minY, maxY] = [Infinity, -Infinity];
  for (const ring of rings)
    for (const [, y] of ring) {
      minY = Math.min(minY, y);
      maxY = Math.max(maxY, y);
    }
  const first = Math.max(0, Math.floor((northM - maxY) / cellM));
  const last = Math.min(rows - 1, Math.floor((northM - minY) / cellM));
  for (let row = first; row <= last; row++) {
    const crossings = crossingsAt(rings, centreY(grid, row));
    for (let i = 1; i < crossings.length; i += 2) {
      const from = Math.max(0, Math.ceil(((crossings[i - 1] as number) - westM) / cellM - 0.5));
      const to = Math.min(cols - 1, Math.ceil(((crossings[i] as number) - westM) / cellM - 0.5) - 1);
      for (let col = from; col <= to; col++) visit(row * cols + col, col, row);
    }
  }
}

/** Where the outlines cross a line west-east, sorted. */
function crossingsAt(rings: readonly Ring[], y: number): number[] {
  const at: number[] = [];
  for (const ring of rings) {
    let [px, py] = ring.at(-1) as Xy;
    for (const [qx, qy] of ring) {
      if (qy > y !== py > y) at.push(((px - qx) * (y - qy)) / (py - qy) + qx);
      [px, py] = [qx, qy];
    }
  }
  return at.sort((a, b) => a - b);
}

/**
 * Calls `visit` with every cell that a segment runs through, neighbours by a side, so that no ray slips between them,
 * and with the fraction of the segment at the middle of its way through the cell.
 */
export function cellsAlong(
  grid: RasterGrid,
  from: Xy,
  to: Xy,
  visit: (index: number, fraction: number) => void,
): void {
  const { cols, rows, cellM, westM, northM } = grid;
  const [u0, v0] = [(from[0] - westM) / cellM, (northM - from[1]) / cellM];
  const [du, dv] = [(to[0] - from[0]) / cellM, (from[1] - to[1]) / cellM];
  const cuts = [0, 1];
  for (const [start, run] of [
    [u0, du],
    [v0, dv],
  ] as const) {
    if (run === 0) continue;
    const [low, high] = [Math.min(start, start + run), Math.max(start, start + run)];
    for (let line = Math.ceil(low); line <= high; line++) cuts.push((line - start) / run);
  }
  cuts.sort((a, b) => a - b);
  for (let i = 1; i < cuts.length; i++) {
    const [a, b] = [cuts[i - 1] as number, cuts[i] as number];
    if (a < 0 || b > 1) continue;
    const middle = (a + b) / 2;
    const [col, row] = [Math.floor(u0 + du * middle), Math.floor(v0 + dv * middle)];
    if (col >= 0 && col < cols && row >= 0 && row < rows) visit(row * cols + col, middle);
  }
}
