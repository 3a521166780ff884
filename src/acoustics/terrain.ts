import { boxIndex } from "../geo/box-index";
import { ON_LINE_M, type Xy, alongLineM } from "./plan-geometry";

export type Xyz = readonly [x: number, y: number, z: number];
/** A point of a vertical section: metres along the path, absolute height in m. */
export type SectionPoint = readonly [distanceM: number, z: number];

/**
 * Nodes of a raster in the plane, and with them the one surface that reference, field and
 * certificate share: each quad of four neighbours is two triangles, parted by the diagonal from (row, col) to (row + 1, col + 1).
 * Node (row, col) is at index row · cols + col. Rows and columns may be aslant and a little curved, but never fold over.
 */
export interface TerrainNodes {
  readonly cols: number;
  readonly rows: number;
  readonly xM: Float64Array;
  readonly yM: Float64Array;
  readonly zM: Float64Array;
}

/** The ground's surface: heights are absolute, piecewise linear along every straight path. */
export interface Terrain {
  /** What the surface is spanned over, where it comes from a raster. */
  readonly nodes?: TerrainNodes;
  heightAt(x: number, y: number): number;
  /** The ground under the segment from→to, both ends included, distances not falling; a cliff is two points at one distance. */
  section(from: Xy, to: Xy): SectionPoint[];
}

const planLengthM = (from: Xy, to: Xy): number => Math.hypot(to[0] - from[0], to[1] - from[1]);

/** Level ground at one height. */
export const flatTerrain = (z: number): Terrain => ({
  heightAt: () => z,
  section: (from, to) => [
    [0, z],
    [planLengthM(from, to), z],
  ],
});

/** Height at a distance on a profile of at least one point with rising distances; its end values hold beyond its ends. */
function profileHeight(points: readonly SectionPoint[], s: number): number {
  const [first, last] = [points[0] as SectionPoint, points.at(-1) as SectionPoint];
  if (s <= first[0]) return first[1];
  if (s >= last[0]) return last[1];
  const i = points.findIndex(([distance]) => distance >= s);
  const [from, to] = [points[i - 1] as SectionPoint, points[i] as SectionPoint];
  return to[0] === from[0] ? to[1] : from[1] + ((to[1] - from[1]) * (s - from[0])) / (to[0] - from[0]);
}

/** Ground given along the line source→receiver and taken as the same at right angles to it (a ridge is long). */
export function profileTerrain(points: readonly SectionPoint[], source: Xy, receiver: Xy): Terrain {
  const lengthM = planLengthM(source, receiver);
  const along = (p: Xy): number => (lengthM < ON_LINE_M ? 0 : alongLineM(source, receiver, lengthM, p));
  return {
    heightAt: (x, y) => profileHeight(points, along([x, y])),
    section: (from, to) => {
      const [start, end, runM] = [along(from), along(to), planLengthM(from, to)];
      const inner = points
        .map(([s, z]): SectionPoint => [((s - start) / (end - start)) * runM, z])
        .filter(([t]) => t > 0 && t < runM);
      if (end < start) inner.reverse();
      return [[0, profileHeight(points, start)], ...inner, [runM, profileHeight(points, end)]];
    },
  };
}

export type Triangle = readonly [Xyz, Xyz, Xyz];

/** A triangle with its plane z = z0 + gx (x − x0) + gy (y − y0), ready for queries. */
interface Facet {
  readonly corners: Triangle;
  readonly gx: number;
  readonly gy: number;
}

function facetOf(corners: Triangle): Facet | null {
  const [[ax, ay, az], [bx, by, bz], [cx, cy, cz]] = corners;
  const twiceArea = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  // A sliver has no plane; 1e-9 m² is far below any surveyed triangle.
  if (Math.abs(twiceArea) < 1e-9) return null;
  const gx = ((bz - az) * (cy - ay) - (cz - az) * (by - ay)) / twiceArea;
  const gy = ((cz - az) * (bx - ax) - (bz - az) * (cx - ax)) / twiceArea;
  return { corners, gx, gy };
}

const onPlane = ({ corners: [[ax, ay, az]], gx, gy }: Facet, x: number, y: number): number =>
  az + gx * (x - ax) + gy * (y - ay);

/** Inside or within ON_LINE_M of the triangle on the plan. */
function covers({ corners }: Facet, x: number, y: number): boolean {
  let sign = 0;
  for (let i = 0; i < 3; i++) {
    const [p, q] = [corners[i] as Xyz, corners[(i + 1) % 3] as Xyz];
    const length = Math.hypot(q[0] - p[0], q[1] - p[1]);
    const off = ((q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0])) / length;
    if (Math.abs(off) <= ON_LINE_M) continue;
    if (sign === 0) sign = Math.sign(off);
    else if (sign !== Math.sign(off)) return false;
  }
  return true;
}

/** Fractions of the segment from→to at which it meets the edges of a triangle. */
function edgeFractions({ corners }: Facet, from: Xy, to: Xy): number[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const fractions: number[] = [];
  for (let i = 0; i < 3; i++) {
    const [p, q] = [corners[i] as Xyz, corners[(i + 1) % 3] as Xyz];
    const [ex, ey] = [q[0] - p[0], q[1] - p[1]];
    const cross = dx * ey - dy * ex;
    if (cross === 0) continue;
    const t = ((p[0] - from[0]) * ey - (p[1] - from[1]) * ex) / cross;
    const u = ((p[0] - from[0]) * dy - (p[1] - from[1]) * dx) / cross;
    if (t > 0 && t < 1 && u >= -1e-9 && u <= 1 + 1e-9) fractions.push(t);
  }
  return fractions;
}

/** Ground of triangles; z = 0 outside them, and the highest where they overlap. */
export function triangleTerrain(triangles: readonly Triangle[]): Terrain {
  const facets = triangles.map(facetOf).filter((facet) => facet !== null);
  const index = boxIndex(facets.length, (item, out) => {
    const { corners } = facets[item] as Facet;
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
    out.set([
      Math.min(...xs) - ON_LINE_M,
      Math.min(...ys) - ON_LINE_M,
      Math.max(...xs) + ON_LINE_M,
      Math.max(...ys) + ON_LINE_M,
    ]);
  });
  const highestAt = (candidates: readonly Facet[], x: number, y: number): Facet | null => {
    let best: Facet | null = null;
    for (const facet of candidates)
      if (covers(facet, x, y) && (!best || onPlane(facet, x, y) > onPlane(best, x, y))) best = facet;
    return best;
  };
  const near = (from: Xy, to: Xy): Facet[] =>
    index
      .search(
        Math.min(from[0], to[0]),
        Math.min(from[1], to[1]),
        Math.max(from[0], to[0]),
        Math.max(from[1], to[1]),
      )
      .map((item) => facets[item] as Facet);
  return {
    heightAt: (x, y) => {
      const facet = highestAt(near([x, y], [x, y]), x, y);
      return facet ? onPlane(facet, x, y) : 0;
    },
    section: (from, to) => {
      const candidates = near(from, to);
      const runM = planLengthM(from, to);
      const cuts = [
        ...new Set([0, 1, ...candidates.flatMap((facet) => edgeFractions(facet, from, to))]),
      ].sort((p, q) => p - q);
      const at = (t: number): Xy => [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
      const points: SectionPoint[] = [];
      for (let i = 1; i < cuts.length; i++) {
        const [start, end] = [cuts[i - 1] as number, cuts[i] as number];
        const facet = highestAt(candidates, ...at((start + end) / 2));
        for (const t of [start, end]) {
          const z = facet ? onPlane(facet, ...at(t)) : 0;
          const last = points.at(-1);
          if (!last || Math.abs(last[0] - t * runM) > ON_LINE_M || Math.abs(last[1] - z) > ON_LINE_M)
            points.push([t * runM, z]);
        }
      }
      if (points.length === 1) points.push([runM, (points[0] as SectionPoint)[1]]);
      return points;
    },
  };
}
