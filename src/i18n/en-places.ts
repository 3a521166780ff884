import type { PlacesText } from "./zh-places";

export const enPlaces: PlacesText = {
  directions: "N|NE|E|SE|S|SW|W|NW",
  side: (place, direction) => `${direction} of ${place}`,
  away: (place, direction, distance) => `${distance} ${direction} of ${place}`,
};
