import { convexPieces } from "./convex-pieces";
import { CellJudge, type JudgedCell, type SirenView, type Verdict } from "./judge-cell";
import type { ScreenedScene } from "./screened-scene";
import { extentOf, polygonM2, splitCell } from "./split-cell";

/** Side of the first cells, m. */
const ROOT_M = 64;
/** From this size on cells are clipped to the area, m. */
const CLIP_M = 32;
/** Smaller pieces are rounding and count as undecided, m². */
const LEAST_M2 = 1e-7;
/** Cells between two questions whether to stop, and between two reports. */
const ASK_EVERY = 16;
const REPORT_EVERY = 64;

/** What is left of a cell when the work is over: blind, or undecided. */
export interface LeftPiece {
  /** Number of the 64 m cell it is part of, row by row from the south-west. */
  readonly root: number;
  readonly corners: Float64Array;
  readonly label: number;
  readonly areaM2: number;
  /** Bounds of the level over it, dB; −Infinity and Infinity where none was drawn. */
  readonly loDb: number;
  readonly hiDb: number;
}

/** The answer for some of the 64 m cells. */
export interface ScreenedPart {
  readonly blind: readonly LeftPiece[];
  readonly undecided: readonly LeftPiece[];
  /** Blind or undecided over the top, but proved to be heard round a side (side-rescue.ts); absent where none was sought. */
  readonly rescued?: readonly LeftPiece[];
  /** Lowest bound found over covered cells. */
  readonly weakest: LeftPiece | null;
  readonly cells: number;
  readonly wedges: number;
  /** Size of the smallest cells judged so far, m. */
  readonly sizeM: number;
  readonly stopped: boolean;
}

/** How far the work is. Valid at any moment: blind is blind, and no more than `openM2` is undecided. */
export interface ScreenedProgress {
  readonly sizeM: number;
  readonly cells: number;
  readonly waiting: number;
  readonly blindM2: number;
  /** Not judged yet, or left undecided; of all ground of this part. */
  readonly openM2: number;
  readonly areaM2: number;
}

interface Cell extends JudgedCell {
  readonly number: number;
  /** −1: not clipped yet. */
  readonly label: number;
  readonly sizeM: number;
  readonly loDb: number;
  readonly hiDb: number;
}

/**
 * Judges every `of`-th row of 64 m cells from row `index` on, largest cells first. Cells know nothing of each other, so any number of parts
 * gives the same answer.
 */
export function* certifyPart(
  scene: ScreenedScene,
  { index, of }: { readonly index: number; readonly of: number } = { index: 0, of: 1 },
): Generator<ScreenedProgress, ScreenedPart> {
  const { input } = scene;
  const judge = new CellJudge(scene);
  const queue = new SizeQueue();
  const blind: LeftPiece[] = [];
  const undecided: LeftPiece[] = [];
  let weakest: LeftPiece | null = null;
  let [cells, sizeM, blindM2, settledM2, stopped] = [0, ROOT_M, 0, 0, false];
  for (const cell of rootCells(scene, index, of)) queue.push(cell);
  let openM2 = queue.areaM2();
  const areaM2 = openM2;
  for (;;) {
    const cell = queue.pop();
    if (!cell) break;
    if (cells % ASK_EVERY === 0 && input.shouldStop?.()) {
      stopped = true;
      undecided.push(...leftOf(scene, cell));
      for (let rest = queue.pop(); rest; rest = queue.pop()) undecided.push(...leftOf(scene, rest));
      break;
    }
    cells++;
    sizeM = Math.min(sizeM, cell.sizeM);
    const need = needOf(scene, cell);
    const judged = judge.judge(cell, need.least, need.most, patienceAt(cell, input.floorM));
    const known = { ...cell, loDb: judged.loDb, hiDb: judged.hiDb };
    const verdict = settled(judged.verdict, cell, input.floorM);
    openM2 -= polygonM2(cell.corners);
    if (verdict === "covered") {
      const margin = judged.loDb - need.most;
      if (!weakest || margin < weakest.loDb) weakest = { ...pieceOf(known), loDb: margin };
    } else if (verdict === "blind") {
      for (const piece of leftOf(scene, known)) {
        blind.push(piece);
        blindM2 += piece.areaM2;
      }
    } else if (verdict === "undecided") undecided.push(pieceOf(known));
    else
      for (const child of childrenOf(scene, { ...known, views: judged.views, restDb: judged.restDb })) {
        openM2 += polygonM2(child.corners);
        queue.push(child);
      }
    settledM2 = verdict === "undecided" ? settledM2 + polygonM2(cell.corners) : settledM2;
    if (cells % REPORT_EVERY === 0)
      yield { sizeM, cells, waiting: queue.length, blindM2, openM2: openM2 + settledM2, areaM2 };
  }
  return { blind, undecided, weakest, cells, wedges: judge.wedges, sizeM, stopped };
}

/** How many open sirens are looked at (CellJudge.judge): few while the cell will be split anyhow. */
const patienceAt = ({ sizeM }: Cell, floorM: number): number =>
  sizeM <= floorM * (1 + 1e-9) ? 6 : sizeM > 32 ? 1 : sizeM > 16 ? 2 : 3;

function settled(verdict: Verdict, { corners, label, sizeM }: Cell, floorM: number): Verdict | "undecided" {
  if (verdict !== "open" || label < 0) return verdict;
  return sizeM <= floorM * (1 + 1e-9) || polygonM2(corners) < LEAST_M2 ? "undecided" : "open";
}

const pieceOf = ({ number, corners, label, loDb, hiDb }: Cell): LeftPiece => ({
  root: number,
  corners,
  label,
  areaM2: polygonM2(corners),
  loDb,
  hiDb,
});

/** A cell's own area as pieces. */
function leftOf(scene: ScreenedScene, cell: Cell): LeftPiece[] {
  if (cell.label >= 0) return [pieceOf(cell)];
  return clipped(scene, cell).map(pieceOf);
}

/** Thresholds that count in a cell: of its zone, or of all zones about. */
function needOf(
  { input: { map, requiredDb } }: ScreenedScene,
  { label, corners }: Cell,
): { least: number; most: number } {
  if (label >= 0) {
    const need = requiredDb[label] as number;
    return { least: need, most: need };
  }
  const box = boxOf(corners);
  let [least, most] = [Infinity, -Infinity];
  for (const e of map.edgeIndex.search(...box))
    for (const side of [map.edges.left[e] as number, map.edges.right[e] as number])
      if (side >= 0) {
        least = Math.min(least, requiredDb[side] as number);
        most = Math.max(most, requiredDb[side] as number);
      }
  return { least, most };
}

function* rootCells(scene: ScreenedScene, index: number, of: number): Generator<Cell> {
  const { map } = scene.input;
  const [minX, minY, maxX, maxY] = scene.bounds;
  const views = scene.sirens.flatMap((siren, k): SirenView[] =>
    siren ? [{ siren: k, loDb: -Infinity, hiDb: Infinity, items: null, groundItems: null }] : [],
  );
  const cols = Math.ceil((maxX - minX) / ROOT_M);
  for (let row = index; row * ROOT_M < maxY - minY; row += of)
    for (let col = 0; col < cols; col++) {
      const [x, y] = [minX + col * ROOT_M, minY + row * ROOT_M];
      const edges = map.edgeIndex.search(x, y, x + ROOT_M, y + ROOT_M);
      const label = edges.length > 0 ? -1 : map.labelAt(x + ROOT_M / 2, y + ROOT_M / 2);
      if (edges.length === 0 && label < 0) continue;
      const corners = Float64Array.of(x, y, x + ROOT_M, y, x + ROOT_M, y + ROOT_M, x, y + ROOT_M);
      yield {
        number: row * cols + col,
        within: { corners, up: null, lists: [] },
        corners,
        label,
        sizeM: ROOT_M,
        views,
        restDb: -Infinity,
        loDb: -Infinity,
        hiDb: Infinity,
      };
    }
}

function childrenOf(scene: ScreenedScene, split: Cell): Cell[] {
  const cell = { ...split, within: { corners: split.corners, up: split.within, lists: [] } };
  if (cell.label < 0) return clipped(scene, cell);
  const extent = extentOf(cell.corners);
  return splitCell(cell.corners, extent).map((corners) => sized(cell, corners, cell.label));
}

function sized(cell: Cell, corners: Float64Array, label: number): Cell {
  const { along, across } = extentOf(corners);
  return { ...cell, corners, label, sizeM: Math.max(along, across) };
}

/** The area within an unclipped cell: four boxes, each cut into convex pieces of one zone. */
function clipped(scene: ScreenedScene, cell: Cell): Cell[] {
  const { map } = scene.input;
  const [minX, minY] = boxOf(cell.corners);
  const cells: Cell[] = [];
  for (let k = 0; k < 4; k++) {
    const [x, y] = [minX + (k & 1) * CLIP_M, minY + (k >> 1) * CLIP_M];
    const box = [x, y, x + CLIP_M, y + CLIP_M] as const;
    const edges = map.edgeIndex.search(...box).sort((p, q) => p - q);
    for (const { corners, label } of convexPieces(map.edges, edges, box, map.labelAt))
      cells.push(sized(cell, corners, label));
  }
  return cells;
}

const boxOf = (corners: Float64Array): [number, number, number, number] => [
  corners[0] as number,
  corners[1] as number,
  corners[4] as number,
  corners[5] as number,
];

/** Cells by size, largest first; in a size first in, first out. */
class SizeQueue {
  private readonly lists: Cell[][] = [];
  private readonly heads: number[] = [];
  length = 0;

  push(cell: Cell): void {
    const k = Math.max(0, Math.ceil(Math.log2(ROOT_M / Math.max(cell.sizeM, 1e-9)) - 1e-9));
    while (this.lists.length <= k) {
      this.lists.push([]);
      this.heads.push(0);
    }
    this.lists[k]?.push(cell);
    this.length++;
  }

  pop(): Cell | undefined {
    for (let k = 0; k < this.lists.length; k++) {
      const [list, head] = [this.lists[k] as (Cell | undefined)[], this.heads[k] as number];
      if (head === list.length) {
        list.length = 0;
        this.heads[k] = 0;
        continue;
      }
      this.heads[k] = head + 1;
      this.length--;
      const cell = list[head];
      list[head] = undefined;
      return cell;
    }
    return undefined;
  }

  areaM2(): number {
    let sum = 0;
    for (const list of this.lists) for (const cell of list) sum += polygonM2(cell.corners);
    return sum;
  }
}
