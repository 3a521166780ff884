import type { Geometry } from "geojson";
import { decibels, heightM } from "./project-shape";
import {
  type Shape,
  choice,
  either,
  filledText,
  flag,
  list,
  may,
  need,
  numberFrom,
  properties,
  text,
} from "./shape";

/** Layers that are GeoJSON, in the order of the contract. */
export const GEOJSON_LAYERS = [
  "district",
  "sirens",
  "candidates",
  "ambient",
  "buildings",
  "barriers",
  "ground",
  "population",
  "feedback",
  "context",
] as const;
export type GeojsonLayer = (typeof GEOJSON_LAYERS)[number];

/** Every kind of layer, the raster included. */
export type LayerName = GeojsonLayer | "terrain";

const AREAS: readonly Geometry["type"][] = ["Polygon", "MultiPolygon"];

export const sirenFields = {
  id: need(filledText, "unique among the sirens"),
  name: need(text, "as the ledger shows it"),
  status: need(choice("existing", "proposed"), "every siren that is in service sounds, existing or proposed"),
  type: need(filledText, "id of a siren type"),
  height: may(heightM, "m above ground; the type's mount where absent"),
  service: need(choice("ok", "fault", "maintenance", "retired"), "only ok sounds"),
  fixed: may(flag, "not moved by siting; true for existing, false for proposed where absent"),
  host: may(text, "unit that carries it"),
  installed: may(text, "date or year"),
  note: may(text, ""),
};
export const candidateFields = {
  id: need(filledText, "unique among the candidates"),
  name: may(text, ""),
  height: may(heightM, "m above ground"),
  cost: may(numberFrom(0, 1e12), "1 where absent"),
  allowed: may(flag, "true where absent"),
};
export const ambientFields = {
  level: need(decibels, "dB in the criterion's weighting"),
  zone: may(choice("0", "1", "2", "3", "4a", "4b", 0, 1, 2, 3), "of GB 3096"),
};
export const buildingFields = { height: need(heightM, "m above ground") };
export const barrierFields = {
  height: need(
    either(heightM, list(heightM, 2)),
    "m above ground at every vertex: one number, or one for each",
  ),
};
export const groundFields = { G: need(numberFrom(0, 1), "0 hard … 1 porous") };
export const populationFields = {
  persons: need(numberFrom(0, 1e10), "at the point, or spread over the area"),
};
export const feedbackFields = {
  id: need(filledText, "unique among the reports"),
  date: need(filledText, "of the sounding"),
  heard: need(choice("yes", "faint", "no"), ""),
  status: need(choice("open", "verified", "resolved", "rejected"), ""),
  note: may(text, ""),
};

/** What a layer is made of. */
export interface LayerRule {
  readonly geometry: readonly Geometry["type"][];
  readonly shape: Shape<Readonly<Record<string, unknown>>>;
  /** Features have an `id` that must be unique. */
  readonly ids: boolean;
}

const rule = (geometry: readonly Geometry["type"][], shape: Shape, ids = false): LayerRule => ({
  geometry,
  shape: shape as LayerRule["shape"],
  ids,
});

export const LAYER_RULES: Readonly<Record<GeojsonLayer, LayerRule>> = {
  district: rule(AREAS, properties({})),
  sirens: rule(["Point"], properties(sirenFields), true),
  candidates: rule(["Point"], properties(candidateFields), true),
  ambient: rule(AREAS, properties(ambientFields)),
  buildings: rule(AREAS, properties(buildingFields)),
  barriers: rule(["LineString"], properties(barrierFields)),
  ground: rule(AREAS, properties(groundFields)),
  population: rule(["Point", ...AREAS], properties(populationFields)),
  feedback: rule(["Point"], properties(feedbackFields), true),
  context: rule(
    ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"],
    properties({}),
  ),
};
