import type { Wgs84 } from "../geo/datums";
import { type Place, whereabouts } from "../model/named-places";
import { enPlaces } from "./en-places";
import type { Language } from "./language";
import { type PlacesText, zhPlaces } from "./zh-places";

const WORDS: Readonly<Record<Language, PlacesText>> = { zh: zhPlaces, en: enPlaces };

/**
 * The nearest place's name, with the side on which the point lies: `湘江花园南侧`, `红霞学校以东 1.4 km`, `S of 湘江花园`.
 * Null where there is no place at all.
 */
export function placeName(at: Wgs84, places: readonly Place[], language: Language): string | null {
  const where = whereabouts(at, places);
  if (!where) return null;
  const { place, nearness, eighth, distanceM } = where;
  const words = WORDS[language];
  const direction = words.directions.split("|")[eighth] as string;
  switch (nearness) {
    case "at":
      return place.name;
    case "beside":
      return words.side(place.name, direction);
    case "away":
      return words.away(place.name, direction, `${(distanceM / 1000).toFixed(1)} km`);
  }
}
