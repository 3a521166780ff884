import { num } from "./read-flat";

/**
 * Convex figures on the plan as flat corners, counter-clockwise: polygons, segments (two corners) and points. Figures here are
 * few and small, so they are plain arrays.
 */

/** The convex hull of some points, without points on its sides. */
export function hullOf(points: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: points.length / 2 }, (_, i) => 2 * i).sort(
    (p, q) =>
      (points[p] as number) - (points[q] as number) || (points[p + 1] as number) - (points[q + 1] as number),
  );
  const half = (sorted: readonly number[]): number[] => {
    const chain: number[] = [];
    for (const at of sorted) {
      const [x, y] = [points[at] as number, points[at + 1] as number];
      while (chain.length >= 4 && turn(chain, x, y) <= 0) chain.length -= 2;
      chain.push(x, y);
    }
    return chain.slice(0, -2);
  };
  const hull = [...half(order), ...half(order.slice().reverse())];
  return Float64Array.from(hull.length > 0 ? hull : Array.from(points).slice(0, 2));
}

function turn(chain: readonly number[], x: number, y: number): number {
  const [ax, ay, bx, by] = chain.slice(-4) as [number, number, number, number];
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax);
}

/** The part of a convex figure that lies inside a convex polygon; empty where there is none. */
export function clipTo(figure: ArrayLike<number>, polygon: ArrayLike<number>): Float64Array {
  let kept = Array.from(figure);
  for (let i = 0; i < polygon.length && kept.length > 0; i += 2) {
    const j = (i + 2) % polygon.length;
    const [ax, ay] = [polygon[i] as number, polygon[i + 1] as number];
    const [ex, ey] = [(polygon[j] as number) - ax, (polygon[j + 1] as number) - ay];
    kept = halfPlane(kept, -ey, ex, ex * ay - ey * ax);
  }
  return Float64Array.from(kept);
}

/** The part of a convex figure where nx x + ny y ≥ c. */
export function halfPlane(figure: readonly number[], nx: number, ny: number, c: number): number[] {
  const kept: number[] = [];
  const n = figure.length;
  for (let i = 0; i < n; i += 2) {
    const j = (i + 2) % n;
    const [x, y, x1, y1] = [figure[i], figure[i + 1], figure[j], figure[j + 1]] as [
      number,
      number,
      number,
      number,
    ];
    const [p, q] = [nx * x + ny * y - c, nx * x1 + ny * y1 - c];
    if (p >= 0) kept.push(x, y);
    if (p > 0 !== q > 0 && p !== 0 && q !== 0) {
      const f = p / (p - q);
      kept.push(x + f * (x1 - x), y + f * (y1 - y));
    }
  }
  return kept;
}

/**
 * How far apart two convex figures lie at most along the normal of one of their sides, m: positive for certain apart, negative by
 * how deep they lie in each other. Segments in one line count as touching.
 */
export function gapM(p: ArrayLike<number>, q: ArrayLike<number>): number {
  return Math.max(gapBeyond(p, q), gapBeyond(q, p));
}

function gapBeyond(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let gap = -Infinity;
  for (let i = 0; i < p.length; i += 2) {
    const j = (i + 2) % p.length;
    const [ax, ay] = [p[i] as number, p[i + 1] as number];
    const [ex, ey] = [(p[j] as number) - ax, (p[j + 1] as number) - ay];
    const lengthM = Math.sqrt(ex * ex + ey * ey);
    if (lengthM < 1e-9) continue;
    let least = Infinity;
    for (let k = 0; k < q.length; k += 2)
      least = Math.min(least, (ey * ((q[k] as number) - ax) - ex * ((q[k + 1] as number) - ay)) / lengthM);
    gap = Math.max(gap, least);
  }
  return gap;
}

/** Nearest and farthest corner of a figure from a point, m; the nearest point of a figure may be nearer than its nearest corner. */
export const farthestM = (figure: ArrayLike<number>, x: number, y: number): number => {
  let far = 0;
  for (let i = 0; i < figure.length; i += 2)
    far = Math.max(far, Math.hypot((figure[i] as number) - x, (figure[i + 1] as number) - y));
  return far;
};

/** Distance in m of a convex polygon from a point outside it; 0 inside. */
export function nearestM(figure: Float64Array, x: number, y: number): number {
  let near = Infinity;
  let inside = figure.length > 4;
  for (let i = 0; i < figure.length; i += 2) {
    const j = (i + 2) % figure.length;
    const [ax, ay] = [num(figure, i), num(figure, i + 1)];
    const [ex, ey] = [num(figure, j) - ax, num(figure, j + 1) - ay];
    const length2 = ex * ex + ey * ey;
    const along = length2 > 0 ? Math.min(1, Math.max(0, ((x - ax) * ex + (y - ay) * ey) / length2)) : 0;
    near = Math.min(near, Math.hypot(x - ax - along * ex, y - ay - along * ey));
    if (ex * (y - ay) - ey * (x - ax) < 0) inside = false;
  }
  return inside ? 0 : near;
}
