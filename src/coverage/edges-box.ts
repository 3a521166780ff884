import type { PlanarBox } from "../geo/raster-grid";
import type { LabelledEdges } from "./label-edges";

/** The box round labelled edges; [∞, ∞, −∞, −∞] where there is none. */
export function edgesBox({ ax, ay, bx, by, count }: LabelledEdges): PlanarBox {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let e = 0; e < count; e++) {
    minX = Math.min(minX, ax[e] as number, bx[e] as number);
    maxX = Math.max(maxX, ax[e] as number, bx[e] as number);
    minY = Math.min(minY, ay[e] as number, by[e] as number);
    maxY = Math.max(maxY, ay[e] as number, by[e] as number);
  }
  return [minX, minY, maxX, maxY];
}
