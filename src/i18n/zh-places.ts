import type { Shape } from "./catalogue-shape";

/** How a place is named by the nearest known one. Names themselves stay Chinese in every language. */
export const zhPlaces = {
  /** Eight, clockwise from north. */
  directions: "北|东北|东|东南|南|西南|西|西北",
  side: (place: string, direction: string) => `${place}${direction}侧`,
  away: (place: string, direction: string, distance: string) => `${place}以${direction} ${distance}`,
};

export type PlacesText = Shape<typeof zhPlaces>;
