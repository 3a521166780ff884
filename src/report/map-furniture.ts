import { escapeMarkup } from "./escape-markup";
import type { MapFrame } from "./map-frame";
import type { Box } from "./map-labels";
import { textWidth } from "./map-labels";
import { n } from "./map-paths";
import { PRINT } from "./print-tokens";

/** A drawing in a corner of the map, and the room it takes. */
export interface Furniture {
  readonly svg: string;
  readonly box: Box;
}

/** The north arrow, upper right. The plane's north is true north to 0.1° over a district. */
export function northArrow({ width }: MapFrame, letter: string): Furniture {
  const x = width - 24;
  return {
    svg:
      `<text x="${x}" y="20" font-size="10" font-weight="700" text-anchor="middle" fill="${PRINT.text}">${escapeMarkup(letter)}</text>` +
      `<path d="M${x} 24 ${x + 6} 44 ${x} 40Z" fill="${PRINT.text}"/><path d="M${x} 24 ${x - 6} 44 ${x} 40Z" fill="${PRINT.halo}" stroke="${PRINT.text}" stroke-width=".9" stroke-linejoin="round"/>`,
    box: [x - 10, 8, x + 10, 48],
  };
}

/** Two equal lengths of a round number of metres, lower right. */
export function scaleBar({ width, height, unitsPerM }: MapFrame): Furniture {
  const stepM =
    [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000].find(
      (metres) => metres * unitsPerM >= 36,
    ) ?? 100_000;
  const step = stepM * unitsPerM;
  const [x, y] = [width - 2 * step - 34, height - 20];
  const length = (metres: number): string => (stepM >= 1000 ? `${metres / 1000} km` : `${metres} m`);
  const label = (at: number, text: string): string =>
    `<text x="${n(at)}" y="${y - 4}" font-size="10" text-anchor="middle" fill="${PRINT.text}">${text}</text>`;
  const box: Box = [x - 10, y - 16, x + 2 * step + 24, y + 9];
  return {
    svg:
      `<rect x="${n(box[0])}" y="${box[1]}" width="${n(box[2] - box[0])}" height="${box[3] - box[1]}" fill="${PRINT.halo}" fill-opacity=".8"/>` +
      `<rect x="${n(x)}" y="${y}" width="${n(step)}" height="4" fill="${PRINT.ink}"/>` +
      `<rect x="${n(x + step)}" y="${y}" width="${n(step)}" height="4" fill="${PRINT.halo}" stroke="${PRINT.ink}" stroke-width=".8"/>` +
      label(x, "0") +
      label(x + step, length(stepM)) +
      label(x + 2 * step, length(2 * stepM)),
    box,
  };
}

/** The words that stand on every map of illustrative data, lower left. */
export function notice({ height }: MapFrame, text: string): Furniture {
  const width = textWidth(text, 9.5) + 12;
  const [x, y] = [8, height - 24];
  return {
    svg:
      `<rect x="${x}" y="${y}" width="${n(width)}" height="16" fill="${PRINT.halo}" stroke="${PRINT.text}" stroke-width=".8"/>` +
      `<text x="${x + 6}" y="${y + 11.5}" font-size="9.5" fill="${PRINT.text}">${escapeMarkup(text)}</text>`,
    box: [x, y, x + width, y + 16],
  };
}
