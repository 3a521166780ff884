import { type CoverRow, rowKey } from "./cover-row";

/** Rows without repetitions and without those that another row implies (a subset of its columns with no less need). */
export function reduceRows(rows: readonly CoverRow[]): CoverRow[] {
  const distinct = [...new Map(rows.map((row) => [rowKey(row), row])).values()];
  distinct.sort((a, b) => a.columns.length - b.columns.length || b.need - a.need || compare(a, b));
  // A kept row can lie inside a later one only if its first column does: look there alone.
  const keptByFirst = new Map<number, CoverRow[]>();
  const kept: CoverRow[] = [];
  const member = new Set<number>();
  for (const row of distinct) {
    if (row.need <= 0) continue;
    member.clear();
    for (const column of row.columns) member.add(column);
    const isImplied = row.columns.some((column) =>
      keptByFirst
        .get(column)
        ?.some((small) => small.need >= row.need && small.columns.every((other) => member.has(other))),
    );
    if (isImplied) continue;
    kept.push(row);
    const first = row.columns[0];
    if (first === undefined) continue;
    const same = keptByFirst.get(first);
    if (same) same.push(row);
    else keptByFirst.set(first, [row]);
  }
  return kept;
}

function compare(a: CoverRow, b: CoverRow): number {
  for (let k = 0; k < a.columns.length; k++) {
    const difference = (a.columns[k] as number) - (b.columns[k] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Columns that no other one dominates: another that is in all of its rows and costs no more takes its place. Right for these rows
 * only (redo it when rows are added), and only where every need is 1: where two are needed, the dominated one may be the second.
 */
export function undominatedColumns(
  rows: readonly CoverRow[],
  cost: Float64Array,
  burden?: Float64Array,
): number[] {
  const rowsOf = new Map<number, number[]>();
  rows.forEach((row, index) => {
    for (const column of row.columns) {
      const list = rowsOf.get(column);
      if (list) list.push(index);
      else rowsOf.set(column, [index]);
    }
  });
  const columns = [...rowsOf.keys()].sort((a, b) => a - b);
  if (rows.some(({ need }) => need !== 1)) return columns;
  const sets = new Map(columns.map((column) => [column, new Set(rowsOf.get(column))]));
  const better = (a: number, b: number): boolean => {
    const [costA, costB] = [cost[a] as number, cost[b] as number];
    if (costA !== costB) return costA < costB;
    const [rowsA, rowsB] = [(rowsOf.get(a) as number[]).length, (rowsOf.get(b) as number[]).length];
    if (rowsA !== rowsB) return rowsA > rowsB;
    const [burdenA, burdenB] = [burden?.[a] ?? 0, burden?.[b] ?? 0];
    return burdenA !== burdenB ? burdenA < burdenB : a < b;
  };
  const kept: number[] = [];
  const dropped = new Set<number>();
  for (const column of columns) {
    const own = rowsOf.get(column) as number[];
    // Whoever dominates it is in its rarest row.
    const rarest = own.reduce((least, row) =>
      (rows[row] as CoverRow).columns.length < (rows[least] as CoverRow).columns.length ? row : least,
    );
    const isDominated = (rows[rarest] as CoverRow).columns.some(
      (other) =>
        other !== column &&
        !dropped.has(other) &&
        better(other, column) &&
        (cost[other] as number) <= (cost[column] as number) &&
        own.every((row) => sets.get(other)?.has(row)),
    );
    if (isDominated) dropped.add(column);
    else kept.push(column);
  }
  return kept;
}
