import type { Feature } from "geojson";
import type { Language } from "../i18n/language";
import { distanceText } from "../i18n/number-format";
import type { Candidate, Siren } from "../model/plan";
import type { DragState, Selection } from "../session/session-state";
import { displaySirenId } from "../i18n/display-siren-id";
import type { LayerView } from "./map-contract";
import { distanceM } from "./distance";
import { patternStretch } from "./pattern-images";
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
} from "./scene";
import { type SirenEmphasis, type SirenSymbol, halfSize } from "./symbol-images";
import { COLOURS, LINES, TYPE, type Theme, dashes } from "./tokens";

const LABEL_SIZE = 12;
/** Gap between a symbol and its label, pixels. */
const LABEL_GAP = 1.5;
/** Metres per pixel below which candidates carry their names. */
const NAMED_BELOW_M = 7;

/** Which symbol stands for a siren: out of service comes before existing or proposed. */
function sirenSymbol({ service, status }: Pick<Siren, "service" | "status">): SirenSymbol {
  if (service === "fault") return "faulty";
  if (service === "maintenance" || service === "retired") return service;
  return status;
}

const colourOf = (symbol: SirenSymbol, theme: Theme): string => {
  const c = COLOURS[theme];
  if (symbol === "proposed") return c.primary;
  if (symbol === "faulty") return c.lost;
  return symbol === "retired" ? c.text[2] : c.sirenInk;
};

interface Look {
  readonly theme: Theme;
  readonly language: Language;
}

function sirenFeature(
  siren: Siren,
  emphasis: SirenEmphasis,
  { theme, language }: Look,
  at: readonly number[] = siren.at,
): Feature {
  const symbol = sirenSymbol(siren);
  return pointFeature(at, {
    icon: imageId({ kind: "symbol", name: `${symbol}-${emphasis}`, theme }),
    label: displaySirenId(siren.id, language),
    colour: colourOf(symbol, theme),
    // A label keeps clear of its own symbol, or of the ring round it.
    offset: (halfSize(symbol, emphasis) + LABEL_GAP) / LABEL_SIZE,
    order: emphasis === "selected" ? 3 : emphasis === "hovered" ? 2 : symbol === "existing" ? 0 : 1,
  });
}

const isSiren = (selection: Selection, id: string): boolean =>
  selection.kind === "siren" && selection.id === id;

const sirensSource = remember(
  (
    sirens: readonly Siren[],
    selected: Selection,
    hovered: Selection,
    dragged: string | null,
    theme: Theme,
    language: Language,
  ): SceneSource =>
    sourceOf(
      sirens
        .filter(({ id }) => id !== dragged)
        .map((siren) =>
          sirenFeature(
            siren,
            isSiren(selected, siren.id) ? "selected" : isSiren(hovered, siren.id) ? "hovered" : "plain",
            { theme, language },
          ),
        ),
      0,
    ),
);

const dragSource = remember(
  (sirens: readonly Siren[], drag: DragState | null, theme: Theme, language: Language): SceneSource => {
    const siren = drag && sirens.find(({ id }) => id === drag.id);
    if (!drag || !siren) return EMPTY_SOURCE;
    const { from, to } = drag;
    return sourceOf(
      [
        pointFeature(from, { role: "ghost" }),
        feature({ type: "LineString", coordinates: [[...from], [...to]] }, { role: "way" }),
        pointFeature([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], {
          role: "length",
          text: distanceText(distanceM(from, to)),
        }),
        { ...sirenFeature(siren, "selected", { theme, language }, to) },
      ],
      0,
    );
  },
);

const candidatesSource = remember((candidates: readonly Candidate[]): SceneSource =>
  sourceOf(
    candidates.map(({ at, name, id, allowed }) => pointFeature(at, { name: name ?? id, allowed })),
    0,
  ),
);

const symbolLayout = {
  "icon-image": ["get", "icon"] as ["get", string],
  "icon-allow-overlap": true,
  "icon-padding": 0,
  "symbol-sort-key": ["get", "order"] as ["get", string],
};

const labelLayout = {
  "text-field": ["get", "label"] as ["get", string],
  "text-font": FONTS.bold,
  "text-size": LABEL_SIZE,
  "text-padding": 0,
  "text-variable-anchor": ["left", "right", "bottom", "top"] as ("left" | "right" | "bottom" | "top")[],
  "text-radial-offset": ["get", "offset"] as ["get", string],
  // MapLibre places lower keys first: a label of consequence gets its place before the others.
  "symbol-sort-key": ["-", 0, ["get", "order"]] as ["-", number, ["get", string]],
};

const sirenLayers = remember(
  (theme: Theme, view: LayerView): { readonly labels: SceneLayer; readonly symbols: SceneLayer } => {
    const visibility = view.visible ? ("visible" as const) : ("none" as const);
    return {
      labels: {
        id: "siren-labels",
        type: "symbol",
        source: "sirens",
        layout: { visibility, ...labelLayout },
        paint: {
          "text-color": ["get", "colour"],
          "text-halo-color": COLOURS[theme].symbolHalo,
          "text-halo-width": 1.8,
          "text-opacity": view.opacity,
        },
      },
      symbols: {
        id: "sirens",
        type: "symbol",
        source: "sirens",
        layout: { visibility, ...symbolLayout },
        paint: { "icon-opacity": view.opacity },
      },
    };
  },
);

const dragLayers = remember((theme: Theme, step: number): SceneLayer[] => {
  const c = COLOURS[theme];
  const way = { "line-cap": "butt" } as const;
  return [
    {
      id: "drag-casing",
      type: "line",
      source: "drag",
      filter: equals("role", "way"),
      paint: { "line-color": c.casing, "line-width": 4, "line-opacity": 0.8 },
    },
    {
      id: "drag-way",
      type: "line",
      source: "drag",
      filter: equals("role", "way"),
      layout: way,
      paint: {
        "line-color": c.primary,
        "line-width": LINES.drag.width,
        "line-dasharray": dashes(LINES.drag, patternStretch(step)),
      },
    },
    {
      id: "drag-ghost",
      type: "symbol",
      source: "drag",
      filter: equals("role", "ghost"),
      layout: {
        "icon-image": imageId({ kind: "symbol", name: "ghost", theme }),
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
      },
    },
    {
      id: "drag-length",
      type: "symbol",
      source: "drag",
      filter: equals("role", "length"),
      layout: {
        "icon-image": imageId({ kind: "symbol", name: "tag", theme }),
        "icon-text-fit": "both",
        "icon-allow-overlap": true,
        "text-allow-overlap": true,
        "text-field": ["get", "text"],
        "text-font": FONTS.regular,
        "text-size": TYPE.secondary.size,
        "icon-ignore-placement": true,
        "text-ignore-placement": true,
      },
      paint: { "text-color": c.primary },
    },
    {
      id: "drag-siren",
      type: "symbol",
      source: "drag",
      filter: ["has", "icon"],
      layout: { ...symbolLayout, ...labelLayout, "text-field": "", "icon-ignore-placement": true },
    },
  ];
});

const candidateLayer = remember(
  (theme: Theme, visible: boolean, opacity: number, named: boolean): SceneLayer => {
    const c = COLOURS[theme];
    return {
      id: "candidates",
      type: "symbol",
      source: "candidates",
      layout: {
        visibility: visible ? "visible" : "none",
        "icon-image": imageId({ kind: "symbol", name: "candidate", theme }),
        "icon-allow-overlap": true,
        "icon-padding": 0,
        "icon-size": ["interpolate", ["linear"], ["zoom"], 12.5, 0.75, 14.5, 1],
        "icon-ignore-placement": !named,
        "text-optional": true,
        "text-field": named ? ["get", "name"] : "",
        "text-font": FONTS.regular,
        "text-size": TYPE.mapLabel.size,
        "text-variable-anchor": ["left", "right"],
        "text-radial-offset": 0.7,
      },
      paint: {
        "icon-opacity": ["case", ["get", "allowed"], opacity, opacity * 0.35],
        "text-opacity": opacity,
        "text-color": c.mapText,
        "text-halo-color": c.mapHalo,
        "text-halo-width": 1.6,
      },
    };
  },
);

export interface SirenPart extends ScenePart {
  readonly labels: SceneLayer;
  readonly symbols: SceneLayer;
  readonly drag: readonly SceneLayer[];
}

/** Candidates, sirens, and the siren under the hand. */
export function sirenPart({ plan, selection, hovered, drag, tool, sites, view, own }: SceneInput): SirenPart {
  const { theme, language, layers } = view;
  const { candidates } = layers;
  // While a siren is being placed, the places it may snap to show whatever the layer's switch says.
  // The siting question shows its own.
  const wanted = (candidates.visible || drag !== null || tool === "add-siren") && sites === null;
  return {
    sources: {
      candidates: wanted ? candidatesSource(plan.base.candidates) : EMPTY_SOURCE,
      sirens: sirensSource(plan.sirens, selection, hovered, drag?.id ?? null, theme, language),
      drag: dragSource(plan.sirens, drag, theme, language),
    },
    layers: [candidateLayer(theme, wanted, candidates.opacity, own.metresPerPixel < NAMED_BELOW_M)],
    ...sirenLayers(theme, layers.sirens),
    drag: dragLayers(theme, own.patternStep),
  };
}
