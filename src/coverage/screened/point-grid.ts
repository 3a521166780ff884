import { num } from "./read-flat";

/** Points about a straight way, found by the squares it passes. */
export interface PointGrid {
  /** Calls back for every point near the way from one place to another, and for some that are not. */
  readonly eachAlong: (
    x0: number,
    y0: number,
    x1: number,
    y1: number,
    visit: (point: number) => void,
  ) => void;
}

/** Squares are never smaller than this, m, and about as many as this at most, or as there are points. */
const LEAST_M = 2;
const MOST_SQUARES = 2 ** 21;
/** Squares are looked at this far beyond the way, m. */
const ASIDE_M = 1e-4;

/** Sorts points into squares: small ones, as the corners of small cells lie close together where there are any. */
export function pointGrid(count: number, x: Float64Array, y: Float64Array): PointGrid {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let k = 0; k < count; k++) {
    minX = Math.min(minX, num(x, k));
    maxX = Math.max(maxX, num(x, k));
    minY = Math.min(minY, num(y, k));
    maxY = Math.max(maxY, num(y, k));
  }
  if (count === 0) return { eachAlong: () => undefined };
  const sideM = Math.max(
    LEAST_M,
    Math.sqrt(((maxX - minX) * (maxY - minY)) / Math.max(count, MOST_SQUARES)),
    Math.max(maxX - minX, maxY - minY) / MOST_SQUARES,
  );
  const cols = Math.floor((maxX - minX) / sideM) + 1;
  const rows = Math.floor((maxY - minY) / sideM) + 1;
  const squareOf = (k: number): number =>
    Math.floor((num(y, k) - minY) / sideM) * cols + Math.floor((num(x, k) - minX) / sideM);
  const first = new Int32Array(cols * rows + 1);
  for (let k = 0; k < count; k++) first[squareOf(k) + 1] = (first[squareOf(k) + 1] as number) + 1;
  for (let s = 0; s < cols * rows; s++) first[s + 1] = (first[s + 1] as number) + (first[s] as number);
  const points = new Int32Array(count);
  const filled = first.slice();
  for (let k = 0; k < count; k++) {
    const s = squareOf(k);
    points[filled[s] as number] = k;
    filled[s] = (filled[s] as number) + 1;
  }
  const within = (at: number, most: number): number => Math.min(most, Math.max(0, Math.floor(at)));
  const eachAlong: PointGrid["eachAlong"] = (x0, y0, x1, y1, visit) => {
    const low = Math.min(y0, y1) - ASIDE_M;
    const high = Math.max(y0, y1) + ASIDE_M;
    const perY = y1 === y0 ? 0 : (x1 - x0) / (y1 - y0);
    for (
      let row = within((low - minY) / sideM, rows - 1);
      row <= within((high - minY) / sideM, rows - 1);
      row++
    ) {
      // The part of the way in this row.
      const from = Math.max(low, minY + row * sideM) - ASIDE_M;
      const to = Math.min(high, minY + (row + 1) * sideM) + ASIDE_M;
      let west = Math.min(x0, x1);
      let east = Math.max(x0, x1);
      if (y1 !== y0) {
        const [p, q] = [x0 + (from - y0) * perY, x0 + (to - y0) * perY];
        west = Math.max(west, Math.min(p, q));
        east = Math.min(east, Math.max(p, q));
      }
      const last = within((east + ASIDE_M - minX) / sideM, cols - 1);
      for (let col = within((west - ASIDE_M - minX) / sideM, cols - 1); col <= last; col++) {
        const s = row * cols + col;
        for (let i = first[s] as number; i < (first[s + 1] as number); i++) visit(points[i] as number);
      }
    }
  };
  return { eachAlong };
}
