import { ON_LINE_M, type Ring, type Xy } from "./plan-geometry";
import type { Xyz } from "./terrain";
import type { Barrier, Building, World } from "./world";

/**
 * The inclined plane of the side paths: it holds source and receiver and is at right angles to their vertical plane
 * (ISO/TR 17534-3, 5.2). Points of it are (u, v): metres along the sight line from the source, metres to its left.
 */
export interface LateralPlane {
  readonly source: Xyz;
  readonly receiver: Xyz;
  /** Slant distance source to receiver, m: the receiver is at (d, 0). */
  readonly d: number;
  /** Plan point → plane point; distances in the plane are true distances in space. */
  toPlane(p: Xy): Xy;
  toPlan(p: Xy): Xy;
  /** Height of the plane above datum at a distance u. */
  heightAt(u: number): number;
}

/** Builds the plane, or null where the receiver is straight above or below the source. */
export function lateralPlane(source: Xyz, receiver: Xyz): LateralPlane | null {
  const [dx, dy, dz] = [receiver[0] - source[0], receiver[1] - source[1], receiver[2] - source[2]];
  const dp = Math.hypot(dx, dy);
  if (dp < ON_LINE_M) return null;
  const d = Math.hypot(dp, dz);
  const [ex, ey] = [dx / dp, dy / dp];
  return {
    source,
    receiver,
    d,
    toPlane: ([x, y]) => [
      ((ex * (x - source[0]) + ey * (y - source[1])) * d) / dp,
      ex * (y - source[1]) - ey * (x - source[0]),
    ],
    toPlan: ([u, v]) => [source[0] + (ex * u * dp) / d - ey * v, source[1] + (ey * u * dp) / d + ex * v],
    heightAt: (u) => source[2] + (dz * u) / d,
  };
}

/** What an object leaves in the plane: outlines (even-odd) in plane coordinates, and its top at a plane point. */
export interface PlaneObstacle {
  readonly kind: "building" | "barrier";
  readonly rings: readonly Ring[];
  topAt(p: Xy): number;
}

/** The part of a building that rises through the plane; null where none does. */
export function buildingInPlane(plane: LateralPlane, { rings, roofZ }: Building): PlaneObstacle | null {
  const cut = rings
    .map((ring) =>
      aboveRings(
        plane,
        ring.map((corner) => plane.toPlane(corner)),
        roofZ,
      ),
    )
    .filter((ring) => ring.length >= 3);
  return cut.length === 0 ? null : { kind: "building", rings: cut, topAt: () => roofZ };
}

/** Keeps the part of an outline where a flat roof lies above the plane (Sutherland–Hodgman on one line of constant u). */
function aboveRings(plane: LateralPlane, ring: Ring, roofZ: number): Ring {
  const rise = ([u]: Xy): number => roofZ - plane.heightAt(u);
  const kept: Xy[] = [];
  for (let i = 0; i < ring.length; i++) {
    const [p, q] = [ring[i] as Xy, ring[(i + 1) % ring.length] as Xy];
    const [a, b] = [rise(p), rise(q)];
    if (a > 0) kept.push(p);
    if (a > 0 !== b > 0) {
      const t = a / (a - b);
      kept.push([p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t]);
    }
  }
  return kept;
}

/**
 * Half the thickness that a wall of zero width is given in the plane, m. It lets walls be outlines like buildings;
 * its two end corners are one edge, being far closer than a metre (see diffraction.ts).
 */
const HALF_THICKNESS_M = 1e-6;

/** The parts of a barrier that rise through the plane, one thin outline per straight piece, overlapping at the corners. */
export function barrierInPlane(plane: LateralPlane, { topEdge }: Barrier): PlaneObstacle[] {
  const obstacles: PlaneObstacle[] = [];
  for (let i = 1; i < topEdge.length; i++) {
    const [a, b] = [topEdge[i - 1] as Xyz, topEdge[i] as Xyz];
    const [p, q] = [plane.toPlane([a[0], a[1]]), plane.toPlane([b[0], b[1]])];
    const [riseP, riseQ] = [a[2] - plane.heightAt(p[0]), b[2] - plane.heightAt(q[0])];
    if (riseP <= 0 && riseQ <= 0) continue;
    const cut = riseP / (riseP - riseQ);
    const [from, to] = [riseP > 0 ? 0 : cut, riseQ > 0 ? 1 : cut];
    const at = (t: number): Xy => [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t];
    const ring = thickened(at(from), at(to));
    const lengthM = Math.hypot(q[0] - p[0], q[1] - p[1]);
    if (ring)
      obstacles.push({
        kind: "barrier",
        rings: [ring],
        topAt: (s) => a[2] + (b[2] - a[2]) * Math.min(1, Math.hypot(s[0] - p[0], s[1] - p[1]) / lengthM),
      });
  }
  return obstacles;
}

function thickened(a: Xy, b: Xy): Ring | null {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  if (length < ON_LINE_M) return null;
  const [tx, ty] = [((b[0] - a[0]) / length) * HALF_THICKNESS_M, ((b[1] - a[1]) / length) * HALF_THICKNESS_M];
  return [
    [a[0] - tx - ty, a[1] - ty + tx],
    [b[0] + tx - ty, b[1] + ty + tx],
    [b[0] + tx + ty, b[1] + ty - tx],
    [a[0] - tx + ty, a[1] - ty - tx],
  ];
}

/** Finds what stands in the plane near some plane points; asks the world once per object. */
export function planeObstacles(world: World, plane: LateralPlane): (near: readonly Xy[]) => PlaneObstacle[] {
  const seen = new Map<Building | Barrier, PlaneObstacle[]>();
  const cutOf = <T extends Building | Barrier>(
    thing: T,
    cut: (thing: T) => PlaneObstacle[],
  ): PlaneObstacle[] => {
    const known = seen.get(thing);
    if (known) return known;
    const obstacles = cut(thing);
    seen.set(thing, obstacles);
    return obstacles;
  };
  return (near) => {
    const points = near.map((p) => plane.toPlan(p));
    return [
      ...world.buildingsNear(points).flatMap((building) =>
        cutOf(building, (b) => {
          const obstacle = buildingInPlane(plane, b);
          return obstacle ? [obstacle] : [];
        }),
      ),
      ...world.barriersNear(points).flatMap((barrier) => cutOf(barrier, (b) => barrierInPlane(plane, b))),
    ];
  };
}
