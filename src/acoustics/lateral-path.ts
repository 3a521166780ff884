import { type LateralPlane, type PlaneObstacle, planeObstacles } from "./lateral-plane";
import { ON_LINE_M, type Xy, solidStretches } from "./plan-geometry";
import { shortestWay } from "./shortest-way";
import type { World } from "./world";

export type Side = "left" | "right";

/** A corner round which a side path bends. */
export interface LateralCorner {
  /** Plane coordinates: metres along the sight line and to its left. */
  readonly at: Xy;
  /** What stands there, and the top of its vertical edge (absolute height in m). */
  readonly kind: PlaneObstacle["kind"];
  readonly topZ: number;
}

/** The part of the sight line that something in the plane blocks, and what blocks it. */
interface Block {
  readonly at: number;
  readonly obstacles: readonly PlaneObstacle[];
}

/**
 * The shortest way in the inclined plane that passes all obstacles of the sight line on one side. Obstacles that only
 * stand beside the sight line are gone round whichever way is shorter. Concave outlines are followed into their
 * recesses where that is the shortest way, so this is no convex hull (issue 5).
 * @returns the corners from source to receiver, or null where nothing blocks the sight line or there is no such way
 */
export function lateralPath(world: World, plane: LateralPlane, side: Side): LateralCorner[] | null {
  const nearby = planeObstacles(world, plane);
  const [source, receiver]: [Xy, Xy] = [
    [0, 0],
    [plane.d, 0],
  ];
  const blocks = blocksOf(source, receiver, nearby([source, receiver]));
  if (blocks.length === 0) return null;
  const active = new Set(blocks.flatMap(({ obstacles }) => obstacles));
  const cuts = blocks.map(({ at }) => at);
  const sign = side === "left" ? 1 : -1;
  // Only obstacles in the way are worth a visibility graph. A shortest way among some obstacles that is free of all
  // the others is the shortest among all.
  for (;;) {
    const way = shortestWay(
      source,
      receiver,
      [...active].map(({ rings }) => rings),
      cuts,
      sign,
    );
    if (!way) return null;
    const before = active.size;
    for (let i = 1; i < way.length; i++) {
      const leg: [Xy, Xy] = [way[i - 1] as Xy, way[i] as Xy];
      for (const { obstacles } of blocksOf(...leg, nearby(leg)))
        for (const obstacle of obstacles) active.add(obstacle);
    }
    if (active.size === before) return way.slice(1, -1).map((at) => cornerAt(at, active));
  }
}

/** What blocks a straight leg: obstacles it runs through, or walls that two of them share. */
function blocksOf(a: Xy, b: Xy, obstacles: readonly PlaneObstacle[]): Block[] {
  const pieces = obstacles.flatMap((obstacle) =>
    solidStretches(obstacle.rings, a, b).map((stretch) => ({ ...stretch, obstacle })),
  );
  const blocks: Block[] = [];
  for (const piece of pieces) {
    const at = (piece.from + piece.to) / 2;
    if (piece.left && piece.right) blocks.push({ at, obstacles: [piece.obstacle] });
    else if (piece.left)
      for (const other of pieces) {
        const [from, to] = [Math.max(piece.from, other.from), Math.min(piece.to, other.to)];
        if (other.right && !other.left && to - from > ON_LINE_M)
          blocks.push({ at: (from + to) / 2, obstacles: [piece.obstacle, other.obstacle] });
      }
  }
  return blocks;
}

/** The highest obstacle that has a corner there. */
function cornerAt(at: Xy, obstacles: ReadonlySet<PlaneObstacle>): LateralCorner {
  let corner: LateralCorner = { at, kind: "building", topZ: -Infinity };
  for (const obstacle of obstacles) {
    const isHere = obstacle.rings.some((ring) => ring.some(([u, v]) => u === at[0] && v === at[1]));
    const topZ = isHere ? obstacle.topAt(at) : -Infinity;
    if (topZ > corner.topZ) corner = { at, kind: obstacle.kind, topZ };
  }
  return corner;
}
