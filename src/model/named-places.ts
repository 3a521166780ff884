import type { Feature } from "geojson";
import { type Wgs84, wgs84 } from "../geo/datums";

/** A named point of the base map. */
export interface Place {
  readonly name: string;
  readonly at: Wgs84;
  /** 1 for what a map shows first, 3 last. */
  readonly rank?: number;
}

/** Named points of a kind among the context features. */
export function placesOf(context: readonly Feature[], kind = "place"): Place[] {
  return context.flatMap(({ geometry, properties }): Place[] => {
    const name: unknown = properties?.["name"];
    if (geometry?.type !== "Point" || properties?.["kind"] !== kind) return [];
    if (typeof name !== "string" || name === "") return [];
    const [lon, lat] = geometry.coordinates as [number, number];
    const rank: unknown = properties["rank"];
    return [{ name, at: wgs84(lon, lat), ...(typeof rank === "number" ? { rank } : {}) }];
  });
}

/** Where a point lies seen from the nearest place. */
export interface Whereabouts {
  readonly place: Place;
  readonly distanceM: number;
  /** At the place itself, beside it, or so far that the distance must be named. */
  readonly nearness: "at" | "beside" | "away";
  /** Direction from the place in eighths of a turn, 0 north, clockwise. */
  readonly eighth: number;
}

/** Within this distance a place's name alone says where it is, metres. */
const AT_PLACE_M = 150;
/** Beyond this distance the name needs the distance as well, metres. */
const BESIDE_PLACE_M = 1000;

/** The nearest place to a point and the side on which the point lies; null where there is no place. */
export function whereabouts(at: Wgs84, places: readonly Place[]): Whereabouts | null {
  let nearest: Place | null = null;
  let distanceM = Infinity;
  for (const place of places) {
    const away = Math.hypot(...offsetM(place.at, at));
    if (away < distanceM) [nearest, distanceM] = [place, away];
  }
  if (!nearest) return null;
  const [east, north] = offsetM(nearest.at, at);
  return {
    place: nearest,
    distanceM,
    nearness: distanceM <= AT_PLACE_M ? "at" : distanceM <= BESIDE_PLACE_M ? "beside" : "away",
    eighth: (Math.round(Math.atan2(east, north) / (Math.PI / 4)) + 8) % 8,
  };
}

/** Metres per degree of latitude on a sphere of the earth's mean radius: names need no better. */
const METRES_PER_DEGREE = 111_195;

/** Offset in metres east and north, good to 1 % over a district. */
function offsetM(from: Wgs84, to: Wgs84): [east: number, north: number] {
  const cosine = Math.cos((((from[1] + to[1]) / 2) * Math.PI) / 180);
  return [(to[0] - from[0]) * METRES_PER_DEGREE * cosine, (to[1] - from[1]) * METRES_PER_DEGREE];
}
