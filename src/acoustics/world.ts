import { boxIndex } from "../geo/box-index";
import type { GroundMap } from "./ground-areas";
import { ON_LINE_M, type Ring, type Xy, inRings } from "./plan-geometry";
import type { Terrain, Xyz } from "./terrain";

/** Absorption coefficient of a surface per octave band; 0.1 where nothing is known (ISO/TR 17534-3, clause 5). */
export type Absorption = readonly number[];
export const DEFAULT_ABSORPTION = 0.1;

/** A prism: solid from the ground to a flat roof at one absolute height. Holes are courtyards (even-odd). */
export interface Building {
  readonly rings: readonly Ring[];
  readonly roofZ: number;
  readonly absorption?: Absorption;
}

/** A wall of zero width from the ground to its top edge, straight between the corners. */
export interface Barrier {
  readonly topEdge: readonly Xyz[];
  readonly absorption?: Absorption;
}

/** What the sound meets: the one world that reference, field and certificate share (field.md §2). */
export interface World {
  readonly terrain: Terrain;
  readonly ground: GroundMap;
  readonly buildings: readonly Building[];
  readonly barriers: readonly Barrier[];
  /** Buildings and barriers whose boxes meet the box round some points. */
  buildingsNear(points: readonly Xy[]): readonly Building[];
  barriersNear(points: readonly Xy[]): readonly Barrier[];
}

type Parts = Pick<World, "terrain" | "ground" | "buildings" | "barriers">;

/** Prepares a world for queries; indexing 20 000 buildings takes some milliseconds, so keep it. */
export function worldOf({ terrain, ground, buildings, barriers }: Parts): World {
  const nearBuildings = nearness(buildings, ({ rings }) => rings.flat());
  const nearBarriers = nearness(barriers, ({ topEdge }) => topEdge.map(([x, y]): Xy => [x, y]));
  return { terrain, ground, buildings, barriers, buildingsNear: nearBuildings, barriersNear: nearBarriers };
}

function boxOf(points: readonly Xy[]): [number, number, number, number] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
  }
  return [minX - ON_LINE_M, minY - ON_LINE_M, maxX + ON_LINE_M, maxY + ON_LINE_M];
}

function nearness<T>(
  things: readonly T[],
  pointsOf: (thing: T) => readonly Xy[],
): (points: readonly Xy[]) => readonly T[] {
  const index = boxIndex(things.length, (item, out) => out.set(boxOf(pointsOf(things[item] as T))));
  // In the order of the list, so that the answer does not depend on the tree.
  return (points) =>
    index
      .search(...boxOf(points))
      .sort((a, b) => a - b)
      .map((item) => things[item] as T);
}

/** The building that holds a place below its roof, if any; a place on the roof or against a wall is outside. */
export function buildingAround(world: World, [x, y, z]: Xyz): Building | undefined {
  return world.buildingsNear([[x, y]]).find(({ rings, roofZ }) => z < roofZ && strictlyInside(rings, x, y));
}

/** Inside, and still inside a micrometre away in four directions: a point on a wall is outside. */
export function strictlyInside(rings: readonly Ring[], x: number, y: number): boolean {
  const step = 10 * ON_LINE_M;
  return [
    [x - step, y],
    [x + step, y],
    [x, y - step],
    [x, y + step],
  ].every(([px, py]) => inRings(rings, px as number, py as number));
}
