import { convexPieces } from "./convex-pieces";
import type { CellNode } from "./cell-node";
import { CellJudge, type Effort, type JudgedCell, type SirenView } from "./judge-cell";
import type { ScreenedScene } from "./screened-scene";
import { SizeQueue } from "./size-queue";
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

/** A cell of one zone that is not covered by discs. */
export interface UncoveredCell {
  readonly corners: Float64Array;
  readonly label: number;
  readonly sizeM: number;
  /** What the watch said of the cell around it; null for the outermost. */
  readonly within: CellNode | null;
}

/**
 * Tells what ground need not be covered, and is told what is not. Null: idle, and left out of the answer. Blind ground that is not
 * idle is split like open ground.
 */
export interface GroundWatch {
  readonly nodeOf: (cell: UncoveredCell) => CellNode | null;
  readonly isUncovered: (cell: UncoveredCell, verdict: "blind" | "open") => void;
}

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
  readonly watched: CellNode | null;
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
  watch: GroundWatch | null = null,
): Generator<ScreenedProgress, ScreenedPart> {
  const work = new PartWork(scene, watch);
  const { shouldStop } = scene.input;
  const queue = new SizeQueue<Cell>(ROOT_M);
  const roots = [...rootCells(scene, index, of)];
  const areaM2 = roots.reduce((m2, { corners }) => m2 + polygonM2(corners), 0);
  work.openM2 = areaM2;
  let [sinceAsked, sinceReport, stopped] = [ASK_EVERY, 0, false];
  // Cells wait in the queue judged but not yet split, so that four do not wait for one.
  for (let next = 0; next < roots.length || queue.length > 0;) {
    if (sinceAsked >= ASK_EVERY && shouldStop?.()) {
      stopped = true;
      for (; next < roots.length; next++) work.leave(roots[next] as Cell);
      for (let cell = queue.pop(); cell; cell = queue.pop()) work.leave(cell);
      break;
    }
    const judged = work.cells;
    if (next < roots.length) work.judge(roots[next++] as Cell, queue);
    else
      for (const child of childrenOf(scene, work.taken(queue.pop() as Cell))) {
        work.openM2 += polygonM2(child.corners);
        work.judge(child, queue);
      }
    if (sinceAsked >= ASK_EVERY) sinceAsked = 0;
    sinceAsked += work.cells - judged;
    sinceReport += work.cells - judged;
    if (sinceReport < REPORT_EVERY) continue;
    sinceReport = 0;
    yield { ...work.progress(roots.length - next + queue.length), areaM2 };
  }
  return work.part(stopped);
}

/** What has come out of the cells so far. */
class PartWork {
  cells = 0;
  /** Area of the cells not decided yet. */
  openM2 = 0;
  private readonly judging: CellJudge;
  private readonly blind: LeftPiece[] = [];
  private readonly undecided: LeftPiece[] = [];
  private weakest: LeftPiece | null = null;
  private sizeM = ROOT_M;
  private blindM2 = 0;

  constructor(
    private readonly scene: ScreenedScene,
    private readonly watch: GroundWatch | null,
  ) {
    this.judging = new CellJudge(scene);
  }

  /** Judges a cell: it is decided, or left at the floor, or queued to be split. */
  judge(cell: Cell, queue: SizeQueue<Cell>): void {
    const { scene, judging } = this;
    const { floorM } = scene.input;
    this.cells++;
    if (cell.sizeM < this.sizeM) this.sizeM = cell.sizeM;
    if (this.watch) return this.judgeWatched(cell, queue, this.watch);
    const need = needOf(scene, cell);
    const judged = judging.judge(cell, need.least, need.most, effortAt(cell, floorM));
    const { verdict, node, views, restDb, loDb, hiDb } = judged;
    const { corners, sizeM } = cell;
    const known: Cell = { ...cell, within: node, views, restDb, loDb, hiDb };
    if (verdict === "open" && !isAtFloor(cell, floorM)) {
      queue.push(known, sizeM);
      return;
    }
    if (verdict === "open") {
      this.undecided.push(pieceOf(known));
      return;
    }
    this.openM2 -= polygonM2(corners);
    if (verdict === "covered") {
      const margin = loDb - need.most;
      if (!this.weakest || margin < this.weakest.loDb) this.weakest = { ...pieceOf(known), loDb: margin };
    } else
      for (const piece of leftOf(scene, known)) {
        this.blind.push(piece);
        this.blindM2 += piece.areaM2;
      }
  }

  /** The same, but idle ground is dropped; the watch is asked before any wedge. */
  private judgeWatched(cell: Cell, queue: SizeQueue<Cell>, watch: GroundWatch): void {
    const { scene, judging } = this;
    const { floorM } = scene.input;
    const { corners, label, sizeM } = cell;
    const need = needOf(scene, cell);
    const rough = judging.judge(cell, need.least, need.most, { discsOnly: true, last: false });
    const asked: UncoveredCell = { corners, label, sizeM, within: cell.watched };
    const watched = rough.verdict === "covered" || label < 0 ? null : watch.nodeOf(asked);
    const isSettled = rough.verdict === "covered" || (label >= 0 && !watched);
    const isRough = isSettled || rough.verdict === "blind" || label < 0;
    const judged = isRough ? rough : judging.judge(cell, need.least, need.most, effortAt(cell, floorM));
    const { verdict, node, views, restDb, loDb, hiDb } = judged;
    if (isSettled || verdict === "covered") {
      this.openM2 -= polygonM2(corners);
      return;
    }
    const known: Cell = { ...cell, within: node, watched, views, restDb, loDb, hiDb };
    if (label >= 0) watch.isUncovered(asked, verdict);
    if (!isAtFloor(cell, floorM)) queue.push(known, sizeM);
    else (verdict === "blind" ? this.blind : this.undecided).push(pieceOf(known));
  }

  /** A cell that is about to be split. */
  taken(cell: Cell): Cell {
    this.openM2 -= polygonM2(cell.corners);
    return cell;
  }

  /** A cell that nobody will judge any more. */
  leave(cell: Cell): void {
    for (const piece of leftOf(this.scene, cell)) this.undecided.push(piece);
  }

  progress(waiting: number): Omit<ScreenedProgress, "areaM2"> {
    const { sizeM, cells, blindM2, openM2 } = this;
    return { sizeM, cells, waiting, blindM2, openM2 };
  }

  part(stopped: boolean): ScreenedPart {
    const { blind, undecided, weakest, cells, sizeM } = this;
    return { blind, undecided, weakest, cells, wedges: this.judging.bounds.wedges, sizeM, stopped };
  }
}

/** A cell that is not split any further; what is not clipped yet always is. */
const isAtFloor = ({ corners, label, sizeM }: Cell, floorM: number): boolean =>
  label >= 0 && (sizeM <= floorM * (1 + 1e-9) || polygonM2(corners) < LEAST_M2);

const effortAt = ({ sizeM, label }: Cell, floorM: number): Effort => ({
  discsOnly: label < 0,
  last: sizeM <= floorM * (1 + 1e-9),
});

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
    siren ? [{ siren: k, guessDb: -Infinity }] : [],
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
        within: null,
        watched: null,
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

function childrenOf(scene: ScreenedScene, cell: Cell): Cell[] {
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
