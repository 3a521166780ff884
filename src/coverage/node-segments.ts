import { boxIndex } from "../geo/box-index";
import { sideOf } from "./side-of";

/** Straight segments a→b in local metres, each with the number of the polygon it came from. */
export interface Segments {
  readonly ax: number[];
  readonly ay: number[];
  readonly bx: number[];
  readonly by: number[];
  readonly source: number[];
}

/** Steps of the coordinate grid per metre: 2²⁰, so the grid is about a micrometre and every snapped number is exact. */
const GRID_PER_M = 1_048_576;

/** Rounding a crossing moves its segments by half a micrometre, which seldom makes a new crossing: 2–4 rounds are usual. */
const MAX_ROUNDS = 40;

/** The nearest coordinate on the micrometre grid, m. */
export const snapM = (valueM: number): number => Math.round(valueM * GRID_PER_M) / GRID_PER_M;

export const noSegments = (): Segments => ({ ax: [], ay: [], bx: [], by: [], source: [] });

/** Adds a segment unless it is a point. */
export function addSegment(
  to: Segments,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  source: number,
): void {
  if (ax === bx && ay === by) return;
  to.ax.push(ax);
  to.ay.push(ay);
  to.bx.push(bx);
  to.by.push(by);
  to.source.push(source);
}

/**
 * Splits segments (ends on the grid already) at every crossing and touch, so that two of them meet only in common ends or are
 * equal. Crossings are rounded to the grid, and the new pieces are looked at again until nothing splits.
 */
export function nodeSegments(input: Segments): Segments {
  let segments = input;
  let fresh: boolean[] = segments.ax.map(() => true);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const splits = findSplits(segments, fresh);
    if (splits.segment.length === 0) break;
    ({ segments, fresh } = applySplits(segments, splits));
  }
  return segments;
}

interface Splits {
  readonly segment: number[];
  readonly x: number[];
  readonly y: number[];
}

function findSplits(s: Segments, fresh: readonly boolean[]): Splits {
  const { ax, ay, bx, by } = s;
  const at = (list: readonly number[], i: number) => list[i] as number;
  const splits: Splits = { segment: [], x: [], y: [] };
  const index = boxIndex(ax.length, (i, box) => {
    box[0] = Math.min(at(ax, i), at(bx, i));
    box[1] = Math.min(at(ay, i), at(by, i));
    box[2] = Math.max(at(ax, i), at(bx, i));
    box[3] = Math.max(at(ay, i), at(by, i));
  });
  for (let i = 0; i < ax.length; i++) {
    if (!fresh[i]) continue;
    const [iax, iay, ibx, iby] = [at(ax, i), at(ay, i), at(bx, i), at(by, i)];
    const near = index.search(Math.min(iax, ibx), Math.min(iay, iby), Math.max(iax, ibx), Math.max(iay, iby));
    for (const j of near) if (j !== i && !(fresh[j] && j < i)) splitPair(s, i, j, splits);
  }
  return splits;
}

/** Notes where segments i and j split each other. */
function splitPair(s: Segments, i: number, j: number, splits: Splits): void {
  const ax = s.ax[i] as number;
  const ay = s.ay[i] as number;
  const bx = s.bx[i] as number;
  const by = s.by[i] as number;
  const cx = s.ax[j] as number;
  const cy = s.ay[j] as number;
  const dx = s.bx[j] as number;
  const dy = s.by[j] as number;
  const sideC = sideOf(ax, ay, bx, by, cx, cy);
  const sideD = sideOf(ax, ay, bx, by, dx, dy);
  if ((sideC > 0 && sideD > 0) || (sideC < 0 && sideD < 0)) return;
  const sideA = sideOf(cx, cy, dx, dy, ax, ay);
  const sideB = sideOf(cx, cy, dx, dy, bx, by);
  if ((sideA > 0 && sideB > 0) || (sideA < 0 && sideB < 0)) return;
  if (sideA !== 0 && sideB !== 0 && sideC !== 0 && sideD !== 0) {
    const t = sideA / (sideA - sideB);
    const x = snapM(ax + t * (bx - ax));
    const y = snapM(ay + t * (by - ay));
    note(splits, i, x, y, ax, ay, bx, by);
    note(splits, j, x, y, cx, cy, dx, dy);
    return;
  }
  if (sideC === 0 && within(cx, cy, ax, ay, bx, by)) note(splits, i, cx, cy, ax, ay, bx, by);
  if (sideD === 0 && within(dx, dy, ax, ay, bx, by)) note(splits, i, dx, dy, ax, ay, bx, by);
  if (sideA === 0 && within(ax, ay, cx, cy, dx, dy)) note(splits, j, ax, ay, cx, cy, dx, dy);
  if (sideB === 0 && within(bx, by, cx, cy, dx, dy)) note(splits, j, bx, by, cx, cy, dx, dy);
}

/** Is a point of the line through a and b between them? */
const within = (x: number, y: number, ax: number, ay: number, bx: number, by: number): boolean =>
  x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by);

function note(
  splits: Splits,
  segment: number,
  x: number,
  y: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): void {
  if ((x === ax && y === ay) || (x === bx && y === by)) return;
  splits.segment.push(segment);
  splits.x.push(x);
  splits.y.push(y);
}

function applySplits(s: Segments, splits: Splits): { segments: Segments; fresh: boolean[] } {
  const bySegment = new Map<number, number[]>();
  splits.segment.forEach((segment, k) => {
    const list = bySegment.get(segment);
    if (list) list.push(k);
    else bySegment.set(segment, [k]);
  });
  const segments = noSegments();
  const fresh: boolean[] = [];
  for (let i = 0; i < s.ax.length; i++) {
    const cuts = bySegment.get(i);
    let x = s.ax[i] as number;
    let y = s.ay[i] as number;
    const bx = s.bx[i] as number;
    const by = s.by[i] as number;
    const source = s.source[i] as number;
    const alongM2 = (k: number) =>
      ((splits.x[k] as number) - x) * (bx - x) + ((splits.y[k] as number) - y) * (by - y);
    if (cuts) {
      const key = new Map(cuts.map((k) => [k, alongM2(k)]));
      cuts.sort((k, l) => (key.get(k) as number) - (key.get(l) as number));
      for (const k of cuts) {
        addSegment(segments, x, y, splits.x[k] as number, splits.y[k] as number, source);
        x = splits.x[k] as number;
        y = splits.y[k] as number;
      }
    }
    addSegment(segments, x, y, bx, by, source);
    while (fresh.length < segments.ax.length) fresh.push(cuts !== undefined);
  }
  return { segments, fresh };
}
