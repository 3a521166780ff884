import type { Ring, Xy } from "../acoustics/plan-geometry";
import { flatTerrain, type Xyz } from "../acoustics/terrain";
import { type World as SoundWorld, worldOf } from "../acoustics/world";
import type { LocalPlane } from "../geo/local-plane";
import type { AreaLayers } from "../model/basis";
import type { Area } from "../model/plan";
import type { Settings } from "../model/settings";
import { planarPolygons } from "./planar-polygons";

/** What the sound of a plan meets, in the plane of its area (field.md §2). */
export function soundWorld(layers: AreaLayers, { iso9613 }: Settings, plane: LocalPlane): SoundWorld {
  const terrain = flatTerrain(0);
  const ringsOf = (area: Area): Ring[][] =>
    planarPolygons(plane, area).map(({ rings }) => rings.map(cornersOf));
  return worldOf({
    terrain,
    ground: {
      base: iso9613.groundFactor,
      areas: layers.ground.flatMap(({ area, groundFactor }) =>
        ringsOf(area).map((rings) => ({ rings, g: groundFactor })),
      ),
    },
    buildings: layers.buildings.flatMap(({ footprint, heightM }) =>
      ringsOf(footprint).map((rings) => ({ rings, roofZ: heightM })),
    ),
    barriers: layers.barriers.map(({ line, heightsM }) => ({
      topEdge: line.coordinates.map((at, k): Xyz => {
        const [x, y] = plane.toLocal(at);
        return [x, y, terrain.heightAt(x, y) + (heightsM[k] as number)];
      }),
    })),
  });
}

function cornersOf(flat: ArrayLike<number>): Xy[] {
  const corners: Xy[] = [];
  for (let i = 0; i < flat.length; i += 2) corners.push([flat[i] as number, flat[i + 1] as number]);
  return corners;
}
