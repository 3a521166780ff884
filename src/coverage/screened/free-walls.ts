import { type BoxIndex, boxIndex } from "../../geo/box-index";

/** Sides are tested without this much at either end, m, so that the piece round the corner does not count as built against them. */
const END_M = 2e-5;
/** Anything nearer to a side stands against it, m. */
const AGAINST_M = 5e-6;

interface Pieces {
  readonly count: number;
  readonly first: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Is the side from corner k to the next of a piece free? */
export type FreeWalls = (item: number, k: number) => boolean;

/**
 * Tells the sides of convex pieces at which a roof certainly ends: no other piece stands against them. A sight line that passes
 * above a row of equal roofs meets an edge at its two ends only, so a side between two houses must not count as one.
 * Looked up when asked for, and kept: few sides are.
 */
export function freeWalls({ count, first, x, y }: Pieces): FreeWalls {
  const corner = (item: number, k: number): [number, number] => {
    const [from, to] = [first[item] as number, first[item + 1] as number];
    const at = from + ((k + to - from) % (to - from));
    return [x[at] as number, y[at] as number];
  };
  let index: BoxIndex | null = null;
  /** 0 not known, 1 free, 2 not. */
  const known = new Uint8Array(x.length);
  return (item, k) => {
    const at = (first[item] as number) + k;
    if (known[at] === 0) known[at] = isFree(item, k) ? 1 : 2;
    return known[at] === 1;
  };

  function isFree(item: number, k: number): boolean {
    index ??= boxIndex(count, (one, out) => {
      const [from, to] = [first[one] as number, first[one + 1] as number];
      const [xs, ys] = [x.subarray(from, to), y.subarray(from, to)];
      out.set([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
    });
    const [[px, py], [qx, qy]] = [corner(item, k), corner(item, k + 1)];
    const lengthM = Math.hypot(qx - px, qy - py);
    if (lengthM < 4 * END_M) return false;
    const [ex, ey] = [((qx - px) * END_M) / lengthM, ((qy - py) * END_M) / lengthM];
    const side = [px + ex, py + ey, qx - ex, qy - ey] as const;
    const near = index.search(
      Math.min(px, qx) - AGAINST_M,
      Math.min(py, qy) - AGAINST_M,
      Math.max(px, qx) + AGAINST_M,
      Math.max(py, qy) + AGAINST_M,
    );
    return near.every((other) => other === item || isApart(other, side));
  }

  /** Is there a line between a piece and a side, along an edge of either? */
  function isApart(other: number, [px, py, qx, qy]: readonly [number, number, number, number]): boolean {
    const n = (first[other + 1] as number) - (first[other] as number);
    const lengthM = Math.hypot(qx - px, qy - py);
    let [above, below] = [Infinity, Infinity];
    for (let k = 0; k < n; k++) {
      const [[ax, ay], [bx, by]] = [corner(other, k), corner(other, k + 1)];
      const off = ((qx - px) * (ay - py) - (qy - py) * (ax - px)) / lengthM;
      above = Math.min(above, off);
      below = Math.min(below, -off);
      const edgeM = Math.hypot(bx - ax, by - ay);
      const outside = (ux: number, uy: number): number =>
        ((ux - ax) * (by - ay) - (uy - ay) * (bx - ax)) / edgeM;
      if (Math.min(outside(px, py), outside(qx, qy)) > AGAINST_M) return true;
    }
    return above > AGAINST_M || below > AGAINST_M;
  }
}
