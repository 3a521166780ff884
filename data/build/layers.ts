import proj4 from "proj4";
import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import { type FlatRings, netAreaM2, polygonsOf, union } from "../../src/geo/clip";
import { type LocalPlane, localPlane } from "../../src/geo/local-plane";
import { wgs84 } from "../../src/geo/datums";
import { sources } from "./sources";

export const DEMO_NOTE = "演示数据，非真实点位";

/** The zones that together are the built-up planning area east of the river. */
export const PLANNING_ZONES = ["Z2", "Z3", "Z4", "Z5", "Z8", "Z9"];

export const plane: LocalPlane = localPlane(wgs84(112.94, 27.84));

/** Seven decimals of a degree: 1 cm. */
const round = (value: number): number => Math.round(value * 1e7) / 1e7;

export const collection = (features: Feature[]): FeatureCollection => ({
  type: "FeatureCollection",
  features,
});

export const feature = (geometry: Geometry, properties: Record<string, unknown>): Feature => ({
  type: "Feature",
  properties,
  geometry,
});

/** Flat rings of a polygon in the plane. */
export const planar = (rings: readonly (readonly Position[])[]): number[][] =>
  rings.map((ring) => ring.slice(0, -1).flatMap((at) => plane.toLocal(at)));

const ringOf = (flat: readonly number[]): Position[] => {
  const ring: Position[] = [];
  for (let i = 0; i < flat.length; i += 2)
    ring.push(plane.toWgs84([flat[i] as number, flat[i + 1] as number]).map(round));
  return [...ring, ring[0] as Position];
};

/** The planning area: the six zones dissolved; bits under 100 m² where two drawings miss each other are closed. */
export function planningArea(): { feature: Feature; rings: FlatRings } {
  const zones = sources.zones.filter(({ properties }) => PLANNING_ZONES.includes(String(properties["id"])));
  const merged = union(zones.map(({ geometry }) => planar(geometry.coordinates)));
  const parts = polygonsOf(merged)
    .map((rings) => rings.filter((ring, index) => index === 0 || Math.abs(netAreaM2([ring])) > 100))
    .filter(([outer]) => netAreaM2([outer as number[]]) > 100);
  return {
    rings: parts.flat(),
    feature: feature(
      { type: "MultiPolygon", coordinates: parts.map((rings) => rings.map(ringOf)) },
      {
        name: "河东规划区",
        status: "derived",
        source: `middle-school catchments 2026 ${PLANNING_ZONES.join(" ")}, dissolved`,
      },
    ),
  };
}

/** The whole district's land, as one feature. */
export function landArea(): { feature: Feature; rings: FlatRings } {
  const [land] = sources.land;
  if (!land) throw new Error("the land file holds a feature");
  const polygons =
    land.geometry.type === "Polygon"
      ? [land.geometry.coordinates]
      : (land.geometry as unknown as { coordinates: Position[][][] }).coordinates;
  return {
    rings: union(polygons.map(planar)),
    feature: feature(land.geometry, {
      name: "岳塘区陆域",
      status: "derived",
      source: "district outline without the river",
    }),
  };
}

/** The population cells as squares of 250 m in UTM 49N, those near the area only. */
export function populationCells(touches: (at: Position) => boolean): Feature[] {
  const utm = proj4("EPSG:4326", "+proj=utm +zone=49 +datum=WGS84 +units=m +no_defs");
  return sources.population.cells.flatMap(([lon, lat, persons]) => {
    const [x, y] = utm.forward([lon, lat]) as [number, number];
    // Centres were rounded to five decimals: bring them back to the middle of their cell of the 250 m grid.
    const [cx, cy] = [Math.floor(x / 250) * 250 + 125, Math.floor(y / 250) * 250 + 125];
    const corners = [
      [-125, -125],
      [125, -125],
      [125, 125],
      [-125, 125],
      [-125, -125],
    ].map(([dx, dy]) => utm.inverse([cx + (dx as number), cy + (dy as number)]).map(round) as Position);
    if (persons <= 0 || !corners.some(touches)) return [];
    return [feature({ type: "Polygon", coordinates: [corners] }, { persons, status: "illustrative" })];
  });
}

/** Illustrative ambient zones: the works areas as GB 3096 class 3; all else takes the project's default, class 2. */
export const ambientZones = (): Feature[] =>
  sources.works.map(({ geometry, properties }) =>
    feature(geometry, {
      name: String(properties["name"]),
      level: 56.5,
      zone: "3",
      status: "illustrative",
      source:
        "day Leq of class 3 measured in Zhuzhou 2023, taken over for the works areas of Hedong (assumed)",
    }),
  );

const RANK: Record<string, 1 | 2 | 3> = {
  government: 1,
  hospital: 1,
  square: 1,
  transit: 1,
  school: 2,
  tower: 2,
  park: 2,
  community: 3,
  residential: 3,
};

/** What is drawn under the plan and enters no figure. */
export function contextFeatures(): Feature[] {
  const named =
    (kind: string, status: string) => (item: { geometry: Geometry; properties: Record<string, unknown> }) =>
      feature(item.geometry, { kind, name: String(item.properties["name"] ?? ""), status });
  const RIVER: Record<string, string> = {
    river_polygon: "river",
    river_centreline: "river",
    east_bank: "bank",
  };
  return [
    ...sources.neighbours
      .filter(({ properties }) => properties["adcode"] !== "430304")
      .map(named("neighbour", "real")),
    ...sources.outline.map(named("district", "real")),
    ...sources.river.map((item) => named(RIVER[String(item.properties["kind"])] ?? "river", "derived")(item)),
    ...sources.works.map(named("works", "real")),
    ...sources.rail.map(named("rail", "real-coarse")),
    ...sources.zones.map((item) =>
      feature(item.geometry, {
        kind: "zone",
        id: item.properties["id"],
        name: String(item.properties["name"]),
        status: "real",
      }),
    ),
    ...sources.streets.map(({ name, center_wgs84: at }) =>
      feature(
        { type: "Point", coordinates: at },
        { kind: "street", name, status: "real name, position is a mean of its points" },
      ),
    ),
    ...sources.places.map(({ name, category, street, at }) =>
      feature(
        { type: "Point", coordinates: [...at] },
        { kind: "place", name, category, street, rank: RANK[category] ?? 3, status: "real" },
      ),
    ),
  ];
}
