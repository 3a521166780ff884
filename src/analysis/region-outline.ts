import type { MultiPolygon, Polygon, Position } from "geojson";
import { type ArcRing, type BlindRegion, flattenArcRing } from "../coverage/disc-coverage";
import { type FlatRings, polygonsOf } from "../geo/clip";
import type { LocalPlane } from "../geo/local-plane";

/** Chord tolerance of an outline, metres: exports are read as geometry, the screen only looked at. */
export const OUTLINE_TOLERANCE_M = 0.001;
export const SCREEN_TOLERANCE_M = 0.05;
/** For the outlines that a worker hands to the map, and for figures of persons: 1 cm along an arc is nobody. */
export const CENTIMETRE_M = 0.01;

/** The rings of a region as flat rings in the plane: [outer, …holes]. */
export function regionRings(region: BlindRegion, toleranceM: number): number[][] {
  return [region.outer, ...region.holes].map((ring: ArcRing) => flattenArcRing(ring, toleranceM));
}

/** A region as a polygon in WGS-84, right-hand rule (RFC 7946). */
export function regionPolygon(
  region: BlindRegion,
  plane: LocalPlane,
  toleranceM = OUTLINE_TOLERANCE_M,
): Polygon {
  return polygonOf(regionRings(region, toleranceM), plane);
}

/** Flat rings [outer, …holes] as a polygon in WGS-84. */
export const polygonOf = (rings: FlatRings, plane: LocalPlane): Polygon => ({
  type: "Polygon",
  coordinates: rings.map((ring) => ringOf(ring, plane)),
});

/** Flat rings of Clipper as a multipolygon in WGS-84. */
export function ringsPolygon(rings: FlatRings, plane: LocalPlane): MultiPolygon {
  return {
    type: "MultiPolygon",
    coordinates: polygonsOf(rings).map((polygon) => polygon.map((ring) => ringOf(ring, plane))),
  };
}

function ringOf(ring: readonly number[], plane: LocalPlane): Position[] {
  const positions: Position[] = [];
  for (let i = 0; i < ring.length; i += 2)
    positions.push([...plane.toWgs84([ring[i] as number, ring[i + 1] as number])]);
  if (positions[0]) positions.push([...positions[0]]);
  return positions;
}
