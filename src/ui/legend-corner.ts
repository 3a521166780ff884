import { type Bbox, bboxOf } from "../geo/bounds";
import { LAYOUT } from "../map/tokens";
import type { Area } from "../model/plan";

export type Corner = "top-left" | "top-right" | "bottom-left" | "bottom-right";

/** Size of the unfolded legend, and its place beside tools, buttons and scale bar, CSS pixels. */
const LEGEND = { width: 240, height: 200, beside: 56, aboveScale: 44 } as const;
/** Pixels that the map leaves round the district when it shows all of it. */
const FIT_INSET = 38;
/** Samples along each side of the legend. */
const SAMPLES = 10;

/** The corner in which the legend hides least of the district when the map shows all of it; the first of equals. */
export function legendCorner(
  district: readonly Area[],
  view: { readonly widthPx: number; readonly heightPx: number; readonly narrow: boolean },
): Corner {
  const box = bboxOf(district);
  if (!box) return "top-left";
  const left = view.narrow ? LAYOUT.leftPanelNarrow : LAYOUT.leftPanel;
  const right = view.narrow ? LAYOUT.rail : LAYOUT.rightPanel;
  const width = view.widthPx - left - right;
  const height = view.heightPx - LAYOUT.header - LAYOUT.statusBar;
  const placeOf = fitted(box, width, height);
  let best: Corner = "top-left";
  let least = Infinity;
  for (const [corner, x, y] of corners(width, height)) {
    let hidden = 0;
    for (let row = 0; row < SAMPLES; row++)
      for (let column = 0; column < SAMPLES; column++) {
        const px = x + ((column + 0.5) / SAMPLES) * LEGEND.width;
        const py = y + ((row + 0.5) / SAMPLES) * LEGEND.height;
        if (isInside(district, placeOf(px, py))) hidden += 1;
      }
    if (hidden < least) [best, least] = [corner, hidden];
  }
  return best;
}

function corners(width: number, height: number): readonly (readonly [Corner, x: number, y: number])[] {
  const far = width - LEGEND.width;
  const low = height - LEGEND.height - LEGEND.aboveScale;
  return [
    ["top-left", LEGEND.beside, LAYOUT.inset],
    ["bottom-left", LAYOUT.inset, low],
    ["bottom-right", far - LAYOUT.inset, low],
    ["top-right", far - LEGEND.beside, LAYOUT.inset],
  ];
}

/** From a pixel to degrees, with the box fitted into the view as the map does; good enough to count by. */
function fitted([west, south, east, north]: Bbox, width: number, height: number) {
  const cosine = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const degreesPerPixel = Math.max(
    ((east - west) * cosine) / Math.max(1, width - 2 * FIT_INSET),
    (north - south) / Math.max(1, height - 2 * FIT_INSET),
  );
  return (x: number, y: number): readonly [lon: number, lat: number] => [
    (west + east) / 2 + ((x - width / 2) * degreesPerPixel) / cosine,
    (south + north) / 2 - (y - height / 2) * degreesPerPixel,
  ];
}

/** Even-odd rule over all rings: holes are outside. */
function isInside(areas: readonly Area[], [x, y]: readonly [number, number]): boolean {
  let inside = false;
  for (const area of areas)
    for (const rings of area.type === "Polygon" ? [area.coordinates] : area.coordinates)
      for (const ring of rings)
        for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
          const [xi = 0, yi = 0] = ring[i] ?? [];
          const [xj = 0, yj = 0] = ring[j] ?? [];
          if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
        }
  return inside;
}
