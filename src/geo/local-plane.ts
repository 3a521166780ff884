import proj4 from "proj4";
import { type Wgs84, wgs84 } from "./datums";

/** Metres east and north of the plane's origin. */
export type LocalXy = readonly [eastM: number, northM: number];

/** A metric plane around one place, and the way in and out of it. */
export interface LocalPlane {
  readonly origin: Wgs84;
  toLocal(at: readonly number[]): [eastM: number, northM: number];
  toWgs84(at: readonly number[]): Wgs84;
}

/**
 * Transverse Mercator on the WGS-84 ellipsoid, scale 1 at the origin: within 25 km of it lengths are true to 8e-6.
 * A national 3-degree zone would be off by up to 2.5e-4 here (field.md §4.4).
 */
export function localPlane(origin: Wgs84): LocalPlane {
  const [lon0, lat0] = origin;
  const projection = proj4(
    "EPSG:4326",
    `+proj=tmerc +lat_0=${lat0} +lon_0=${lon0} +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs`,
  );
  return {
    origin,
    toLocal: (at) => projection.forward([at[0] as number, at[1] as number]) as [number, number],
    toWgs84: (at) => {
      const [lon, lat] = projection.inverse([at[0] as number, at[1] as number]) as [number, number];
      return wgs84(lon, lat);
    },
  };
}
