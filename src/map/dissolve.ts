import type { MultiPolygon, Position } from "geojson";
import { bboxOf, boxCentre } from "../geo/bounds";
import { polygonsOf, union } from "../geo/clip";
import { wgs84 } from "../geo/datums";
import { localPlane } from "../geo/local-plane";
import type { Area } from "../model/plan";

/** One outline round areas that touch or overlap; null where there is no area. */
export function dissolve(areas: readonly Area[]): Area | null {
  const [only, second] = areas;
  if (only && !second && only.type === "Polygon") return only;
  const box = bboxOf(areas);
  if (!box) return null;
  const plane = localPlane(wgs84(...boxCentre(box)));
  const flat = (ring: readonly Position[]): number[] => ring.slice(0, -1).flatMap((at) => plane.toLocal(at));
  const polygons = areas.flatMap((area) => (area.type === "Polygon" ? [area.coordinates] : area.coordinates));
  const rings = union(polygons.map((polygon) => polygon.map(flat)));
  const ringOf = (ring: readonly number[]): Position[] => {
    const positions: Position[] = [];
    for (let i = 0; i < ring.length; i += 2)
      positions.push([...plane.toWgs84([ring[i] as number, ring[i + 1] as number])]);
    if (positions[0]) positions.push(positions[0]);
    return positions;
  };
  const result: MultiPolygon = {
    type: "MultiPolygon",
    coordinates: polygonsOf(rings).map((polygon) => polygon.map(ringOf)),
  };
  return result;
}
