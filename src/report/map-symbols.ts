import { unreachable } from "../base/assert";
import type { Siren } from "../model/plan";
import type { MapXy } from "./map-frame";
import { n } from "./map-paths";
import { PRINT } from "./print-tokens";

/** What a siren is drawn as: faults come before whether it exists. */
export type SirenSymbol = "existing" | "proposed" | "fault" | "maintenance" | "retired";

export function symbolOf({ service, status }: Pick<Siren, "service" | "status">): SirenSymbol {
  return service === "ok" ? status : service;
}

/** Half the width of every symbol, halo included, units: what a label keeps clear of. */
export const SYMBOL_REACH = 8;

/** Colour of a siren's label. */
export const LABEL_COLOUR: Readonly<Record<SirenSymbol, string>> = {
  existing: PRINT.ink,
  proposed: PRINT.proposed,
  fault: PRINT.faulty,
  maintenance: PRINT.ink,
  retired: PRINT.tertiary,
};

/** A siren's symbol (face README, symbols) at a place. */
export const symbolSvg = (symbol: SirenSymbol, [x, y]: MapXy): string =>
  `<g transform="translate(${n(x)} ${n(y)})">${shape(symbol)}</g>`;

function shape(symbol: SirenSymbol): string {
  const { halo, ink, proposed, faulty, tertiary } = PRINT;
  switch (symbol) {
    case "existing":
      return `<circle r="7" fill="${halo}"/><circle r="5.6" fill="${ink}"/><circle r="1.8" fill="${halo}"/>`;
    case "proposed":
      return `<path d="M0-8.4 8.4 0 0 8.4-8.4 0Z" fill="${halo}"/><path d="M0-6.2 6.2 0 0 6.2-6.2 0Z" fill="${halo}" stroke="${proposed}" stroke-width="1.9"/><circle r="1.8" fill="${proposed}"/>`;
    case "fault":
      return `<rect x="-7" y="-7" width="14" height="14" fill="${halo}"/><rect x="-5.6" y="-5.6" width="11.2" height="11.2" fill="${faulty}"/><path d="M-3-3 3 3M3-3-3 3" stroke="${halo}" stroke-width="1.8"/>`;
    case "maintenance":
      return `<circle r="7" fill="${halo}"/><circle r="5.2" fill="${halo}" stroke="${ink}" stroke-width="1.8"/><path d="M-3 0H3" stroke="${ink}" stroke-width="1.8"/>`;
    case "retired":
      return `<circle r="7" fill="${halo}"/><circle r="5.2" fill="${halo}" stroke="${tertiary}" stroke-width="1.2" stroke-dasharray="2.2 1.7"/><circle r="1.8" fill="${tertiary}"/>`;
    default:
      return unreachable(symbol);
  }
}

/** A blind spot too small to draw. */
export const triangleSvg = ([x, y]: MapXy): string =>
  `<path d="M${n(x)} ${n(y - 4)}l4 7h-8Z" fill="${PRINT.blind}" stroke="${PRINT.halo}" stroke-width=".8" paint-order="stroke"/>`;
