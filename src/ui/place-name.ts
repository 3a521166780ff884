import type { Wgs84 } from "../geo/datums";
import { type Place, whereabouts } from "../model/named-places";

const DIRECTIONS = ["北", "东北", "东", "东南", "南", "西南", "西", "西北"] as const;

/**
 * The nearest place's name, with the side on which the point lies: `湘江花园南侧`, `红霞学校以东 1.4 km`.
 * Names stay Chinese in every language. Null where there is no place at all.
 */
export function placeName(at: Wgs84, places: readonly Place[]): string | null {
  const where = whereabouts(at, places);
  if (!where) return null;
  const direction = DIRECTIONS[where.eighth] ?? "北";
  switch (where.nearness) {
    case "at":
      return where.place.name;
    case "beside":
      return `${where.place.name}${direction}侧`;
    case "away":
      return `${where.place.name}以${direction} ${(where.distanceM / 1000).toFixed(1)} km`;
  }
}
