import { bbox, coordEach } from "@turf/turf";
import type { Geometry, Position } from "geojson";

/** West, south, east, north. */
export type Bbox = readonly [west: number, south: number, east: number, north: number];

/** Calls `visit` with every position of a geometry. */
export const eachPosition = (geometry: Geometry, visit: (at: Position) => void): void =>
  coordEach(geometry, (at) => visit(at));

/** The box round some geometries, or null where there is no position. */
export function bboxOf(geometries: Iterable<Geometry>): Bbox | null {
  const [west, south, east, north] = bbox({ type: "GeometryCollection", geometries: [...geometries] }) as [
    number,
    number,
    number,
    number,
  ];
  return west > east ? null : [west, south, east, north];
}

/** Middle of a box. */
export const boxCentre = ([west, south, east, north]: Bbox): [number, number] => [
  (west + east) / 2,
  (south + north) / 2,
];
