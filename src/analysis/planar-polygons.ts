import type { Position } from "geojson";
import type { FlatRing, PlanarPolygon } from "../coverage/area-map";
import type { LocalPlane } from "../geo/local-plane";
import type { Area } from "../model/plan";

/** The polygons of an area in the plane, as flat rings. */
export function planarPolygons(plane: LocalPlane, area: Area): PlanarPolygon[] {
  const polygons = area.type === "Polygon" ? [area.coordinates] : area.coordinates;
  return polygons.map((rings) => ({ rings: rings.map((ring) => flatRing(plane, ring)) }));
}

function flatRing(plane: LocalPlane, ring: readonly Position[]): FlatRing {
  const [first, last] = [ring[0], ring.at(-1)];
  const closed = first && last && first[0] === last[0] && first[1] === last[1];
  return ring.slice(0, closed ? -1 : undefined).flatMap((at) => plane.toLocal(at));
}
