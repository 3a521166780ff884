import { sideRows } from "./cover-program";
import type { SiteColumns } from "./cover-row";
import { LinearProgram, type LinearRow } from "./linear-program";
import type { ShareCut } from "./share-cuts";
import type { Solver } from "./solver";

/** What is known of the blocks, and which columns are shut out. */
export interface ShareShape {
  readonly isOut: Uint8Array;
  readonly blockWeight: Float64Array;
  /** Weights times this go to the solver, which drops coefficients below 1e-9. */
  readonly scale: number;
}

/**
 * The program of the best few: the columns, then a variable for each block's value, Σ of which is to be made large. Its rows: one
 * column a site, the budget where there is one, at most so many, and for whole programs Σ of the values (to ask for more than is known).
 */
export function shareProgram(
  {
    columns,
    most,
    solver,
  }: { readonly columns: SiteColumns; readonly most: number; readonly solver: Solver },
  { isOut, blockWeight, scale }: ShareShape,
  whole: boolean,
): LinearProgram {
  const { count } = columns;
  const pinned = new Uint8Array(count);
  for (const column of columns.pinned ?? []) pinned[column] = 1;
  const size = count + blockWeight.length;
  const upper = new Float64Array(size);
  for (let column = 0; column < count; column++) upper[column] = isOut[column] ? 0 : 1;
  blockWeight.forEach((weight, block) => (upper[count + block] = weight * scale));
  const lower = new Float64Array(size);
  lower.set(pinned);
  const program = new LinearProgram(solver, {
    cost: new Float64Array(size).fill(1, count),
    lower,
    upper,
    maximise: true,
    ...(whole ? { whole: new Uint8Array(size).fill(1, 0, count) } : {}),
  });
  const all = Array.from({ length: count }, (_, column) => column);
  const values = Array.from(blockWeight, (_, block) => count + block);
  // Pinned columns take of the budget in `sideRows`; here they are columns at 1 with no entry in that row.
  program.addRows([
    ...sideRows(columns, pinned, isOut),
    {
      indices: all,
      values: all.map(() => 1),
      lower: -Infinity,
      upper: Math.max(most, columns.pinned?.length ?? 0),
    },
    ...(whole ? [{ indices: values, values: values.map(() => 1), lower: -Infinity, upper: Infinity }] : []),
  ]);
  return program;
}

/** A cut as a row of the program. */
export const cutRow = (
  { block, constant, columns, coefficients }: ShareCut,
  count: number,
  scale: number,
): LinearRow => ({
  indices: [count + block, ...columns],
  values: [1, ...coefficients.map((value) => -value * scale)],
  lower: -Infinity,
  // A little wider, for coefficients that the solver drops.
  upper: constant * scale + 1e-7,
});
