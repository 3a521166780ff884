import { type CoverRow, type SiteColumns, freeRow, rowKey } from "./cover-row";

/** The rows known so far: without repetition, pinned columns counted, forbidden ones out. */
export class RowPool {
  readonly rows: CoverRow[] = [];
  /** How many distinct rows no allowed choice can meet: places that nothing reaches. */
  impossible = 0;
  readonly pinned: Uint8Array;
  readonly forbidden: Uint8Array;
  readonly #seen = new Set<string>();
  readonly #siteOf: Int32Array;
  readonly #shared: boolean;

  constructor(columns: SiteColumns, shared: boolean) {
    this.pinned = flags(columns.count, columns.pinned);
    this.forbidden = flags(columns.count, columns.forbidden);
    this.#siteOf = columns.site;
    this.#shared = shared;
    // Another column of a pinned column's site is out.
    const taken = new Set((columns.pinned ?? []).map((column) => columns.site[column]));
    for (let column = 0; column < columns.count; column++)
      if (!this.pinned[column] && taken.has(columns.site[column])) this.forbidden[column] = 1;
  }

  /** Takes in rows; returns those that are new and can be met. */
  add(rows: readonly CoverRow[]): CoverRow[] {
    const fresh: CoverRow[] = [];
    for (const given of rows) {
      const row = freeRow(given, this.pinned, this.forbidden);
      if (row.need <= 0) continue;
      const key = rowKey(row);
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      if (this.#sites(row) < row.need) this.impossible += 1;
      else {
        this.rows.push(row);
        fresh.push(row);
      }
    }
    return fresh;
  }

  #sites({ columns }: CoverRow): number {
    return this.#shared ? new Set(columns.map((column) => this.#siteOf[column])).size : columns.length;
  }
}

const flags = (count: number, ones: readonly number[] = []): Uint8Array => {
  const marks = new Uint8Array(count);
  for (const column of ones) marks[column] = 1;
  return marks;
};
