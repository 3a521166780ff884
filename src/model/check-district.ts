import type { Position } from "geojson";
import { bboxOf, boxCentre } from "../geo/bounds";
import { netAreaM2, union } from "../geo/clip";
import { wgs84 } from "../geo/datums";
import { type LocalPlane, localPlane } from "../geo/local-plane";
import type { Area } from "./plan";
import type { Report } from "./schema/read-shape";

/** Wider than this, a plane is no map of it any more: the planner is for districts, not for countries. */
const WIDEST_DEGREES = 5;
/** Less than this is no area, m². */
const LEAST_M2 = 0.01;

/** Says what is wrong with the area to be covered: none at all, or more than a plane can hold. */
export function checkDistrict(areas: readonly Area[], report: Report): void {
  const box = bboxOf(areas);
  if (!box) return report("empty-district", "");
  const [west, south, east, north] = box;
  if (east - west > WIDEST_DEGREES || north - south > WIDEST_DEGREES)
    return report("too-large", "", {
      value: `${(east - west).toFixed(1)}° × ${(north - south).toFixed(1)}°`,
      limit: `${WIDEST_DEGREES}°`,
    });
  const plane = localPlane(wgs84(...boxCentre(box)));
  const polygons = areas.flatMap((area) => (area.type === "Polygon" ? [area.coordinates] : area.coordinates));
  const flat = polygons.map((rings) => rings.map((ring) => flatRing(ring, plane)));
  // The union, not the sum of rings: a ring that is walked twice encloses nothing.
  if (!(netAreaM2(union(flat)) >= LEAST_M2)) report("empty-district", "");
}

const flatRing = (ring: readonly Position[], plane: LocalPlane): number[] =>
  ring.slice(0, -1).flatMap((at) => plane.toLocal(at));
