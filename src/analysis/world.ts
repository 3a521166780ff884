import { type AreaMap, buildAreaMap } from "../coverage/area-map";
import { type FlatRings, pointInRings } from "../geo/clip";
import type { LocalPlane } from "../geo/local-plane";
import type { BaseLayers } from "../model/plan";
import { type PopulationShares, populationShares } from "./population";
import { planPlane } from "./plan-plane";
import { planarPolygons } from "./planar-polygons";

/** The layers of the plan in a plane centred on the district: what every analysis of the plan stands on. */
export interface World {
  readonly plane: LocalPlane;
  /** The area to be covered, cut by ambient zones; the label of a zone is its index in `ambientDb`. */
  readonly map: AreaMap;
  /** Ambient level by label, dB; label 0 is the default of the settings and not held here. */
  readonly ambientDb: readonly (number | null)[];
  readonly population: PopulationShares | null;
  /** Label of the ambient zone at a place, under a roof too, where `map` has no label; 0 outside every zone. */
  readonly zoneAt: (x: number, y: number) => number;
}

/** The layers that a world is made of. */
export type WorldLayers = Pick<BaseLayers, "district" | "ambient" | "buildings" | "population">;

/**
 * Projects the layers and builds the labelled map of the area.
 * @param zoned false leaves the ambient zones out: model `radius` does not hear them.
 */
export function buildWorld(layers: WorldLayers, zoned: boolean): World {
  const plane = planPlane(layers.district);
  const levels = zoned ? [...new Set(layers.ambient.map((zone) => zone.levelDb))].sort((a, b) => a - b) : [];
  const zones = zoned
    ? layers.ambient.flatMap((zone) =>
        planarPolygons(plane, zone.area).map((polygon) => ({
          polygon,
          label: 1 + levels.indexOf(zone.levelDb),
        })),
      )
    : [];
  const area = {
    district: layers.district.flatMap((part) => planarPolygons(plane, part)),
    zones,
    footprints: layers.buildings.flatMap((building) => planarPolygons(plane, building.footprint)),
  };
  return {
    plane,
    map: buildAreaMap(area),
    ambientDb: [null, ...levels],
    zoneAt: (x, y) =>
      zones.reduce(
        (found, { polygon, label }) => (pointInRings(polygon.rings as FlatRings, x, y) ? label : found),
        0,
      ),
    population: layers.population.length > 0 ? populationShares(layers.population, area, plane) : null,
  };
}
