import { type FlatRings, difference, intersection, union } from "../geo/clip";
import type { PlanarBox } from "../geo/raster-grid";
import type { AreaLayers } from "../model/basis";
import { planarPolygons } from "./planar-polygons";
import type { World } from "./world";

/** The area to be covered as flat rings, whole and parted by ambient label. */
export interface ZoneRegions {
  readonly area: FlatRings;
  /** By label, as `World.ambientDb` has them; empty rings for a label that has no ground. */
  readonly byLabel: readonly FlatRings[];
  readonly box: PlanarBox;
}

const known = new WeakMap<World, ZoneRegions>();

/** The rings of a world's area; the later of two zones has the ground that both claim. */
export function zoneRegions(world: World, layers: AreaLayers): ZoneRegions {
  let found = known.get(world);
  if (!found) known.set(world, (found = makeRegions(world, layers)));
  return found;
}

function makeRegions({ plane, ambientDb }: World, layers: AreaLayers): ZoneRegions {
  const ringsOf = (areas: readonly Parameters<typeof planarPolygons>[1][]): number[][] =>
    union(
      areas
        .flatMap((area) => planarPolygons(plane, area))
        .map(({ rings }) => rings.map((ring) => Array.from(ring))),
    );
  const district = ringsOf(layers.district);
  const footprints = layers.buildings.map(({ footprint }) => footprint);
  const area = footprints.length > 0 ? difference(district, ringsOf(footprints)) : district;
  const byLabel: number[][][] = ambientDb.map(() => []);
  let rest = area;
  for (const zone of ambientDb.length > 1 ? [...layers.ambient].reverse() : []) {
    const rings = ringsOf([zone.area]);
    const label = ambientDb.indexOf(zone.levelDb);
    byLabel[label] = [...(byLabel[label] ?? []), ...intersection(rest, rings)];
    rest = difference(rest, rings);
  }
  byLabel[0] = rest;
  return { area, byLabel, box: boxOf(area) };
}

function boxOf(rings: FlatRings): PlanarBox {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings)
    for (let i = 0; i < ring.length; i += 2) {
      minX = Math.min(minX, ring[i] as number);
      maxX = Math.max(maxX, ring[i] as number);
      minY = Math.min(minY, ring[i + 1] as number);
      maxY = Math.max(maxY, ring[i + 1] as number);
    }
  return [minX, minY, maxX, maxY];
}
