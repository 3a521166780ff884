import { escapeMarkup } from "./escape-markup";
import type { MapXy } from "./map-frame";
import { n } from "./map-paths";
import { HEI, PRINT } from "./print-tokens";

/** A box on the map that labels keep clear of. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

export interface LabelStyle {
  readonly size: number;
  readonly colour: string;
  readonly bold?: boolean;
}

/** Where labels may still stand. A class because it lives through one drawing and fills up. */
export class LabelSpace {
  readonly #taken: Box[] = [];
  readonly #width: number;
  readonly #height: number;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
  }

  /** Keeps labels off a box. */
  take(box: Box): void {
    this.#taken.push(box);
  }

  /** Keeps labels off a symbol. */
  takeAround([x, y]: MapXy, reach: number): void {
    this.take([x - reach, y - reach, x + reach, y + reach]);
  }

  /**
   * Writes a label beside a point, in the first free one of eight places; where none is free, in the least covered one.
   * @param own box of the symbol that it belongs to, kept clear in any case.
   * @param must false: a label that finds no free place is left out.
   */
  beside(text: string, at: MapXy, reach: number, style: LabelStyle, must = true): string {
    const [width, height] = [textWidth(text, style.size), style.size * 1.1];
    let best: { box: Box; cost: number } | null = null;
    for (const box of places(at, reach, width, height)) {
      const cost = this.#costOf(box);
      if (!best || cost < best.cost - 1e-9) best = { box, cost };
      if (cost === 0) break;
    }
    if (!best || (!must && best.cost > 0)) return "";
    this.take(best.box);
    return labelSvg(text, best.box, style);
  }

  /** Writes a label centred on a point, where it is free. */
  centred(text: string, [x, y]: MapXy, style: LabelStyle): string {
    const [width, height] = [textWidth(text, style.size), style.size * 1.1];
    const box: Box = [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
    if (this.#costOf(box) > 0) return "";
    this.take(box);
    return labelSvg(text, box, style);
  }

  /** Area of a box that is taken or off the map. */
  #costOf(box: Box): number {
    const inside = overlap(box, [2, 2, this.#width - 2, this.#height - 2]);
    const off = (box[2] - box[0]) * (box[3] - box[1]) - inside;
    const covered = this.#taken.reduce((sum, other) => sum + overlap(box, other), 0);
    // A label that is cut off cannot be read at all.
    return (off > 1e-6 ? off * 10 : 0) + covered;
  }
}

function* places([x, y]: MapXy, reach: number, width: number, height: number): Generator<Box> {
  const at = (left: number, top: number): Box => [left, top, left + width, top + height];
  const [near, middle] = [reach * 0.75, y - height / 2];
  yield at(x + reach + 1, middle);
  yield at(x - reach - 1 - width, middle);
  yield at(x - width / 2, y - reach - height);
  yield at(x - width / 2, y + reach);
  yield at(x + near, y - near - height);
  yield at(x + near, y + near);
  yield at(x - near - width, y - near - height);
  yield at(x - near - width, y + near);
}

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) *
  Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));

/** Width of a text in 黑体, near enough to keep labels apart: CJK a full square, the rest a little over half. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += (character.codePointAt(0) as number) >= 0x2e80 ? 1 : 0.57;
  return ems * size;
}

const labelSvg = (text: string, [left, , , bottom]: Box, { size, colour, bold }: LabelStyle): string =>
  `<text x="${n(left)}" y="${n(bottom - size * 0.24)}" font-size="${size}" fill="${colour}"${bold ? ' font-weight="700"' : ""}>${escapeMarkup(text)}</text>`;

/** Attributes of the group that labels stand in: letters on a light halo. */
export const LABEL_GROUP = `font-family='${HEI}' stroke="${PRINT.halo}" stroke-width="2.4" stroke-linejoin="round" paint-order="stroke"`;
