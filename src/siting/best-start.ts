import type { SiteColumns } from "./cover-row";
import { type ShareTable, addColumn, cappedSum, gainOf } from "./share-table";

/** A swap must bring more than this share of the value, or rounding would swap for ever. */
const LEAST_GAIN = 1e-9;

/**
 * A good choice of at most `most` columns, pinned ones included: the best one by one, then swapped one for one while that helps.
 * Ties go to the lower column.
 */
export function goodChoice(
  table: ShareTable,
  columns: SiteColumns,
  most: number,
  isOut: Uint8Array,
  from: readonly number[] = columns.pinned ?? [],
  rounds = 4 * most,
): number[] {
  const chosen = [...from];
  const sums = new Float64Array(table.weight.length);
  for (const column of chosen) addColumn(table, column, 1, sums);
  const best = (): { column: number; gain: number } => {
    const sites = new Set(chosen.map((column) => columns.site[column]));
    const left = budgetLeft(columns, chosen);
    let found = { column: -1, gain: 0 };
    for (let column = 0; column < columns.count; column++) {
      if (isOut[column] || sites.has(columns.site[column])) continue;
      if (((columns.budget?.price[column] as number | undefined) ?? 0) > left) continue;
      const gain = gainOf(table, column, sums);
      if (gain > found.gain) found = { column, gain };
    }
    return found;
  };
  const fill = (): void => {
    while (chosen.length < most) {
      const { column } = best();
      if (column < 0) return;
      chosen.push(column);
      addColumn(table, column, 1, sums);
    }
  };
  fill();
  const pinned = new Set(columns.pinned);
  const least = LEAST_GAIN * cappedSum(table, sums);
  for (let round = 0; round < rounds; round++) {
    let isBetter = false;
    // The choice changes under the walk: each of those it began with is tried once.
    for (const out of chosen.slice()) {
      if (pinned.has(out)) continue;
      addColumn(table, out, -1, sums);
      chosen.splice(chosen.indexOf(out), 1);
      const lost = gainOf(table, out, sums);
      const { column, gain } = best();
      const into = column >= 0 && gain > lost + least ? column : out;
      chosen.push(into);
      addColumn(table, into, 1, sums);
      isBetter ||= into !== out;
    }
    if (!isBetter) break;
    fill();
  }
  return chosen.sort((a, b) => a - b);
}

/** What the budget leaves; Infinity without one. */
export function budgetLeft({ budget }: SiteColumns, chosen: readonly number[]): number {
  if (!budget) return Infinity;
  const spent = chosen.reduce((sum, column) => sum + (budget.price[column] as number), 0);
  return budget.limit * (1 + 1e-12) - spent;
}
