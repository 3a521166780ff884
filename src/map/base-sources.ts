import type { Feature } from "geojson";
import { type Bbox, bboxOf, boxCentre } from "../geo/bounds";
import type { Area, Plan } from "../model/plan";
import { dissolve } from "./dissolve";
import { kilometreGrid } from "./kilometre-grid";
import { RIVERS_EN } from "./map-words";
import { remember } from "./remember";
import { type SceneSource, feature, pointFeature, sourceOf } from "./scene";

/** What a feature of the context layer is. */
export type ContextKind =
  "district" | "land" | "zone" | "river" | "bank" | "works" | "rail" | "place" | "street" | "neighbour";

const kindOf = (item: Feature): ContextKind | undefined =>
  item.properties?.["kind"] as ContextKind | undefined;

const isLine = ({ geometry }: Feature): boolean =>
  geometry.type === "LineString" || geometry.type === "MultiLineString";

/** Sources of the ground: they follow the project's base layers alone. */
export const baseSources = remember((base: Plan["base"]): Readonly<Record<string, SceneSource>> => {
  const ofKind = (...kinds: ContextKind[]): Feature[] =>
    base.context.filter((item) => kinds.includes(kindOf(item) as ContextKind));
  // MapLibre fills a line as if it were closed, so a river's middle line must not come in among the areas.
  const river = ofKind("river").filter((item) => !isLine(item));
  return {
    ground: sourceOf([...ofKind("district", "works").filter((item) => !isLine(item)), ...river]),
    lines: sourceOf([...ofKind("district", "zone", "bank", "rail"), ...river]),
    names: sourceOf([...ofKind("place", "street"), ...ofKind("neighbour").map(namePoint)], 0),
    "river-names": sourceOf(riverLines(base.context)),
    grid: gridSource(base),
    area: areaSource(base.district),
    buildings: sourceOf(base.buildings.map(({ footprint, heightM }) => feature(footprint, { heightM }))),
    ambient: sourceOf(base.ambient.map(({ area: geometry, levelDb }) => feature(geometry, { levelDb }))),
  };
});

/** Lines along which the river's name runs: its middle line where the project has one, else its banks. */
function riverLines(context: readonly Feature[]): Feature[] {
  const lines = context.filter(isLine);
  const middle = lines.filter((line) => kindOf(line) === "river");
  const water = context.find((item) => kindOf(item) === "river" && !lines.includes(item))?.properties;
  return (middle.length > 0 ? middle : lines.filter((line) => kindOf(line) === "bank")).map(
    ({ geometry, properties }) => {
      // A line is named for what it is (the border in the middle of the stream); the water has the river's name.
      const name = String(water?.["name"] ?? properties?.["name"] ?? "");
      return feature(geometry, {
        zh: name,
        en: String(water?.["name_en"] ?? properties?.["name_en"] ?? RIVERS_EN[name] ?? name),
      });
    },
  );
}

/** Where a neighbour's name stands: in the middle of its largest part. */
function namePoint({ geometry, properties }: Feature): Feature {
  const parts =
    geometry.type === "MultiPolygon"
      ? geometry.coordinates
      : geometry.type === "Polygon"
        ? [geometry.coordinates]
        : [];
  const boxes = parts.flatMap((coordinates): Bbox[] =>
    [bboxOf([{ type: "Polygon", coordinates }])].filter((box) => box !== null),
  );
  if (boxes.length === 0) return { type: "Feature", geometry, properties };
  const size = ([west, south, east, north]: Bbox): number => (east - west) * (north - south);
  const largest = boxes.reduce((best, box) => (size(box) > size(best) ? box : best));
  return pointFeature(boxCentre(largest), properties ?? {});
}

/** The planning area in one piece: zones that it is made of must not show their common borders. */
const areaSource = (district: readonly Area[]): SceneSource => {
  const dissolved = dissolve(district);
  return dissolved ? sourceOf([feature(dissolved)], 0.2) : sourceOf([]);
};

function gridSource(base: Plan["base"]): SceneSource {
  const lines = kilometreGrid([
    ...base.district,
    ...base.context.filter((item) => kindOf(item) === "district").map((item) => item.geometry),
  ]);
  return sourceOf(
    lines.map((line) => feature({ type: "LineString", coordinates: line.map((at) => [...at]) })),
  );
}
