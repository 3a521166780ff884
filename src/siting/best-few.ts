import { budgetLeft, goodChoice } from "./best-start";
import { onesOf } from "./cover-program";
import type { SiteColumns } from "./cover-row";
import type { LinearProgram } from "./linear-program";
import { type Job, QUIET_JOB, type SitingProgress } from "./progress";
import { shareBound } from "./share-bound";
import { cutRow, shareProgram } from "./share-program";
import { provedValue } from "./share-value";
import { type Refine, type ShareCut, cutValue, cutsAt, cutsAtChoice } from "./share-cuts";
import { type ShareTable, addColumn } from "./share-table";
import type { Solver } from "./solver";

export interface BestFewQuestion {
  readonly columns: SiteColumns;
  readonly table: ShareTable;
  /** At most so many columns, pinned ones included. */
  readonly most: number;
  readonly solver: Solver;
  /** What a choice is truly worth; by default what the cells prove. */
  readonly value?: (chosen: readonly number[]) => number;
  /** Encloses what a choice covers of some cells, where columns overlap inside them. */
  readonly refine?: Refine;
  /** Value that all agree on, such as what stands already: progress is told with it. */
  readonly base?: number;
  readonly job?: Job;
}

export interface BestFewAnswer {
  readonly status: "optimal" | "feasible";
  readonly chosen: readonly number[];
  /** True value of what is chosen, and what no choice can exceed. */
  readonly value: number;
  readonly bound: number;
  /** "multipliers": checked without the solver; "solver": branching decided; null where the gap is open. */
  readonly provedBy: "multipliers" | "solver" | null;
  readonly rounds: number;
  readonly cuts: number;
}

/** "Optimal" means within this of the value. */
export const OPTIMAL_GAP = 1e-5;

const MOST_ROUNDS = 120;
const MOST_BRANCHINGS = 60;

/** Rounds without progress of the bound, relative, before branching. */
const STALLED = 2e-4;
const PATIENCE = 6;

/**
 * The best choice of a few columns by cut rows: one variable for each block's value, bounded by tangents at the points that the
 * relaxed problem proposes. The bound is worked out from the multipliers, not taken from the solver, and shuts out the columns
 * that cannot be in a better choice; a small whole program decides among the rest.
 */
export function bestFew(question: BestFewQuestion): BestFewAnswer {
  const run = new BestFewRun(question);
  run.start();
  run.relax();
  run.branch();
  return run.answer();
}

class BestFewRun {
  readonly #q: BestFewQuestion;
  readonly #job: Job;
  readonly #isOut: Uint8Array;
  readonly #blockWeight: Float64Array;
  readonly #scale: number;
  readonly #cuts: ShareCut[] = [];
  readonly #value: (chosen: readonly number[]) => number;
  readonly #simple: boolean;
  #best: { chosen: readonly number[]; value: number };
  #bound: number;
  #provedBy: BestFewAnswer["provedBy"] = null;
  #rounds = 0;
  readonly #cutAt = new Set<string>();

  constructor(question: BestFewQuestion) {
    this.#q = question;
    this.#job = question.job ?? QUIET_JOB;
    const { columns, table } = question;
    this.#isOut = new Uint8Array(columns.count);
    for (const column of columns.forbidden ?? []) this.#isOut[column] = 1;
    const taken = new Set((columns.pinned ?? []).map((column) => columns.site[column]));
    const pinned = new Set(columns.pinned);
    for (let column = 0; column < columns.count; column++)
      if (taken.has(columns.site[column]) && !pinned.has(column)) this.#isOut[column] = 1;
    this.#blockWeight = new Float64Array(table.blocks);
    table.weight.forEach((weight, at) => {
      const block = table.block[at] as number;
      this.#blockWeight[block] = (this.#blockWeight[block] as number) + weight;
    });
    // The solver drops coefficients below 1e-9: blocks weigh about 100 there.
    this.#scale = 100 / Math.max(1e-300, ...this.#blockWeight);
    this.#simple = table.need === undefined;
    this.#value = question.value ?? ((chosen) => provedValue(table, chosen, question.refine));
    this.#best = { chosen: [], value: -Infinity };
    this.#bound = this.#blockWeight.reduce((sum, weight) => sum + weight, 0) * (1 + 1e-12);
  }

  start(): void {
    const { table, columns, most } = this.#q;
    this.#offer([...(columns.pinned ?? [])]);
    if (most > 0) {
      const first = goodChoice(table, columns, most, this.#isOut, columns.pinned, 0);
      this.#offer(first);
      this.#tell("plan");
      this.#offer(goodChoice(table, columns, most, this.#isOut, first));
    }
    this.#tell("plan");
  }

  /** The relaxed problem: rounds of cuts, each with a bound of its own. */
  relax(): void {
    if (this.#isSettled() || this.#q.most === 0) return this.#settleEmpty();
    const { columns, table } = this.#q;
    const program = shareProgram(this.#q, this.#shape(), false);
    const side = program.rowCount;
    const budgetRow = columns.budget ? side - 2 : -1;
    let [sent, idle] = [0, 0];
    try {
      this.#addExactCuts();
      for (let round = 0; round < MOST_ROUNDS && !this.#isSettled() && this.#job.secondsLeft() > 0; round++) {
        program.addRows(this.#cuts.slice(sent).map((cut) => cutRow(cut, columns.count, this.#scale)));
        sent = this.#cuts.length;
        const { values, duals } = program.solve({ seconds: this.#job.secondsLeft() });
        if (!values) return;
        this.#rounds += 1;
        const before = this.#bound;
        const v = budgetRow < 0 ? 0 : Math.abs(duals[budgetRow] as number) / this.#scale;
        this.#takeBound(Float64Array.from(duals.subarray(side), Math.abs), v, program);
        this.#tell("relaxation");
        if (before - this.#bound > STALLED * this.#best.value * 0.1) idle = 0;
        else if (++idle >= PATIENCE) return;
        const point = values.slice(0, columns.count);
        for (const column of columns.pinned ?? []) point[column] = 1;
        const wants = this.#violated(values, point);
        const middle = point.map(
          (value, column) => (value + (this.#best.chosen.includes(column) ? 1 : 0)) / 2,
        );
        const at = round % 4 === 3 ? point : middle;
        let fresh = cutsAt(table, at, this.#isOut, wants).filter((cut) => this.#cutsOff(cut, values, point));
        if (fresh.length === 0)
          fresh = cutsAt(table, point, this.#isOut, wants).filter((cut) => this.#cutsOff(cut, values, point));
        if (fresh.length === 0) return;
        this.#cuts.push(...fresh);
        if (round % 3 === 2) this.#offer(this.#rounded(point));
      }
    } finally {
      program.dispose();
    }
  }

  /** The small program of what is left: solve, cut at its solution, again. */
  branch(): void {
    if (this.#isSettled() || this.#job.secondsLeft() <= 0) return;
    const { columns, table } = this.#q;
    const program = shareProgram(this.#q, this.#shape(), true);
    let sent = 0;
    const target = program.rowCount - 1;
    const seen = new Set<string>();
    try {
      for (
        let round = 0;
        round < MOST_BRANCHINGS && !this.#isSettled() && this.#job.secondsLeft() > 0;
        round++
      ) {
        this.#addExactCuts();
        program.addRows(this.#cuts.slice(sent).map((cut) => cutRow(cut, columns.count, this.#scale)));
        sent = this.#cuts.length;
        const wanted = this.#best.value * (1 + OPTIMAL_GAP);
        program.boundRow(target, wanted * this.#scale, Infinity);
        const { status, values, bound } = program.solve({ seconds: this.#job.secondsLeft() });
        this.#rounds += 1;
        if (status === "infeasible") {
          this.#lower(wanted, "solver");
          return;
        }
        if (Number.isFinite(bound)) this.#lower((bound / this.#scale) * (1 + 1e-9), "solver");
        this.#tell("branching");
        if (!values || this.#isSettled()) return;
        const found = [...new Set([...(columns.pinned ?? []), ...onesOf(values, columns.count)])].sort(
          (a, b) => a - b,
        );
        const before = this.#cuts.length;
        const isKnown = seen.has(found.join());
        seen.add(found.join());
        this.#offer(found);
        this.#exactCut(found);
        const point = new Float64Array(columns.count);
        for (const column of found) point[column] = 1;
        const all = new Uint8Array(table.blocks).fill(1);
        this.#cuts.push(
          ...cutsAt(table, point, this.#isOut, all).filter((cut) => this.#cutsOff(cut, values, point)),
        );
        if (isKnown && before === this.#cuts.length) return;
        this.#tell("branching");
      }
    } finally {
      program.dispose();
    }
  }

  answer(): BestFewAnswer {
    const { chosen, value } = this.#best;
    return {
      status: this.#isSettled() ? "optimal" : "feasible",
      chosen,
      value,
      bound: Math.max(value, this.#bound),
      provedBy: this.#isSettled() ? (this.#provedBy ?? "multipliers") : null,
      rounds: this.#rounds,
      cuts: this.#cuts.length,
    };
  }

  /** With nothing to choose, the pinned ones are all there is. */
  #settleEmpty(): void {
    if (this.#q.most === 0) this.#lower(this.#best.value, "multipliers");
  }

  #isSettled(): boolean {
    return this.#bound <= this.#best.value * (1 + OPTIMAL_GAP) + 1e-9 / this.#scale;
  }

  #offer(chosen: readonly number[]): void {
    if (
      budgetLeft(this.#q.columns, chosen) < 0 ||
      chosen.length > Math.max(this.#q.most, this.#q.columns.pinned?.length ?? 0)
    )
      return;
    const value = this.#value(chosen);
    if (value > this.#best.value) this.#best = { chosen, value };
  }

  #shape() {
    return { isOut: this.#isOut, blockWeight: this.#blockWeight, scale: this.#scale };
  }

  #takeBound(multipliers: Float64Array, budgetMultiplier: number, program: LinearProgram): void {
    const { columns, most } = this.#q;
    const { bound, worth, threshold } = shareBound(this.#cuts, multipliers, this.#blockWeight, columns, {
      most,
      isOut: this.#isOut,
      budgetMultiplier,
    });
    this.#lower(bound, "multipliers");
    const spare = this.#best.value - bound;
    for (let column = 0; column < columns.count; column++) {
      if (this.#isOut[column] || columns.pinned?.includes(column) || this.#best.chosen.includes(column))
        continue;
      // With it the bound would be lower by what it is worth less than the last of the best.
      if ((worth[column] as number) - threshold >= spare) continue;
      this.#isOut[column] = 1;
      program.bound(column, 0, 0);
    }
  }

  #lower(bound: number, by: "multipliers" | "solver"): void {
    if (bound >= this.#bound) return;
    this.#bound = bound;
    this.#provedBy = by;
  }

  /** Blocks whose variable claims more than their cells give at the point. */
  #violated(values: Float64Array, point: Float64Array): Uint8Array {
    const { table, columns } = this.#q;
    const sums = new Float64Array(table.weight.length);
    point.forEach((value, column) => {
      if (value > 1e-12) addColumn(table, column, value, sums);
    });
    const worth = new Float64Array(table.blocks);
    for (let at = 0; at < sums.length; at++) {
      const block = table.block[at] as number;
      worth[block] = (worth[block] as number) + Math.min(table.weight[at] as number, sums[at] as number);
    }
    return Uint8Array.from(worth, (value, block) =>
      (values[columns.count + block] as number) > value * this.#scale + 1e-6 ? 1 : 0,
    );
  }

  #cutsOff(cut: ShareCut, values: Float64Array, point: Float64Array): boolean {
    const theta = values[this.#q.columns.count + cut.block] as number;
    return theta > cutValue(cut, point) * this.#scale + 1e-6;
  }

  #addExactCuts(): void {
    if (this.#best.chosen.length > 0) this.#exactCut(this.#best.chosen);
  }

  #exactCut(chosen: readonly number[]): void {
    const key = chosen.join();
    if (!this.#simple || this.#cutAt.has(key)) return;
    this.#cutAt.add(key);
    this.#cuts.push(...cutsAtChoice(this.#q.table, chosen, this.#isOut, this.#q.refine));
  }

  /** A choice from a fractional point: its largest values, then swapped. */
  #rounded(point: Float64Array): number[] {
    const { table, columns, most } = this.#q;
    const order = [...point.keys()].sort((a, b) => (point[b] as number) - (point[a] as number) || a - b);
    const from = [...(columns.pinned ?? [])];
    const sites = new Set(from.map((column) => columns.site[column]));
    for (const column of order) {
      if (from.length >= most || (point[column] as number) < 1e-6) break;
      if (this.#isOut[column] || sites.has(columns.site[column]) || from.includes(column)) continue;
      if (budgetLeft(columns, [...from, column]) < 0) continue;
      from.push(column);
      sites.add(columns.site[column]);
    }
    return goodChoice(table, columns, most, this.#isOut, from);
  }

  #tell(phase: SitingProgress["phase"]): void {
    const base = this.#q.base ?? 0;
    this.#job.report({
      phase,
      chosen: this.#best.chosen,
      incumbent: base + this.#best.value,
      bound: base + Math.max(this.#best.value, this.#bound),
    });
  }
}
