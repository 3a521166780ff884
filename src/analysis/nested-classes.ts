import { type FlatRings, netAreaM2 } from "../geo/clip";
import type { LocalPlane } from "../geo/local-plane";
import type { LayerClass } from "./map-layer";
import { ringsPolygon } from "./region-outline";

/** Regions of which each holds the next, as classes from `first` on. */
export function nestedClasses(nested: readonly FlatRings[], plane: LocalPlane, first = 0): LayerClass[] {
  const areas = nested.map((rings) => netAreaM2(rings));
  return nested.map((rings, index) => ({
    class: first + index,
    region: ringsPolygon(rings, plane),
    areaM2: (areas[index] as number) - (areas[index + 1] ?? 0),
  }));
}
