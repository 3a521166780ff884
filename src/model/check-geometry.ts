import type { Geometry, Position } from "geojson";
import { unreachable } from "../base/assert";
import { type Report, isRecord, shortly } from "./schema/read-shape";

/**
 * True where a value is a geometry of one of the types, with positions in range and rings that enclose something.
 * A ring that crosses itself is let through: the area it means is the even-odd one.
 */
export function checkGeometry(
  value: unknown,
  types: readonly Geometry["type"][],
  place: string,
  report: Report,
): value is Geometry {
  const type = isRecord(value) ? value["type"] : null;
  if (!isRecord(value) || !(types as readonly unknown[]).includes(type)) {
    report("wrong-geometry", place, {
      value: typeof type === "string" ? type : shortly(value),
      expected: types.join(", "),
    });
    return false;
  }
  const depth = DEPTH[type as keyof typeof DEPTH];
  const coordinates = value["coordinates"];
  const at = `${place}.coordinates`;
  if (!checkNesting(coordinates, depth, at, report)) return false;
  const kind = type as keyof typeof DEPTH;
  switch (kind) {
    case "LineString":
      return checkLine(coordinates as Position[], at, report);
    case "MultiLineString":
      return (coordinates as Position[][]).every((line, i) => checkLine(line, `${at}[${i}]`, report));
    case "Polygon":
      return checkPolygon(coordinates as Position[][], at, report);
    case "MultiPolygon":
      return (coordinates as Position[][][]).every((rings, i) => checkPolygon(rings, `${at}[${i}]`, report));
    case "Point":
    case "MultiPoint":
      return true;
    default:
      return unreachable(kind);
  }
}

/** Lists round a position, by type. */
const DEPTH = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
} as const;

function checkNesting(value: unknown, depth: number, place: string, report: Report): boolean {
  if (depth === 0) return checkPosition(value, place, report);
  if (!Array.isArray(value)) {
    report("wrong-type", place, { value: shortly(value), expected: "list" });
    return false;
  }
  // One bad position per list is enough to find the place.
  return value.every((item, index) => checkNesting(item, depth - 1, `${place}[${index}]`, report));
}

function checkPosition(value: unknown, place: string, report: Report): boolean {
  if (!Array.isArray(value) || value.length < 2 || value.some((number) => typeof number !== "number")) {
    report("wrong-type", place, { value: shortly(value), expected: "[longitude, latitude]" });
    return false;
  }
  const [lon, lat] = value as [number, number];
  if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && value.every(Number.isFinite)) return true;
  report("position-out-of-range", place, { value: shortly(value) });
  return false;
}

function checkLine(line: readonly Position[], place: string, report: Report): boolean {
  if (line.length >= 2) return true;
  report("bad-ring", place, { reason: "too-few-positions", value: line.length });
  return false;
}

function checkPolygon(rings: readonly (readonly Position[])[], place: string, report: Report): boolean {
  if (rings.length === 0) {
    report("bad-ring", place, { reason: "no-ring" });
    return false;
  }
  return rings.every((ring, index) => {
    const reason = ringFault(ring);
    if (reason) report("bad-ring", `${place}[${index}]`, { reason });
    return reason === null;
  });
}

/** What is wrong with a ring of a polygon (RFC 7946, 3.1.6), or null. */
function ringFault(ring: readonly Position[]): "too-few-positions" | "not-closed" | "no-area" | null {
  if (ring.length < 4) return "too-few-positions";
  const [first, last] = [ring[0] as Position, ring.at(-1) as Position];
  if (first[0] !== last[0] || first[1] !== last[1]) return "not-closed";
  return widthM(ring) < LEAST_WIDTH_M ? "no-area" : null;
}

/** A ring thinner than this is a line: 0.1 mm. */
const LEAST_WIDTH_M = 1e-4;
const METRES_PER_DEGREE = 111_320;

/** Width across the longest direction, roughly, in metres: 0 where all corners lie on a line. */
function widthM(ring: readonly Position[]): number {
  const [lon0, lat0] = ring[0] as [number, number];
  const eastScale = METRES_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180);
  const local = ring.map(
    ([lon, lat]) =>
      [((lon as number) - lon0) * eastScale, ((lat as number) - lat0) * METRES_PER_DEGREE] as const,
  );
  let far: readonly [number, number] = [0, 0];
  for (const at of local) if (Math.hypot(...at) > Math.hypot(...far)) far = at;
  const length = Math.hypot(...far);
  if (length === 0) return 0;
  return local.reduce((most, [x, y]) => Math.max(most, Math.abs(x * far[1] - y * far[0]) / length), 0);
}
