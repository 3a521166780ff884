/**
 * Fills every NaN of a raster with the value of the nearest node that has one, in place. Two sweeps carry the nearest
 * node's place along (Danielsson 1980), so that the work does not grow with the gap; ties go to the node met first.
 * @returns false where no node has a value
 */
export function fillGaps(z: Float32Array, cols: number, rows: number): boolean {
  const source = new Int32Array(z.length).fill(-1);
  let known = 0;
  for (let i = 0; i < z.length; i++)
    if (!Number.isNaN(z[i])) {
      source[i] = i;
      known++;
    }
  if (known === 0) return false;
  if (known === z.length) return true;
  const squared = (i: number, from: number): number => {
    const rowGap = Math.floor(i / cols) - Math.floor(from / cols);
    const colGap = (i % cols) - (from % cols);
    return rowGap * rowGap + colGap * colGap;
  };
  const ask = (i: number, neighbour: number): void => {
    const candidate = source[neighbour] as number;
    const own = source[i] as number;
    if (candidate >= 0 && (own < 0 || squared(i, candidate) < squared(i, own))) source[i] = candidate;
  };
  /** One row, after the row that was swept before it: the neighbours there, then left to right and back. */
  const sweepRow = (row: number, before: number): void => {
    const hasBefore = before >= 0 && before < rows;
    for (let col = 0; hasBefore && col < cols; col++) {
      const last = Math.min(cols - 1, col + 1);
      for (let c = Math.max(0, col - 1); c <= last; c++) ask(row * cols + col, before * cols + c);
    }
    for (let col = 1; col < cols; col++) ask(row * cols + col, row * cols + col - 1);
    for (let col = cols - 2; col >= 0; col--) ask(row * cols + col, row * cols + col + 1);
  };
  for (let row = 0; row < rows; row++) sweepRow(row, row - 1);
  for (let row = rows - 1; row >= 0; row--) sweepRow(row, row + 1);
  for (let i = 0; i < z.length; i++) z[i] = z[source[i] as number] as number;
  return true;
}
