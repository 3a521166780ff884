import type { ArcPiece } from "../coverage/arc-piece";
import type { BlindRegion, Disc } from "../coverage/disc-coverage";
import { circleCrossing, noCrossing } from "../coverage/circle-crossing";
import { CERTIFICATE_SHRINK_M } from "../coverage/coverage-verdict";
import { edgeInDisc, noInterval } from "../coverage/edge-in-disc";
import type { CoverRow } from "../siting/cover-row";
import type { World } from "./world";

/** A place that must be covered, with the zone whose radii count there. */
export interface Witness {
  readonly x: number;
  readonly y: number;
  readonly label: number;
}

/** Discs side by side, with radii 1 mm shorter: rows and certificate speak of the same radii. */
export interface ShortDiscs {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** By label, then by disc; 0 reaches nothing there. */
  readonly radiusM: readonly Float64Array[];
}

export function shortDiscs(discs: readonly Disc[], labelCount: number): ShortDiscs {
  return {
    count: discs.length,
    x: Float64Array.from(discs, ({ x }) => x),
    y: Float64Array.from(discs, ({ y }) => y),
    radiusM: Array.from({ length: labelCount }, (_, label) =>
      Float64Array.from(discs, ({ radiusByLabel }) =>
        Math.max(0, (radiusByLabel[label] ?? 0) - CERTIFICATE_SHRINK_M),
      ),
    ),
  };
}

/** Does a disc reach a witness? */
export function reaches({ x, y, radiusM }: ShortDiscs, disc: number, at: Witness): boolean {
  const radius = (radiusM[at.label] as Float64Array)[disc] as number;
  const dx = at.x - (x[disc] as number);
  const dy = at.y - (y[disc] as number);
  return radius > 0 && dx * dx + dy * dy <= radius * radius;
}

/** The row of a witness: which options reach it, and how many must, given what stands; null where nothing more is needed. */
export function rowOf(at: Witness, standing: ShortDiscs, options: ShortDiscs, need: number): CoverRow | null {
  let left = need;
  for (let disc = 0; disc < standing.count && left > 0; disc++) if (reaches(standing, disc, at)) left -= 1;
  if (left <= 0) return null;
  const columns: number[] = [];
  for (let disc = 0; disc < options.count; disc++) if (reaches(options, disc, at)) columns.push(disc);
  return { columns, need: left };
}

/** Points outside both circles by at least this, m: less than the millimetre that the certificate takes off. */
const OUTSIDE_M = 5e-4;

/** Crossings so flat that the point would lie further away than this are left to the certificate, m. */
const FLAT_M = 1;

/**
 * Calls `visit` with the points where a least-covered place of an arrangement of circles can be: 0.5 mm outside both circles at
 * each crossing, and outside each circle where it crosses the edge of a zone or of the district. (A least-covered face lies
 * outside every disc whose arc bounds it.) `visit` gets the label whose radii were used; the point may lie in another zone.
 */
export function eachCrossing(
  world: World,
  discs: ShortDiscs,
  active: readonly number[],
  visit: (x: number, y: number, label: number, isSure: boolean) => void,
): void {
  for (let label = 0; label < discs.radiusM.length; label++) {
    const radius = discs.radiusM[label] as Float64Array;
    const circles = active.filter((disc) => (radius[disc] as number) > 0);
    crossingsOf(discs, radius, circles, (x, y) => visit(x, y, label, false));
  }
  edgeCrossings(world, discs, active, visit);
}

function crossingsOf(
  { x, y }: ShortDiscs,
  radius: Float64Array,
  circles: readonly number[],
  visit: (x: number, y: number) => void,
): void {
  const points = noCrossing();
  for (let a = 0; a < circles.length; a++) {
    const i = circles[a] as number;
    const [xi, yi, ri] = [x[i] as number, y[i] as number, radius[i] as number];
    for (let b = a + 1; b < circles.length; b++) {
      const j = circles[b] as number;
      const [xj, yj, rj] = [x[j] as number, y[j] as number, radius[j] as number];
      if (Math.abs(xi - xj) > ri + rj || Math.abs(yi - yj) > ri + rj) continue;
      if (circleCrossing(xi, yi, ri, xj, yj, rj, points) !== "cross") continue;
      for (const [px, py] of [
        [points.ax, points.ay],
        [points.bx, points.by],
      ] as const) {
        const [ux, uy] = [(px - xi) / ri, (py - yi) / ri];
        const [vx, vy] = [(px - xj) / rj, (py - yj) / rj];
        const step = OUTSIDE_M / Math.max(1e-9, 1 + ux * vx + uy * vy);
        if (step < FLAT_M) visit(px + (ux + vx) * step, py + (uy + vy) * step);
      }
    }
  }
}

function edgeCrossings(
  { map }: World,
  { x, y, radiusM }: ShortDiscs,
  active: readonly number[],
  visit: (x: number, y: number, label: number, isSure: boolean) => void,
): void {
  const { ax, ay, bx, by, left, right } = map.edges;
  const interval = noInterval();
  for (const disc of active) {
    const [cx, cy] = [x[disc] as number, y[disc] as number];
    const reach = radiusM.reduce((most, radius) => Math.max(most, radius[disc] as number), 0) + OUTSIDE_M;
    if (reach <= OUTSIDE_M) continue;
    for (const e of map.edgeIndex.search(cx - reach, cy - reach, cx + reach, cy + reach))
      for (const label of [left[e] as number, right[e] as number]) {
        if (label < 0) continue;
        const radius = (radiusM[label] as Float64Array)[disc] as number;
        if (radius <= 0) continue;
        const [x0, y0, x1, y1] = [ax[e] as number, ay[e] as number, bx[e] as number, by[e] as number];
        if (!edgeInDisc(x0, y0, x1, y1, cx, cy, radius + OUTSIDE_M, interval)) continue;
        if (interval.cutFrom && interval.fromM > 0) visit(interval.x0, interval.y0, label, true);
        if (interval.cutTo) visit(interval.x1, interval.y1, label, true);
      }
  }
}

/** Both ends of every edge, for the zone on either side. */
export function eachVertex({ map }: World, visit: (at: Witness) => void): void {
  const { ax, ay, bx, by, left, right, count } = map.edges;
  for (let e = 0; e < count; e++)
    for (const label of [left[e] as number, right[e] as number]) {
      if (label < 0) continue;
      visit({ x: ax[e] as number, y: ay[e] as number, label });
      visit({ x: bx[e] as number, y: by[e] as number, label });
    }
}

/** How far corners of a hole are moved into it, m, the first that fits; 0 is the corner itself. */
const NUDGES_M = [5e-4, 5e-5, 5e-6, 1e-6, 0];

/** Witnesses of a hole: its corners, each moved a little inwards, as far as `isOpen` agrees; one at least where there is any. */
export function holeWitnesses(
  { map }: World,
  { outer, holes }: BlindRegion,
  isOpen: (at: Witness) => boolean,
): Witness[] {
  const found: Witness[] = [];
  for (const { pieces } of [outer, ...holes])
    pieces.forEach((piece, index) => {
      const before = pieces[(index + pieces.length - 1) % pieces.length] as ArcPiece;
      const [dx, dy] = inwards(before, piece);
      for (const nudge of NUDGES_M) {
        const [x, y] = [piece.x0 + dx * nudge, piece.y0 + dy * nudge];
        const label = map.labelAt(x, y);
        if (label < 0 || !isOpen({ x, y, label })) continue;
        found.push({ x, y, label });
        break;
      }
    });
  return found;
}

/** The direction into a region from the corner between two pieces of its border (it lies to their left). */
function inwards(before: ArcPiece, after: ArcPiece): [x: number, y: number] {
  const [ax, ay] = tangent(before, true);
  const [bx, by] = tangent(after, false);
  const turn = ax * by - ay * bx;
  // A sharp corner is entered along its middle, whether it points out or in; a flat one straight to the left.
  const sign = turn >= 0 ? 1 : -1;
  const [mx, my] = [sign * (bx - ax), sign * (by - ay)];
  const length = Math.hypot(mx, my);
  if (length < 1e-3) return [-(ay + by) / 2, (ax + bx) / 2];
  return [mx / length, my / length];
}

/** Direction of a piece at its end or start. */
function tangent(piece: ArcPiece, atEnd: boolean): [x: number, y: number] {
  const { x0, y0, x1, y1, cx, cy, radiusM, sweepRad } = piece;
  if (radiusM === 0) {
    const length = Math.hypot(x1 - x0, y1 - y0) || 1;
    return [(x1 - x0) / length, (y1 - y0) / length];
  }
  const [x, y] = atEnd ? [x1 - cx, y1 - cy] : [x0 - cx, y0 - cy];
  const sign = sweepRad > 0 ? 1 : -1;
  return [(-sign * y) / radiusM, (sign * x) / radiusM];
}
