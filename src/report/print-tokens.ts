/**
 * Colours and sizes of the printed report (face README: tokens of the light theme, print rules). Lengths on the map are
 * map units of 0.25 mm, so that a pixel of the face comes out a little smaller than on screen.
 */
export const PRINT = {
  text: "#1F1F1F",
  secondary: "#505357",
  tertiary: "#6B6F74",
  rule: "#BFBFBF",
  outside: "#ECEDEA",
  district: "#F4F4F1",
  planning: "#FBFBF9",
  water: "#D6DEE6",
  bank: "#B4C0CC",
  waterText: "#5F7891",
  works: "#E9E6DF",
  building: "#CFCBC1",
  /** Margin 0–3, 3–6, 6–10 and ≥ 10 dB. */
  ramp: ["#E9F2EF", "#D3E7E3", "#B6D8D5", "#96C5C6"],
  coverage: "#CFE4E1",
  classLine: "#3C8C92",
  blind: "#C4161C",
  blindText: "#B5121B",
  proposed: "#0958D9",
  faulty: "#AD4E00",
  ink: "#1F2937",
  halo: "#FFFFFF",
} as const;

/** 宋体 for the body and 黑体 for heads; the same faces under their names on Windows, macOS and Linux. */
export const SONG = 'SimSun,"宋体","Songti SC",STSong,"Source Han Serif SC","Noto Serif CJK SC",serif';
export const HEI = 'SimHei,"黑体","Heiti SC",STHeiti,"Source Han Sans SC","Noto Sans CJK SC",sans-serif';

/** Millimetres to a map unit, and the width of the map: 174 mm between margins of 18 mm on A4. */
export const UNIT_MM = 0.25;
export const MAP_WIDTH = 696;
export const MAP_HEIGHT = { least: 300, most: 496 } as const;
