import { highestGround } from "../acoustics/highest-ground";
import { nodeTerrain } from "../acoustics/node-terrain";
import type { Ring, Xy } from "../acoustics/plan-geometry";
import { type Terrain, type Xyz, flatTerrain } from "../acoustics/terrain";
import { type Barrier, type Building, type World, worldOf } from "../acoustics/world";
import { assert } from "../base/assert";
import type { LocalPlane } from "../geo/local-plane";
import type { AreaLayers } from "../model/basis";
import type { Area, Barrier as PlanBarrier } from "../model/plan";
import type { Iso9613Settings } from "../model/settings";
import { planarPolygons } from "./planar-polygons";
import { terrainNodes } from "./terrain-nodes";

/** What stands between sirens and their hearers, and which feature of the plan each building is. */
export interface ScreenedWorld {
  readonly world: World;
  /** Number of the feature of the buildings' layer that a building is of, from 1. */
  readonly featureOf: (building: Building) => number;
}

/** The layers that a screened world is made of. */
export type ScreenedLayers = Pick<AreaLayers, "terrain" | "buildings" | "barriers" | "ground">;

/**
 * The one world that reference, field and certificate share (field.md §2): terrain as the triangles on its nodes, or level
 * at 0; buildings as prisms with a flat roof at the highest ground under their outline plus their height, each part of a
 * multipolygon by itself; barriers straight between their vertices; ground areas of which the later wins, and outside
 * them the settings' factor. It knows no sirens: keep it while the layers and that factor stay.
 */
export function screenedWorld(
  { terrain: raster, buildings, barriers, ground }: ScreenedLayers,
  { groundFactor }: Pick<Iso9613Settings, "groundFactor">,
  plane: LocalPlane,
): ScreenedWorld {
  assert(raster !== "unread", "the elevation was read when the project was opened");
  const terrain = raster ? nodeTerrain(terrainNodes(raster, plane)) : flatTerrain(0);
  const features = new Map<Building, number>();
  buildings.forEach(({ footprint, heightM }, index) => {
    for (const rings of ringsOf(plane, footprint))
      features.set({ rings, roofZ: highestGround(terrain, rings) + heightM }, index + 1);
  });
  return {
    world: worldOf({
      terrain,
      ground: {
        base: groundFactor,
        areas: ground.flatMap(({ area, groundFactor: g }) =>
          ringsOf(plane, area).map((rings) => ({ rings, g })),
        ),
      },
      buildings: [...features.keys()],
      barriers: barriers.map((barrier) => barrierOf(barrier, terrain, plane)),
    }),
    featureOf: (building) => {
      const feature = features.get(building);
      assert(feature !== undefined, "a building belongs to the world that is asked");
      return feature;
    },
  };
}

/** The polygons of an area in the plane, as the acoustics has them. */
const ringsOf = (plane: LocalPlane, area: Area): Ring[][] =>
  planarPolygons(plane, area).map(({ rings }) => rings.map((ring) => pairs(ring)));

function pairs(flat: ArrayLike<number>): Ring {
  const ring: Xy[] = [];
  for (let i = 0; i < flat.length; i += 2) ring.push([flat[i] as number, flat[i + 1] as number]);
  return ring;
}

function barrierOf({ line, heightsM }: PlanBarrier, terrain: Terrain, plane: LocalPlane): Barrier {
  return {
    topEdge: line.coordinates.map((at, vertex): Xyz => {
      const [x, y] = plane.toLocal(at);
      return [x, y, terrain.heightAt(x, y) + (heightsM[vertex] as number)];
    }),
  };
}
