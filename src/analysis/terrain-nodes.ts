import type { TerrainNodes } from "../acoustics/terrain";
import { type HeightRaster, gridCrs } from "../geo/height-raster";
import type { LocalPlane } from "../geo/local-plane";

/** How far the heights of the raster's edge hold beyond it, m: farther than any siren is heard, or a map is shown at work. */
export const RIM_M = 40_000;

/**
 * The nodes of an elevation raster in the plane, with one more ring of nodes far outside that has the heights of the edge:
 * so reference, field and certificate see one surface wherever they ask.
 */
export function terrainNodes(raster: HeightRaster, plane: LocalPlane): TerrainNodes {
  const { cols, rows } = raster;
  const inner = planarNodes(raster, plane);
  const nodes = {
    cols: cols + 2,
    rows: rows + 2,
    xM: new Float64Array((cols + 2) * (rows + 2)),
    yM: new Float64Array((cols + 2) * (rows + 2)),
    zM: new Float64Array((cols + 2) * (rows + 2)),
  };
  const outward = outwardStep(raster, inner);
  for (let row = 0; row < rows + 2; row++) {
    const [r, down] = row === 0 ? [0, -1] : row === rows + 1 ? [rows - 1, 1] : [row - 1, 0];
    for (let col = 0; col < cols + 2; col++) {
      const [c, right] = col === 0 ? [0, -1] : col === cols + 1 ? [cols - 1, 1] : [col - 1, 0];
      const [to, from] = [row * (cols + 2) + col, r * cols + c];
      nodes.xM[to] = (inner.xM[from] as number) + right * outward.right[0] + down * outward.down[0];
      nodes.yM[to] = (inner.yM[from] as number) + right * outward.right[1] + down * outward.down[1];
      nodes.zM[to] = raster.zM[from] as number;
    }
  }
  return nodes;
}

type Planar = Pick<TerrainNodes, "xM" | "yM">;
type Step = readonly [number, number];

/** Steps of `RIM_M` along the rows and down the columns. All of an edge go the same way, so the ring cannot fold. */
function outwardStep({ cols, rows }: HeightRaster, { xM, yM }: Planar): { right: Step; down: Step } {
  const step = (a: number, b: number): Step => {
    const [dx, dy] = [(xM[b] as number) - (xM[a] as number), (yM[b] as number) - (yM[a] as number)];
    const scale = RIM_M / Math.hypot(dx, dy);
    return [dx * scale, dy * scale];
  };
  const middle = (rows >> 1) * cols;
  return { right: step(middle, middle + cols - 1), down: step(cols >> 1, (rows - 1) * cols + (cols >> 1)) };
}

/** Nodes between two that are projected exactly, so that they are about this far apart, m. */
const EXACT_M = 150;

/**
 * Where the nodes are in the plane. Every few nodes one is projected, those between are placed evenly: over 150 m a line of
 * a projection bends by L²/8R = 0.4 mm. The nodes define the surface, and all engines are given the same ones.
 */
function planarNodes(raster: HeightRaster, plane: LocalPlane): Planar {
  const { cols, rows } = raster;
  const exact = exactNode(raster, plane);
  const [x, y] = [new Float64Array(cols * rows), new Float64Array(cols * rows)];
  const apart = (a: Step, b: Step): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
  const strideOf = (spacingM: number): number => Math.max(1, Math.floor(EXACT_M / spacingM));
  const colStops = stops(cols, strideOf(apart(exact(0, 0), exact(0, 1))));
  const rowStops = stops(rows, strideOf(apart(exact(0, 0), exact(1, 0))));
  const fillRow = (row: number, at: (col: number) => Step): void => {
    for (let i = 1; i < colStops.length; i++) {
      const [from, to] = [colStops[i - 1] as number, colStops[i] as number];
      const [p, q] = [at(from), at(to)];
      for (let col = from; col <= to; col++) {
        const share = (col - from) / (to - from);
        x[row * cols + col] = p[0] + (q[0] - p[0]) * share;
        y[row * cols + col] = p[1] + (q[1] - p[1]) * share;
      }
    }
  };
  for (const row of rowStops) fillRow(row, (col) => exact(row, col));
  for (let i = 1; i < rowStops.length; i++) {
    const [from, to] = [rowStops[i - 1] as number, rowStops[i] as number];
    for (let row = from + 1; row < to; row++) {
      const share = (row - from) / (to - from);
      for (let col = 0; col < cols; col++) {
        const [a, b] = [from * cols + col, to * cols + col];
        x[row * cols + col] = (x[a] as number) + ((x[b] as number) - (x[a] as number)) * share;
        y[row * cols + col] = (y[a] as number) + ((y[b] as number) - (y[a] as number)) * share;
      }
    }
  }
  return { xM: x, yM: y };
}

function exactNode(raster: HeightRaster, plane: LocalPlane): (row: number, col: number) => Step {
  const crs = gridCrs(raster);
  const { x0, xCol, xRow, y0, yCol, yRow } = raster;
  return (row, col) =>
    plane.toLocal(crs.toDegrees(x0 + xCol * col + xRow * row, y0 + yCol * col + yRow * row));
}

/** 0, then every `stride`, then the last. */
function stops(count: number, stride: number): number[] {
  const at: number[] = [];
  for (let i = 0; i < count - 1; i += stride) at.push(i);
  return [...at, count - 1];
}
