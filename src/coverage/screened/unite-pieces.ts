import { snapM } from "../node-segments";
import { pointGrid } from "./point-grid";
import { num } from "./read-flat";

/** Directed straight edges, what they bound on their left. Ends are on the micrometre grid of the area map. */
export interface DirectedEdges {
  readonly count: number;
  readonly ax: Float64Array;
  readonly ay: Float64Array;
  readonly bx: Float64Array;
  readonly by: Float64Array;
}

/** Ends this near to an edge lie on it, m: rounding to the grid moves either by half a micrometre. */
const ON_EDGE_M = 2e-6;

/**
 * The border of the union of convex pieces (flat corners, counter-clockwise) that touch each other but do not overlap. Sides that two
 * pieces have in common cancel; a side along which smaller pieces lie is first cut at their corners. No crossings are looked for, as
 * there are none.
 * @returns null where sides do not cancel in pairs: then the pieces do overlap
 */
export function unitedBorder(pieces: readonly { readonly corners: Float64Array }[]): DirectedEdges | null {
  let most = 0;
  for (const { corners } of pieces) most += corners.length / 2;
  const all = new EdgeList(most);
  for (const { corners } of pieces)
    for (let i = 0; i < corners.length; i += 2) {
      const j = i + 2 < corners.length ? i + 2 : 0;
      all.add(
        snapM(num(corners, i)),
        snapM(num(corners, i + 1)),
        snapM(num(corners, j)),
        snapM(num(corners, j + 1)),
      );
    }
  const sides = uncancelled(all);
  return sides && uncancelled(cutAtEnds(sides));
}

/** A list of edges that grows. */
class EdgeList implements DirectedEdges {
  count = 0;
  ax: Float64Array;
  ay: Float64Array;
  bx: Float64Array;
  by: Float64Array;

  constructor(room: number) {
    const numbers = (): Float64Array => new Float64Array(room + 1);
    [this.ax, this.ay, this.bx, this.by] = [numbers(), numbers(), numbers(), numbers()];
  }

  /** Adds an edge unless it is a point. */
  add(ax: number, ay: number, bx: number, by: number): void {
    if (ax === bx && ay === by) return;
    if (this.count === this.ax.length)
      [this.ax, this.ay, this.bx, this.by] = [twice(this.ax), twice(this.ay), twice(this.bx), twice(this.by)];
    const k = this.count++;
    this.ax[k] = ax;
    this.ay[k] = ay;
    this.bx[k] = bx;
    this.by[k] = by;
  }
}

function twice(list: Float64Array): Float64Array {
  const more = new Float64Array(2 * list.length);
  more.set(list);
  return more;
}

/** Leaves out every pair of one edge and its reverse; null where one is there twice over. */
function uncancelled(edges: DirectedEdges): EdgeList | null {
  const { count, ax, ay, bx, by } = edges;
  const mask = (1 << (32 - Math.clz32(2 * count + 1))) - 1;
  const slots = new Int32Array(mask + 1).fill(-1);
  /** Surplus of one direction over the other, by the first edge of its kind. */
  const net = new Int8Array(count);
  for (let k = 0; k < count; k++) {
    // The same for both directions.
    let slot = (hash(num(ax, k), num(ay, k)) ^ hash(num(bx, k), num(by, k))) & mask;
    for (;;) {
      const other = slots[slot] as number;
      if (other < 0) {
        slots[slot] = k;
        net[k] = 1;
        break;
      }
      const same = ax[other] === ax[k] && ay[other] === ay[k] && bx[other] === bx[k] && by[other] === by[k];
      const reverse =
        ax[other] === bx[k] && ay[other] === by[k] && bx[other] === ax[k] && by[other] === ay[k];
      if (same || reverse) {
        net[other] = (net[other] as number) + (same ? 1 : -1);
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  const left = new EdgeList(count);
  for (let k = 0; k < count; k++) {
    const surplus = net[k] as number;
    if (surplus > 1 || surplus < -1) return null;
    if (surplus === 1) left.add(num(ax, k), num(ay, k), num(bx, k), num(by, k));
    if (surplus === -1) left.add(num(bx, k), num(by, k), num(ax, k), num(ay, k));
  }
  return left;
}

const hash = (x: number, y: number): number => {
  const [p, q] = [Math.floor(x * 1024), Math.floor(y * 1024)];
  const mixed = Math.imul(p, 73_856_093) ^ Math.imul(q, 19_349_663);
  return mixed ^ (mixed >>> 15);
};

/** Cuts edges where the beginning of another one lies on them. */
function cutAtEnds(edges: DirectedEdges): EdgeList {
  const { count, ax, ay, bx, by } = edges;
  const grid = pointGrid(count, ax, ay);
  const cuts: number[] = [];
  const found = new EdgeList(2 * count);
  for (let k = 0; k < count; k++) {
    let x = num(ax, k);
    let y = num(ay, k);
    const [x0, y0, ex, ey] = [x, y, num(bx, k) - x, num(by, k) - y];
    const lengthM = Math.sqrt(ex * ex + ey * ey);
    cuts.length = 0;
    grid.eachAlong(x0, y0, num(bx, k), num(by, k), (at) => {
      const px = num(ax, at) - x0;
      const py = num(ay, at) - y0;
      if (Math.abs(ex * py - ey * px) > ON_EDGE_M * lengthM) return;
      const along = (px * ex + py * ey) / lengthM;
      if (along > 0 && along < lengthM) cuts.push(at);
    });
    const alongOf = (at: number): number => (num(ax, at) - x0) * ex + (num(ay, at) - y0) * ey;
    if (cuts.length > 1) cuts.sort((p, q) => alongOf(p) - alongOf(q));
    for (const at of cuts) {
      found.add(x, y, num(ax, at), num(ay, at));
      x = num(ax, at);
      y = num(ay, at);
    }
    found.add(x, y, num(bx, k), num(by, k));
  }
  return found;
}
