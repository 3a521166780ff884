import type { RasterGrid } from "../geo/raster-grid";

/**
 * Levels of many sources over one raster, whoever computed them: discs today, a screened field as well.
 * `levelDb(i)` gives a level for each node of the grid, in dB, unscreened or screened; −∞ where source i is not heard at
 * all, NaN where nothing was computed. It may be asked for more than once and may hand out one buffer again and again:
 * whoever keeps values copies them.
 */
export interface LevelField {
  readonly grid: RasterGrid;
  readonly sources: readonly { readonly x: number; readonly y: number }[];
  readonly levelDb: (source: number) => Float32Array;
}

/** Number of nodes of a field. */
export const nodeCount = ({ grid }: LevelField): number => grid.rows * grid.cols;

/** Distance of every node from a point, told to `visit` in the order of the nodes, m. */
export function eachDistance(
  { cols, rows, stepM, westM, southM }: RasterGrid,
  { x, y }: { readonly x: number; readonly y: number },
  visit: (node: number, distanceM: number) => void,
): void {
  for (let row = 0; row < rows; row++) {
    const north = southM + row * stepM - y;
    for (let col = 0; col < cols; col++) visit(row * cols + col, Math.hypot(westM + col * stepM - x, north));
  }
}

/** The same field with each source raised by so much, dB: another weighting of its tone. */
export function raised(field: LevelField, byDb: readonly number[]): LevelField {
  const buffer = new Float32Array(nodeCount(field));
  return {
    ...field,
    levelDb: (source) => {
      const levelDb = field.levelDb(source);
      const by = byDb[source] ?? 0;
      for (let node = 0; node < buffer.length; node++) buffer[node] = (levelDb[node] as number) + by;
      return buffer;
    },
  };
}
