/**
 * Every design token of the face, in one place (`shared/face/README.md`, table "Tokens"): colours of both themes, line
 * widths, pattern geometry, symbol sizes, type scale and layout. Pure data; lengths are CSS pixels unless a name says otherwise.
 */

export type Theme = "light" | "dark";

export interface Colours {
  readonly text: readonly [first: string, second: string, third: string];
  readonly surface: string;
  readonly bar: string;
  readonly hover: string;
  readonly selectedRow: string;
  readonly border: string;
  readonly borderSecondary: string;
  readonly primary: string;
  readonly onPrimary: string;
  readonly redText: string;
  readonly redGround: string;
  readonly amberText: string;
  readonly amberGround: string;
  readonly provedText: string;
  readonly provedGround: string;
  /** A number whose result is being computed again or is out of date. */
  readonly staleText: string;
  /** Ground outside the district, inside it, and inside the planning area where nothing is covered. */
  readonly mapOutside: string;
  readonly mapDistrict: string;
  readonly mapPlanning: string;
  readonly water: string;
  readonly bank: string;
  readonly works: string;
  readonly waterText: string;
  readonly mapText: string;
  readonly mapHalo: string;
  readonly buildingFill: string;
  readonly buildingLine: string;
  /** Margin 0–3, 3–6, 6–10 and ≥ 10 dB. */
  readonly ramp: readonly [from0: string, from3: string, from6: string, from10: string];
  /** One colour, while comparing or dragging and for models without a level. */
  readonly coverage: string;
  /** Which siren dominates: areas that touch get different ones. Lightness differs as well, for grey print. */
  readonly dominance: readonly string[];
  /** Silence left between two blasts: clear, shortened, blurred, none. */
  readonly blur: readonly [clear: string, shortened: string, blurred: string, none: string];
  readonly classLine: string;
  readonly blind: string;
  readonly lost: string;
  readonly gained: string;
  readonly undecided: string;
  readonly sirenInk: string;
  readonly symbolHalo: string;
  /** Casing under the planning border and the outline of the selected blind spot. */
  readonly casing: string;
}

export const COLOURS: Readonly<Record<Theme, Colours>> = {
  light: {
    text: ["#1F1F1F", "#505357", "#6B6F74"],
    surface: "#FFFFFF",
    bar: "#FAFAFA",
    hover: "#F5F5F5",
    selectedRow: "#E8F1FF",
    border: "#D9D9D9",
    borderSecondary: "#EBEBEB",
    primary: "#0958D9",
    onPrimary: "#FFFFFF",
    redText: "#B5121B",
    redGround: "#FFF1F0",
    amberText: "#AD4E00",
    amberGround: "#FFF7E6",
    provedText: "#0B6B6B",
    provedGround: "#E6F4F2",
    staleText: "#8C8C8C",
    mapOutside: "#ECEDEA",
    mapDistrict: "#F4F4F1",
    mapPlanning: "#FBFBF9",
    water: "#D6DEE6",
    bank: "#B4C0CC",
    works: "#E9E6DF",
    waterText: "#5F7891",
    mapText: "#3F4347",
    mapHalo: "#FFFFFF",
    buildingFill: "#CFCBC1",
    buildingLine: "#C3C0B7",
    ramp: ["#E9F2EF", "#D3E7E3", "#B6D8D5", "#96C5C6"],
    coverage: "#CFE4E1",
    dominance: ["#9CC0BF", "#F7E8DC", "#9EB1CB", "#C4D4AA", "#E3CDEB", "#A1A38A"],
    blur: ["#E9F2EF", "#F3DDBF", "#E3B57F", "#C28545"],
    classLine: "#3C8C92",
    blind: "#C4161C",
    lost: "#AD4E00",
    gained: "#0958D9",
    undecided: "#505357",
    sirenInk: "#1F2937",
    symbolHalo: "#FFFFFF",
    casing: "#FFFFFF",
  },
  dark: {
    text: ["#E4E7EA", "#B4B9BE", "#92989E"],
    surface: "#1C1F21",
    bar: "#202426",
    hover: "#2A2F32",
    selectedRow: "#18304F",
    border: "#3A4044",
    borderSecondary: "#2E3336",
    primary: "#6AA5FF",
    onPrimary: "#0B1A30",
    redText: "#FF7C77",
    redGround: "#2E1B1B",
    amberText: "#F0A04B",
    amberGround: "#2E2416",
    provedText: "#6FBBB5",
    provedGround: "#16292A",
    staleText: "#8C8C8C",
    mapOutside: "#17191B",
    mapDistrict: "#1D2022",
    mapPlanning: "#23272A",
    water: "#1B2A38",
    bank: "#34495C",
    works: "#2E2C28",
    waterText: "#7F9DB8",
    mapText: "#D0D5D9",
    mapHalo: "#17191B",
    buildingFill: "#3C4144",
    buildingLine: "#474C50",
    ramp: ["#243634", "#2A4745", "#335C5A", "#417574"],
    coverage: "#2A4745",
    dominance: ["#1F4549", "#7B794B", "#024F74", "#685135", "#4C6F8A", "#526459"],
    blur: ["#243634", "#4A3A26", "#7A5A30", "#B27E3C"],
    classLine: "#6FBBB5",
    blind: "#FF6B66",
    lost: "#F0A04B",
    gained: "#6AA5FF",
    undecided: "#B4B9BE",
    sirenInk: "#E6EAEE",
    symbolHalo: "#101214",
    casing: "#101214",
  },
};

/** Opacities that belong to a colour's role. */
export const OPACITY = {
  ramp: 0.9,
  coverage: 0.8,
  building: 0.55,
  grid: 0.05,
  selectionFill: 0.14,
  blind: { light: 0.1, dark: 0.14 },
  gained: 0.16,
  lost: 0.18,
  undecided: 0.12,
} as const;

/** Lower bounds of the ramp's classes, dB. */
export const RAMP_FROM_DB = [0, 3, 6, 10] as const;

/** Widths and dashes of lines; dashes are pixels (MapLibre wants them in line widths: see `dashes`). */
export const LINES = {
  planning: { width: 1.6, casing: 4 },
  district: { width: 1, dash: [10, 3, 2, 3] },
  zone: { width: 0.8, dash: [2, 3] },
  grid: { width: 1 },
  bank: { width: 0.8 },
  rail: { width: 1, dash: [6, 4] },
  threshold: { width: 0.8 },
  class: { width: 0.35 },
  reviewSelected: { width: 2, casing: 5 },
  ceiling: { width: 1.4 },
  blind: { width: 1.2 },
  blindSelected: { width: 2.6, casing: 6 },
  gained: { width: 1.2 },
  lost: { width: 1.2, dash: [4, 2] },
  undecided: { width: 1.2 },
  drag: { width: 1.6, dash: [2, 2] },
  measure: { width: 1.6 },
  sight: { width: 1.2, casing: 3 },
} as const;

/** Dashes in pixels as MapLibre's `line-dasharray`, which counts in line widths and is enlarged between zoom levels. */
export const dashes = (
  line: { readonly width: number; readonly dash: readonly number[] },
  stretch = 1,
): number[] => line.dash.map((px) => px / line.width / stretch);

/** The four fill patterns: tile and stroke in pixels. */
export const PATTERNS = {
  blind: { tile: [8, 8], stroke: 1.4, every: 6 },
  gained: { tile: [10, 10], stroke: 1.2, arm: 2.7 },
  lost: { tile: [10, 8], stroke: 1.4, arm: 2.7 },
  undecided: { tile: [5, 5], radius: 1 },
} as const;

/** Sizes of the map symbols. */
export const SYMBOLS = {
  halo: 2,
  existing: { radius: 7.2, dot: 2.2 },
  proposed: { half: 8, line: 2.2, dot: 2.2 },
  faulty: { side: 15, line: 2.2 },
  maintenance: { radius: 6.8, line: 2.2 },
  ghost: { half: 8, line: 2, dash: [2.6, 2] },
  candidate: { arm: 4, line: 1.2 },
  /** Sites of the siting question: to be used, not to be used, pointed out. */
  dot: { radius: 1.3 },
  must: { radius: 6, arm: 3.4, line: 1.8 },
  barred: { arm: 3, line: 1.6 },
  pointed: { radius: 11, line: 2 },
  selected: { scale: 1.15, radius: 14, line: 2 },
  triangle: { side: 7, underPx: 6 },
  worst: { radius: 6, line: 1.6 },
  /** Stands for a circle round a mast that is under 6 px on screen. */
  ceiling: { radius: 11, line: 1.6, underPx: 6 },
} as const;

/** `fontFamily` of everything on screen. */
export const FONT_FAMILY =
  '"Segoe UI",-apple-system,"PingFang SC","Microsoft YaHei UI","Microsoft YaHei","HarmonyOS Sans SC","Source Han Sans SC","Noto Sans CJK SC",sans-serif';

/** Size, line height and weight; `rate` is for the coverage rate alone. */
export const TYPE = {
  rate: { size: 30, line: 36, weight: 600 },
  figure: { size: 20, line: 28, weight: 600 },
  title: { size: 16, line: 24, weight: 600 },
  head: { size: 14, line: 20, weight: 600 },
  body: { size: 13, line: 20, weight: 400 },
  secondary: { size: 12, line: 16, weight: 400 },
  mapLabel: { size: 11, line: 14, weight: 400 },
} as const;

/** Fixed sizes of the layout, on a 4 px grid. */
export const LAYOUT = {
  header: 56,
  statusBar: 28,
  leftPanel: 320,
  leftPanelNarrow: 264,
  rightPanel: 336,
  sitingPanel: 400,
  rail: 48,
  profilePanel: 280,
  panelHead: 40,
  toolRow: 40,
  tableRow: 28,
  tableRowCompact: 24,
  blindItem: 48,
  control: 28,
  controlSmall: 24,
  mapButton: 32,
  inset: 12,
  gap: 8,
  sectionGap: 12,
  /** Window widths below which the layout changes. */
  narrow: 1200,
  medium: 1400,
} as const;

export const RADIUS = { base: 6, tag: 4, check: 3 } as const;
export const CARD_SHADOW = "0 2px 8px rgba(0,0,0,.14)";
/** Milliseconds; none under reduced motion. */
export const MOTION = { flyToMs: 400, maxMs: 150 } as const;
