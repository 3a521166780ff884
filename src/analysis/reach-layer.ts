import { type FlatRings, difference, netAreaM2 } from "../geo/clip";
import type { CoverageSetup } from "./coverage-setup";
import { discDepth } from "./disc-depth";
import type { MapLayer } from "./map-layer";
import { ringsPolygon } from "./region-outline";
import type { World } from "./world";
import type { ZoneRegions } from "./zone-regions";

/** Three sirens and more are one class. */
const DEEPEST = 3;

/** How many sirens reach each place, exactly. */
export function* reachLayer(
  world: World,
  zones: ZoneRegions,
  setup: CoverageSetup,
): Generator<number, MapLayer> {
  const reached = yield* discDepth(zones, setup.discs, DEEPEST);
  // One siren's class is drawn to the very edge of the area, under the blind ground: no chord leaves a bare sliver.
  const drawn: FlatRings[] = [zones.area, ...reached.slice(1)];
  return {
    kind: "reach",
    exact: true,
    stepM: null,
    masts: [],
    classes: drawn.map((rings, index) => {
      const deeper = drawn[index + 1];
      const region = deeper ? difference(rings, deeper) : rings;
      return {
        class: index + 1,
        region: ringsPolygon(region, world.plane),
        areaM2: netAreaM2(reached[index] ?? []) - netAreaM2(reached[index + 1] ?? []),
      };
    }),
  };
}
