import type { Feature, Geometry, Position } from "geojson";
import { type Xy, townPlane } from "./town-ground";

export const TOWN_NOTE = "合成演示数据，并无此地";

/** Seven decimals of a degree: 1 cm. */
const rounded = (at: Xy): Position => townPlane.toWgs84(at).map((degrees) => Math.round(degrees * 1e7) / 1e7);

const feature = (geometry: Geometry, properties: Record<string, unknown>): Feature => ({
  type: "Feature",
  properties,
  geometry,
});

/** Features of the town from places in its plane. */
export const townPoint = (at: Xy, properties: Record<string, unknown>): Feature =>
  feature({ type: "Point", coordinates: rounded(at) }, properties);

export const townLine = (line: readonly Xy[], properties: Record<string, unknown>): Feature =>
  feature({ type: "LineString", coordinates: line.map(rounded) }, properties);

export const townPolygon = (
  rings: readonly (readonly Xy[])[],
  properties: Record<string, unknown>,
): Feature =>
  feature(
    {
      type: "Polygon",
      coordinates: rings.map((ring) => {
        const positions = ring.map(rounded);
        return [...positions, positions[0] as Position];
      }),
    },
    properties,
  );
