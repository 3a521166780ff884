import type { Geometry, Position } from "geojson";
import { unreachable } from "../base/assert";
import { bboxOf } from "../geo/bounds";
import type { MapFrame, MapXy } from "./map-frame";

/** Corners nearer than this to the last one drawn are left out, units: 0.06 mm on paper. */
const LEAST_STEP = 0.25;

/** A length or coordinate on the map as text: tenths of a unit are 0.025 mm. */
export const n = (value: number): string => String(Math.round(value * 10) / 10);

/** Path data of lines and areas on the map; points have none. Empty where nothing of it can be seen. */
export function pathData(geometry: Geometry, frame: MapFrame): string {
  const box = bboxOf([geometry]);
  if (!box || !frame.shows(box)) return "";
  switch (geometry.type) {
    case "LineString":
      return linePath(geometry.coordinates, frame, false);
    case "MultiLineString":
      return geometry.coordinates.map((line) => linePath(line, frame, false)).join("");
    case "Polygon":
      return geometry.coordinates.map((ring) => linePath(ring, frame, true)).join("");
    case "MultiPolygon":
      return geometry.coordinates
        .flatMap((rings) => rings.map((ring) => linePath(ring, frame, true)))
        .join("");
    case "Point":
    case "MultiPoint":
    case "GeometryCollection":
      return "";
    default:
      return unreachable(geometry);
  }
}

function linePath(positions: readonly Position[], frame: MapFrame, closed: boolean): string {
  const points = (closed ? positions.slice(0, -1) : positions).map((at) => frame.toMap(at));
  return pathOf(thinned(points), closed);
}

/** Path data through some points. */
export const pathOf = (points: readonly MapXy[], closed: boolean): string =>
  points.length === 0 ? "" : `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join("L")}${closed ? "Z" : ""}`;

function thinned(points: readonly MapXy[]): MapXy[] {
  const kept: MapXy[] = [];
  points.forEach((point, index) => {
    const last = kept.at(-1);
    const isEnd = index === points.length - 1;
    if (!last || isEnd || Math.hypot(point[0] - last[0], point[1] - last[1]) >= LEAST_STEP) kept.push(point);
  });
  return kept;
}
