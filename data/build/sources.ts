import { readFileSync } from "node:fs";
import type { Feature, FeatureCollection, LineString, Point, Polygon } from "geojson";

/** Reads a file of data/sources, the material as it was received. */
const read = (file: string): unknown =>
  JSON.parse(readFileSync(`${import.meta.dirname}/../sources/${file}`, "utf8"));

const features = <G extends Feature["geometry"]>(file: string): Feature<G, Record<string, unknown>>[] =>
  (read(file) as FeatureCollection<G, Record<string, unknown>>).features;

export interface SourcePlace {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly categoryZh: string;
  readonly street: string;
  readonly isCandidate: boolean;
  readonly at: readonly [number, number];
}

/** Everything that the projects are built from. */
export const sources = {
  outline: features<Polygon>("yuetang_430304_wgs84.geojson"),
  land: features<Polygon>("yuetang_land_wgs84.geojson"),
  zones: features<Polygon>("school_catchments_2026_wgs84.geojson"),
  works: features<Polygon>("plants_wgs84.geojson"),
  river: features<Polygon | LineString>("xiang_river_derived_wgs84.geojson"),
  rail: features<LineString>("rail_coarse_wgs84.geojson"),
  neighbours: features<Polygon>("context_districts_wgs84.geojson"),
  streets: (read("yuetang_streets.json") as { units: { name: string; center_wgs84: [number, number] }[] })
    .units,
  population: read("pop_grid_250m_ILLUSTRATIVE.json") as { cells: [number, number, number][] },
  places: features<Point>("yuetang_poi_wgs84.geojson").map(({ properties: p, geometry }): SourcePlace => ({
    id: String(p["id"]),
    name: String(p["name"]),
    category: String(p["cat"]),
    categoryZh: String(p["cat_zh"]),
    street: String(p["street"] ?? ""),
    isCandidate: p["siren_site_candidate"] === true && p["on_land"] === true,
    at: geometry.coordinates as [number, number],
  })),
};
