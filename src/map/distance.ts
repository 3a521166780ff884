import type { Wgs84 } from "../geo/datums";
import { localPlane } from "../geo/local-plane";

/** A leg between two places: its length, and its bearing from true north at the first, clockwise, 0…360°. */
export function leg(from: Wgs84, to: Wgs84): { readonly lengthM: number; readonly bearingDeg: number } {
  const [east, north] = localPlane(from).toLocal(to);
  const bearing = (Math.atan2(east, north) * 180) / Math.PI;
  return { lengthM: Math.hypot(east, north), bearingDeg: (bearing + 360) % 360 };
}

export const distanceM = (from: Wgs84, to: Wgs84): number => leg(from, to).lengthM;

/** The place some metres east and north of another. */
export const movedBy = (from: Wgs84, eastM: number, northM: number): Wgs84 =>
  localPlane(from).toWgs84([eastM, northM]);
