import {
  FillRule,
  type PathsD,
  areaD,
  areaPathsD,
  differenceD,
  intersectD,
  rectClip,
  unionD,
} from "clipper2-ts";

/** Flat rings [x0,y0,x1,y1,…] in local metres, closing point not repeated. */
export type FlatRings = readonly (readonly number[])[];

/** Decimals of a metre that Clipper keeps: 0.1 mm. */
const DECIMALS = 4;

const toPaths = (rings: FlatRings): PathsD =>
  rings.map((ring) => {
    const path = [];
    for (let i = 0; i < ring.length; i += 2) path.push({ x: ring[i] as number, y: ring[i + 1] as number });
    return path;
  });

const toRings = (paths: PathsD): number[][] => paths.map((path) => path.flatMap(({ x, y }) => [x, y]));

/** What two sets of rings have in common; outer rings counter-clockwise, holes clockwise. */
export const intersection = (a: FlatRings, b: FlatRings): number[][] =>
  toRings(intersectD(toPaths(a), toPaths(b), FillRule.EvenOdd, DECIMALS));

/** What is in `a` and not in `b`. */
export const difference = (a: FlatRings, b: FlatRings): number[][] =>
  toRings(differenceD(toPaths(a), toPaths(b), FillRule.EvenOdd, DECIMALS));

/** The part of rings inside a box given by its corners; quick, for a small box against long rings. */
export const inBox = (
  rings: FlatRings,
  [left, top, right, bottom]: readonly [number, number, number, number],
): number[][] => toRings(rectClip({ left, top, right, bottom }, toPaths(rings), DECIMALS));

/** The union of polygons that may overlap; each polygon by its own rings (even-odd). */
export function union(polygons: readonly FlatRings[]): number[][] {
  const oriented = polygons.flatMap((rings) => unionD(toPaths(rings), FillRule.EvenOdd));
  return toRings(unionD(oriented, [], FillRule.NonZero, DECIMALS));
}

/** Net area in m² of rings as the functions above return them: outers count up, holes down. */
export const netAreaM2 = (rings: FlatRings): number => areaPathsD(toPaths(rings));

/** Length of a closed flat ring, m. */
export function ringLengthM(ring: FlatRings[number]): number {
  let [px, py] = [ring.at(-2) as number, ring.at(-1) as number];
  let sum = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const [qx, qy] = [ring[i] as number, ring[i + 1] as number];
    sum += Math.hypot(qx - px, qy - py);
    [px, py] = [qx, qy];
  }
  return sum;
}

/**
 * Groups oriented rings into polygons: every hole goes with the smallest outer ring that holds it.
 * @returns polygons as [outer, …holes]
 */
export function polygonsOf(rings: FlatRings): number[][][] {
  const outers: { ring: number[]; area: number; holes: number[][] }[] = [];
  const holes: number[][] = [];
  for (const ring of rings) {
    const area = areaD(toPaths([ring])[0] ?? []);
    if (area > 0) outers.push({ ring: [...ring], area, holes: [] });
    else if (area < 0) holes.push([...ring]);
  }
  outers.sort((a, b) => a.area - b.area);
  for (const hole of holes) outers.find(({ ring }) => ringHolds(ring, hole))?.holes.push(hole);
  return outers.map(({ ring, holes: inner }) => [ring, ...inner]);
}

/** True where the first corner of `inner` that is not on `outer`'s own corners lies inside it. */
function ringHolds(outer: readonly number[], inner: readonly number[]): boolean {
  for (let i = 0; i < inner.length; i += 2) {
    const [x, y] = [inner[i] as number, inner[i + 1] as number];
    if (!hasCorner(outer, x, y)) return pointInRings([outer], x, y);
  }
  return true;
}

function hasCorner(ring: readonly number[], x: number, y: number): boolean {
  for (let i = 0; i < ring.length; i += 2) if (ring[i] === x && ring[i + 1] === y) return true;
  return false;
}

/** Even-odd test of a point against flat rings. */
export function pointInRings(rings: FlatRings, x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    let [px, py] = [ring.at(-2) as number, ring.at(-1) as number];
    for (let i = 0; i < ring.length; i += 2) {
      const [qx, qy] = [ring[i] as number, ring[i + 1] as number];
      if (qy > y !== py > y && x < ((px - qx) * (y - qy)) / (py - qy) + qx) inside = !inside;
      [px, py] = [qx, qy];
    }
  }
  return inside;
}
