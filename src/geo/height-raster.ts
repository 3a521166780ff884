import { type Crs, crsOf } from "./crs";
import { assert } from "../base/assert";

/**
 * Where the nodes of a raster are: node (row, col) is at x = x0 + xCol·col + xRow·row, y = y0 + yCol·col + yRow·row in the
 * system `epsg`. A node is the centre of a cell where cells are areas, and the point itself where they are points.
 */
export interface RasterGrid {
  readonly cols: number;
  readonly rows: number;
  readonly epsg: number;
  readonly x0: number;
  readonly xCol: number;
  readonly xRow: number;
  readonly y0: number;
  readonly yCol: number;
  readonly yRow: number;
}

/** Heights at the nodes of a grid, metres; node (row, col) is at index row · cols + col. Flat data, safe to hand to a worker. */
export interface HeightRaster extends RasterGrid {
  readonly zM: Float32Array;
}

/** Inclusive range of nodes. */
export interface NodeWindow {
  readonly col0: number;
  readonly row0: number;
  readonly col1: number;
  readonly row1: number;
}

/** The system of a grid, which was known when the grid was read. */
export function gridCrs({ epsg }: RasterGrid): Crs {
  const crs = crsOf(epsg);
  assert(crs, `EPSG:${epsg} is known, for the raster was read`);
  return crs;
}

/** Degrees to places on the grid, in nodes: whole numbers are nodes, between them it is linear. */
export function nodeFinder(grid: RasterGrid): (lon: number, lat: number) => [col: number, row: number] {
  const crs = gridCrs(grid);
  const { x0, xCol, xRow, y0, yCol, yRow } = grid;
  const determinant = xCol * yRow - xRow * yCol;
  return (lon, lat) => {
    const [x, y] = crs.fromDegrees(lon, lat);
    const [dx, dy] = [x - x0, y - y0];
    return [(dx * yRow - dy * xRow) / determinant, (dy * xCol - dx * yCol) / determinant];
  };
}

/** The grid of a window of nodes. */
export const windowedGrid = (grid: RasterGrid, { col0, row0, col1, row1 }: NodeWindow): RasterGrid => ({
  ...grid,
  cols: col1 - col0 + 1,
  rows: row1 - row0 + 1,
  x0: grid.x0 + grid.xCol * col0 + grid.xRow * row0,
  y0: grid.y0 + grid.yCol * col0 + grid.yRow * row0,
});
