import { coverProgram, coverRow, onesOf } from "./cover-program";
import type { SiteColumns } from "./cover-row";
import { reduceRows } from "./reduce-cover";
import type { RowPool } from "./row-pool";
import type { Solver } from "./solver";

export interface TieQuestion {
  readonly solver: Solver;
  readonly columns: SiteColumns;
  readonly pool: RowPool;
  /** Nodes of the branching in each round: what bounds the work, whatever the machine. */
  readonly nodes: number;
  /** What is chosen, pinned columns included, and what its free columns may cost. */
  readonly chosen: readonly number[];
  readonly limit: number;
  /** Takes in the rows that a choice violates; says how many are new. */
  readonly rowsAgainst: (chosen: readonly number[]) => number;
  readonly secondsLeft: () => number;
}

const TIE_ROUNDS = 10;

/** A choice that holds, costs no more and is a lesser burden, as far as a few rounds find it; else null. */
export function lighterChoice(question: TieQuestion): readonly number[] | null {
  const { solver, columns, pool, nodes, chosen: given } = question;
  const { burden, count, cost, pinned = [] } = columns;
  // With nothing chosen there is nothing to choose between.
  if (!burden || given.length === pinned.length) return null;
  const weigh = (chosen: readonly number[]): number =>
    chosen.reduce((sum, column) => sum + (burden[column] as number), 0);
  const program = coverProgram(solver, columns, pool, { cost: burden, whole: true });
  try {
    const free = [...Array(count).keys()].filter((column) => !pool.pinned[column] && !pool.forbidden[column]);
    const values = free.map((column) => cost[column] as number);
    program.addRows([{ indices: free, values, lower: -Infinity, upper: question.limit + 1e-9 }]);
    let added = 0;
    for (let round = 0; round < TIE_ROUNDS && question.secondsLeft() > 0; round++) {
      program.addRows((added === 0 ? reduceRows(pool.rows) : pool.rows.slice(added)).map(coverRow));
      added = pool.rows.length;
      const solved = program.solve({ seconds: question.secondsLeft(), nodes });
      if (!solved.values) return null;
      const ones = new Set(onesOf(solved.values, count));
      // The solver meets rows to 1e-6: whole numbers decide.
      const isCover = pool.rows.every(
        (row) => row.columns.filter((column) => ones.has(column)).length >= row.need,
      );
      const chosen = [...new Set([...pinned, ...ones])].sort((a, b) => a - b);
      if (!isCover || weigh(chosen) >= weigh(given)) return null;
      if (question.rowsAgainst(chosen) === 0) return chosen;
    }
    return null;
  } finally {
    program.dispose();
  }
}
