import { unreachable } from "../base/assert";
import type { CeilingMast, MapLayer } from "../engine/contract";
import { displaySirenId } from "../i18n/display-siren-id";
import type { Language } from "../i18n/language";
import { distanceText } from "../i18n/number-format";
import type { Siren } from "../model/plan";
import type { Selection } from "../session/session-state";
import { greyOf, mixColours } from "./colour-mix";
import { STALE_AFTER_MS } from "./coverage-part";
import { remember } from "./remember";
import { drawnLayer, reviewLayer } from "./review-of";
import {
  EMPTY_SOURCE,
  FONTS,
  type SceneInput,
  type SceneLayer,
  type ScenePart,
  type SceneSource,
  equals,
  feature,
  pointFeature,
  shown,
  sourceOf,
} from "./scene";
import { COLOURS, LINES, OPACITY, SYMBOLS, TYPE, type Theme } from "./tokens";

/** The most classes that a layer has: dominance goes round with six colours. */
const CLASSES = [0, 1, 2, 3, 4, 5] as const;

/** Opaque swatches of the classes of a layer, by class; the legend and the map have the same ones. */
export function reviewColours(theme: Theme, kind: MapLayer["kind"]): readonly string[] {
  const { ramp, dominance, blur, lost } = COLOURS[theme];
  switch (kind) {
    case "reach":
      return [ramp[0], ramp[0], ramp[2], ramp[3]];
    case "indoor":
      return ramp;
    case "dominance":
      return dominance;
    case "blur":
      return blur;
    case "ceiling":
      return [lost, lost];
    default:
      return unreachable(kind);
  }
}

const regionSource = remember((layer: MapLayer | null): SceneSource =>
  layer
    ? sourceOf(
        layer.classes.map(({ region, class: index, siren }) => feature(region, { class: index, siren })),
        0.2,
      )
    : EMPTY_SOURCE,
);

/** Where the name of each dominating siren stands. */
const nameSource = remember(
  (layer: MapLayer | null, sirens: readonly Siren[], language: Language): SceneSource =>
    layer?.kind === "dominance"
      ? sourceOf(
          layer.classes.flatMap(({ siren, labelAt }) => {
            const name = sirens.find(({ id }) => id === siren)?.name ?? "";
            return siren && labelAt
              ? [pointFeature(labelAt, { text: `${displaySirenId(siren, language)} ${name}`.trim() })]
              : [];
          }),
          0,
        )
      : EMPTY_SOURCE,
);

/** The widest circle of a mast: where the lowest ceiling may be exceeded on the ground. */
const widestM = ({ groundM }: CeilingMast): number => Math.max(0, ...groundM);

/** Rings for the circles that would vanish, and what each is wide. */
const mastSource = remember((layer: MapLayer | null, metresPerPixel: number): SceneSource =>
  layer?.kind === "ceiling"
    ? sourceOf(
        layer.masts
          .filter((mast) => widestM(mast) > 0)
          .map((mast) =>
            pointFeature(mast.at, {
              text: distanceText(widestM(mast)),
              small: widestM(mast) < SYMBOLS.ceiling.underPx * metresPerPixel,
            }),
          ),
        0,
      )
    : EMPTY_SOURCE,
);

const fillLayers = remember(
  (theme: Theme, kind: MapLayer["kind"] | null, opacity: number, stale: boolean): SceneLayer[] => {
    const colours = kind ? reviewColours(theme, kind) : [];
    const ground = COLOURS[theme].mapPlanning;
    return [
      ...CLASSES.map((index): SceneLayer => {
        const colour = colours[index] ?? ground;
        return {
          id: `review-${index}`,
          type: "fill",
          source: "review",
          filter: equals("class", index),
          layout: shown(index < colours.length && kind !== "ceiling"),
          paint: {
            "fill-color": mixColours(stale ? greyOf(colour) : colour, ground, opacity),
            "fill-color-transition": { duration: 0, delay: stale ? STALE_AFTER_MS : 0 },
          },
        };
      }),
      {
        id: "review-lines",
        type: "line",
        source: "review",
        layout: shown(kind !== null && kind !== "ceiling"),
        paint: {
          "line-color": COLOURS[theme].classLine,
          "line-width": kind === "dominance" ? LINES.threshold.width : LINES.class.width,
          "line-opacity": 0.75,
        },
      },
    ];
  },
);

const selectedLayers = remember((theme: Theme, selected: string | null): SceneLayer[] =>
  (["casing", "line"] as const).map((part): SceneLayer => ({
    id: part === "casing" ? "review-selected-casing" : "review-selected",
    type: "line",
    source: "review",
    filter: equals("siren", selected ?? ""),
    layout: { ...shown(selected !== null), "line-join": "round" },
    paint:
      part === "casing"
        ? { "line-color": COLOURS[theme].casing, "line-width": LINES.reviewSelected.casing }
        : { "line-color": COLOURS[theme].primary, "line-width": LINES.reviewSelected.width },
  })),
);

const ceilingLayers = remember((theme: Theme, visible: boolean, stale: boolean): SceneLayer[] => {
  const c = COLOURS[theme];
  const colour = stale ? greyOf(c.lost) : c.lost;
  const layout = shown(visible);
  return [
    {
      id: "ceiling",
      type: "fill",
      source: "review",
      layout,
      paint: { "fill-color": colour, "fill-opacity": OPACITY.lost },
    },
    {
      id: "ceiling-outline",
      type: "line",
      source: "review",
      layout,
      paint: { "line-color": colour, "line-width": LINES.ceiling.width },
    },
    {
      id: "ceiling-marks",
      type: "circle",
      source: "ceiling-masts",
      filter: ["==", ["get", "small"], true],
      layout,
      paint: {
        "circle-radius": SYMBOLS.ceiling.radius,
        "circle-opacity": 0,
        "circle-stroke-color": colour,
        "circle-stroke-width": SYMBOLS.ceiling.line,
      },
    },
    {
      id: "ceiling-widths",
      type: "symbol",
      source: "ceiling-masts",
      layout: {
        ...layout,
        "text-field": ["get", "text"],
        "text-font": FONTS.regular,
        "text-size": TYPE.mapLabel.size,
        "text-variable-anchor": ["top", "bottom", "right"],
        "text-radial-offset": 1.3,
      },
      paint: {
        "text-color": stale ? c.text[1] : c.amberText,
        "text-halo-color": c.mapHalo,
        "text-halo-width": 1.6,
      },
    },
  ];
});

const nameLayer = remember((theme: Theme, visible: boolean): SceneLayer => ({
  id: "review-names",
  type: "symbol",
  source: "review-names",
  layout: {
    ...shown(visible),
    "text-field": ["get", "text"],
    "text-font": FONTS.regular,
    "text-size": TYPE.mapLabel.size,
    "text-padding": 2,
    "text-max-width": 20,
  },
  paint: {
    "text-color": COLOURS[theme].mapText,
    "text-halo-color": COLOURS[theme].mapHalo,
    "text-halo-width": 1.6,
  },
}));

const selectedOf = (kind: MapLayer["kind"] | null, selection: Selection): string | null =>
  kind === "dominance" && selection.kind === "siren" ? selection.id : null;

/** What the map is reviewed by: regions in place of the coverage, or circles round the masts. */
export function reviewPart(
  input: SceneInput,
): ScenePart & { readonly names: SceneLayer; readonly marks: readonly SceneLayer[] } {
  const { view, review, plan, selection, own } = input;
  const layer = reviewLayer(input);
  const drawn = drawnLayer(input);
  const { theme, language } = view;
  const kind = drawn?.kind ?? null;
  return {
    sources: {
      review: regionSource(layer),
      "review-names": nameSource(layer, plan.sirens, language),
      "ceiling-masts": mastSource(layer, own.metresPerPixel),
    },
    layers: fillLayers(theme, kind, view.layers.margin.opacity, review.stale),
    marks: [
      ...selectedLayers(theme, selectedOf(kind, selection)),
      ...ceilingLayers(theme, layer?.kind === "ceiling", review.stale),
    ],
    names: nameLayer(theme, kind === "dominance"),
  };
}
