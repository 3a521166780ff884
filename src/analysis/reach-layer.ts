import { netAreaM2 } from "../geo/clip";
import type { CoverageSetup } from "./coverage-setup";
import { discDepth } from "./disc-depth";
import type { MapLayer } from "./map-layer";
import { nestedClasses } from "./nested-classes";
import type { World } from "./world";
import type { ZoneRegions } from "./zone-regions";

/** Three sirens and more are one class. */
export const REACH_CLASSES = 3;

/** How many sirens reach each place, exactly. */
export function* reachLayer(
  world: World,
  zones: ZoneRegions,
  setup: CoverageSetup,
): Generator<number, MapLayer> {
  const [once = [], ...deeper] = yield* discDepth(zones, setup.discs, REACH_CLASSES);
  // One siren's class is drawn to the very edge of the area, under the blind ground: no chord leaves a bare sliver.
  const [first, ...rest] = nestedClasses([zones.area, ...deeper], world.plane, 1);
  const areaM2 = netAreaM2(once) - netAreaM2(deeper[0] ?? []);
  return {
    kind: "reach",
    exact: true,
    stepM: null,
    masts: [],
    classes: first ? [{ ...first, areaM2 }, ...rest] : [],
  };
}
