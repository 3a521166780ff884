import type { Geometry, Position } from "geojson";

/** West, south, east, north. */
export type Bbox = readonly [west: number, south: number, east: number, north: number];

/** Calls `visit` with every position of a geometry. */
export function eachPosition(geometry: Geometry, visit: (at: Position) => void): void {
  if (geometry.type === "GeometryCollection") {
    for (const part of geometry.geometries) eachPosition(part, visit);
    return;
  }
  const walk = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return;
    if (typeof coordinates[0] === "number") visit(coordinates as Position);
    else for (const part of coordinates) walk(part);
  };
  walk(geometry.coordinates);
}

/** The box round some geometries, or null where there is no position. */
export function bboxOf(geometries: Iterable<Geometry>): Bbox | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries)
    eachPosition(geometry, ([x, y]) => {
      west = Math.min(west, x as number);
      east = Math.max(east, x as number);
      south = Math.min(south, y as number);
      north = Math.max(north, y as number);
    });
  return west > east ? null : [west, south, east, north];
}

/** Middle of a box. */
export const boxCentre = ([west, south, east, north]: Bbox): [number, number] => [
  (west + east) / 2,
  (south + north) / 2,
];
