import type { Position } from "geojson";
import type { Bbox } from "../geo/bounds";
import { SYMBOLS, LINES } from "./tokens";

/** Metres in a degree of latitude; within 0.6 % of the ellipsoid everywhere, which is far below a pixel here. */
const METRES_PER_DEGREE = 111_195;

/** Longer side of a box in degrees, metres. */
export function longSideM([west, south, east, north]: Bbox): number {
  const parallel = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return Math.max((north - south) * METRES_PER_DEGREE, (east - west) * parallel * METRES_PER_DEGREE);
}

/**
 * True where a spot is too small on screen to be seen as an area: its box is under 6 px, or (a sliver) it has less
 * ground than its own outline of 6 px has ink.
 */
export function isTiny(
  spot: { readonly longSideM: number; readonly areaM2: number },
  metresPerPixel: number,
): boolean {
  const { underPx } = SYMBOLS.triangle;
  return (
    spot.longSideM < underPx * metresPerPixel ||
    spot.areaM2 < underPx * LINES.blind.width * metresPerPixel ** 2
  );
}

/** Area of a polygon in degrees, m², for choosing a drawing: the engine's figures are the exact ones. */
export function areaM2(rings: readonly (readonly Position[])[]): number {
  const parallel = Math.cos((((rings[0]?.[0]?.[1] as number) ?? 0) * Math.PI) / 180);
  const [outer = 0, ...holes] = rings.map((ring) => Math.abs(ringArea(ring)));
  return holes.reduce((rest, hole) => rest - hole, outer) * parallel * METRES_PER_DEGREE ** 2;
}

/** Shoelace formula from the first corner, so that the degrees before the point cancel no digits. */
function ringArea(ring: readonly Position[]): number {
  const [x0, y0] = ring[0] as [number, number];
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as [number, number];
    const [bx, by] = ring[i] as [number, number];
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return twice / 2;
}
