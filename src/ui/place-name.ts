import type { Feature } from "geojson";
import { type Wgs84, wgs84 } from "../geo/datums";

/** A named point of the base map. */
export interface Place {
  readonly name: string;
  readonly at: Wgs84;
}

/** Named points among the context features. */
export function placesOf(context: readonly Feature[]): readonly Place[] {
  const places: Place[] = [];
  for (const { geometry, properties } of context) {
    const name: unknown = properties?.["name"];
    if (geometry?.type !== "Point" || properties?.["kind"] !== "place" || typeof name !== "string") continue;
    const [lon, lat] = geometry.coordinates;
    if (name !== "" && lon !== undefined && lat !== undefined) places.push({ name, at: wgs84(lon, lat) });
  }
  return places;
}

/** Within this distance a place's name alone says where it is, metres. */
const AT_PLACE_M = 150;
/** Beyond this distance the name needs the distance as well, metres. */
const NEAR_PLACE_M = 1000;

const DIRECTIONS = ["北", "东北", "东", "东南", "南", "西南", "西", "西北"] as const;

/**
 * The nearest place's name, with the side on which the point lies: `湘江花园南侧`, `红霞学校以东 1.4 km`.
 * Names stay Chinese in every language. Null where there is no place at all.
 */
export function placeName(at: Wgs84, places: readonly Place[]): string | null {
  let nearest: Place | null = null;
  let nearestM = Infinity;
  for (const place of places) {
    const [east, north] = offsetM(place.at, at);
    const distanceM = Math.hypot(east, north);
    if (distanceM < nearestM) [nearest, nearestM] = [place, distanceM];
  }
  if (!nearest) return null;
  if (nearestM <= AT_PLACE_M) return nearest.name;
  const direction = directionOf(nearest.at, at);
  return nearestM <= NEAR_PLACE_M
    ? `${nearest.name}${direction}侧`
    : `${nearest.name}以${direction} ${(nearestM / 1000).toFixed(1)} km`;
}

function directionOf(from: Wgs84, to: Wgs84): string {
  const [east, north] = offsetM(from, to);
  const eighth = Math.round(Math.atan2(east, north) / (Math.PI / 4));
  return DIRECTIONS[(eighth + 8) % 8] ?? "北";
}

/** Metres per degree of latitude on a sphere of the earth's mean radius: names need no better. */
const METRES_PER_DEGREE = 111_195;

/** Offset in metres east and north, good to 1 % over a district. */
function offsetM(from: Wgs84, to: Wgs84): [east: number, north: number] {
  const cosine = Math.cos((((from[1] + to[1]) / 2) * Math.PI) / 180);
  return [(to[0] - from[0]) * METRES_PER_DEGREE * cosine, (to[1] - from[1]) * METRES_PER_DEGREE];
}
