import { existsSync, readFileSync } from "node:fs";
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import type { AreaMap, PlanarPolygon } from "../../src/coverage/area-map";
import type { Disc } from "../../src/coverage/disc-coverage";
import { localPlane } from "../../src/geo/local-plane";
import { wgs84 } from "../../src/geo/datums";
import { disc, numbers } from "../coverage/planar-shapes";

/** The middle of the Hedong planning area. */
const ORIGIN = wgs84(112.96, 27.87);

/** The Hedong planning area in local metres; a round outline of as many edges where the project's file is missing. */
export function benchDistrict(file = "data/hedong/district.geojson"): {
  name: string;
  district: PlanarPolygon[];
} {
  if (!existsSync(file)) return { name: "an outline of 367 edges", district: [ragged(367, 4_000)] };
  const { features } = JSON.parse(readFileSync(file, "utf8")) as FeatureCollection<Polygon | MultiPolygon>;
  const plane = localPlane(ORIGIN);
  const district = features
    .flatMap(({ geometry }) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates))
    .map((rings) => ({ rings: rings.map((ring) => ring.slice(1).flatMap((at) => plane.toLocal(at))) }));
  return { name: file, district };
}

/** A closed outline of so many edges about the origin, in and out of a circle. */
export function ragged(edges: number, radiusM: number): PlanarPolygon {
  const next = numbers(7);
  const ring = Array.from({ length: edges }, (_, k) => {
    const rad = (2 * Math.PI * k) / edges;
    const away = radiusM * (1 + 0.2 * Math.sin(3 * rad) + 0.02 * next());
    return [away * Math.cos(rad), away * Math.sin(rad)];
  });
  return { rings: [ring.flat()] };
}

/** Discs spread over an area: each the farthest from the others of ten random places in it. */
export function spreadDiscs(map: AreaMap, count: number, radiusM: number): Disc[] {
  const next = numbers(count);
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  map.edges.ax.forEach((x, e) => {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, map.edges.ay[e] as number);
    north = Math.max(north, map.edges.ay[e] as number);
  });
  const discs: Disc[] = [];
  while (discs.length < count) {
    let best = disc(0, 0, 0);
    let bestM = -1;
    for (let tries = 0; tries < 10;) {
      const [x, y] = [west + next() * (east - west), south + next() * (north - south)];
      if (map.labelAt(x, y) < 0) continue;
      tries++;
      let nearestM = Infinity;
      for (const other of discs) nearestM = Math.min(nearestM, Math.hypot(x - other.x, y - other.y));
      if (nearestM > bestM) [best, bestM] = [disc(x, y, radiusM), nearestM];
    }
    discs.push(best);
  }
  return discs;
}
