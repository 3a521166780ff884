import type { PathBounds } from "./dz-bounds";
import { GROUND_EDGE, PIECE, WALL } from "./obstacles";
import type { Hits } from "./hits";
import type { Sight } from "./sight";
import { num, slantM } from "./read-flat";

/** Latest entry and earliest exit of the rays of a wedge through a piece that all of them cross. */
export type Crossing = (item: number) => { readonly lateEntry: number; readonly earlyExit: number };

/** Bounds of dss, dsr and e, written into `out` (whose z and d are there already). */
export type Legs = (hits: Hits, sight: Sight, crossing: Crossing, out: PathBounds) => void;

/** Range of t in which a line c0 + c1 t is at least 0, within [from, to]; from > to where there is none. */
const range = { from: 0.5, to: 0.5 };
function clip(c0: number, c1: number): void {
  if (c1 > 0) range.from = Math.max(range.from, -c0 / c1);
  else if (c1 < 0) range.to = Math.min(range.to, -c0 / c1);
  else if (c0 < 0) range.to = -1;
}

/** Slack of fractions, against rounding. */
const SLACK = 1e-12;

interface Post {
  t: number;
  z: number;
}
const first: Post = { t: 1, z: 0 };
const lastLow: Post = { t: 0, z: 0 };
const lastHigh: Post = { t: 0, z: 0 };

/**
 * By tangents (field.md §4.2, step 7): the first edge has the steepest slope as seen from the source, so it is at least as steep
 * as any post of the lower set; the last one likewise from the receiver, against the same post for all receiver heights.
 * Nothing is taken from the hull of the upper set: an obstacle more can lower Kmet, C3 and the cap (§4.3).
 */
export const tangentLegs: Legs = (hits, sight, crossing, out) => {
  const { sourceZ, lowZ, highZ, nearM, farM } = sight;
  steepestPosts(hits, sight);
  const slope = Math.max(lowZ - sourceZ, (first.z - sourceZ) / Math.max(first.t, 1e-300));
  let firstLo = Infinity;
  let firstHi = -Infinity;
  let lastLo = Infinity;
  let lastHi = -Infinity;
  let dssLo = Infinity;
  let dssHi = 0;
  let dsrLo = Infinity;
  let dsrHi = 0;
  let topZ = -Infinity;
  let footZ = Infinity;
  let only = -1;
  for (let k = 0; k < hits.count; k++) {
    const minZ = num(hits.minZ, k);
    const maxZ = num(hits.maxZ, k);
    // It must rise above the lowest sight line at all.
    range.from = num(hits.a, k);
    range.to = num(hits.b, k);
    clip(maxZ - sourceZ, sourceZ - lowZ);
    if (range.from > range.to + SLACK) continue;
    const { from, to } = range;
    topZ = Math.max(topZ, maxZ);
    let candidate = false;
    clip(maxZ - sourceZ, -slope);
    if (range.from <= range.to + SLACK) {
      candidate = true;
      firstLo = Math.min(firstLo, range.from);
      firstHi = Math.max(firstHi, range.to);
      const least = leastRiseM(minZ, maxZ, sourceZ, sourceZ);
      const most = Math.max(maxZ - sourceZ, sourceZ - minZ);
      dssLo = Math.min(dssLo, slantM(nearM * Math.max(0, range.from - SLACK), least));
      dssHi = Math.max(dssHi, slantM(farM * (range.to + SLACK), most));
    }
    if (lastRange(from, to, maxZ, lowZ, highZ)) {
      candidate = true;
      lastLo = Math.min(lastLo, range.from);
      lastHi = Math.max(lastHi, range.to);
      const least = leastRiseM(minZ, maxZ, lowZ, highZ);
      const most = Math.max(maxZ - lowZ, highZ - minZ);
      dsrLo = Math.min(dsrLo, slantM(nearM * Math.max(0, 1 - range.to - SLACK), least));
      dsrHi = Math.max(dsrHi, slantM(farM * (1 - range.from + SLACK), most));
    }
    if (candidate) {
      footZ = Math.min(footZ, minZ);
      only = only === -1 || only === k ? k : -2;
    }
  }
  if (firstLo > firstHi || lastLo > lastHi) {
    // Nothing passed, by rounding: all that is certain.
    Object.assign(out, {
      dssLo: 0,
      dsrLo: 0,
      dssHi: out.dHi + out.zHi,
      dsrHi: out.dHi + out.zHi,
      eLo: 0,
      eHi: out.dHi + out.zHi,
    });
    return;
  }
  const way = out.dHi + out.zHi;
  out.dssLo = dssLo;
  out.dsrLo = dsrLo;
  out.dssHi = Math.min(dssHi, way);
  out.dsrHi = Math.min(dsrHi, way);
  if (only >= 0 && oneEdge(hits, only, crossing, firstLo, firstHi, lastLo, lastHi)) {
    out.eLo = 0;
    out.eHi = 0;
    return;
  }
  // A chain that rises and then falls is at most as long as its run, its rise and its fall.
  const chain = farM * Math.max(0, lastHi - firstLo) + 2 * Math.max(0, topZ - footZ) + 1e-6;
  out.eHi = Math.max(0, Math.min(out.zHi + out.dHi - dssLo - dsrLo, chain)) + 1e-6;
  out.eLo = Math.max(0, nearM * (lastLo - firstHi), out.zLo + out.dLo - out.dssHi - out.dsrHi) - 1e-6;
};

/** The posts that rise most steeply as seen from the source, and from the lowest and the highest receiver. */
function steepestPosts(hits: Hits, { sourceZ, lowZ, highZ }: Sight): void {
  let [up, low, high] = [-Infinity, -Infinity, -Infinity];
  first.t = 1;
  first.z = lowZ;
  lastLow.t = 0;
  lastLow.z = -Infinity;
  lastHigh.t = 0;
  lastHigh.z = -Infinity;
  for (let k = 0; k < hits.postCount; k++) {
    const [t, z] = [num(hits.postT, k), num(hits.postZ, k)];
    const fromSource = (z - sourceZ) / Math.max(t, 1e-300);
    if (fromSource > up) {
      up = fromSource;
      first.t = t;
      first.z = z;
    }
    const back = Math.max(1 - t, 1e-300);
    if ((z - lowZ) / back > low) {
      low = (z - lowZ) / back;
      lastLow.t = t;
      lastLow.z = z;
    }
    if ((z - highZ) / back > high) {
      high = (z - highZ) / back;
      lastHigh.t = t;
      lastHigh.z = z;
    }
  }
}

/** Writes into `range` where in [from, to] a top can be the last edge; false where nowhere. */
function lastRange(from: number, to: number, topZ: number, lowZ: number, highZ: number): boolean {
  for (let which = 0; which < 2; which++) {
    const post = which === 0 ? lastLow : lastHigh;
    if (post.z === -Infinity) continue;
    // (top − zr)/(1 − t) ≥ (post.z − zr)/(1 − post.t), linear in zr: if it holds for some zr, it does so for the lowest or the highest.
    let least = Infinity;
    let most = -Infinity;
    for (let end = 0; end < 2; end++) {
      const zr = end === 0 ? lowZ : highZ;
      range.from = from;
      range.to = to;
      clip((topZ - zr) * (1 - post.t) - (post.z - zr), post.z - zr);
      if (range.from > range.to + SLACK) continue;
      if (range.from < least) least = range.from;
      if (range.to > most) most = range.to;
    }
    if (least > most + SLACK) return false;
    from = least;
    to = most;
  }
  range.from = from;
  range.to = to;
  return true;
}

/** Least difference in height between [minZ, maxZ] and [lowZ, highZ]. */
const leastRiseM = (minZ: number, maxZ: number, lowZ: number, highZ: number): number =>
  Math.max(0, minZ - highZ, lowZ - maxZ);

/** Is the first edge surely the last one too? All that can be either is one edge: a wall, or the far or near side of one piece. */
function oneEdge(
  hits: Hits,
  k: number,
  crossing: Crossing,
  firstLo: number,
  firstHi: number,
  lastLo: number,
  lastHi: number,
): boolean {
  if (hits.kind[k] === WALL || hits.kind[k] === GROUND_EDGE) return true;
  if (hits.kind[k] !== PIECE || hits.whole[k] === 0) return false;
  const { lateEntry, earlyExit } = crossing(hits.item[k] as number);
  return Math.min(firstLo, lastLo) > lateEntry + 1e-9 || Math.max(firstHi, lastHi) < earlyExit - 1e-9;
}
