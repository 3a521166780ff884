import type { Report } from "./schema/read-shape";
import { textOf } from "./utf8";

/** Nesting beyond this is no project: GeoJSON needs nine levels. */
const DEEPEST = 100;

/**
 * JSON of UTF-8 bytes, a byte order mark allowed. Refused: other encodings, a number that is not finite (`1e999`
 * would come back as null from a save), and nesting without end.
 * @returns undefined where refused.
 */
export function readJson(bytes: Uint8Array, report: Report): unknown {
  const text = textOf(bytes);
  if (text === null) return report("unreadable", "", { reason: "not-utf8" });
  if (text.trim() === "") return report("unreadable", "", { reason: "empty" });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (reason) {
    return report("not-json", placeIn(text, reason));
  }
  return everyNumberIsFinite(value, report) ? value : undefined;
}

/** `line 9`, where the engine says the position. */
function placeIn(text: string, reason: unknown): string {
  const message = reason instanceof Error ? reason.message : "";
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return `line ${text.slice(0, Number(position)).split("\n").length}`;
  return /end of JSON/.test(message) ? `line ${text.split("\n").length}` : "";
}

interface Open {
  readonly value: unknown;
  readonly place: string;
  readonly depth: number;
}

function everyNumberIsFinite(root: unknown, report: Report): boolean {
  const open: Open[] = [{ value: root, place: "", depth: 0 }];
  let good = true;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, place, depth } = next;
    if (typeof value === "number" && !Number.isFinite(value)) {
      report("out-of-range", place, { value: String(value) });
      good = false;
    }
    if (typeof value !== "object" || value === null) continue;
    if (depth > DEEPEST) {
      report("not-json", "", { reason: "too-deep" });
      return false;
    }
    if (Array.isArray(value)) pushItems(open, value, place, depth + 1);
    else
      for (const [key, member] of Object.entries(value))
        if (canHoldNumbers(member))
          open.push({ value: member, place: place === "" ? key : `${place}.${key}`, depth: depth + 1 });
  }
  return good;
}

const canHoldNumbers = (value: unknown): boolean =>
  (typeof value === "number" && !Number.isFinite(value)) || (typeof value === "object" && value !== null);

/** The place of an item is spelled out only where it can be wrong: coordinates are many. */
function pushItems(open: Open[], items: readonly unknown[], place: string, depth: number): void {
  items.forEach((value, index) => {
    if (!canHoldNumbers(value)) return;
    const inFeatures = place === "features";
    open.push({ value, place: inFeatures ? `feature ${index + 1}` : `${place}[${index}]`, depth });
  });
}
