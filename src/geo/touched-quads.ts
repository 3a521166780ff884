import type { FlatRings } from "./clip";

/**
 * Which quads of a grid a polygon touches. Quad (row, col) spans nodes col…col+1 and row…row+1 and is at index
 * row · (cols − 1) + col; rings are in node units (x to the right in columns, y down in rows), even-odd.
 * What lies outside the grid is left out.
 */
export function markTouchedQuads(
  rings: FlatRings,
  { cols, rows }: { readonly cols: number; readonly rows: number },
  marks: Uint8Array,
): void {
  const width = cols - 1;
  const markRow = (row: number, from: number, to: number): void => {
    for (let col = Math.max(0, from); col <= Math.min(width - 1, to); col++) marks[row * width + col] = 1;
  };
  for (const ring of rings) {
    let [px, py] = [ring.at(-2) as number, ring.at(-1) as number];
    for (let i = 0; i < ring.length; i += 2) {
      const [qx, qy] = [ring[i] as number, ring[i + 1] as number];
      markAlong([px, py, qx, qy], rows - 1, markRow);
      [px, py] = [qx, qy];
    }
  }
  // Quads without an outline in them are wholly in or wholly out: their middles tell.
  for (let row = 0; row < rows - 1; row++)
    for (const [from, to] of insideSpans(rings, row + 0.5))
      markRow(row, Math.ceil(from - 0.5), Math.floor(to - 0.5));
}

/** Swelling of an edge in node units, so that touching counts in spite of rounding. */
const TOUCH = 1e-6;

/** Marks, row by row, the quads that a straight edge runs through or touches. */
function markAlong(
  [px, py, qx, qy]: readonly [number, number, number, number],
  quadRows: number,
  markRow: (row: number, from: number, to: number) => void,
): void {
  const [top, bottom] = [Math.min(py, qy) - TOUCH, Math.max(py, qy) + TOUCH];
  const xAt = (y: number): number =>
    py === qy
      ? px
      : px + ((qx - px) * (Math.min(Math.max(y, Math.min(py, qy)), Math.max(py, qy)) - py)) / (qy - py);
  for (let row = Math.max(0, Math.floor(top)); row <= Math.min(quadRows - 1, Math.floor(bottom)); row++) {
    const ends = py === qy ? [px, qx] : [xAt(row - TOUCH), xAt(row + 1 + TOUCH)];
    markRow(row, Math.floor(Math.min(...ends) - TOUCH), Math.floor(Math.max(...ends) + TOUCH));
  }
}

/** Where a line of constant y is inside the rings, as pairs of x. */
function insideSpans(rings: FlatRings, y: number): [number, number][] {
  const at: number[] = [];
  for (const ring of rings) {
    let [px, py] = [ring.at(-2) as number, ring.at(-1) as number];
    for (let i = 0; i < ring.length; i += 2) {
      const [qx, qy] = [ring[i] as number, ring[i + 1] as number];
      if (qy > y !== py > y) at.push(((px - qx) * (y - qy)) / (py - qy) + qx);
      [px, py] = [qx, qy];
    }
  }
  at.sort((a, b) => a - b);
  const spans: [number, number][] = [];
  for (let i = 1; i < at.length; i += 2) spans.push([at[i - 1] as number, at[i] as number]);
  return spans;
}
