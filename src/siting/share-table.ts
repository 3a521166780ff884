/**
 * Demand as cells: what each cell weighs, and how much of it each column covers, exactly. For any choice
 * Σ max share ≤ truth ≤ Σ min(weight, Σ share): what overlaps inside a cell is known only so far.
 */
export interface ShareTable {
  /** By cell. */
  readonly weight: Float64Array;
  /** Block of each cell, numbered from 0; a block's value is one variable of the program. */
  readonly block: Int32Array;
  readonly blocks: number;
  /** Shares of column j stand at start[j] … start[j + 1] − 1, cells ascending, each above 0. */
  readonly start: Int32Array;
  readonly cell: Int32Array;
  readonly share: Float64Array;
  /** How many columns must cover a cell for it to count, by cell; without it one. */
  readonly need?: Uint8Array;
}

/** Builds a table from its columns: for each, cells ascending with what it covers of them. */
export class ShareTableBuilder {
  readonly #weight: Float64Array;
  readonly #block: Int32Array;
  readonly #blocks: number;
  readonly #need: Uint8Array | undefined;
  readonly #start: number[] = [0];
  #cell = new Int32Array(1 << 16);
  #share = new Float64Array(1 << 16);
  #length = 0;

  constructor(weight: Float64Array, block: Int32Array, blocks: number, need?: Uint8Array) {
    this.#weight = weight;
    this.#block = block;
    this.#blocks = blocks;
    this.#need = need;
  }

  add(cell: number, share: number): void {
    if (!(share > 0)) return;
    if (this.#length === this.#cell.length) {
      const [cells, shares] = [this.#cell, this.#share];
      this.#cell = new Int32Array(2 * this.#length);
      this.#share = new Float64Array(2 * this.#length);
      this.#cell.set(cells);
      this.#share.set(shares);
    }
    this.#cell[this.#length] = cell;
    this.#share[this.#length] = Math.min(share, this.#weight[cell] as number);
    this.#length += 1;
  }

  endColumn(): void {
    this.#start.push(this.#length);
  }

  build(): ShareTable {
    return {
      weight: this.#weight,
      block: this.#block,
      blocks: this.#blocks,
      start: Int32Array.from(this.#start),
      cell: this.#cell.slice(0, this.#length),
      share: this.#share.slice(0, this.#length),
      ...(this.#need ? { need: this.#need } : {}),
    };
  }
}

/** Adds a column's shares, times a factor, to sums by cell. A share counts 1/need where more than one is needed. */
export function addColumn(table: ShareTable, column: number, factor: number, sums: Float64Array): void {
  const { start, cell, share, need } = table;
  const end = start[column + 1] as number;
  for (let k = start[column] as number; k < end; k++) {
    const at = cell[k] as number;
    const part = need ? (share[k] as number) / (need[at] as number) : (share[k] as number);
    sums[at] = (sums[at] as number) + factor * part;
  }
}

/** What a column would add to capped sums. */
export function gainOf(table: ShareTable, column: number, sums: Float64Array): number {
  const { start, cell, share, need, weight } = table;
  const end = start[column + 1] as number;
  let gain = 0;
  for (let k = start[column] as number; k < end; k++) {
    const at = cell[k] as number;
    const room = (weight[at] as number) - (sums[at] as number);
    if (room <= 0) continue;
    const part = need ? (share[k] as number) / (need[at] as number) : (share[k] as number);
    gain += part < room ? part : room;
  }
  return gain;
}

/** Σ min(weight, sum). */
export function cappedSum({ weight }: ShareTable, sums: Float64Array): number {
  let total = 0;
  for (let at = 0; at < weight.length; at++) total += Math.min(weight[at] as number, sums[at] as number);
  return total;
}
