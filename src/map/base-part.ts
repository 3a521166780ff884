import type { Plan } from "../model/plan";
import { type ContextKind, baseSources } from "./base-sources";
import type { MapView } from "./map-contract";
import { patternStretch } from "./pattern-images";
import { remember } from "./remember";
import { FONTS, type SceneLayer, type SceneSource, equals, imageId, shown } from "./scene";
import { COLOURS, LINES, OPACITY, TYPE, dashes } from "./tokens";

const kind = (name: ContextKind) => equals("kind", name);

/** Zoom from which names of a rank show. */
const PLACE_FROM_ZOOM = { 1: 0, 2: 12, 3: 13.2 } as const;

/** Ground fills and lines below the coverage. */
const groundLayers = remember((theme: MapView["theme"]): SceneLayer[] => {
  const c = COLOURS[theme];
  return [
    { id: "outside", type: "background", paint: { "background-color": c.mapOutside } },
    {
      id: "district",
      type: "fill",
      source: "ground",
      filter: kind("district"),
      paint: { "fill-color": c.mapDistrict },
    },
    { id: "water", type: "fill", source: "ground", filter: kind("river"), paint: { "fill-color": c.water } },
    { id: "works", type: "fill", source: "ground", filter: kind("works"), paint: { "fill-color": c.works } },
    {
      id: "bank",
      type: "line",
      source: "lines",
      filter: ["any", kind("bank"), kind("river")],
      paint: { "line-color": c.bank, "line-width": LINES.bank.width },
    },
  ];
});

/** Lines above the coverage: rail, zones, grid, borders. */
const lineLayers = remember((theme: MapView["theme"], step: number): SceneLayer[] => {
  const stretch = patternStretch(step);
  const c = COLOURS[theme];
  const solid = { "line-join": "round", "line-cap": "round" } as const;
  return [
    {
      id: "grid",
      type: "line",
      source: "grid",
      minzoom: 9.5,
      paint: { "line-color": c.text[0], "line-width": LINES.grid.width, "line-opacity": OPACITY.grid },
    },
    {
      id: "rail",
      type: "line",
      source: "lines",
      filter: kind("rail"),
      paint: {
        "line-color": c.text[2],
        "line-width": LINES.rail.width,
        "line-dasharray": dashes(LINES.rail, stretch),
        "line-opacity": 0.6,
      },
    },
    {
      id: "zones",
      type: "line",
      source: "lines",
      filter: kind("zone"),
      paint: {
        "line-color": c.text[2],
        "line-width": LINES.zone.width,
        "line-dasharray": dashes(LINES.zone, stretch),
        "line-opacity": 0.7,
      },
    },
    {
      id: "district-border",
      type: "line",
      source: "lines",
      filter: kind("district"),
      paint: {
        "line-color": c.text[2],
        "line-width": LINES.district.width,
        "line-dasharray": dashes(LINES.district, stretch),
      },
    },
    {
      id: "planning-casing",
      type: "line",
      source: "area",
      layout: solid,
      paint: { "line-color": c.casing, "line-width": LINES.planning.casing },
    },
    {
      id: "planning-border",
      type: "line",
      source: "area",
      layout: solid,
      paint: { "line-color": c.text[0], "line-width": LINES.planning.width },
    },
  ];
});

const buildingLayers = remember(
  (theme: MapView["theme"], view: MapView["layers"]["buildings"]): SceneLayer[] => {
    const c = COLOURS[theme];
    const layout = shown(view.visible);
    return [
      {
        id: "buildings",
        type: "fill",
        source: "buildings",
        layout,
        paint: {
          "fill-color": c.buildingFill,
          "fill-opacity": OPACITY.building * view.opacity,
          "fill-antialias": false,
        },
      },
      {
        id: "building-lines",
        type: "line",
        source: "buildings",
        layout,
        paint: { "line-color": c.buildingLine, "line-width": 0.8, "line-opacity": view.opacity },
      },
    ];
  },
);

/** 45 dB is the quietest of the national day limits, 75 dB beyond the loudest (GB 3096-2008). */
const AMBIENT = { quiet: { levelDb: 45, share: 0.04 }, loud: { levelDb: 75, share: 0.28 } } as const;

/** How much of the layer's ink a zone of some level has; the legend shows the same. */
export function ambientShare(levelDb: number): number {
  const { quiet, loud } = AMBIENT;
  const along = (levelDb - quiet.levelDb) / (loud.levelDb - quiet.levelDb);
  return quiet.share + Math.min(1, Math.max(0, along)) * (loud.share - quiet.share);
}

const ambientLayers = remember(
  (theme: MapView["theme"], view: MapView["layers"]["ambient"]): SceneLayer[] => {
    const c = COLOURS[theme];
    const layout = shown(view.visible);
    return [
      {
        id: "ambient",
        type: "fill",
        source: "ambient",
        layout,
        paint: {
          "fill-color": c.sirenInk,
          "fill-opacity": [
            "*",
            view.opacity,
            [
              "interpolate",
              ["linear"],
              ["get", "levelDb"],
              AMBIENT.quiet.levelDb,
              AMBIENT.quiet.share,
              AMBIENT.loud.levelDb,
              AMBIENT.loud.share,
            ],
          ],
        },
      },
      {
        id: "ambient-lines",
        type: "line",
        source: "ambient",
        layout,
        paint: { "line-color": c.text[1], "line-width": 0.8, "line-opacity": view.opacity },
      },
      {
        id: "ambient-levels",
        type: "symbol",
        source: "ambient",
        layout: {
          ...layout,
          "text-field": ["concat", ["to-string", ["get", "levelDb"]], " dB"],
          "text-font": FONTS.regular,
          "text-size": TYPE.mapLabel.size,
        },
        paint: {
          "text-color": c.text[1],
          "text-halo-color": c.mapHalo,
          "text-halo-width": 1.4,
          "text-opacity": view.opacity,
        },
      },
    ];
  },
);

const nameLayers = remember(
  (
    theme: MapView["theme"],
    language: MapView["language"],
    places: MapView["layers"]["places"],
  ): SceneLayer[] => {
    const c = COLOURS[theme];
    const layout = shown(places.visible);
    const halo = { "text-halo-color": c.mapHalo, "text-halo-width": 1.6, "text-opacity": places.opacity };
    return [
      {
        id: "river-name",
        type: "symbol",
        source: "river-names",
        layout: {
          ...layout,
          "symbol-placement": "line",
          "symbol-spacing": 480,
          "text-field": ["get", language],
          "text-font": FONTS.italic,
          "text-size": 15,
          "text-letter-spacing": language === "zh" ? 0.7 : 0.12,
          "text-max-angle": 40,
          "text-offset": [0, -1],
          "text-padding": 40,
        },
        paint: { "text-color": c.waterText, "text-halo-color": c.water, "text-halo-width": 1 },
      },
      ...([3, 2, 1] as const).map((rank): SceneLayer => ({
        id: `place-names-${rank}`,
        type: "symbol",
        source: "names",
        minzoom: PLACE_FROM_ZOOM[rank],
        filter: ["all", ["==", ["get", "kind"], "place"], ["==", ["coalesce", ["get", "rank"], 3], rank]],
        layout: {
          ...layout,
          "icon-image": imageId({ kind: "symbol", name: "place", theme }),
          "text-field": ["get", "name"],
          "text-font": FONTS.regular,
          "text-size": TYPE.mapLabel.size,
          "text-anchor": "left",
          "text-offset": [0.45, 0],
          "text-padding": 3,
          "icon-padding": 1,
          "text-max-width": 20,
        },
        paint: { "text-color": c.mapText, ...halo },
      })),
      {
        id: "neighbour-names",
        type: "symbol",
        source: "names",
        maxzoom: 12,
        filter: ["==", ["get", "kind"], "neighbour"],
        layout: {
          ...layout,
          "text-field": ["get", "name"],
          "text-font": FONTS.regular,
          "text-size": 13,
          "text-letter-spacing": 0.3,
          "text-max-width": 30,
        },
        paint: { "text-color": c.text[2], ...halo, "text-halo-color": c.mapOutside },
      },
      {
        id: "street-names",
        type: "symbol",
        source: "names",
        filter: ["==", ["get", "kind"], "street"],
        layout: {
          ...layout,
          "text-field": ["get", "name"],
          "text-font": FONTS.regular,
          "text-size": 13,
          "text-letter-spacing": 0.18,
          "text-padding": 4,
          "text-max-width": 30,
        },
        paint: { "text-color": c.text[1], ...halo },
      },
    ];
  },
);

export interface BasePart {
  readonly sources: Readonly<Record<string, SceneSource>>;
  /** Drawn below the coverage, above it, and among the symbols. */
  readonly ground: readonly SceneLayer[];
  readonly lines: readonly SceneLayer[];
  readonly names: readonly SceneLayer[];
}

/** The ground: all that does not depend on the answer. */
export const basePart = (
  base: Plan["base"],
  { theme, language, layers }: MapView,
  patternStep: number,
): BasePart => ({
  sources: baseSources(base),
  ground: groundLayers(theme),
  lines: [
    ...ambientLayers(theme, layers.ambient),
    ...buildingLayers(theme, layers.buildings),
    ...lineLayers(theme, patternStep),
  ],
  names: nameLayers(theme, language, layers.places),
});
