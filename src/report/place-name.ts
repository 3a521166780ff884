import type { Feature } from "geojson";
import { type Wgs84, wgs84 } from "../geo/datums";
import { distanceText } from "../i18n/number-format";
import type { ReportText } from "../i18n/zh-report";

/** A named point of the base map. */
export interface Place {
  readonly name: string;
  readonly at: Wgs84;
  /** 1 for what a map shows first; 3 where the layer does not say. */
  readonly rank: number;
}

/** Named points among the context features. */
export function placesOf(context: readonly Feature[], kind = "place"): Place[] {
  return context.flatMap(({ geometry, properties }): Place[] => {
    const name: unknown = properties?.["name"];
    if (
      geometry?.type !== "Point" ||
      properties?.["kind"] !== kind ||
      typeof name !== "string" ||
      name === ""
    )
      return [];
    const [lon, lat] = geometry.coordinates as [number, number];
    const rank: unknown = properties["rank"];
    return [{ name, at: wgs84(lon, lat), rank: typeof rank === "number" ? rank : 3 }];
  });
}

/** Within this distance a place's name alone says where it is, metres. */
const AT_PLACE_M = 150;
/** Beyond this distance the name needs the distance as well, metres. */
const NEAR_PLACE_M = 1000;

/** Where a point lies: `湘江花园南侧`, `红霞学校以东 1 403 m`; names stay as they are in every language. */
export function placeName(at: Wgs84, places: readonly Place[], { place: words }: ReportText): string {
  let nearest: Place | null = null;
  let nearestM = Infinity;
  for (const place of places) {
    const distanceM = Math.hypot(...offsetM(place.at, at));
    if (distanceM < nearestM) [nearest, nearestM] = [place, distanceM];
  }
  if (!nearest) return words.none;
  if (nearestM <= AT_PLACE_M) return nearest.name;
  const [east, north] = offsetM(nearest.at, at);
  const eighth = (Math.round(Math.atan2(east, north) / (Math.PI / 4)) + 8) % 8;
  const direction = words.directions.split("|")[eighth] as string;
  return nearestM <= NEAR_PLACE_M
    ? words.side(nearest.name, direction)
    : words.away(nearest.name, direction, distanceText(nearestM));
}

/** Metres per degree of latitude on a sphere of the earth's mean radius: names need no better. */
const METRES_PER_DEGREE = 111_195;

/** Offset in metres east and north, good to 1 % over a district. */
function offsetM(from: Wgs84, to: Wgs84): [east: number, north: number] {
  const cosine = Math.cos((((from[1] + to[1]) / 2) * Math.PI) / 180);
  return [(to[0] - from[0]) * METRES_PER_DEGREE * cosine, (to[1] - from[1]) * METRES_PER_DEGREE];
}
