import { type Xy, polylineCrossings, solidStretches } from "./plan-geometry";
import type { SectionPoint, Xyz } from "./terrain";
import type { Barrier, World } from "./world";

/** What stands up into the vertical plane of a path. */
export type EdgeKind = "terrain" | "building" | "barrier";

/** A point over which the sound may have to bend: metres along the path on the plan, absolute height. */
export interface Edge {
  readonly distanceM: number;
  readonly z: number;
  readonly kind: EdgeKind;
}

/** A stretch of roof under the path (the taller where footprints overlap). */
export interface RoofStretch {
  readonly from: number;
  readonly to: number;
  readonly z: number;
}

/** The vertical plane through source and receiver, unfolded where the path is reflected: all a cross-section draws. */
export interface VerticalProfile {
  readonly source: Xyz;
  readonly receiver: Xyz;
  /** Length on the plan, m. */
  readonly planDistanceM: number;
  readonly ground: readonly SectionPoint[];
  readonly roofs: readonly RoofStretch[];
  readonly walls: readonly SectionPoint[];
  /** Every edge the rubber band may touch, by distance. */
  readonly edges: readonly Edge[];
}

/**
 * Cuts the world with the vertical plane over a path of straight legs (one, or two with a reflection between them).
 * @param reflector a barrier the path is reflected by, which therefore does not stand in its way
 */
export function verticalProfile(
  world: World,
  source: Xyz,
  receiver: Xyz,
  via: readonly Xy[] = [],
  reflector?: Barrier,
): VerticalProfile {
  const path: Xy[] = [[source[0], source[1]], ...via, [receiver[0], receiver[1]]];
  const ground: SectionPoint[] = [];
  const roofs: RoofStretch[] = [];
  const walls: SectionPoint[] = [];
  let start = 0;
  for (let i = 1; i < path.length; i++) {
    const [a, b] = [path[i - 1] as Xy, path[i] as Xy];
    const offset = start;
    ground.push(...world.terrain.section(a, b).map(([s, z]): SectionPoint => [s + offset, z]));
    roofs.push(
      ...roofsAlong(world, a, b).map((roof) => ({ ...roof, from: roof.from + offset, to: roof.to + offset })),
    );
    walls.push(...wallsAlong(world, a, b, reflector).map(([s, z]): SectionPoint => [s + offset, z]));
    start += Math.hypot(b[0] - a[0], b[1] - a[1]);
  }
  return {
    source,
    receiver,
    planDistanceM: start,
    ground,
    roofs,
    walls,
    edges: edgesOf(ground, roofs, walls),
  };
}

function edgesOf(
  ground: readonly SectionPoint[],
  roofs: readonly RoofStretch[],
  walls: readonly SectionPoint[],
): Edge[] {
  const edges: Edge[] = [
    ...ground.map(([distanceM, z]): Edge => ({ distanceM, z, kind: "terrain" })),
    ...roofs.flatMap(({ from, to, z }): Edge[] =>
      [from, to].map((distanceM) => ({ distanceM, z, kind: "building" })),
    ),
    ...walls.map(([distanceM, z]): Edge => ({ distanceM, z, kind: "barrier" })),
  ];
  return edges.sort((p, q) => p.distanceM - q.distanceM);
}

/** Heights of barriers where the segment crosses them. */
function wallsAlong(world: World, a: Xy, b: Xy, except?: Barrier): SectionPoint[] {
  return world.barriersNear([a, b]).flatMap((barrier) =>
    barrier === except
      ? []
      : polylineCrossings(
          barrier.topEdge.map(([x, y]): Xy => [x, y]),
          a,
          b,
        ).map(({ at, edge, fraction }): SectionPoint => {
          const [from, to] = [barrier.topEdge[edge] as Xyz, barrier.topEdge[edge + 1] as Xyz];
          return [at, from[2] + (to[2] - from[2]) * fraction];
        }),
  );
}

/**
 * Roofs under the segment. A wall that two buildings share is as high as the lower of them: the line is solid only up to
 * the height that both its sides reach.
 */
function roofsAlong(world: World, a: Xy, b: Xy): RoofStretch[] {
  const pieces = world
    .buildingsNear([a, b])
    .flatMap(({ rings, roofZ }) => solidStretches(rings, a, b).map((stretch) => ({ ...stretch, roofZ })));
  const cuts = [...new Set(pieces.flatMap(({ from, to }) => [from, to]))].sort((p, q) => p - q);
  const roofs: RoofStretch[] = [];
  for (let i = 1; i < cuts.length; i++) {
    const [from, to] = [cuts[i - 1] as number, cuts[i] as number];
    const here = pieces.filter((piece) => piece.from <= from && piece.to >= to);
    const tallest = (side: "left" | "right"): number =>
      Math.max(-Infinity, ...here.filter((piece) => piece[side]).map(({ roofZ }) => roofZ));
    const z = Math.min(tallest("left"), tallest("right"));
    if (z === -Infinity) continue;
    const last = roofs.at(-1);
    if (last && last.to === from && last.z === z) roofs[roofs.length - 1] = { ...last, to };
    else roofs.push({ from, to, z });
  }
  return roofs;
}
