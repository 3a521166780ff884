import { num } from "./read-flat";

/** Corners nearer together than this are one, m. */
const SAME_M = 1e-9;

/** Area of a flat polygon, m², positive counter-clockwise. */
export function polygonM2(corners: Float64Array): number {
  const n = corners.length;
  const [ox, oy] = [num(corners, 0), num(corners, 1)];
  let twice = 0;
  for (let i = 2; i + 3 < n; i += 2)
    twice +=
      (num(corners, i) - ox) * (num(corners, i + 3) - oy) -
      (num(corners, i + 2) - ox) * (num(corners, i + 1) - oy);
  return twice / 2;
}

/** A point inside a convex polygon. */
export function middleOf(corners: Float64Array): [number, number] {
  let [x, y] = [0, 0];
  for (let i = 0; i < corners.length; i += 2) {
    x += num(corners, i);
    y += num(corners, i + 1);
  }
  const n = corners.length / 2;
  return [x / n, y / n];
}

/** How far a convex cell extends along its own longest edge and across it, m. */
export interface Extent {
  ux: number;
  uy: number;
  along: number;
  across: number;
  /** Offsets of the two halving lines: ux x + uy y = middleAlong, and −uy x + ux y = middleAcross. */
  middleAlong: number;
  middleAcross: number;
}

export function extentOf(corners: Float64Array): Extent {
  const n = corners.length;
  let ux = 1;
  let uy = 0;
  let longest = 0;
  for (let i = 0; i < n; i += 2) {
    const j = i + 2 < n ? i + 2 : 0;
    const ex = num(corners, j) - num(corners, i);
    const ey = num(corners, j + 1) - num(corners, i + 1);
    const length2 = ex * ex + ey * ey;
    // A hair more, so that the first of equal edges decides.
    if (length2 > longest * (1 + 1e-9)) {
      ux = ex;
      uy = ey;
      longest = length2;
    }
  }
  const length = Math.sqrt(longest);
  ux /= length;
  uy /= length;
  let minA = Infinity;
  let maxA = -Infinity;
  let minB = Infinity;
  let maxB = -Infinity;
  for (let i = 0; i < n; i += 2) {
    const x = num(corners, i);
    const y = num(corners, i + 1);
    const a = ux * x + uy * y;
    const b = ux * y - uy * x;
    minA = Math.min(minA, a);
    maxA = Math.max(maxA, a);
    minB = Math.min(minB, b);
    maxB = Math.max(maxB, b);
  }
  return {
    ux,
    uy,
    along: maxA - minA,
    across: maxB - minB,
    middleAlong: (minA + maxA) / 2,
    middleAcross: (minB + maxB) / 2,
  };
}

/** Halves a convex cell along and across its longest edge; only one way where it is twice as long as wide. */
export function splitCell(corners: Float64Array, extent: Extent): Float64Array[] {
  const { ux, uy, along, across, middleAlong, middleAcross } = extent;
  const halves = along * 2 < across ? [corners] : cut(corners, ux, uy, middleAlong);
  return across * 2 < along ? halves : halves.flatMap((half) => cut(half, -uy, ux, middleAcross));
}

/** Both sides of a convex polygon along the line nx x + ny y = c, with the very same new corners. */
function cut(corners: Float64Array, nx: number, ny: number, c: number): Float64Array[] {
  const [below, above]: [number[], number[]] = [[], []];
  const n = corners.length;
  for (let i = 0; i < n; i += 2) {
    const j = i + 2 < n ? i + 2 : 0;
    const x = num(corners, i);
    const y = num(corners, i + 1);
    const x1 = num(corners, j);
    const y1 = num(corners, j + 1);
    const p = nx * x + ny * y - c;
    const q = nx * x1 + ny * y1 - c;
    if (p <= SAME_M) below.push(x, y);
    if (p >= -SAME_M) above.push(x, y);
    if ((p < -SAME_M && q > SAME_M) || (p > SAME_M && q < -SAME_M)) {
      const f = p / (p - q);
      const [cx, cy] = [x + f * (x1 - x), y + f * (y1 - y)];
      below.push(cx, cy);
      above.push(cx, cy);
    }
  }
  return [below, above].filter((flat) => flat.length >= 6).map((flat) => Float64Array.from(flat));
}
