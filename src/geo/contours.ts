import type { RasterGrid } from "./raster-grid";

/** The four sides of a cell, in the order in which its border runs counter-clockwise from the south-western node. */
type Side = 0 | 1 | 2 | 3;

/**
 * Where the values of a raster are at least a threshold, as flat rings in the plane: outers counter-clockwise, holes
 * clockwise (marching squares; straight between nodes, saddles decided by the mean of the four).
 * A node that is not a number is below every threshold, and so is everything beyond the raster: every ring closes.
 */
export function regionAtLeast(grid: RasterGrid, values: ArrayLike<number>, threshold: number): number[][] {
  const border = new Border(grid, values, threshold);
  for (let row = -1; row < grid.rows; row++)
    for (let col = -1; col < grid.cols; col++) border.enter(row, col);
  return border.rings();
}

/** A crossing stays this far from the nodes, as a part of the step. */
const LEAST_SHARE = 1e-4;

/** The border of the region, one piece for each cell that it crosses, chained from cell side to cell side. */
class Border {
  readonly #grid: RasterGrid;
  readonly #values: ArrayLike<number>;
  readonly #threshold: number;
  /** Columns of the raster with one more on either side. */
  readonly #width: number;
  /** By the side that a piece begins on: the side that it ends on, plus one. */
  readonly #next: Int32Array;
  readonly #starts: number[] = [];

  constructor(grid: RasterGrid, values: ArrayLike<number>, threshold: number) {
    this.#grid = grid;
    this.#values = values;
    this.#threshold = threshold;
    this.#width = grid.cols + 2;
    this.#next = new Int32Array(2 * this.#width * (grid.rows + 2));
  }

  /** Takes in the cell whose south-western node is (row, col). */
  enter(row: number, col: number): void {
    const [sw, se] = [this.#inside(row, col), this.#inside(row, col + 1)];
    const [ne, nw] = [this.#inside(row + 1, col + 1), this.#inside(row + 1, col)];
    if (sw === se && se === ne && ne === nw) return;
    // With the region on the left, a piece begins where the cell's border leaves it and ends where it comes back.
    const leaves: Side[] = [];
    const enters: Side[] = [];
    const sides = [sw, se, ne, nw] as const;
    for (const side of [0, 1, 2, 3] as const) {
      const [from, to] = [sides[side], sides[((side + 1) % 4) as Side]];
      if (from && !to) leaves.push(side);
      if (!from && to) enters.push(side);
    }
    const [first, second] = leaves;
    if (second === undefined) {
      this.#link(row, col, first as Side, enters[0] as Side);
      return;
    }
    // A saddle: joined, a piece turns at once to the next side; parted, it goes round its own corner.
    const turn = this.#joined(row, col) ? 1 : 3;
    for (const side of [first as Side, second]) this.#link(row, col, side, ((side + turn) % 4) as Side);
  }

  rings(): number[][] {
    const rings: number[][] = [];
    for (const start of this.#starts) {
      const ring: number[] = [];
      let side = start;
      while (this.#next[side] !== 0) {
        const to = (this.#next[side] as number) - 1;
        this.#next[side] = 0;
        this.#addPoint(side, ring);
        side = to;
      }
      if (ring.length >= 6) rings.push(ring);
    }
    return rings;
  }

  #inside(row: number, col: number): boolean {
    return this.#value(row, col) >= this.#threshold;
  }

  #value(row: number, col: number): number {
    const { rows, cols } = this.#grid;
    return row < 0 || col < 0 || row >= rows || col >= cols
      ? Number.NaN
      : (this.#values[row * cols + col] as number);
  }

  #joined(row: number, col: number): boolean {
    const mean =
      (this.#value(row, col) +
        this.#value(row, col + 1) +
        this.#value(row + 1, col) +
        this.#value(row + 1, col + 1)) /
      4;
    return mean >= this.#threshold;
  }

  #link(row: number, col: number, from: Side, to: Side): void {
    const start = this.#sideId(row, col, from);
    this.#next[start] = this.#sideId(row, col, to) + 1;
    this.#starts.push(start);
  }

  /** A side belongs to two cells: it is named after its south-western node and whether it runs north. */
  #sideId(row: number, col: number, side: Side): number {
    const atRow = row + 1 + (side === 2 ? 1 : 0);
    const atCol = col + 1 + (side === 1 ? 1 : 0);
    return 2 * (atRow * this.#width + atCol) + (side === 1 || side === 3 ? 1 : 0);
  }

  #addPoint(side: number, ring: number[]): void {
    const { westM, southM, stepM } = this.#grid;
    const north = side % 2;
    const node = (side - north) / 2;
    const col = (node % this.#width) - 1;
    const row = Math.floor(node / this.#width) - 1;
    const share = this.#share(this.#value(row, col), this.#value(row + north, col + 1 - north));
    ring.push(westM + (col + (north ? 0 : share)) * stepM, southM + (row + (north ? share : 0)) * stepM);
  }

  /**
   * How far from the first node to the second the threshold is crossed; a node without a value is no end to aim at. Never at a
   * node itself, where up to four pieces would meet in one point: clipping such rings may never come to an end.
   */
  #share(first: number, second: number): number {
    if (!Number.isFinite(first)) return 1 - LEAST_SHARE;
    if (!Number.isFinite(second)) return LEAST_SHARE;
    const share = (this.#threshold - first) / (second - first);
    return Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, share));
  }
}
