/** A demand: at least `need` of these columns (ascending) must be chosen. */
export interface CoverRow {
  readonly columns: readonly number[];
  readonly need: number;
}

/** What may be chosen: one column for each kind of unit at each site. */
export interface SiteColumns {
  readonly count: number;
  /** What choosing it costs, ≥ 0, by column. */
  readonly cost: Float64Array;
  /** At most one column of a site is chosen; sites are numbered from 0. */
  readonly site: Int32Array;
  /** Must be chosen, and must not be. */
  readonly pinned?: readonly number[];
  readonly forbidden?: readonly number[];
  /** Σ price of what is chosen ≤ limit. */
  readonly budget?: { readonly price: Float64Array; readonly limit: number };
  /** What to prefer among equals: the least sum of these, by column (such as the area covered: least overlap). */
  readonly burden?: Float64Array;
}

/** Columns by site, where a site has more than one. */
export function sharedSites({ count, site }: SiteColumns): number[][] {
  const bySite = new Map<number, number[]>();
  for (let column = 0; column < count; column++) {
    const at = site[column] as number;
    const same = bySite.get(at);
    if (same) same.push(column);
    else bySite.set(at, [column]);
  }
  return [...bySite.values()].filter((columns) => columns.length > 1);
}

/** A row's identity. */
export const rowKey = ({ columns, need }: CoverRow): string => `${need}:${columns.join(",")}`;

/** A row with pinned columns counted and forbidden ones taken out. */
export function freeRow(row: CoverRow, pinned: Uint8Array, forbidden: Uint8Array): CoverRow {
  let need = row.need;
  for (const column of row.columns) if (pinned[column]) need -= 1;
  return { columns: row.columns.filter((column) => !pinned[column] && !forbidden[column]), need };
}
