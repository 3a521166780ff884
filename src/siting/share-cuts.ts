import { type ShareTable, addColumn } from "./share-table";

/** θ ≤ constant + Σ coefficient·x: what a block can be worth, at most. */
export interface ShareCut {
  readonly block: number;
  readonly constant: number;
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
}

/** What a choice covers of some cells, enclosed; cells in which two of its columns overlap in part. */
export type Refine = (
  chosen: readonly number[],
  cells: readonly number[],
) => { readonly least: Float64Array; readonly most: Float64Array };

/** Cuts at a fractional point, one for each block that `wants` it: tangents of the concave sum Σ min(weight, Σ share·x). */
export function cutsAt(
  table: ShareTable,
  point: Float64Array,
  isOut: Uint8Array,
  wants: Uint8Array,
): ShareCut[] {
  const sums = new Float64Array(table.weight.length);
  point.forEach((value, column) => {
    if (value > 1e-12) addColumn(table, column, value, sums);
  });
  const { weight, block } = table;
  const constant = new Float64Array(table.blocks);
  const room = new Float64Array(weight.length);
  for (let at = 0; at < weight.length; at++) {
    const whole = weight[at] as number;
    if ((sums[at] as number) >= whole * (1 - 1e-12))
      constant[block[at] as number] = (constant[block[at] as number] as number) + whole;
    else room[at] = Infinity;
  }
  return collect(table, room, constant, isOut, wants);
}

/**
 * Cuts at a choice, exact there: what it covers is known to the last bit, and every other column can add no more than what the
 * choice leaves of a cell. Right only where one column suffices for a cell.
 */
export function cutsAtChoice(
  table: ShareTable,
  chosen: readonly number[],
  isOut: Uint8Array,
  refine: Refine | undefined,
): ShareCut[] {
  const { weight, block, start, cell, share } = table;
  const most = new Float64Array(weight.length);
  const sum = new Float64Array(weight.length);
  const parts = new Uint8Array(weight.length);
  for (const column of chosen)
    for (let k = start[column] as number; k < (start[column + 1] as number); k++) {
      const at = cell[k] as number;
      most[at] = Math.max(most[at] as number, share[k] as number);
      sum[at] = (sum[at] as number) + (share[k] as number);
      parts[at] = Math.min(2, (parts[at] as number) + 1);
    }
  const least = most;
  const top = Float64Array.from(sum, (value, at) => Math.min(value, weight[at] as number));
  const unclear: number[] = [];
  for (let at = 0; at < weight.length; at++)
    if ((parts[at] as number) > 1 && (most[at] as number) < (weight[at] as number) * (1 - 1e-12))
      unclear.push(at);
    else top[at] = most[at] as number;
  if (refine && unclear.length > 0) {
    const refined = refine(chosen, unclear);
    unclear.forEach((at, index) => {
      least[at] = Math.max(least[at] as number, refined.least[index] as number);
      top[at] = Math.min(top[at] as number, refined.most[index] as number);
    });
  }
  const constant = new Float64Array(table.blocks);
  const room = new Float64Array(weight.length);
  for (let at = 0; at < weight.length; at++) {
    constant[block[at] as number] = (constant[block[at] as number] as number) + (top[at] as number);
    room[at] = Math.max(0, (weight[at] as number) - (least[at] as number));
  }
  const out = isOut.slice();
  for (const column of chosen) out[column] = 1;
  return collect(table, room, constant, out, new Uint8Array(table.blocks).fill(1));
}

/** Coefficients: what each column can add in the room that is left, block by block. */
function collect(
  table: ShareTable,
  room: Float64Array,
  constant: Float64Array,
  isOut: Uint8Array,
  wants: Uint8Array,
): ShareCut[] {
  const { block, start, cell, share, need } = table;
  const columns: number[][] = Array.from({ length: table.blocks }, () => []);
  const coefficients: number[][] = Array.from({ length: table.blocks }, () => []);
  const sums = new Float64Array(table.blocks);
  for (let column = 0; column + 1 < start.length; column++) {
    if (isOut[column]) continue;
    const touched: number[] = [];
    for (let k = start[column] as number; k < (start[column + 1] as number); k++) {
      const at = cell[k] as number;
      const free = room[at] as number;
      if (free <= 0) continue;
      const b = block[at] as number;
      if (!wants[b]) continue;
      const part = need ? (share[k] as number) / (need[at] as number) : (share[k] as number);
      if (sums[b] === 0) touched.push(b);
      sums[b] = (sums[b] as number) + Math.min(part, free);
    }
    for (const b of touched) {
      (columns[b] as number[]).push(column);
      (coefficients[b] as number[]).push(sums[b] as number);
      sums[b] = 0;
    }
  }
  return columns.flatMap((list, b) =>
    wants[b]
      ? [
          {
            block: b,
            constant: constant[b] as number,
            columns: list,
            coefficients: coefficients[b] as number[],
          },
        ]
      : [],
  );
}

/** What a cut allows at a point. */
export function cutValue({ constant, columns, coefficients }: ShareCut, point: Float64Array): number {
  let value = constant;
  for (let k = 0; k < columns.length; k++)
    value += (coefficients[k] as number) * (point[columns[k] as number] as number);
  return value;
}
