import type { Edition } from "../../acoustics/ground-general";
import type { PolarTable } from "./polar-table";
import type { TableShelf } from "./table-shelf";
import type { RasterWindow } from "./raster-grid";
import type { Surface } from "./surface";

/** One siren's sweep, as numbers: what a kernel needs and nothing else. Lengths in m. */
export interface SweepJob {
  readonly surface: Surface;
  readonly table: PolarTable;
  /** Cell of the siren; it may lie outside the raster. */
  readonly col: number;
  readonly row: number;
  /** From the siren to the centre of its cell, east and south: rays start at the centre, distances are the true ones. */
  readonly eastM: number;
  readonly southM: number;
  readonly sourceZ: number;
  /** Height of the siren above the ground at its place. */
  readonly sourceHeightM: number;
  readonly receiverHeightM: number;
  /** Part of the raster that is filled. */
  readonly window: RasterWindow;
  /** Level at 1 m without absorption: power − 11 dB, weighted. */
  readonly levelAt1mDb: number;
  readonly absorptionDbPerM: number;
  /** C2/λ, 1/m. */
  readonly bendPerM: number;
  readonly wavelengthM: number;
  readonly edition: Edition;
  readonly groundGain: boolean;
  /**
   * By plan distance in m, linear between. Over one ground: 10^(Agr/10), one number each. Over mixed ground, four each: the parts of
   * As + Ar + Am without G, and with Gs, Gm and Gr, dB (they are linear in G).
   */
  readonly groundTable: Float32Array;
}

/** Sweeps fields; holds buffers between calls. */
export interface FieldKernel {
  readonly name: "wasm" | "script";
  /** The table of rays for a radius and a spacing, built once. */
  readonly tableOf: TableShelf;
  /** Fills a window of levels in dB, row 0 in the north, NaN inside buildings and beyond the radius; yields after each quadrant. */
  sweep(job: SweepJob): Generator<void, Float32Array>;
}

/** The sine and cosine of the turn of each quadrant: (col, row) of the table becomes (c·col − s·row, s·col + c·row). */
export const TURNS: readonly (readonly [cos: number, sin: number])[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];

/** The raster as a quadrant sees it: strides of its columns and rows, and the limits of its offsets. */
export interface TurnedRaster {
  readonly colStride: number;
  readonly rowStride: number;
  readonly outColStride: number;
  readonly outRowStride: number;
  readonly minCol: number;
  readonly maxCol: number;
  readonly minRow: number;
  readonly maxRow: number;
  /** From the siren to its cell's centre, along the table's columns and rows, m. */
  readonly alongColM: number;
  readonly alongRowM: number;
  /** True where a part of the quadrant lies outside the raster. */
  readonly clipped: boolean;
}

/** Turns the raster the other way, so that the table need not turn. */
export function turnedRaster(job: SweepJob, quadrant: number): TurnedRaster {
  const [c, s] = TURNS[quadrant] as [number, number];
  const { grid } = job.surface;
  const stride = job.window.cols;
  // Corners of the raster as offsets from the siren's cell, turned back by the quadrant.
  const back = (col: number, row: number): [number, number] => [c * col + s * row, c * row - s * col];
  const [colA, rowA] = back(0 - job.col, 0 - job.row);
  const [colB, rowB] = back(grid.cols - 1 - job.col, grid.rows - 1 - job.row);
  const [alongColM, alongRowM] = back(job.eastM, job.southM);
  const [minCol, maxCol] = [Math.min(colA, colB), Math.max(colA, colB)];
  const [minRow, maxRow] = [Math.min(rowA, rowB), Math.max(rowA, rowB)];
  // A node's cell may lie half a step and a rounding beyond the last cell.
  const reach = Math.ceil(job.table.radiusCells) + 1;
  return {
    colStride: c + s * grid.cols,
    rowStride: c * grid.cols - s,
    outColStride: c + s * stride,
    outRowStride: c * stride - s,
    minCol,
    maxCol,
    minRow,
    maxRow,
    alongColM,
    alongRowM,
    clipped: minCol > 0 || minRow > 0 || maxCol < reach || maxRow < reach,
  };
}

/** Points that a rubber band can have: two for each node of a ray, the siren, and one below it. */
export const hullRoom = (table: PolarTable): number => 2 * table.mostNodes + 3;

/** Ground factor at the siren. */
export function homeGroundFactor({ surface, col, row }: SweepJob): number {
  const { cols, rows } = surface.grid;
  const inside = col >= 0 && col < cols && row >= 0 && row < rows;
  return surface.ground && inside ? (surface.ground[row * cols + col] as number) : surface.groundFactor;
}
