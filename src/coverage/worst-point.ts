import type { AreaMap } from "./area-map";
import type { BlindRegion } from "./blind-regions";
import type { Disc } from "./disc-layer";
import { minHeap } from "./min-heap";
import { bitsOf, ringLocator } from "./ring-locator";
import type { Bit } from "./ring-locator";

/** How far a disc's level lies above what its label asks for, at a distance; in dB or m, never rising with the distance. */
export type MarginAt = (disc: number, label: number, distanceM: number) => number;

/** A place in local metres, the margin of the loudest disc there, and which disc that is. */
export interface WorstPoint {
  readonly x: number;
  readonly y: number;
  readonly margin: number;
  readonly disc: number;
}

/** The search stops at boxes of this size, m: the answer's margin is that of the true worst point to as many metres' fall. */
const STOP_M = 1e-3;

/** Far more boxes than any layout needs; the best point so far is then the answer. */
const MAX_BOXES = 400_000;

/** Up to so many corners in a box are tried at once, m. */
const FEW_BITS = 4;

/** Labels within this of a point count for it, m: on a border both sides do. */
const AT_POINT_M = 1e-6;

/** A square of the search, with what is still of interest in it. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly halfM: number;
  /** Bits of the region's border in it; with none it is all inside, as boxes outside are dropped. */
  readonly bits: readonly Bit[];
  /** Edges of the map in it; with none it has the one label. */
  readonly edges: readonly number[];
  readonly label: number;
  /** Discs that may be the loudest somewhere in it. */
  readonly discs: readonly number[];
}

/**
 * The point of a closed region (or of the whole area) where the loudest disc has the least margin; null without discs or area.
 * Best-first: in a box no point is worse than its loudest disc at its farthest corner (discs.md, step 6).
 */
export function worstPoint(
  map: AreaMap,
  discs: readonly Disc[],
  marginAt: MarginAt,
  within?: BlindRegion,
): WorstPoint | null {
  if (discs.length === 0 || map.edges.count === 0) return null;
  const { bits, isIn } = regionOf(map, within);
  const queue = minHeap<Box>();
  let best: WorstPoint | null = null;
  const offer = (x: number, y: number, among: readonly number[]): void => {
    for (const label of labelsAt(map, x, y)) {
      let [margin, loudest] = [-Infinity, among[0] as number];
      for (const k of among) {
        const { x: cx, y: cy } = discs[k] as Disc;
        const here = marginAt(k, label, Math.sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy)));
        if (here > margin) [margin, loudest] = [here, k];
      }
      if (best === null || margin < best.margin) best = { x, y, margin, disc: loudest };
    }
  };
  const enter = (parent: Box, x: number, y: number, halfM: number): void => {
    const inBox = parent.bits.filter((bit) => bitMeets(bit, x, y, halfM));
    if (inBox.length === 0 && parent.bits.length > 0 && !isIn(x, y)) return;
    const edges = parent.edges.filter((e) => edgeMeets(map, e, x, y, halfM));
    const label = edges.length === 0 && parent.edges.length > 0 ? map.labelAt(x, y) : parent.label;
    const { bound, loud } = boundOf(map, discs, marginAt, { x, y, halfM, edges, label, discs: parent.discs });
    if (inBox.length === 0) offer(x, y, loud);
    else if (inBox.length <= FEW_BITS)
      for (const { x0, y0 } of inBox)
        if (Math.abs(x0 - x) <= halfM && Math.abs(y0 - y) <= halfM) offer(x0, y0, loud);
    if (best === null || bound < best.margin)
      queue.push(bound, { x, y, halfM, bits: inBox, edges, label, discs: loud });
  };

  const root = rootBox(map, bits, discs.length);
  enter(root, root.x, root.y, root.halfM);
  for (let k = 0; k < MAX_BOXES; k++) {
    const top = queue.pop();
    const found = best as WorstPoint | null;
    if (!top || (found !== null && top.key >= found.margin)) break;
    const { x, y, halfM } = top.item;
    if (halfM > STOP_M / 2) {
      for (const sx of [-1, 1])
        for (const sy of [-1, 1]) enter(top.item, x + (sx * halfM) / 2, y + (sy * halfM) / 2, halfM / 2);
      continue;
    }
    const at = pointOf(top.item, isIn);
    if (!at) continue;
    offer(at[0], at[1], top.item.discs);
    // No point anywhere is worse than this box's bound, and its own point is that to the size of the box.
    break;
  }
  return best;
}

function regionOf(map: AreaMap, within: BlindRegion | undefined) {
  if (within) {
    const rings = [within.outer, ...within.holes];
    const [inOuter, ...inHoles] = rings.map(ringLocator);
    const isIn = (x: number, y: number) => (inOuter?.(x, y) ?? false) && !inHoles.some((hole) => hole(x, y));
    return { bits: rings.flatMap(bitsOf), isIn };
  }
  const bits = map.borderPieces.flatMap((piece): Bit[] =>
    piece ? [{ x0: piece.x0, y0: piece.y0, x1: piece.x1, y1: piece.y1, piece, halfSide: 0 }] : [],
  );
  return { bits, isIn: (x: number, y: number) => map.labelAt(x, y) >= 0 };
}

function rootBox(map: AreaMap, bits: readonly Bit[], discCount: number): Box {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x0, y0, x1, y1 } of bits) {
    minX = Math.min(minX, x0, x1);
    maxX = Math.max(maxX, x0, x1);
    minY = Math.min(minY, y0, y1);
    maxY = Math.max(maxY, y0, y1);
  }
  const [x, y] = [(minX + maxX) / 2, (minY + maxY) / 2];
  const edges = map.labelCount > 1 ? map.edgeIndex.search(minX, minY, maxX, maxY).sort((a, b) => a - b) : [];
  const discs = Array.from({ length: discCount }, (_, k) => k);
  const label = edges.length === 0 ? Math.max(0, map.labelAt(x, y)) : -1;
  // A little more than half, so that the border itself lies inside.
  return { x, y, halfM: 0.501 * Math.max(maxX - minX, maxY - minY, 1e-3), bits, edges, label, discs };
}

/** The least margin that a box can have, and the discs that can be the loudest in it. */
function boundOf(
  map: AreaMap,
  discs: readonly Disc[],
  marginAt: MarginAt,
  box: Omit<Box, "bits">,
): { bound: number; loud: number[] } {
  const labels = labelsOf(map, box.edges, box.label);
  const far = box.discs.map((k) => distanceM(box, discs[k] as Disc, true));
  const near = box.discs.map((k) => distanceM(box, discs[k] as Disc, false));
  let bound = Infinity;
  const keep = new Uint8Array(box.discs.length);
  for (const label of labels) {
    let least = -Infinity;
    box.discs.forEach((k, i) => {
      least = Math.max(least, marginAt(k, label, far[i] as number));
    });
    box.discs.forEach((k, i) => {
      if (keep[i] === 0 && marginAt(k, label, near[i] as number) >= least) keep[i] = 1;
    });
    bound = Math.min(bound, least);
  }
  return { bound, loud: box.discs.filter((_, i) => keep[i] === 1) };
}

/** From a disc's centre to the farthest or nearest point of a box, m. */
function distanceM({ x, y, halfM }: Pick<Box, "x" | "y" | "halfM">, disc: Disc, farthest: boolean): number {
  const dx = Math.abs(x - disc.x);
  const dy = Math.abs(y - disc.y);
  const ex = farthest ? dx + halfM : Math.max(0, dx - halfM);
  const ey = farthest ? dy + halfM : Math.max(0, dy - halfM);
  return Math.sqrt(ex * ex + ey * ey);
}

/** The labels on either side of some edges; without edges the one given. */
function labelsOf({ edges: { left, right } }: AreaMap, edges: readonly number[], label: number): number[] {
  if (edges.length === 0) return label < 0 ? [] : [label];
  const labels = new Set<number>();
  for (const e of edges) for (const z of [left[e] as number, right[e] as number]) if (z >= 0) labels.add(z);
  return [...labels].sort((a, b) => a - b);
}

function labelsAt(map: AreaMap, x: number, y: number): number[] {
  if (map.labelCount === 1) return [0];
  const m = AT_POINT_M;
  const near = map.edgeIndex.search(x - m, y - m, x + m, y + m).filter((e) => edgeMeets(map, e, x, y, m));
  return labelsOf(map, near, map.labelAt(x, y));
}

function edgeMeets({ edges }: AreaMap, e: number, x: number, y: number, halfM: number): boolean {
  const { ax, ay, bx, by } = edges;
  return straightMeets(ax[e] as number, ay[e] as number, bx[e] as number, by[e] as number, x, y, halfM);
}

/** Does a segment meet a box (touching counts, and so may a hair's breadth beyond)? */
function straightMeets(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  x: number,
  y: number,
  halfM: number,
): boolean {
  if (Math.max(x0, x1) < x - halfM || Math.min(x0, x1) > x + halfM) return false;
  if (Math.max(y0, y1) < y - halfM || Math.min(y0, y1) > y + halfM) return false;
  const dx = x1 - x0;
  const dy = y1 - y0;
  const reach = (Math.abs(dx) + Math.abs(dy)) * (halfM * (1 + 1e-9) + 1e-9);
  return Math.abs(dx * (y - y0) - dy * (x - x0)) <= reach;
}

function bitMeets({ x0, y0, x1, y1, piece, halfSide }: Bit, x: number, y: number, halfM: number): boolean {
  if (halfSide === 0) return straightMeets(x0, y0, x1, y1, x, y, halfM);
  if (Math.max(x0, x1) < x - halfM || Math.min(x0, x1) > x + halfM) return false;
  if (Math.max(y0, y1) < y - halfM || Math.min(y0, y1) > y + halfM) return false;
  const { cx, cy, radiusM } = piece;
  const dx = Math.abs(x - cx);
  const dy = Math.abs(y - cy);
  const [nx, ny] = [Math.max(0, dx - halfM), Math.max(0, dy - halfM)];
  const [fx, fy] = [dx + halfM, dy + halfM];
  return (
    nx * nx + ny * ny <= (radiusM + 1e-9) * (radiusM + 1e-9) &&
    fx * fx + fy * fy >= (radiusM - 1e-9) * (radiusM - 1e-9)
  );
}

/** A point of the closed region in a smallest box, if there is one: on its border, else its middle. */
function pointOf(
  { x, y, halfM, bits }: Box,
  isIn: (x: number, y: number) => boolean,
): [number, number] | null {
  for (const { x0, y0, x1, y1, piece, halfSide } of bits) {
    let [px, py] = [x0, y0];
    if (halfSide === 0) {
      const [dx, dy] = [x1 - x0, y1 - y0];
      const t = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy);
      const along = Math.min(1, Math.max(0, t));
      [px, py] = [x0 + along * dx, y0 + along * dy];
    } else {
      const away = Math.sqrt((x - piece.cx) ** 2 + (y - piece.cy) ** 2);
      px = piece.cx + ((x - piece.cx) * piece.radiusM) / away;
      py = piece.cy + ((y - piece.cy) * piece.radiusM) / away;
    }
    const inBits =
      px >= Math.min(x0, x1) && px <= Math.max(x0, x1) && py >= Math.min(y0, y1) && py <= Math.max(y0, y1);
    if ((inBits || halfSide === 0) && Math.abs(px - x) <= 2 * halfM && Math.abs(py - y) <= 2 * halfM)
      return [px, py];
  }
  return isIn(x, y) ? [x, y] : null;
}
