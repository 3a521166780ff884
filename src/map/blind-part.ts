import type { MultiPolygon, Polygon } from "geojson";
import type { BlindSpot, CoverageDifference, CoverageEstimate, EvaluationAnswer } from "../engine/contract";
import { type Bbox, bboxOf, boxCentre } from "../geo/bounds";
import type { Language } from "../i18n/language";
import { NO_NUMBER, marginFigure } from "../i18n/number-format";
import type { Siren } from "../model/plan";
import type { Selection } from "../session/session-state";
import type { LayerView } from "./map-contract";
import { MAP_WORDS } from "./map-words";
import { remember } from "./remember";
import {
  EMPTY_SOURCE,
  FONTS,
  type SceneInput,
  type SceneLayer,
  type ScenePart,
  type SceneSource,
  feature,
  imageId,
  pointFeature,
  sourceOf,
  equals,
  shown,
} from "./scene";
import { areaM2, isTiny, longSideM } from "./spot-size";
import { COLOURS, LINES, TYPE, type Theme } from "./tokens";

/** A connected piece of blind ground, and what decides how it is drawn. */
export interface SpotShape {
  /** Null while dragging and in an estimate: pieces have no names then. */
  readonly id: string | null;
  readonly outline: Polygon;
  readonly bbox: Bbox;
  readonly longSideM: number;
  readonly areaM2: number;
  readonly at: readonly number[];
}

const shapesOfAnswer = remember((spots: readonly BlindSpot[]): SpotShape[] =>
  spots.map(({ id, outline, bbox, areaM2, centroid, worst }) => ({
    id,
    outline,
    bbox,
    areaM2,
    longSideM: longSideM(bbox),
    at: worst.at ?? centroid,
  })),
);

const shapesOfRegion = remember((blind: MultiPolygon): SpotShape[] =>
  blind.coordinates.flatMap((coordinates) => {
    const outline: Polygon = { type: "Polygon", coordinates };
    const bbox = bboxOf([outline]);
    if (!bbox) return [];
    return [
      {
        id: null,
        outline,
        bbox,
        longSideM: longSideM(bbox),
        areaM2: areaM2(coordinates),
        at: boxCentre(bbox),
      },
    ];
  }),
);

/** The blind ground to draw: of the drag or of an estimate if there is one, else of the answer. */
export function blindShapes(
  answer: EvaluationAnswer | null,
  look: CoverageDifference | CoverageEstimate | null,
): readonly SpotShape[] {
  if (look) return shapesOfRegion(look.blind);
  return answer ? shapesOfAnswer(answer.evaluation.blindSpots) : NO_SHAPES;
}
const NO_SHAPES: readonly SpotShape[] = [];

const areaSource = remember((shapes: readonly SpotShape[]): SceneSource =>
  shapes.length > 0
    ? sourceOf(
        shapes.map(({ id, outline }) => feature(outline, { id })),
        0,
      )
    : EMPTY_SOURCE,
);

const markSource = remember((tiny: string, shapes: readonly SpotShape[]): SceneSource =>
  tiny === ""
    ? EMPTY_SOURCE
    : sourceOf(
        tiny.split(",").map((i) => pointFeature((shapes[Number(i)] as SpotShape).at)),
        0,
      ),
);

/** Indices of the spots that are marked by a triangle; a string, so that it compares by content. */
const tinyOnes = (shapes: readonly SpotShape[], metresPerPixel: number): string =>
  shapes.flatMap((shape, i) => (isTiny(shape, metresPerPixel) ? [i] : [])).join(",");

const NO_SIRENS: readonly Siren[] = [];

const focusSource = remember(
  (
    spots: readonly BlindSpot[] | undefined,
    selected: Selection,
    hovered: Selection,
    sirens: readonly Siren[],
    language: Language,
  ): SceneSource => {
    const find = ({ kind, ...rest }: Selection): BlindSpot | undefined =>
      kind === "blind-spot" ? spots?.find(({ id }) => id === (rest as { id: string }).id) : undefined;
    const [chosen, under] = [find(selected), find(hovered)];
    if (!chosen && !under) return EMPTY_SOURCE;
    const nearest = chosen && sirens.find(({ id }) => id === chosen.nearestSiren);
    return sourceOf(
      [
        ...(under && under !== chosen ? [feature(under.outline, { role: "hovered" })] : []),
        ...(chosen ? [feature(chosen.outline, { role: "selected" })] : []),
        ...(chosen
          ? [pointFeature(chosen.worst.at, { role: "worst", label: worstLabel(chosen, language) })]
          : []),
        ...(chosen && nearest
          ? [
              feature(
                { type: "LineString", coordinates: [[...nearest.at], [...chosen.worst.at]] },
                { role: "sight" },
              ),
            ]
          : []),
      ],
      0,
    );
  },
);

function worstLabel({ worst }: BlindSpot, language: Language): string {
  const figure =
    worst.marginDb !== null
      ? `${marginFigure(worst.marginDb)} dB`
      : worst.marginM !== undefined
        ? `${marginFigure(worst.marginM, 0)} m`
        : NO_NUMBER;
  return MAP_WORDS[language].worst(figure);
}

const undecidedSource = remember((polygons: readonly Polygon[] | undefined): SceneSource =>
  polygons && polygons.length > 0
    ? sourceOf(
        polygons.map((polygon) => feature(polygon)),
        0,
      )
    : EMPTY_SOURCE,
);

interface Look {
  readonly theme: Theme;
  readonly step: number;
  readonly opacity: number;
  readonly visible: boolean;
}

function areaLayers({ theme, step, opacity, visible }: Look): SceneLayer[] {
  const c = COLOURS[theme];
  const layout = shown(visible);
  return [
    // Bare ground first: blind is never drawn over coverage.
    { id: "blind-ground", type: "fill", source: "blind", paint: { "fill-color": c.mapPlanning } },
    {
      id: "blind",
      type: "fill",
      source: "blind",
      layout,
      paint: {
        "fill-pattern": imageId({ kind: "pattern", name: "blind", theme, step }),
        "fill-opacity": opacity,
      },
    },
    {
      id: "undecided",
      type: "fill",
      source: "undecided",
      layout,
      paint: {
        "fill-pattern": imageId({ kind: "pattern", name: "undecided", theme, step }),
        "fill-opacity": opacity,
      },
    },
    {
      id: "undecided-outline",
      type: "line",
      source: "undecided",
      layout,
      paint: { "line-color": c.sirenInk, "line-width": LINES.undecided.width, "line-opacity": opacity },
    },
    {
      id: "blind-outline",
      type: "line",
      source: "blind",
      layout: { ...layout, "line-join": "round" },
      paint: { "line-color": c.blind, "line-width": LINES.blind.width, "line-opacity": opacity },
    },
  ];
}

function focusLayers({ theme, opacity, visible }: Look): SceneLayer[] {
  const c = COLOURS[theme];
  const switched = shown(visible);
  const line = (id: string, role: string, colour: string, width: number): SceneLayer => ({
    id,
    type: "line",
    source: "spot-focus",
    filter: equals("role", role),
    layout: { ...switched, "line-join": "round", "line-cap": "round" },
    paint: { "line-color": colour, "line-width": width },
  });
  return [
    line("spot-hovered-casing", "hovered", c.casing, LINES.blindSelected.width + 2),
    line("spot-hovered", "hovered", c.blind, (LINES.blind.width + LINES.blindSelected.width) / 2),
    line("spot-selected-casing", "selected", c.casing, LINES.blindSelected.casing),
    line("spot-selected", "selected", c.blind, LINES.blindSelected.width),
    line("sight-casing", "sight", c.casing, LINES.sight.casing),
    line("sight", "sight", c.sirenInk, LINES.sight.width),
    {
      id: "blind-marks",
      type: "symbol",
      source: "blind-marks",
      layout: {
        ...switched,
        "icon-image": imageId({ kind: "symbol", name: "triangle", theme }),
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
      },
      paint: { "icon-opacity": opacity },
    },
  ];
}

function worstLayer({ theme, visible }: Look): SceneLayer {
  const c = COLOURS[theme];
  return {
    id: "worst",
    type: "symbol",
    source: "spot-focus",
    filter: equals("role", "worst"),
    layout: {
      visibility: visible ? "visible" : "none",
      "icon-image": imageId({ kind: "symbol", name: "worst", theme }),
      "icon-allow-overlap": true,
      "text-field": ["get", "label"],
      "text-font": FONTS.bold,
      "text-size": TYPE.secondary.size,
      "text-allow-overlap": true,
      "text-variable-anchor": ["top-left", "bottom-left", "top-right", "bottom-right"],
      "text-radial-offset": 1.15,
    },
    paint: { "text-color": c.redText, "text-halo-color": c.mapHalo, "text-halo-width": 1.8 },
  };
}

const layersOf = remember((theme: Theme, step: number, view: LayerView, faint: boolean, focus: boolean) => {
  const look: Look = { theme, step, opacity: view.opacity * (faint ? 0.55 : 1), visible: view.visible };
  return {
    areas: areaLayers(look),
    focus: focusLayers({ ...look, visible: look.visible && focus }),
    worst: worstLayer({ ...look, visible: look.visible && focus }),
  };
});

/** Blind ground, undecided ground, and what stands out of it: selected, under the pointer, worst point. */
export function blindPart(
  input: SceneInput,
): ScenePart & { readonly focus: readonly SceneLayer[]; readonly worst: SceneLayer } {
  const { answer, drag, estimate, selection, hovered, plan, profile, view, own, stale } = input;
  const shapes = blindShapes(answer, drag?.difference ?? estimate);
  const unnamed = drag !== null || estimate !== null;
  const layers = layersOf(view.theme, own.patternStep, view.layers.blind, stale && !unnamed, true);
  return {
    sources: {
      blind: areaSource(shapes),
      "blind-marks": markSource(tinyOnes(shapes, own.metresPerPixel), shapes),
      undecided: undecidedSource(unnamed ? undefined : answer?.evaluation.undecided),
      "spot-focus": unnamed
        ? EMPTY_SOURCE
        : focusSource(
            answer?.evaluation.blindSpots,
            selection,
            hovered,
            // The profile draws the line that is looked at now.
            profile ? NO_SIRENS : plan.sirens,
            view.language,
          ),
    },
    layers: layers.areas,
    focus: layers.focus,
    worst: layers.worst,
  };
}
