import { type Catalogue, catalogue } from "../i18n/catalogue";
import { DEFAULT_LANGUAGE, type Language, isLanguage } from "../i18n/language";
import type { LayerKey, LayerView } from "../map/map-contract";
import type { Theme } from "../map/tokens";
import type { BlindSort } from "./blind-order";
import { type Store, createStore, useStore } from "./tiny-store";

/** How the face looks, apart from the plan: kept from one visit to the next. */
export interface ViewState {
  readonly language: Language;
  readonly theme: Theme;
  readonly layers: Readonly<Record<LayerKey, LayerView>>;
  readonly layersFolded: boolean;
  /** null: as the width of the window has it. */
  readonly legendFolded: boolean | null;
  readonly blindSort: BlindSort;
}

export const LAYER_KEYS: readonly LayerKey[] = [
  "blind",
  "margin",
  "sirens",
  "candidates",
  "ambient",
  "buildings",
  "places",
];

const layer = (visible: boolean, opacity: number): LayerView => ({ visible, opacity });

/** What a first visitor sees. */
export const INITIAL_VIEW: ViewState = {
  language: DEFAULT_LANGUAGE,
  theme: "light",
  layers: {
    blind: layer(true, 1),
    margin: layer(true, 0.9),
    sirens: layer(true, 1),
    candidates: layer(false, 1),
    ambient: layer(false, 0.6),
    buildings: layer(false, 0.6),
    places: layer(true, 1),
  },
  layersFolded: false,
  legendFolded: null,
  blindSort: "persons",
};

const STORAGE_KEY = "siren-plan.view.1";

/** Reads a stored view; whatever does not hold falls back to what a first visitor sees. */
export function viewFrom(stored: string | null): ViewState {
  const raw = parsed(stored);
  const layers = isRecord(raw["layers"]) ? raw["layers"] : {};
  return {
    language: isLanguage(raw["language"]) ? raw["language"] : INITIAL_VIEW.language,
    theme: raw["theme"] === "dark" ? "dark" : "light",
    layers: Object.fromEntries(
      LAYER_KEYS.map((key) => [key, layerFrom(layers[key], INITIAL_VIEW.layers[key])]),
    ) as Record<LayerKey, LayerView>,
    layersFolded: raw["layersFolded"] === true,
    legendFolded: typeof raw["legendFolded"] === "boolean" ? raw["legendFolded"] : null,
    blindSort: raw["blindSort"] === "area" || raw["blindSort"] === "margin" ? raw["blindSort"] : "persons",
  };
}

function layerFrom(raw: unknown, fallback: LayerView): LayerView {
  if (!isRecord(raw)) return fallback;
  const { visible, opacity } = raw;
  return {
    visible: typeof visible === "boolean" ? visible : fallback.visible,
    opacity: typeof opacity === "number" && opacity >= 0 && opacity <= 1 ? opacity : fallback.opacity,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

function parsed(stored: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(stored ?? "{}");
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/** Storage may be switched off; the face then starts afresh each time. */
function storage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

function keep(value: ViewState): void {
  try {
    storage()?.setItem(STORAGE_KEY, JSON.stringify(value));
  } catch {
    // Full or forbidden: the view is a convenience, the plan is elsewhere.
  }
}

export const viewStore: Store<ViewState> = createStore(
  viewFrom(storage()?.getItem(STORAGE_KEY) ?? null),
  keep,
);

export const useView = <T>(selector: (view: ViewState) => T): T => useStore(viewStore, selector);

/** Changes one layer's view. */
export function setLayer(key: LayerKey, patch: Partial<LayerView>): void {
  const { layers } = viewStore.get();
  viewStore.set({ layers: { ...layers, [key]: { ...layers[key], ...patch } } });
}

/** The words of the chosen language. */
export const useWords = (): Catalogue => catalogue(useView((view) => view.language));
