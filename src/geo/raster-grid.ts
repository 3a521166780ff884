/**
 * Nodes of a regular raster in the local plane. Row 0 is the southern edge, column 0 the western one; node (row, col) stands
 * for the point (westM + col · stepM, southM + row · stepM) and has index row · cols + col.
 */
export interface RasterGrid {
  readonly cols: number;
  readonly rows: number;
  readonly stepM: number;
  readonly westM: number;
  readonly southM: number;
}

export type PlanarBox = readonly [minX: number, minY: number, maxX: number, maxY: number];

/**
 * A raster over a box and one step beyond it on every side. The step is the one that is wished for; where that would make
 * more than `mostNodes` nodes it is widened to the next whole metre that does not.
 */
export function rasterOver(
  [minX, minY, maxX, maxY]: PlanarBox,
  wishedStepM: number,
  mostNodes: number,
): RasterGrid {
  const along = (lengthM: number, stepM: number): number => Math.ceil(lengthM / stepM) + 3;
  const nodes = (stepM: number): number => along(maxX - minX, stepM) * along(maxY - minY, stepM);
  let stepM = wishedStepM;
  if (nodes(stepM) > mostNodes) {
    stepM = Math.max(1, Math.floor(Math.sqrt(((maxX - minX) * (maxY - minY)) / mostNodes)));
    while (stepM <= wishedStepM || nodes(stepM) > mostNodes) stepM += 1;
  }
  return {
    cols: along(maxX - minX, stepM),
    rows: along(maxY - minY, stepM),
    stepM,
    westM: minX - stepM,
    southM: minY - stepM,
  };
}
