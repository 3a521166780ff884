/**
 * Where a raster lies in the local plane. Row 0 is the northern edge, column 0 the western; a value stands for the
 * cell's centre, and cell (row, col) is at index row · cols + col.
 */
export interface RasterGrid {
  readonly cols: number;
  readonly rows: number;
  readonly cellM: number;
  /** Outer edges of the first column and of the first row, m. */
  readonly westM: number;
  readonly northM: number;
}

/** A part of a raster: whole cells, again with row 0 in the north. */
export interface RasterWindow {
  readonly col0: number;
  readonly row0: number;
  readonly cols: number;
  readonly rows: number;
}

export const centreX = ({ westM, cellM }: RasterGrid, col: number): number => westM + (col + 0.5) * cellM;
export const centreY = ({ northM, cellM }: RasterGrid, row: number): number => northM - (row + 0.5) * cellM;

/** Column and row of the cell that holds a place; they may lie outside the raster. */
export const cellAt = ({ westM, northM, cellM }: RasterGrid, x: number, y: number): [number, number] => [
  Math.floor((x - westM) / cellM),
  Math.floor((northM - y) / cellM),
];

/** The smallest raster of this cell size that holds a box. */
export function gridOver(
  box: readonly [minX: number, minY: number, maxX: number, maxY: number],
  cellM: number,
): RasterGrid {
  const [minX, minY, maxX, maxY] = box;
  return {
    cols: Math.max(1, Math.ceil((maxX - minX) / cellM)),
    rows: Math.max(1, Math.ceil((maxY - minY) / cellM)),
    cellM,
    westM: minX,
    northM: maxY,
  };
}

/** The cells within some cells of a centre, as far as the raster reaches; of no size where it reaches none. */
export function windowAround(grid: RasterGrid, col: number, row: number, radiusCells: number): RasterWindow {
  const reach = Math.floor(radiusCells);
  const col0 = Math.min(grid.cols, Math.max(0, col - reach));
  const row0 = Math.min(grid.rows, Math.max(0, row - reach));
  return {
    col0,
    row0,
    cols: Math.max(0, Math.min(grid.cols, col + reach + 1) - col0),
    rows: Math.max(0, Math.min(grid.rows, row + reach + 1) - row0),
  };
}
