import { edgesBox } from "./edges-box";
import type { LabelledEdges } from "./label-edges";

/** Label of a point in local metres; −1 outside the area. */
export type LabelAt = (x: number, y: number) => number;

/** Edges are entered in every cell they come this near to, m: far above the rounding of a hit, far below a cell. */
const CELL_MARGIN_M = 1e-6;

/** Label of a cell that edges pass through. */
const MIXED = -2;

/**
 * Point location in constant time on average: a grid whose empty cells know their label. Elsewhere a ray runs east to the next
 * such cell and adds up the steps of the edges it crosses; the steps telescope, so their order does not matter.
 * Row 0 is the southern edge, column 0 the western one.
 */
export function labelLocator(edges: LabelledEdges): LabelAt {
  const grid = gridOver(edges);
  if (grid === null) return () => -1;
  const { minX, minY, cellM, columns, rows, first, edge, label } = grid;
  const { ax, ay, bx, by, left, right } = edges;
  const march = (x: number, y: number, row: number, column: number): number => {
    let sum = 0;
    for (let c = column; c < columns; c++) {
      const cell = row * columns + c;
      const known = label[cell] as number;
      if (known !== MIXED) return known + sum;
      const end = first[cell + 1] as number;
      for (let k = first[cell] as number; k < end; k++) {
        const e = edge[k] as number;
        const ay0 = ay[e] as number;
        const by0 = by[e] as number;
        if (ay0 <= y === by0 <= y) continue;
        const hitX = (ax[e] as number) + ((y - ay0) / (by0 - ay0)) * ((bx[e] as number) - (ax[e] as number));
        if (hitX <= x || columnOf(hitX, minX, cellM, columns) !== c) continue;
        const step = (left[e] as number) - (right[e] as number);
        sum += by0 > ay0 ? step : -step;
      }
    }
    return sum - 1;
  };
  for (let row = 0; row < rows; row++)
    for (let c = columns - 1; c >= 0; c--) {
      const cell = row * columns + c;
      if (first[cell] === first[cell + 1])
        label[cell] = march(minX + c * cellM, minY + (row + 0.5) * cellM, row, c + 1);
    }
  return (x, y) => {
    const row = Math.floor((y - minY) / cellM);
    const column = Math.floor((x - minX) / cellM);
    return row < 0 || row >= rows || column < 0 || column >= columns ? -1 : march(x, y, row, column);
  };
}

const columnOf = (x: number, minX: number, cellM: number, columns: number): number =>
  Math.min(columns - 1, Math.max(0, Math.floor((x - minX) / cellM)));

interface Grid {
  readonly minX: number;
  readonly minY: number;
  readonly cellM: number;
  readonly columns: number;
  readonly rows: number;
  /** Edges of cell k: edge[first[k]] … edge[first[k + 1] − 1]. */
  readonly first: Int32Array;
  readonly edge: Int32Array;
  readonly label: Int32Array;
}

function gridOver(edges: LabelledEdges): Grid | null {
  if (edges.count === 0) return null;
  const [minX, minY, maxX, maxY] = edgesBox(edges);
  // About two cells per edge, between 1 000 and 400 000.
  const cells = Math.min(400_000, Math.max(1_000, 2 * edges.count));
  const cellM = Math.max(
    Math.sqrt(((maxX - minX) * (maxY - minY)) / cells),
    Math.max(maxX - minX, maxY - minY) / cells,
  );
  const columns = Math.floor((maxX - minX) / cellM) + 1;
  const rows = Math.floor((maxY - minY) / cellM) + 1;
  const box = { minX, minY, cellM, columns, rows };
  const first = new Int32Array(columns * rows + 1);
  eachCell(edges, box, (_, cell) => (first[cell + 1] = (first[cell + 1] as number) + 1));
  for (let k = 0; k < columns * rows; k++) first[k + 1] = (first[k + 1] as number) + (first[k] as number);
  const edge = new Int32Array(first[columns * rows] as number);
  const next = first.slice();
  eachCell(edges, box, (e, cell) => {
    const k = next[cell] as number;
    edge[k] = e;
    next[cell] = k + 1;
  });
  return { ...box, first, edge, label: new Int32Array(columns * rows).fill(MIXED) };
}

/** Visits every cell that an edge passes through, or comes near to. */
function eachCell(
  edges: LabelledEdges,
  { minX, minY, cellM, columns, rows }: Omit<Grid, "first" | "edge" | "label">,
  visit: (edge: number, cell: number) => void,
): void {
  const clampRow = (y: number) => Math.min(rows - 1, Math.max(0, Math.floor((y - minY) / cellM)));
  for (let e = 0; e < edges.count; e++) {
    const ax = edges.ax[e] as number;
    const ay = edges.ay[e] as number;
    const bx = edges.bx[e] as number;
    const by = edges.by[e] as number;
    const lowY = Math.min(ay, by) - CELL_MARGIN_M;
    const highY = Math.max(ay, by) + CELL_MARGIN_M;
    const lowX = Math.min(ax, bx);
    const highX = Math.max(ax, bx);
    const slope = ay === by ? 0 : (bx - ax) / (by - ay);
    for (let row = clampRow(lowY); row <= clampRow(highY); row++) {
      let west = lowX;
      let east = highX;
      if (ay !== by) {
        const x0 = ax + slope * (minY + row * cellM - CELL_MARGIN_M - ay);
        const x1 = ax + slope * (minY + (row + 1) * cellM + CELL_MARGIN_M - ay);
        west = Math.max(west, Math.min(x0, x1));
        east = Math.min(east, Math.max(x0, x1));
        // A row that the edge only grazes with its margin.
        if (west > east) [west, east] = [Math.min(east, highX), Math.max(west, lowX)];
      }
      const from = columnOf(west - CELL_MARGIN_M, minX, cellM, columns);
      const to = columnOf(east + CELL_MARGIN_M, minX, cellM, columns);
      for (let c = from; c <= to; c++) visit(e, row * columns + c);
    }
  }
}
