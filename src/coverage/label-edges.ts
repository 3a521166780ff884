import { assert } from "../base/assert";
import type { Segments } from "./node-segments";
import { sideOf } from "./side-of";

/** Edges a→b (a before b by x, then y), with the label on either side; −1 is outside the area. left ≠ right always. */
export interface LabelledEdges {
  readonly count: number;
  readonly ax: Float64Array;
  readonly ay: Float64Array;
  readonly bx: Float64Array;
  readonly by: Float64Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** How source numbers are to be read: districts first, then zones (with their labels), then footprints. */
export interface SourceKinds {
  readonly districts: number;
  readonly zoneLabels: readonly number[];
}

export interface EdgeMap {
  readonly edges: LabelledEdges;
  /** The area to be covered, m²: inside some district polygon, outside all footprints. */
  readonly areaM2: number;
  readonly districtM2: number;
  /** The part of the district under footprints, m². */
  readonly footprintsM2: number;
}

/** Sources a point lies inside of, ascending. */
type Inside = readonly number[];
const OUTSIDE: Inside = [];

/** An edge of the noded segments, with the polygons whose border it is an odd number of times. */
interface Border {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  readonly sources: number[];
  above: Inside;
}

/**
 * Labels both sides of noded segments. A line sweeps east (vertical edges lean by an infinitesimal): what lies below an edge is
 * what lies above the next lower one, so every edge toggles its own polygons and nothing is searched twice.
 */
export function labelEdges(segments: Segments, kinds: SourceKinds): EdgeMap {
  const borders = mergeEqual(segments);
  const kept: { border: Border; left: number; right: number }[] = [];
  const sums = { areaM2: 0, districtM2: 0, footprintsM2: 0 };
  const originX = borders[0]?.ax ?? 0;
  const originY = borders[0]?.ay ?? 0;
  sweep(borders, (border, below) => {
    border.above = toggled(below, border.sources);
    const left = labelOf(border.above, kinds);
    const right = labelOf(below, kinds);
    const greenM2 =
      ((border.ax - originX) * (border.by - originY) - (border.bx - originX) * (border.ay - originY)) / 2;
    const step = (isIn: (inside: Inside) => boolean) =>
      (Number(isIn(border.above)) - Number(isIn(below))) * greenM2;
    const district = (inside: Inside) => inside.length > 0 && (inside[0] as number) < kinds.districts;
    sums.districtM2 += step(district);
    sums.areaM2 += step((inside) => labelOf(inside, kinds) >= 0);
    sums.footprintsM2 += step((inside) => district(inside) && labelOf(inside, kinds) < 0);
    if (left !== right) kept.push({ border, left, right });
  });
  const pick = (key: "ax" | "ay" | "bx" | "by") => Float64Array.from(kept, ({ border }) => border[key]);
  const edges: LabelledEdges = {
    count: kept.length,
    ax: pick("ax"),
    ay: pick("ay"),
    bx: pick("bx"),
    by: pick("by"),
    left: Int32Array.from(kept, ({ left }) => left),
    right: Int32Array.from(kept, ({ right }) => right),
  };
  return { edges, ...sums };
}

/** Label of a point: −1 outside the area, else that of the last zone around it, else 0. */
function labelOf(inside: Inside, { districts, zoneLabels }: SourceKinds): number {
  const last = inside[inside.length - 1];
  if (last === undefined || (inside[0] as number) >= districts || last >= districts + zoneLabels.length)
    return -1;
  return last < districts ? 0 : (zoneLabels[last - districts] as number);
}

function toggled(inside: Inside, sources: readonly number[]): Inside {
  const next = inside.filter((source) => !sources.includes(source));
  for (const source of sources) if (!inside.includes(source)) next.push(source);
  return next.sort((a, b) => a - b);
}

/** Turns segments eastwards, sorts them by their western end, and merges equal ones. A pair of one polygon cancels out. */
function mergeEqual(s: Segments): Border[] {
  const all: Border[] = s.source.map((source, i) => {
    const ax = s.ax[i] as number;
    const ay = s.ay[i] as number;
    const bx = s.bx[i] as number;
    const by = s.by[i] as number;
    const flip = ax > bx || (ax === bx && ay > by);
    return flip
      ? { ax: bx, ay: by, bx: ax, by: ay, sources: [source], above: OUTSIDE }
      : { ax, ay, bx, by, sources: [source], above: OUTSIDE };
  });
  all.sort((a, b) => a.ax - b.ax || a.ay - b.ay || a.bx - b.bx || a.by - b.by);
  const merged: Border[] = [];
  for (const border of all) {
    const last = merged[merged.length - 1];
    const equal =
      last &&
      last.ax === border.ax &&
      last.ay === border.ay &&
      last.bx === border.bx &&
      last.by === border.by;
    if (!equal) merged.push(border);
    else for (const source of border.sources) toggleIn(last.sources, source);
  }
  return merged.filter((border) => border.sources.length > 0);
}

function toggleIn(list: number[], source: number): void {
  const at = list.indexOf(source);
  if (at < 0) list.push(source);
  else list.splice(at, 1);
}

/** Calls `visit` for every edge with what lies below it; `visit` must set `above`. */
function sweep(borders: Border[], visit: (border: Border, below: Inside) => void): void {
  const byEnd = borders.slice().sort((a, b) => a.bx - b.bx || a.by - b.by);
  const active: Border[] = [];
  let ended = 0;
  for (let start = 0; start < borders.length;) {
    const { ax: x, ay: y } = borders[start] as Border;
    while (ended < byEnd.length) {
      const { bx, by } = byEnd[ended] as Border;
      if (bx > x || (bx === x && by > y)) break;
      // Edges meet in ends only, so those that end in one point lie next to each other.
      const at = place(active, bx, by);
      let ending = 0;
      while (active[at + ending]?.bx === bx && active[at + ending]?.by === by) ending++;
      assert(ending > 0, "an edge that ends has begun");
      active.splice(at, ending);
      ended += ending;
    }
    let next = start + 1;
    while (next < borders.length && borders[next]?.ax === x && borders[next]?.ay === y) next++;
    const fan = borders.slice(start, next).sort((a, b) => -sideOf(x, y, a.bx, a.by, b.bx, b.by));
    const at = place(active, x, y);
    let below = active[at - 1]?.above ?? OUTSIDE;
    for (const border of fan) {
      visit(border, below);
      below = border.above;
    }
    active.splice(at, 0, ...fan);
    start = next;
  }
}

/** The number of active edges that lie strictly below a point. */
function place(active: readonly Border[], x: number, y: number): number {
  let low = 0;
  let high = active.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { ax, ay, bx, by } = active[middle] as Border;
    if (sideOf(ax, ay, bx, by, x, y) > 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
