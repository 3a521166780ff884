import type { Wgs84 } from "../geo/datums";
import { distanceText } from "../i18n/number-format";
import type { ReportText } from "../i18n/zh-report";
import { type Place, whereabouts } from "../model/named-places";

/** Where a point lies: `湘江花园南侧`, `红霞学校以东 1 403 m`; names stay as they are in every language. */
export function placeName(at: Wgs84, places: readonly Place[], { place: words }: ReportText): string {
  const where = whereabouts(at, places);
  if (!where) return words.none;
  const { place, nearness, eighth, distanceM } = where;
  const direction = words.directions.split("|")[eighth] as string;
  if (nearness === "at") return place.name;
  return nearness === "beside"
    ? words.side(place.name, direction)
    : words.away(place.name, direction, distanceText(distanceM));
}
