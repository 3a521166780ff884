import type { CoverRow, SiteColumns } from "../../src/siting/cover-row";
import type { CoverOracle } from "../../src/siting/fewest";
import { numbers } from "../coverage/planar-shapes";

export interface RandomCover {
  readonly columns: SiteColumns;
  /** All rows, of which a solver is told some. */
  readonly rows: readonly CoverRow[];
  readonly known: readonly CoverRow[];
  readonly oracle: CoverOracle;
}

/** A small cover problem of some kind: whole costs or fractions, needs, sites with two columns, pins, bans, a budget. */
export function randomCover(seed: number): RandomCover {
  const next = numbers(seed);
  const pick = (most: number): number => Math.floor(next() * most);
  const count = 3 + pick(8);
  const kind = seed % 6;
  const cost = Float64Array.from({ length: count }, () =>
    kind === 1 ? 1 + pick(4) : kind === 2 ? 0.5 + next() : 1,
  );
  const site = Int32Array.from({ length: count }, (_, column) => (kind === 3 ? column >> 1 : column));
  const price = Float64Array.from({ length: count }, () => 1 + pick(3));
  const columns: SiteColumns = {
    count,
    cost,
    site,
    pinned: kind === 4 ? [pick(count)] : [],
    forbidden: kind === 4 || kind === 0 ? [] : [pick(count)],
    ...(kind === 5 ? { budget: { price, limit: 2 + pick(6) } } : {}),
  };
  const density = 0.2 + 0.4 * next();
  const rows = Array.from({ length: 2 + pick(14) }, (): CoverRow => {
    const members = [...Array(count).keys()].filter(() => next() < density);
    const filled = members.length > 0 || next() < 0.1 ? members : [pick(count)];
    return { columns: filled, need: filled.length > 1 && next() < 0.25 ? 2 : 1 };
  });
  const lacks = (weights: ArrayLike<number>, { columns: members, need }: CoverRow): boolean =>
    members.reduce((sum, column) => sum + (weights[column] as number), 0) < need - 1e-6;
  return {
    columns,
    rows,
    known: rows.filter(() => next() < 0.4),
    oracle: {
      separate: (weights) => rows.filter((row) => lacks(weights, row)).slice(0, 3),
      check: (chosen) => {
        const weights = new Float64Array(count);
        for (const column of chosen) weights[column] = 1;
        return rows.filter((row) => lacks(weights, row));
      },
    },
  };
}

/** Every choice that the sides allow: one column a site, pins, bans, the budget. */
export function eachAllowed(columns: SiteColumns, visit: (chosen: number[]) => void): void {
  for (let bits = 0; bits < 2 ** columns.count; bits++) {
    const chosen = [...Array(columns.count).keys()].filter((column) => bits & (1 << column));
    const sites = chosen.map((column) => columns.site[column]);
    if (new Set(sites).size < sites.length) continue;
    if (columns.pinned?.some((column) => !chosen.includes(column))) continue;
    if (columns.forbidden?.some((column) => chosen.includes(column))) continue;
    const { budget } = columns;
    if (budget && chosen.reduce((sum, column) => sum + (budget.price[column] as number), 0) > budget.limit)
      continue;
    visit(chosen);
  }
}
