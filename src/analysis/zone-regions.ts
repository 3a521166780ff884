import { type FlatRings, difference, intersection, union } from "../geo/clip";
import { ringsBox } from "../geo/flat-rings";
import type { PlanarBox } from "../geo/raster-grid";
import type { AreaLayers } from "../model/basis";
import { planarPolygons } from "./planar-polygons";
import type { World } from "./world";

/** The area to be covered as flat rings, whole and parted by ambient label; each made when it is first asked for. */
export interface ZoneRegions {
  readonly area: FlatRings;
  /** By label, as `World.ambientDb` has them; empty rings for a label that has no ground. */
  readonly byLabel: readonly FlatRings[];
  readonly district: FlatRings;
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
  const footprints = once(() => ringsOf(layers.buildings.map(({ footprint }) => footprint)));
  // Thousands of footprints come out of a region once, at its end: zone by zone they would be clipped again and again.
  const outdoors = (rings: FlatRings): FlatRings =>
    layers.buildings.length > 0 ? difference(rings, footprints()) : rings;
  const area = once(() => outdoors(district));
  const byLabel = once(() => {
    const parts: number[][][] = ambientDb.map(() => []);
    let rest: number[][] = district;
    for (const zone of ambientDb.length > 1 ? [...layers.ambient].reverse() : []) {
      const rings = ringsOf([zone.area]);
      const label = ambientDb.indexOf(zone.levelDb);
      parts[label] = [...(parts[label] ?? []), ...intersection(rest, rings)];
      rest = difference(rest, rings);
    }
    parts[0] = rest;
    return parts.map(outdoors);
  });
  return {
    district,
    box: ringsBox(district),
    get area() {
      return area();
    },
    get byLabel() {
      return byLabel();
    },
  };
}

/** A value made when it is first asked for, and kept. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
