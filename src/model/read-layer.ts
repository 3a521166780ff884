import type { Feature, FeatureCollection, Geometry } from "geojson";
import { checkGeometry } from "./check-geometry";
import type { LayerRule } from "./schema/layer-shapes";
import { type Report, isRecord, readShape, shortly } from "./schema/read-shape";

/** A feature whose geometry and properties fit the rule of its layer. */
export interface ReadFeature {
  /** 1 for the first feature of the file. */
  readonly number: number;
  readonly raw: Feature;
  readonly geometry: Geometry;
  /** Known properties only; null and absent left out. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A layer as it was, and the features that fit. */
export interface ReadLayer {
  readonly collection: FeatureCollection;
  readonly features: readonly ReadFeature[];
}

/** Reads a layer; every feature that misfits goes to the report and is left out. Undefined where it is no layer at all. */
export function readLayer(value: unknown, rule: LayerRule, report: Report): ReadLayer | undefined {
  if (!isRecord(value) || value["type"] !== "FeatureCollection" || !Array.isArray(value["features"]))
    return report("not-geojson", "", {
      expected: "FeatureCollection",
      value: shortly(isRecord(value) ? value["type"] : value),
    });
  if (!checkDatum(value["crs"], report)) return undefined;
  const firstWith = new Map<string, number>();
  const features = (value["features"] as unknown[]).flatMap((item, index) => {
    const feature = readFeature(item, index + 1, rule, report);
    if (!feature) return [];
    if (!rule.ids) return [feature];
    const id = feature.properties["id"] as string;
    const other = firstWith.get(id);
    if (other === undefined) firstWith.set(id, feature.number);
    else
      report("duplicate-id", `${placeOf(feature.number, id)} properties.id`, {
        value: id,
        other: `feature ${other}`,
      });
    return other === undefined ? [feature] : [];
  });
  return { collection: value as unknown as FeatureCollection, features };
}

/** Reads one feature; its place in problems is `feature 3 (S07) …`. */
export function readFeature(
  item: unknown,
  number: number,
  rule: LayerRule,
  report: Report,
): ReadFeature | undefined {
  if (!isRecord(item) || item["type"] !== "Feature")
    return report("not-geojson", placeOf(number), {
      expected: "Feature",
      value: shortly(isRecord(item) ? item["type"] : item),
    });
  const raw = item["properties"] ?? {};
  const id =
    isRecord(raw) && typeof raw["id"] === "string" && raw["id"].trim() !== "" ? raw["id"] : undefined;
  const place = placeOf(number, id);
  const geometry = item["geometry"];
  const fits = checkGeometry(geometry, rule.geometry, `${place} geometry`, report);
  const properties = readShape(rule.shape, raw, `${place} properties`, report);
  if (!fits || properties === undefined) return undefined;
  return { number, raw: item as unknown as Feature, geometry, properties };
}

const placeOf = (number: number, id?: string): string =>
  id === undefined ? `feature ${number}` : `feature ${number} (${id})`;

/** Names under which longitude and latitude in WGS-84 go about; 4490 is CGCS2000, the same to centimetres. */
const WGS84_NAME = /^(urn:ogc:def:crs:)?(OGC:(1\.3)?:?CRS84|EPSG:[\d.]*:?(4326|4490))$/i;

/** True where a collection is in WGS-84: RFC 7946 knows nothing else, older files name what they are in. */
function checkDatum(crs: unknown, report: Report): boolean {
  if (crs === undefined || crs === null) return true;
  const properties = isRecord(crs) ? crs["properties"] : undefined;
  const name = isRecord(properties) ? properties["name"] : undefined;
  if (typeof name === "string" && WGS84_NAME.test(name)) return true;
  report("wrong-datum", "crs", { value: typeof name === "string" ? name : shortly(crs), expected: "WGS-84" });
  return false;
}
