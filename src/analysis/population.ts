import { type FlatRings, difference, inBox, intersection, netAreaM2, pointInRings, union } from "../geo/clip";
import type { AreaInput } from "../coverage/area-map";
import { ringsBox } from "../geo/flat-rings";
import type { PlanarBox } from "../geo/raster-grid";
import type { LocalPlane } from "../geo/local-plane";
import type { BaseLayers } from "../model/plan";
import { planarPolygons } from "./planar-polygons";

/**
 * One unit of the population layer inside the district: persons at a point, or spread evenly over the part of its
 * area that is outdoor ground. Of a unit that sticks out of the district, only the share inside counts.
 */
type PopulationShare =
  | { readonly kind: "point"; readonly persons: number; readonly x: number; readonly y: number }
  | {
      readonly kind: "area";
      readonly persons: number;
      /** The outdoor part, and its area in m². */
      readonly rings: FlatRings;
      readonly areaM2: number;
      readonly box: PlanarBox;
    };

/** The population layer, clipped to the area to be covered. */
export interface PopulationShares {
  readonly total: number;
  readonly shares: readonly PopulationShare[];
}

/** Clips the population layer to the district and takes footprints out of it. */
export function populationShares(
  units: BaseLayers["population"],
  area: Pick<AreaInput, "district" | "footprints">,
  plane: LocalPlane,
): PopulationShares {
  const district = union(area.district.map(({ rings }) => flat(rings)));
  const footprints = area.footprints.map(({ rings }) => flat(rings));
  const boxes = footprints.map(ringsBox);
  const shares: PopulationShare[] = [];
  for (const { where, persons } of units) {
    if (where.type === "Point") {
      const [x, y] = plane.toLocal(where.coordinates);
      if (pointInRings(district, x, y)) shares.push({ kind: "point", persons, x, y });
      continue;
    }
    const cell = union(planarPolygons(plane, where).map((polygon) => flat(polygon.rings)));
    const inside = standing(ringsBox(cell), district) === "inside" ? cell : intersection(cell, district);
    const insideM2 = netAreaM2(inside);
    if (insideM2 <= 0) continue;
    const inDistrict = (persons * insideM2) / netAreaM2(cell);
    const box = ringsBox(inside);
    const built = footprints.filter((_, index) => overlaps(boxes[index] as PlanarBox, box));
    const rings = built.length > 0 ? difference(inside, union(built)) : inside;
    const areaM2 = netAreaM2(rings);
    // All of it is built over: its people are asked for at the middle of their building.
    if (areaM2 <= 0) {
      const [minX, minY, maxX, maxY] = box;
      shares.push({ kind: "point", persons: inDistrict, x: (minX + maxX) / 2, y: (minY + maxY) / 2 });
      continue;
    }
    shares.push({ kind: "area", persons: inDistrict, rings, areaM2, box });
  }
  return { total: shares.reduce((sum, share) => sum + share.persons, 0), shares };
}

/** Persons inside some rings (oriented as `clip` returns them, or simple). */
export function personsIn(population: PopulationShares, rings: FlatRings): number {
  const box = ringsBox(rings);
  let persons = 0;
  for (const share of population.shares) {
    if (share.kind === "point") {
      const [minX, minY, maxX, maxY] = box;
      if (share.x < minX || share.x > maxX || share.y < minY || share.y > maxY) continue;
      if (pointInRings(rings, share.x, share.y)) persons += share.persons;
    } else if (overlaps(share.box, box)) {
      const stands = standing(share.box, rings);
      if (stands === "inside") persons += share.persons;
      else if (stands === "cut")
        persons +=
          share.persons *
          Math.min(1, netAreaM2(intersection(share.rings, inBox(rings, share.box))) / share.areaM2);
    }
  }
  return persons;
}

/** Where a box lies against rings: clear of every edge on one side, or near some edge. */
function standing([minX, minY, maxX, maxY]: PlanarBox, rings: FlatRings): "inside" | "outside" | "cut" {
  for (const ring of rings) {
    let [px, py] = [ring.at(-2) as number, ring.at(-1) as number];
    for (let i = 0; i < ring.length; i += 2) {
      const [qx, qy] = [ring[i] as number, ring[i + 1] as number];
      if (
        Math.max(px, qx) >= minX &&
        Math.min(px, qx) <= maxX &&
        Math.max(py, qy) >= minY &&
        Math.min(py, qy) <= maxY
      )
        return "cut";
      [px, py] = [qx, qy];
    }
  }
  return pointInRings(rings, (minX + maxX) / 2, (minY + maxY) / 2) ? "inside" : "outside";
}

const flat = (rings: readonly ArrayLike<number>[]): number[][] => rings.map((ring) => Array.from(ring));

const overlaps = (a: PlanarBox, b: PlanarBox): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
