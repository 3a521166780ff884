import { type CoverRow, type SiteColumns, sharedSites } from "./cover-row";
import { LinearProgram, type LinearRow } from "./linear-program";
import type { RowPool } from "./row-pool";
import type { Solver } from "./solver";

/** A cover row as a row of the program. */
export const coverRow = ({ columns, need }: CoverRow): LinearRow => ({
  indices: columns,
  values: columns.map(() => 1),
  lower: need,
  upper: Infinity,
});

/** Rows that hold whatever is to be covered: one column a site, and the budget (less what pinned columns take of it). */
export function sideRows(columns: SiteColumns, pinned: Uint8Array, forbidden: Uint8Array): LinearRow[] {
  const isFree = (column: number): boolean => !pinned[column] && !forbidden[column];
  const rows: LinearRow[] = sharedSites(columns)
    .map((same) => same.filter(isFree))
    .filter((same) => same.length > 1)
    .map((same) => ({ indices: same, values: same.map(() => 1), lower: -Infinity, upper: 1 }));
  const { budget } = columns;
  if (budget) {
    const free = Array.from({ length: columns.count }, (_, column) => column).filter(
      (column) => isFree(column) && (budget.price[column] as number) !== 0,
    );
    let left = budget.limit;
    pinned.forEach((isPinned, column) => (left -= isPinned ? (budget.price[column] as number) : 0));
    rows.push({
      indices: free,
      values: free.map((column) => budget.price[column] as number),
      lower: -Infinity,
      upper: left + 1e-9 * Math.abs(budget.limit),
    });
  }
  return rows;
}

/**
 * The cover problem in the solver. Pinned and forbidden columns are fixed at 0 there: the pool's rows have counted them already.
 * @param cost objective by column, to be made small.
 */
export function coverProgram(
  solver: Solver,
  columns: SiteColumns,
  pool: RowPool,
  options: { readonly cost: Float64Array; readonly whole: boolean },
): LinearProgram {
  const upper = new Float64Array(columns.count);
  for (let column = 0; column < columns.count; column++)
    upper[column] = pool.pinned[column] || pool.forbidden[column] ? 0 : 1;
  const program = new LinearProgram(solver, {
    cost: options.cost,
    lower: new Float64Array(columns.count),
    upper,
    ...(options.whole ? { whole: new Uint8Array(columns.count).fill(1) } : {}),
  });
  program.addRows(sideRows(columns, pool.pinned, pool.forbidden));
  return program;
}

/** The columns that are 1 in a whole solution. */
export function onesOf(values: Float64Array, count: number): number[] {
  const ones: number[] = [];
  for (let column = 0; column < count; column++) if ((values[column] as number) > 0.5) ones.push(column);
  return ones;
}
