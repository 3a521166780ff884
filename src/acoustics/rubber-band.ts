import type { DiffractedPath } from "./diffraction";
import type { Edge, VerticalProfile } from "./profile";

/** How the sound gets over what stands in the vertical plane (ISO/TR 17534-3, 5.2: the rubber band). */
export interface RubberBand {
  /** clear: nothing in the plane matters · below: sight passes over an object's edge (z ≤ 0) · bent: sight is broken. */
  readonly kind: "clear" | "below" | "bent";
  readonly path: DiffractedPath;
  /** The edges the band rests on, from source to receiver; one for `below`, none for `clear`. */
  readonly edges: readonly Edge[];
  /** True where terrain carries the band: then there is no way round (TR 17534-3, 5.8). */
  readonly overTerrain: boolean;
  /** Largest distance in m of the band from the sight line, at right angles to it. */
  readonly offsetM: number;
}

/** An edge must rise this far above the sight line to break it, m: rounding of a grazing line is no screen. */
const BREAKS_SIGHT_M = 1e-6;

/** Pulls the band tight over a profile. */
export function rubberBand(profile: VerticalProfile): RubberBand {
  const [zs, zr, dp] = [profile.source[2], profile.receiver[2], profile.planDistanceM];
  const d = Math.hypot(dp, zr - zs);
  const clear: RubberBand = {
    kind: "clear",
    path: { z: 0, dss: 0, dsr: d, e: 0, d },
    edges: [],
    overTerrain: false,
    offsetM: 0,
  };
  if (dp === 0) return clear;
  const rise = ({ distanceM, z }: Edge): number => z - (zs + ((zr - zs) * distanceM) / dp);
  const breaking = profile.edges.filter((edge) => rise(edge) > BREAKS_SIGHT_M);
  if (breaking.length === 0) return overLowEdge(profile, d) ?? clear;
  const edges = upperHull([
    { distanceM: 0, z: zs, kind: "terrain" },
    ...breaking,
    { distanceM: dp, z: zr, kind: "terrain" },
  ]);
  return {
    kind: "bent",
    path: pathOver(edges, zs, zr, dp, d),
    edges,
    overTerrain: edges.some(({ kind }) => kind === "terrain"),
    offsetM: Math.max(...edges.map((edge) => (rise(edge) * dp) / d)),
  };
}

/**
 * Where sight is free, the object edge that comes nearest to breaking it: negative z (1996, 7.4). Objects only: terrain
 * counts once it breaks sight, or flat ground would screen every far receiver (field.md §2).
 */
function overLowEdge(profile: VerticalProfile, d: number): RubberBand | null {
  const [zs, zr, dp] = [profile.source[2], profile.receiver[2], profile.planDistanceM];
  let best: RubberBand | null = null;
  for (const edge of profile.edges) {
    if (edge.kind === "terrain" || edge.distanceM <= 0 || edge.distanceM >= dp) continue;
    const { z: extra, ...path } = pathOver([edge], zs, zr, dp, d);
    const z = 0 - extra;
    if (!best || z > best.path.z)
      best = { kind: "below", path: { ...path, z }, edges: [edge], overTerrain: false, offsetM: 0 };
  }
  return best;
}

function pathOver(edges: readonly Edge[], zs: number, zr: number, dp: number, d: number): DiffractedPath {
  const [first, last] = [edges[0] as Edge, edges.at(-1) as Edge];
  const dss = Math.hypot(first.distanceM, first.z - zs);
  const dsr = Math.hypot(dp - last.distanceM, zr - last.z);
  let e = 0;
  for (let i = 1; i < edges.length; i++) {
    const [p, q] = [edges[i - 1] as Edge, edges[i] as Edge];
    e += Math.hypot(q.distanceM - p.distanceM, q.z - p.z);
  }
  return { z: Math.max(0, dss + e + dsr - d), dss, dsr, e, d };
}

/** Inner corners of the upper convex hull of points ordered by distance; the first and last are the band's ends. */
function upperHull(points: readonly Edge[]): Edge[] {
  const hull: Edge[] = [];
  for (const point of points) {
    while (hull.length >= 2 && !turnsDown(hull.at(-2) as Edge, hull.at(-1) as Edge, point)) hull.pop();
    hull.push(point);
  }
  return hull.slice(1, -1);
}

/** True where b stands above the straight line from a to c by more than rounding. */
function turnsDown(a: Edge, b: Edge, c: Edge): boolean {
  const run = c.distanceM - a.distanceM;
  if (run <= 0) return b.z > Math.max(a.z, c.z);
  return b.z - (a.z + ((c.z - a.z) * (b.distanceM - a.distanceM)) / run) > BREAKS_SIGHT_M;
}
