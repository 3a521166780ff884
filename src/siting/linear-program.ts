import type { Model, ModelStatusCode } from "highs";
import type { Solver } from "./solver";

/** A sparse row: lower ≤ Σ values·x[indices] ≤ upper. Indices are distinct. */
export interface LinearRow {
  readonly indices: readonly number[];
  readonly values: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

export interface LinearColumns {
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1 where the value must be whole; without it all may be fractions. */
  readonly whole?: Uint8Array;
  readonly maximise?: boolean;
}

export interface SolveLimits {
  /** Seconds on the wall; looked at by the solver up to 20 s apart. */
  readonly seconds: number;
  /** Nodes of the branching; the deterministic limit. */
  readonly nodes?: number;
}

export interface Solved {
  /** "stopped": a limit came first; `values` may then be a whole solution, or none. */
  readonly status: "optimal" | "infeasible" | "stopped";
  readonly values: Float64Array | null;
  /** By row; of no meaning for whole models. */
  readonly duals: Float64Array;
  readonly objective: number;
  /** The solver's own bound on the objective, for whole models. */
  readonly bound: number;
}

/** The solver takes no infinite limit, s. */
const LONGEST_S = 1e7;

const NOTHING: Omit<Solved, "objective" | "bound"> = {
  status: "optimal",
  values: new Float64Array(0),
  duals: new Float64Array(0),
};

const EMPTY: ModelStatusCode = 6;
const OPTIMAL: ModelStatusCode = 7;
const INFEASIBLE: readonly ModelStatusCode[] = [8, 9];

/**
 * A model that is kept in the solver, so that rows added to it are solved from where it stands.
 * Sparse arrays only, never text; dispose it, for the solver's memory is not collected.
 */
export class LinearProgram {
  readonly #solver: Solver;
  readonly #model: Model;
  readonly #whole: boolean;
  #rows = 0;

  constructor(solver: Solver, columns: LinearColumns) {
    this.#solver = solver;
    const { cost, lower, upper, whole, maximise = false } = columns;
    const { objectiveSense } = solver.constants;
    this.#whole = whole !== undefined;
    this.#model = solver.createModel({
      numCols: cost.length,
      numRows: 0,
      sense: maximise ? objectiveSense.maximize : objectiveSense.minimize,
      colCost: cost,
      colLower: lower,
      colUpper: upper.map((value) => (value === Infinity ? solver.infinity : value)),
      rowLower: [],
      rowUpper: [],
      matrix: { format: "csr", numRows: 0, numCols: cost.length, starts: [0], indices: [], values: [] },
      ...(whole ? { integrality: Int32Array.from(whole) } : {}),
    });
    // A fixed seed: the same question gives the same answer. The default gap of 1e-4 would stop short of a proof.
    this.#model.options.set({ output_flag: false, random_seed: 0 });
    if (whole) this.#model.options.set({ mip_rel_gap: 1e-7, mip_abs_gap: 1e-9 });
    else this.#model.options.set({ presolve: "off", solver: "simplex" });
  }

  get rowCount(): number {
    return this.#rows;
  }

  addRows(rows: readonly LinearRow[]): void {
    if (rows.length === 0) return;
    const starts = [0];
    for (const { indices } of rows) starts.push((starts.at(-1) as number) + indices.length);
    const finite = (value: number): number =>
      value === Infinity ? this.#solver.infinity : value === -Infinity ? -this.#solver.infinity : value;
    this.#model.addRows({
      lower: Float64Array.from(rows, ({ lower }) => finite(lower)),
      upper: Float64Array.from(rows, ({ upper }) => finite(upper)),
      matrix: {
        format: "csr",
        numRows: rows.length,
        numCols: this.#model.getDimensions().numCols,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(rows.flatMap(({ indices }) => indices)),
        values: Float64Array.from(rows.flatMap(({ values }) => values)),
      },
    });
    this.#rows += rows.length;
  }

  /** Moves a column's bounds. */
  bound(column: number, lower: number, upper: number): void {
    this.#model.changeColBounds(column, lower, upper);
  }

  /** Moves a row's bounds. */
  boundRow(row: number, lower: number, upper: number): void {
    const { infinity } = this.#solver;
    this.#model.changeRowBounds(
      row,
      lower === -Infinity ? -infinity : lower,
      upper === Infinity ? infinity : upper,
    );
  }

  solve({ seconds, nodes }: SolveLimits = { seconds: Infinity }): Solved {
    // The clock of a kept model runs on over its runs.
    const limit = this.#model.getRunTime() + Math.min(LONGEST_S, Math.max(0.01, seconds));
    this.#model.options.set("time_limit", limit);
    if (this.#whole && nodes !== undefined) this.#model.options.set("mip_max_nodes", nodes);
    const { modelStatus } = this.#model.run();
    const status =
      modelStatus === OPTIMAL ? "optimal" : INFEASIBLE.includes(modelStatus) ? "infeasible" : "stopped";
    const found =
      status === "optimal" ||
      (status === "stopped" && this.#whole && this.#model.info.get("primal_solution_status") === 2);
    // An empty model is answered without being solved.
    if (modelStatus === EMPTY) return { ...NOTHING, objective: 0, bound: 0 };
    const solution = this.#model.getSolution();
    return {
      status,
      values: found ? solution.colValue : null,
      duals: solution.rowDual,
      objective: found ? this.#model.getObjectiveValue() : NaN,
      bound: this.#whole ? Number(this.#model.info.get("mip_dual_bound")) : NaN,
    };
  }

  dispose(): void {
    this.#model.dispose();
  }
}
