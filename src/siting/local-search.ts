import type { CoverRow } from "./cover-row";

/**
 * Row-weighting local search for small covers (after Gao, Weise, Li: weights grow on rows that stay open, so that the search
 * is driven where it is hard). Bounded by steps, never by time, and its chance is its own: the same rows give the same cover.
 */
export class CoverSearch {
  readonly #columns: number;
  readonly #cost: Float64Array;
  readonly #site: Int32Array;
  readonly #rows: CoverRow[] = [];
  readonly #weight: number[] = [];
  /** Chosen columns in each row. */
  readonly #count: number[] = [];
  readonly #rowsOf: number[][];
  readonly #chosen: Uint8Array;
  readonly #list: number[] = [];
  /** What taking a chosen column out opens, and what putting another in closes, in weights. */
  readonly #score: Float64Array;
  readonly #since: Int32Array;
  readonly #mayEnter: Uint8Array;
  readonly #open: number[] = [];
  readonly #openAt: number[] = [];
  #step = 1;
  #state = 0x9e3779b9;

  constructor(columns: number, cost: Float64Array, site: Int32Array) {
    this.#columns = columns;
    this.#cost = cost;
    this.#site = site;
    this.#rowsOf = Array.from({ length: columns }, () => []);
    this.#chosen = new Uint8Array(columns);
    this.#score = new Float64Array(columns);
    this.#since = new Int32Array(columns);
    this.#mayEnter = new Uint8Array(columns).fill(1);
  }

  /** What is chosen, ascending. */
  get chosen(): number[] {
    return [...this.#list].sort((a, b) => a - b);
  }

  get isCover(): boolean {
    return this.#open.length === 0;
  }

  add(rows: readonly CoverRow[]): void {
    for (const row of rows) {
      const index = this.#rows.push(row) - 1;
      this.#weight.push(1);
      let count = 0;
      for (const column of row.columns) {
        (this.#rowsOf[column] as number[]).push(index);
        count += this.#chosen[column] as number;
      }
      this.#count.push(count);
      this.#openAt.push(-1);
      if (count < row.need) this.#putOpen(index);
      for (const column of row.columns) this.#score[column] = this.#fresh(column);
    }
  }

  /** Starts again from a choice. */
  restart(chosen: readonly number[]): void {
    while (this.#list.length > 0) this.#flip(this.#list[0] as number);
    for (const column of chosen) this.#flip(column);
  }

  /** Puts in the best columns per cost until every row is met, then takes out what is not needed. */
  greedy(): void {
    while (this.#open.length > 0) {
      let best = -1;
      let bestRatio = 0;
      for (let column = 0; column < this.#columns; column++) {
        if (this.#chosen[column] || this.#siteTaken(column)) continue;
        const ratio = (this.#score[column] as number) / Math.max(1e-9, this.#cost[column] as number);
        if (ratio > bestRatio) [best, bestRatio] = [column, ratio];
      }
      if (best < 0) return;
      this.#flip(best);
    }
    this.dropSpare();
  }

  /** Takes out columns without which every row is still met, the dearest first. */
  dropSpare(): void {
    const byCost = [...this.#list].sort(
      (a, b) => (this.#cost[b] as number) - (this.#cost[a] as number) || a - b,
    );
    for (const column of byCost) if (this.#score[column] === 0) this.#flip(column);
  }

  /**
   * Looks for a cover that costs at most `target`, for so many steps. Leaves it chosen and returns true where found.
   */
  run(target: number, steps: number): boolean {
    let tabu = -1;
    for (let step = 0; step < steps; step++) {
      while (this.#open.length === 0) {
        if (this.#total() <= target + 1e-9) return true;
        const out = this.#leastLoss(-1);
        if (out < 0) return false;
        this.#flip(out);
      }
      if (this.#list.length > 0) {
        const out = this.#leastLoss(tabu);
        if (out >= 0) this.#flip(out);
      }
      // One goes in; while there is room under the target, more do.
      do {
        const row = this.#open[this.#next() % this.#open.length] as number;
        const into = this.#best(this.#rows[row] as CoverRow);
        if (into < 0) break;
        this.#flip(into);
        tabu = into;
      } while (this.#open.length > 0 && this.#total() + 1e-9 < target);
      for (const row of this.#open) this.#raise(row);
      this.#step += 1;
    }
    return false;
  }

  #total(): number {
    let sum = 0;
    for (const column of this.#list) sum += this.#cost[column] as number;
    return sum;
  }

  /** A number of its own stream (xorshift): no chance from outside. */
  #next(): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return state >>> 0;
  }

  #siteTaken(column: number): boolean {
    const site = this.#site[column] as number;
    return this.#list.some((other) => this.#site[other] === site);
  }

  #leastLoss(tabu: number): number {
    let best = -1;
    for (const column of this.#list) {
      if (column === tabu) continue;
      if (best < 0) {
        best = column;
        continue;
      }
      const loss = (this.#score[column] as number) / Math.max(1e-9, this.#cost[column] as number);
      const bestLoss = (this.#score[best] as number) / Math.max(1e-9, this.#cost[best] as number);
      if (
        loss < bestLoss ||
        (loss === bestLoss && (this.#since[column] as number) < (this.#since[best] as number))
      )
        best = column;
    }
    return best;
  }

  #best({ columns }: CoverRow): number {
    let best = -1;
    for (const column of columns) {
      if (this.#chosen[column] || !this.#mayEnter[column] || this.#siteTaken(column)) continue;
      if (best < 0) {
        best = column;
        continue;
      }
      const gain = (this.#score[column] as number) / Math.max(1e-9, this.#cost[column] as number);
      const bestGain = (this.#score[best] as number) / Math.max(1e-9, this.#cost[best] as number);
      if (
        gain > bestGain ||
        (gain === bestGain && (this.#since[column] as number) < (this.#since[best] as number))
      )
        best = column;
    }
    return best;
  }

  #raise(row: number): void {
    this.#weight[row] = (this.#weight[row] as number) + 1;
    for (const column of (this.#rows[row] as CoverRow).columns)
      if (!this.#chosen[column]) this.#score[column] = (this.#score[column] as number) + 1;
  }

  #fresh(column: number): number {
    let score = 0;
    for (const row of this.#rowsOf[column] as number[]) {
      const [count, { need }] = [this.#count[row] as number, this.#rows[row] as CoverRow];
      if (this.#chosen[column] ? count <= need : count < need) score += this.#weight[row] as number;
    }
    return score;
  }

  #putOpen(row: number): void {
    this.#openAt[row] = this.#open.push(row) - 1;
  }

  #takeOpen(row: number): void {
    const at = this.#openAt[row] as number;
    const last = this.#open.pop() as number;
    if (last !== row) {
      this.#open[at] = last;
      this.#openAt[last] = at;
    }
    this.#openAt[row] = -1;
  }

  /** Puts a column in, or takes it out, and keeps every score true. */
  #flip(column: number): void {
    const into = !this.#chosen[column];
    const step = into ? 1 : -1;
    for (const row of this.#rowsOf[column] as number[]) {
      const { columns, need } = this.#rows[row] as CoverRow;
      const before = this.#count[row] as number;
      const after = before + step;
      this.#count[row] = after;
      if (into && before < need && after >= need) this.#takeOpen(row);
      if (!into && after < need && before >= need) this.#putOpen(row);
      const weight = this.#weight[row] as number;
      for (const other of columns) {
        if (other === column) continue;
        const [was, is] = this.#chosen[other]
          ? [before <= need, after <= need]
          : [before < need, after < need];
        if (was !== is) this.#score[other] = (this.#score[other] as number) + (is ? weight : -weight);
        // Something near it changed: it may come back.
        this.#mayEnter[other] = 1;
      }
    }
    this.#chosen[column] = into ? 1 : 0;
    if (into) this.#list.push(column);
    else {
      this.#list.splice(this.#list.indexOf(column), 1);
      this.#mayEnter[column] = 0;
    }
    this.#since[column] = this.#step;
    this.#score[column] = this.#fresh(column);
  }
}
