import type { Feature, FeatureCollection, Geometry } from "geojson";
import type { MapOptions } from "maplibre-gl";
import type { Wgs84 } from "../geo/datums";
import type { MapSnapshot } from "./map-contract";
import type { PatternName } from "./pattern-images";
import type { SymbolName } from "./symbol-images";
import type { Theme } from "./tokens";

/** A picture that layers name: a fill pattern (drawn for one step of the zoom) or a symbol. */
export type SceneImage =
  | { readonly kind: "pattern"; readonly name: PatternName; readonly theme: Theme; readonly step: number }
  | { readonly kind: "symbol"; readonly name: SymbolName; readonly theme: Theme };

/** A layer as MapLibre's style has it. */
export type SceneLayer = Exclude<NonNullable<MapOptions["style"]>, string>["layers"][number];

export interface SceneSource {
  readonly data: FeatureCollection;
  /** Pixels by which MapLibre may simplify; 0 where nothing may vanish. */
  readonly tolerance: number;
}

/** What the map shows: plain data, in drawing order. Unchanged parts are the identical objects of the scene before. */
export interface Scene {
  readonly sources: Readonly<Record<string, SceneSource>>;
  readonly layers: readonly SceneLayer[];
  readonly images: readonly SceneImage[];
}

/** What only the map knows and its picture depends on. */
export interface MapOwnState {
  readonly metresPerPixel: number;
  /** Eighth of a zoom level, 0…7: for which the fill patterns are drawn. */
  readonly patternStep: number;
  /** Where the siren would be put, tool add-siren. */
  readonly addGhost: Wgs84 | null;
  /** Corners of the measured line; the last one follows the pointer. */
  readonly measured: readonly Wgs84[];
  /** Corners of the area that is being drawn. */
  readonly drawn: readonly Wgs84[];
}

export type SceneInput = MapSnapshot & { readonly own: MapOwnState };

/** One part of the scene: its sources, and its layers in drawing order. */
export interface ScenePart {
  readonly sources: Readonly<Record<string, SceneSource>>;
  readonly layers: readonly SceneLayer[];
}

export const feature = (geometry: Geometry, properties: Readonly<Record<string, unknown>> = {}): Feature => ({
  type: "Feature",
  geometry,
  properties: { ...properties },
});

export const pointFeature = (
  at: readonly number[],
  properties: Readonly<Record<string, unknown>> = {},
): Feature => feature({ type: "Point", coordinates: [at[0] as number, at[1] as number] }, properties);

export const sourceOf = (features: readonly Feature[], tolerance = 0.375): SceneSource => ({
  data: { type: "FeatureCollection", features: [...features] },
  tolerance,
});

export const EMPTY_SOURCE: SceneSource = sourceOf([], 0);

/** Filter for features with a property of some value. */
export const equals = (
  property: string,
  value: string | number,
): ["==", ["get", string], string | number] => ["==", ["get", property], value];

/** Layout of a layer that can be switched off. */
export const shown = (visible: boolean): { readonly visibility: "visible" | "none" } => ({
  visibility: visible ? "visible" : "none",
});

/** Name under which the painter keeps a picture. */
export const imageId = (image: SceneImage): string =>
  image.kind === "pattern" ? `${image.name}/${image.theme}/${image.step}` : `${image.name}/${image.theme}`;

/** Families of the map's letters: MapLibre draws every glyph itself from these, without a glyph server. */
const FAMILIES = [
  "Segoe UI",
  "-apple-system",
  "PingFang SC",
  "Microsoft YaHei UI",
  "Microsoft YaHei",
  "HarmonyOS Sans SC",
  "Source Han Sans SC",
  "Noto Sans CJK SC",
];
/** MapLibre reads weight and slant off the first family's name. */
export const FONTS = {
  regular: FAMILIES,
  bold: ["Segoe UI Semibold", ...FAMILIES],
  italic: ["Segoe UI Italic", ...FAMILIES],
};
