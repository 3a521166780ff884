import type { Geometry } from "geojson";
import { bboxOf } from "../geo/bounds";
import { type Wgs84, wgs84 } from "../geo/datums";
import { localPlane } from "../geo/local-plane";

const KILOMETRE_M = 1000;
/** Kilometres of grid round the geometries, so that no usual view shows its end. */
const BEYOND_KM = 25;
/** A line has a corner every so many kilometres: its bend on the map stays below a pixel. */
const CORNER_EVERY_KM = 5;

/**
 * Lines at whole kilometres of the 3-degree Gauss–Krüger zone (CGCS2000, false easting 500 km: a whole kilometre, so
 * that it need not be added), as printed maps have them.
 */
export function kilometreGrid(round: readonly Geometry[]): Wgs84[][] {
  const box = bboxOf(round);
  if (!box) return [];
  const [west, south, east, north] = box;
  const plane = localPlane(wgs84(Math.round((west + east) / 6) * 3, 0));
  const [low, high] = [plane.toLocal([west, south]), plane.toLocal([east, north])];
  const span = (from: number, to: number): number[] => {
    const first = Math.floor(from / KILOMETRE_M) - BEYOND_KM;
    return Array.from(
      { length: Math.ceil(to / KILOMETRE_M) + BEYOND_KM - first + 1 },
      (_, i) => (first + i) * KILOMETRE_M,
    );
  };
  const [eastings, northings] = [span(low[0], high[0]), span(low[1], high[1])];
  const corners = (all: readonly number[]): number[] =>
    all.filter((_, i) => i % CORNER_EVERY_KM === 0 || i === all.length - 1);
  return [
    ...eastings.map((x) => corners(northings).map((y) => plane.toWgs84([x, y]))),
    ...northings.map((y) => corners(eastings).map((x) => plane.toWgs84([x, y]))),
  ];
}
