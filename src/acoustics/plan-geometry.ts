/**
 * Lines against outlines on the plan, in local metres. Interiors are open: a line along a wall is outside.
 * Two outlines that share a wall close it, because a line counts as inside only where both its sides are solid.
 */

export type Xy = readonly [x: number, y: number];
/** A closed outline; the first point is not repeated. Either orientation. */
export type Ring = readonly Xy[];

/** Points closer to a line than this lie on it, m: above the rounding of local coordinates, far below a wall. */
export const ON_LINE_M = 1e-7;
/** How far beside a line its two sides are probed, m: beyond ON_LINE_M, within the thickness given to a barrier. */
const BESIDE_M = 3e-7;

/** A stretch of a line, metres from its start, and whether the ground left and right of it is solid. */
export interface SolidStretch {
  readonly from: number;
  readonly to: number;
  readonly left: boolean;
  readonly right: boolean;
}

/** Even-odd test of a point against rings; a point on an outline may fall either way. */
export function inRings(rings: readonly Ring[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    let previous = ring.at(-1) as Xy;
    for (const corner of ring) {
      const [px, py] = previous;
      const [qx, qy] = corner;
      if (qy > y !== py > y && x < ((px - qx) * (y - qy)) / (py - qy) + qx) inside = !inside;
      previous = corner;
    }
  }
  return inside;
}

/** Distance in m of a point left (+) or right (−) of the line a→b of length `lengthM`. */
export const offLineM = (a: Xy, b: Xy, lengthM: number, p: Xy): number =>
  ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])) / lengthM;

/** Distance in m of a point along the line a→b. */
export const alongLineM = (a: Xy, b: Xy, lengthM: number, p: Xy): number =>
  ((b[0] - a[0]) * (p[0] - a[0]) + (b[1] - a[1]) * (p[1] - a[1])) / lengthM;

const snapped = (off: number): number => (Math.abs(off) < ON_LINE_M ? 0 : off);

/** Metres along the line a→b at which it meets the outlines, unsorted. */
function meetings(rings: readonly Ring[], a: Xy, b: Xy, lengthM: number): number[] {
  const at: number[] = [];
  for (const ring of rings) {
    let previous = ring.at(-1) as Xy;
    let previousOff = snapped(offLineM(a, b, lengthM, previous));
    for (const corner of ring) {
      const off = snapped(offLineM(a, b, lengthM, corner));
      if (off === 0) at.push(alongLineM(a, b, lengthM, corner));
      else if (off * previousOff < 0) {
        const [from, to] = [alongLineM(a, b, lengthM, previous), alongLineM(a, b, lengthM, corner)];
        at.push(from + ((to - from) * previousOff) / (previousOff - off));
      }
      previous = corner;
      previousOff = off;
    }
  }
  return at;
}

/** Where the segment a→b runs through (or along the wall of) the area inside the rings, in order. */
export function solidStretches(rings: readonly Ring[], a: Xy, b: Xy): SolidStretch[] {
  const lengthM = Math.hypot(b[0] - a[0], b[1] - a[1]);
  if (lengthM < ON_LINE_M) return [];
  const at = meetings(rings, a, b, lengthM)
    .filter((s) => s > 0 && s < lengthM)
    .sort((p, q) => p - q);
  const [ux, uy] = [(b[0] - a[0]) / lengthM, (b[1] - a[1]) / lengthM];
  const stretches: SolidStretch[] = [];
  let from = 0;
  for (const to of [...at, lengthM]) {
    if (to - from < ON_LINE_M) continue;
    const [x, y] = [a[0] + (ux * (from + to)) / 2, a[1] + (uy * (from + to)) / 2];
    const left = inRings(rings, x - uy * BESIDE_M, y + ux * BESIDE_M);
    const right = inRings(rings, x + uy * BESIDE_M, y - ux * BESIDE_M);
    if (left || right) stretches.push({ from, to, left, right });
    from = to;
  }
  return stretches;
}

/**
 * Where the segment a→b crosses an open polyline from one side to the other: metres along the segment, and the place
 * on the polyline (index of the edge and fraction of it). Touching a corner from one side is no crossing, nor is
 * passing exactly through a free end (walls belong to the outside).
 */
export function polylineCrossings(
  line: readonly Xy[],
  a: Xy,
  b: Xy,
): { at: number; edge: number; fraction: number }[] {
  const lengthM = Math.hypot(b[0] - a[0], b[1] - a[1]);
  if (lengthM < ON_LINE_M) return [];
  const off = line.map((corner) => snapped(offLineM(a, b, lengthM, corner)));
  const crossings: { at: number; edge: number; fraction: number }[] = [];
  const add = (edge: number, fraction: number): void => {
    const [p, q] = [line[edge] as Xy, line[edge + 1] as Xy];
    const at = alongLineM(a, b, lengthM, [p[0] + (q[0] - p[0]) * fraction, p[1] + (q[1] - p[1]) * fraction]);
    if (at > ON_LINE_M && at < lengthM - ON_LINE_M) crossings.push({ at, edge, fraction });
  };
  // The last corner that lay off the line; a run of corners on the line is a crossing if the sides before and after differ.
  let last = -1;
  for (let i = 0; i < line.length; i++) {
    const here = off[i] as number;
    if (here === 0) continue;
    if (last >= 0 && here * (off[last] as number) < 0) {
      if (last === i - 1) add(last, (off[last] as number) / ((off[last] as number) - here));
      else for (let k = last + 1; k < i; k++) add(k, 0);
    }
    last = i;
  }
  return crossings;
}
