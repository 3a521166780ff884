import type { Map as MapLibreMap } from "maplibre-gl";
import { type Wgs84, wgs84 } from "../geo/datums";
import type { Pixel } from "./hit-test";
import type { MapEvents, MapSnapshot } from "./map-contract";
import type { MapOwnState } from "./scene";

/** What the tools of the pointer and the keyboard work on. */
export interface ToolHost {
  readonly map: MapLibreMap;
  readonly events: MapEvents;
  /** The newest state, null before the first. */
  snapshot(): MapSnapshot | null;
  own(): MapOwnState;
  /** Changes what only the map knows, and draws it. */
  setOwn(change: Partial<Pick<MapOwnState, "addGhost" | "measured" | "drawn">>): void;
}

export function pixelOf(map: MapLibreMap, at: readonly number[]): Pixel {
  const { x, y } = map.project([at[0] as number, at[1] as number]);
  return [x, y];
}

export function placeOf(map: MapLibreMap, pixel: Pixel): Wgs84 {
  const { lng, lat } = map.unproject([pixel[0], pixel[1]]);
  return wgs84(lng, lat);
}
