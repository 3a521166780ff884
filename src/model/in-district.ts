import { pointInRings } from "../geo/clip";
import type { Wgs84 } from "../geo/datums";
import type { Plan } from "./plan";

/** Does a place lie inside the planning area? Straight edges in degrees, as the outline is drawn. */
export function inDistrict({ district }: Pick<Plan["base"], "district">, [lon, lat]: Wgs84): boolean {
  return district.some((area) =>
    (area.type === "Polygon" ? [area.coordinates] : area.coordinates).some((polygon) =>
      pointInRings(
        polygon.map((ring) => ring.flatMap(([x, y]) => [x as number, y as number])),
        lon,
        lat,
      ),
    ),
  );
}
