import type { Language } from "../i18n/language";

/** The few words that stand on the map itself. */
export interface MapWords {
  readonly map: string;
  readonly worst: (margin: string) => string;
  readonly attribution: string;
  /** Of a project that draws on OpenStreetMap, whose licence asks for it on the map. */
  readonly railAttribution: string;
}

export const MAP_WORDS: Readonly<Record<Language, MapWords>> = {
  zh: {
    map: "地图",
    worst: (margin) => `最差点 ${margin}`,
    attribution: "底图：工程自带数据",
    railAttribution: "底图：本地数据 · 铁路 © OpenStreetMap contributors (ODbL)",
  },
  en: {
    map: "Map",
    worst: (margin) => `worst ${margin}`,
    attribution: "Base data of the project",
    railAttribution: "Local base data · rail © OpenStreetMap contributors (ODbL)",
  },
};

/** English names of rivers, where the data has none. */
export const RIVERS_EN: Readonly<Record<string, string>> = { 湘江: "Xiang River" };
