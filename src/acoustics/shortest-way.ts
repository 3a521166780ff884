import { ON_LINE_M, type Ring, type Xy, solidStretches } from "./plan-geometry";

/**
 * Shortest way between two points of a plane that keeps out of every outline and off every cut: a visibility graph
 * searched by Dijkstra. A cut is a ray from (u, 0) away to the side that must not be used.
 * @param groups each an obstacle's rings (even-odd)
 * @param cuts the u where the rays start
 * @param sign +1: pass on the side v > 0, the rays go to −v; −1 the other way
 * @returns the points of the way without those that lie on a straight, or null where there is none
 */
export function shortestWay(
  start: Xy,
  goal: Xy,
  groups: readonly (readonly Ring[])[],
  cuts: readonly number[],
  sign: 1 | -1,
): Xy[] | null {
  const nodes: Xy[] = [start, goal, ...distinct(groups.flatMap((rings) => rings.flat()))];
  const length = nodes.map((_, i) => (i === 0 ? 0 : Infinity));
  const previous = nodes.map(() => -1);
  const done = nodes.map(() => false);
  for (;;) {
    let here = -1;
    for (let i = 0; i < nodes.length; i++)
      if (!done[i] && (here < 0 || (length[i] as number) < (length[here] as number))) here = i;
    if (here < 0 || length[here] === Infinity) return null;
    if (here === 1) break;
    done[here] = true;
    const from = nodes[here] as Xy;
    for (let i = 1; i < nodes.length; i++) {
      if (done[i]) continue;
      const to = nodes[i] as Xy;
      const reach = (length[here] as number) + Math.hypot(to[0] - from[0], to[1] - from[1]);
      if (reach >= (length[i] as number) || crossesCut(from, to, cuts, sign) || isBlocked(from, to, groups))
        continue;
      length[i] = reach;
      previous[i] = here;
    }
  }
  const way: Xy[] = [];
  for (let i = 1; i >= 0; i = previous[i] as number) way.unshift(nodes[i] as Xy);
  return withoutStraights(way);
}

function distinct(points: readonly Xy[]): Xy[] {
  const known = new Set<string>();
  return points.filter(([u, v]) => {
    const key = `${u},${v}`;
    return !known.has(key) && known.add(key);
  });
}

/** Half-open in u, so that a way through a point on the ray's line is counted once. */
const crossesCut = (a: Xy, b: Xy, cuts: readonly number[], sign: 1 | -1): boolean =>
  cuts.some((u) => a[0] < u !== b[0] < u && sign * (a[1] + ((b[1] - a[1]) * (u - a[0])) / (b[0] - a[0])) < 0);

/** True where a leg runs through an obstacle, or between two that share the wall it follows. */
function isBlocked(a: Xy, b: Xy, groups: readonly (readonly Ring[])[]): boolean {
  const [minU, maxU, minV, maxV] = [
    Math.min(a[0], b[0]),
    Math.max(a[0], b[0]),
    Math.min(a[1], b[1]),
    Math.max(a[1], b[1]),
  ];
  const along: { from: number; to: number; left: boolean }[] = [];
  for (const rings of groups) {
    if (isBeyond(rings, minU, maxU, minV, maxV)) continue;
    for (const { from, to, left, right } of solidStretches(rings, a, b)) {
      if (left && right) return true;
      along.push({ from, to, left });
    }
  }
  return along.some(
    (one) =>
      one.left &&
      along.some(
        (other) => !other.left && Math.min(one.to, other.to) - Math.max(one.from, other.from) > ON_LINE_M,
      ),
  );
}

/** True where all corners lie beyond one side of a box. */
function isBeyond(rings: readonly Ring[], minU: number, maxU: number, minV: number, maxV: number): boolean {
  let [left, right, below, above] = [true, true, true, true];
  for (const ring of rings)
    for (const [u, v] of ring) {
      left &&= u < minU - ON_LINE_M;
      right &&= u > maxU + ON_LINE_M;
      below &&= v < minV - ON_LINE_M;
      above &&= v > maxV + ON_LINE_M;
    }
  return left || right || below || above;
}

/** Drops points that the way only passes: they are no edges, and would change which edge is first and last. */
function withoutStraights(way: readonly Xy[]): Xy[] {
  const bent: Xy[] = [];
  for (const point of way) {
    const before = bent.at(-1);
    if (before && Math.hypot(point[0] - before[0], point[1] - before[1]) < ON_LINE_M) continue;
    while (bent.length >= 2 && isStraight(bent.at(-2) as Xy, bent.at(-1) as Xy, point)) bent.pop();
    bent.push(point);
  }
  return bent;
}

/** Within ON_LINE_M of the straight between its neighbours, and between them. */
function isStraight(a: Xy, b: Xy, c: Xy): boolean {
  const length = Math.hypot(c[0] - a[0], c[1] - a[1]);
  const off = ((c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])) / length;
  return Math.abs(off) < ON_LINE_M;
}
