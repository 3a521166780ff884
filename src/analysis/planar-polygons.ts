import type { Position } from "geojson";
import type { PlanarPolygon } from "../coverage/area-map";
import { difference, netAreaM2, polygonsOf, ringLengthM, union } from "../geo/clip";
import type { LocalPlane } from "../geo/local-plane";
import type { Area } from "../model/plan";

/** The polygons of an area in the plane, as flat rings: each its outer ring less its holes. */
export function planarPolygons(plane: LocalPlane, area: Area): PlanarPolygon[] {
  const polygons = area.type === "Polygon" ? [area.coordinates] : area.coordinates;
  return polygons.flatMap((rings) => lessHoles(rings.map((ring) => flatRing(plane, ring))));
}

/** How far the area of sound rings may be from that of their difference by Clipper's rounding, m² for each metre of ring. */
const ROUNDING_M = 2e-4;

/**
 * A polygon less its holes. Sound rings stay as they are, to the last digit; holes that overlap, lie in one another or
 * stick out of the outer ring would add area by the even-odd rule, and are cut out by clipping instead.
 */
function lessHoles(rings: number[][]): PlanarPolygon[] {
  const [outer, ...holes] = rings;
  if (!outer || holes.length === 0) return [{ rings }];
  const cut = difference([outer], union(holes.map((hole) => [hole])));
  const plainM2 =
    Math.abs(netAreaM2([outer])) - holes.reduce((sum, hole) => sum + Math.abs(netAreaM2([hole])), 0);
  const tolerance = 0.01 + ROUNDING_M * rings.reduce((sum, ring) => sum + ringLengthM(ring), 0);
  if (Math.abs(netAreaM2(cut) - plainM2) <= tolerance) return [{ rings }];
  return polygonsOf(cut).map((parts) => ({ rings: parts }));
}

function flatRing(plane: LocalPlane, ring: readonly Position[]): number[] {
  const [first, last] = [ring[0], ring.at(-1)];
  const closed = first && last && first[0] === last[0] && first[1] === last[1];
  return ring.slice(0, closed ? -1 : undefined).flatMap((at) => plane.toLocal(at));
}
