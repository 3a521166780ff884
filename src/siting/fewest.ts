import { coverProgram, coverRow, onesOf } from "./cover-program";
import { type CoverRow, type SiteColumns, sharedSites } from "./cover-row";
import { type DualCertificate, dualCertificate } from "./dual-certificate";
import { lighterChoice } from "./lighter-choice";
import type { LinearProgram } from "./linear-program";
import { CoverSearch } from "./local-search";
import { type Job, QUIET_JOB, type SitingProgress } from "./progress";
import { reduceRows, undominatedColumns } from "./reduce-cover";
import { RowPool } from "./row-pool";
import type { Solver } from "./solver";

/** Knows what is to be covered; the kernel only ever sees rows. */
export interface CoverOracle {
  /** Rows that a fractional choice violates (weights by column); none when there is no such place. */
  readonly separate: (weights: Float64Array) => CoverRow[];
  /** Rows that a choice violates; none when it is proved to hold, but for places that nothing reaches. */
  readonly check: (chosen: readonly number[]) => CoverRow[];
}

export interface FewestQuestion {
  readonly columns: SiteColumns;
  /** Some rows to begin with; the oracle brings the others. */
  readonly rows: readonly CoverRow[];
  readonly oracle: CoverOracle;
  readonly solver: Solver;
  readonly job?: Job;
  /** Nodes for choosing among equals (least burden); 0 leaves the first. */
  readonly tieNodes?: number;
}

export interface FewestAnswer {
  /** "infeasible": some row no allowed column meets, or the budget is too small. */
  readonly status: "optimal" | "feasible" | "infeasible";
  /** Meets every row that can be met, pinned columns included; null where nothing within the budget was found. */
  readonly chosen: readonly number[] | null;
  readonly cost: number;
  /** No choice costs less. */
  readonly bound: number;
  /** Proves the bound by whole numbers, less what pinned columns cost; the solver's word goes beyond it where `provedBy` says so. */
  readonly certificate: DualCertificate;
  readonly provedBy: "integers" | "solver" | null;
  /** Distinct rows that nothing meets. */
  readonly impossible: number;
  /** Times the oracle was asked. */
  readonly rounds: number;
  readonly rows: number;
}

/** Rounds of mending the first plan: a dozen is usual. */
const MOST_PLAN_ROUNDS = 300;

/** Rounds of the relaxed problem; it is only a bound, and may stop anywhere. */
const MOST_RELAXED_ROUNDS = 80;

/** Steps of the local search without a new row or a better choice: so many, and so many for each row. */
const SEARCH_STEPS = 20_000;
const SHORT_STEPS = 1_500;
const STEPS_A_ROW = 60;

/**
 * The fewest (or cheapest) columns that meet every row of the oracle: rows added as they are violated, a bound by the relaxed
 * problem's integer dual certificate, a local search for a choice of that cost, branching where the two do not meet.
 */
export function fewest(question: FewestQuestion): FewestAnswer {
  const run = new FewestRun(question);
  try {
    run.plan();
    run.relax();
    run.search(SEARCH_STEPS);
    run.branch();
    run.settleTies();
    return run.answer();
  } finally {
    run.dispose();
  }
}

class FewestRun {
  readonly #question: FewestQuestion;
  readonly #columns: SiteColumns;
  readonly #job: Job;
  readonly #pool: RowPool;
  readonly #search: CoverSearch;
  readonly #shared: boolean;
  readonly #pinnedCost: number;
  readonly #whole: boolean;
  #relaxed: LinearProgram | null = null;
  #best: { readonly chosen: readonly number[]; readonly cost: number } | null = null;
  #certificate: DualCertificate;
  #bound: number;
  #provedBy: FewestAnswer["provedBy"] = null;
  #hopeless = false;
  #rounds = 0;

  constructor(question: FewestQuestion) {
    this.#question = question;
    const { columns } = question;
    this.#columns = columns;
    this.#job = question.job ?? QUIET_JOB;
    this.#shared = sharedSites(columns).length > 0;
    this.#pool = new RowPool(columns, this.#shared);
    this.#pool.add(question.rows);
    this.#pool.rows.splice(0, Infinity, ...reduceRows(this.#pool.rows));
    this.#search = new CoverSearch(columns.count, columns.cost, columns.site);
    this.#search.add(this.#pool.rows);
    this.#pinnedCost = (columns.pinned ?? []).reduce(
      (sum, column) => sum + (columns.cost[column] as number),
      0,
    );
    this.#whole = columns.cost.every(Number.isInteger);
    this.#certificate = dualCertificate([], [], columns.cost, columns.site);
    this.#bound = this.#pinnedCost;
  }

  /** A first choice that holds: greedy, checked, mended. */
  plan(): void {
    this.#search.greedy();
    // Whatever the time: without a plan there is no answer.
    for (let round = 0; round < MOST_PLAN_ROUNDS && this.#search.isCover && !this.#tryChoice(); round++)
      this.#search.greedy();
    this.#tell("plan");
  }

  /** The relaxed problem with rows as they are violated; each round's duals may raise the bound. */
  relax(): void {
    const { solver, oracle } = this.#question;
    const { cost, site } = this.#columns;
    const program = coverProgram(solver, this.#columns, this.#pool, { cost, whole: false });
    this.#relaxed = program;
    const first = program.rowCount;
    let added = 0;
    for (let round = 0; round < MOST_RELAXED_ROUNDS && !this.#isSettled(); round++) {
      program.addRows(this.#pool.rows.slice(added).map(coverRow));
      added = this.#pool.rows.length;
      const { status, values, duals } = program.solve({ seconds: this.#job.secondsLeft() });
      if (status === "infeasible") {
        this.#hopeless = true;
        return;
      }
      if (!values) return;
      const certificate = dualCertificate(this.#pool.rows, duals.subarray(first), cost, site);
      if (certificate.bound > this.#certificate.bound || round === 0) {
        this.#certificate = certificate;
        if (this.#pinnedCost + certificate.bound > this.#bound) {
          this.#bound = this.#pinnedCost + certificate.bound;
          this.#provedBy = "integers";
        }
        this.#tell("relaxation");
      }
      this.#rounds += 1;
      const weights = values.slice();
      for (const column of this.#columns.pinned ?? []) weights[column] = 1;
      if (this.#add(oracle.separate(weights)) === 0) return;
    }
  }

  /** The local search, down towards the bound. */
  search(steps: number): void {
    while (this.#best && !this.#isSettled() && this.#job.secondsLeft() > 0) {
      const bounded = Math.min(steps, STEPS_A_ROW * this.#pool.rows.length);
      if (!this.#search.run(this.#target(), bounded)) return;
      const before = this.#best;
      // A choice that holds and is no better (it is over the budget) would be found for ever.
      if (this.#tryChoice() && this.#best === before) return;
      this.#tell("search");
    }
  }

  /** Asks the solver whether anything better meets the rows; what it finds is checked and answered with rows. */
  branch(): void {
    if (this.#hopeless || this.#isSettled()) return;
    const { solver } = this.#question;
    const { count, cost } = this.#columns;
    const program = coverProgram(solver, this.#columns, this.#pool, {
      // Whole costs: is there anything at one less? Others have no next value to ask for: the least is asked for.
      cost: this.#best && this.#whole ? new Float64Array(count) : cost,
      whole: true,
    });
    try {
      const free = Array.from({ length: count }, (_, column) => column).filter((column) =>
        this.#isFree(column),
      );
      const limit = program.rowCount;
      program.addRows([
        {
          indices: free,
          values: free.map((column) => cost[column] as number),
          lower: -Infinity,
          upper: Infinity,
        },
      ]);
      let added = 0;
      while (!this.#isSettled() && this.#job.secondsLeft() > 0) {
        const rows = added === 0 ? reduceRows(this.#pool.rows) : this.#pool.rows.slice(added);
        program.addRows(rows.map(coverRow));
        added = this.#pool.rows.length;
        if (this.#best) program.boundRow(limit, -Infinity, this.#target());
        this.#dropDominated(program, free);
        const { status, values } = program.solve({ seconds: this.#job.secondsLeft() });
        if (status === "infeasible") {
          if (this.#best) this.#prove(this.#best.cost);
          else this.#hopeless = true;
          return;
        }
        if (!values) return;
        this.#search.restart(onesOf(values, count));
        // The solver meets rows to 1e-6: whole numbers decide.
        if (!this.#search.isCover) return;
        const before = this.#best;
        if (!this.#tryChoice()) this.search(SHORT_STEPS);
        else if (this.#best === before) {
          // It holds and is no better, to the solver's tolerance: nothing is.
          if (status === "optimal" && this.#best && !this.#whole) this.#prove(this.#best.cost);
          return;
        }
        this.#tell("branching");
      }
    } finally {
      program.dispose();
    }
  }

  /** Among choices of the same cost, one of less burden. */
  settleTies(): void {
    const { solver, tieNodes = 0, oracle } = this.#question;
    if (!this.#best || tieNodes === 0) return;
    const chosen = lighterChoice({
      solver,
      columns: this.#columns,
      pool: this.#pool,
      nodes: tieNodes,
      chosen: this.#best.chosen,
      limit: this.#best.cost - this.#pinnedCost,
      rowsAgainst: (one) => this.#add(oracle.check(one)),
      secondsLeft: this.#job.secondsLeft,
    });
    if (!chosen) return;
    this.#best = { chosen, cost: this.#costOf(chosen) };
    this.#tell("ties");
  }

  answer(): FewestAnswer {
    const { impossible, rows } = this.#pool;
    const isInfeasible = impossible > 0 || this.#hopeless;
    return {
      status: isInfeasible ? "infeasible" : this.#best && this.#isSettled() ? "optimal" : "feasible",
      chosen: this.#best?.chosen ?? null,
      cost: this.#best?.cost ?? Infinity,
      bound: Math.min(this.#bound, this.#best?.cost ?? Infinity),
      certificate: this.#certificate,
      provedBy: this.#provedBy,
      impossible,
      rounds: this.#rounds,
      rows: rows.length,
    };
  }

  dispose(): void {
    this.#relaxed?.dispose();
  }

  /** Checks what the search has chosen; keeps it if it holds, else takes in the rows that it violates. */
  #tryChoice(): boolean {
    const chosen = this.#withPinned(this.#search.chosen);
    this.#rounds += 1;
    if (this.#add(this.#question.oracle.check(chosen)) > 0) return false;
    const cost = this.#costOf(chosen);
    if ((!this.#best || cost < this.#best.cost - 1e-9) && this.#isPaid(chosen)) this.#best = { chosen, cost };
    return true;
  }

  /** The solver says that nothing is better. */
  #prove(bound: number): void {
    this.#bound = bound;
    this.#provedBy = "solver";
  }

  #add(rows: readonly CoverRow[]): number {
    const fresh = this.#pool.add(rows);
    this.#search.add(fresh);
    return fresh.length;
  }

  /** What the free columns of a better choice may cost. */
  #target(): number {
    const { cost } = this.#best as { readonly cost: number };
    return cost - this.#pinnedCost - (this.#whole ? 1 : 1e-7 * cost);
  }

  #isSettled(): boolean {
    return this.#hopeless || (this.#best !== null && this.#best.cost <= this.#bound + 1e-9);
  }

  #isFree(column: number): boolean {
    return !this.#pool.pinned[column] && !this.#pool.forbidden[column];
  }

  #isPaid(chosen: readonly number[]): boolean {
    const { budget } = this.#columns;
    if (!budget) return true;
    const price = chosen.reduce((sum, column) => sum + (budget.price[column] as number), 0);
    return price <= budget.limit * (1 + 1e-9);
  }

  #withPinned(chosen: readonly number[]): number[] {
    return [...new Set([...(this.#columns.pinned ?? []), ...chosen])].sort((a, b) => a - b);
  }

  #costOf(chosen: readonly number[]): number {
    return chosen.reduce((sum, column) => sum + (this.#columns.cost[column] as number), 0);
  }

  /** Shuts out columns that others make needless under the rows of now. */
  #dropDominated(program: LinearProgram, free: readonly number[]): void {
    if (this.#shared || this.#columns.budget) return;
    const kept = new Set(undominatedColumns(this.#pool.rows, this.#columns.cost, this.#columns.burden));
    for (const column of free) program.bound(column, 0, kept.has(column) ? 1 : 0);
  }

  #tell(phase: SitingProgress["phase"]): void {
    this.#job.report({
      phase,
      chosen: this.#best?.chosen ?? null,
      incumbent: this.#best?.cost ?? null,
      bound: Math.min(this.#bound, this.#best?.cost ?? Infinity),
    });
  }
}
