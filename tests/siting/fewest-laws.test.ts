import { beforeAll, describe, expect, it } from "vitest";
import type { CoverRow } from "../../src/siting/cover-row";
import { checkDualCertificate } from "../../src/siting/dual-certificate";
import { type FewestAnswer, fewest } from "../../src/siting/fewest";
import { reduceRows, undominatedColumns } from "../../src/siting/reduce-cover";
import type { Solver } from "../../src/siting/solver";
import { solver as loaded } from "../support/solver";
import { type RandomCover, eachAllowed, randomCover } from "./random-cover";

const CASES = 2000;

let solver: Solver;
beforeAll(async () => {
  solver = await loaded();
});

const answerTo = ({ columns, known, oracle }: RandomCover): FewestAnswer =>
  fewest({ columns, rows: known, oracle, solver });

/** Cheapest choice that meets every row that any allowed choice can meet by itself; Infinity without one. */
function brute({ columns, rows }: RandomCover): { readonly cost: number; readonly impossible: boolean } {
  const forbidden = new Set(columns.forbidden);
  const sites = (row: CoverRow): number =>
    new Set(row.columns.filter((column) => !forbidden.has(column)).map((column) => columns.site[column]))
      .size;
  const possible = rows.filter((row) => sites(row) >= row.need);
  let cost = Infinity;
  eachAllowed(columns, (chosen) => {
    const meets = possible.every(
      (row) => row.columns.filter((column) => chosen.includes(column)).length >= row.need,
    );
    if (meets)
      cost = Math.min(
        cost,
        chosen.reduce((sum, column) => sum + (columns.cost[column] as number), 0),
      );
  });
  return { cost, impossible: possible.length < rows.length };
}

describe("the fewest", () => {
  it("is that of brute force on thousands of small problems, and its bound never exceeds it", () => {
    let [solved, impossible, hopeless] = [0, 0, 0];
    for (let seed = 0; seed < CASES; seed++) {
      const given = randomCover(seed);
      const truth = brute(given);
      const answer = answerTo(given);
      const where = `seed ${seed}`;
      if (truth.cost === Infinity) {
        hopeless += 1;
        expect([where, answer.status, answer.chosen]).toEqual([where, "infeasible", null]);
        continue;
      }
      if (truth.impossible) impossible += 1;
      else solved += 1;
      expect([where, answer.status]).toEqual([where, truth.impossible ? "infeasible" : "optimal"]);
      expect(Math.abs(answer.cost - truth.cost), where).toBeLessThan(1e-6);
      expect(answer.bound, where).toBeLessThanOrEqual(truth.cost + 1e-9);
      const { columns } = given;
      expect(checkDualCertificate(answer.certificate, columns.cost, columns.site), where).toBe(true);
      // Pinned columns are paid beside the certificate.
      const pinned = (columns.pinned ?? []).reduce(
        (sum, column) => sum + (columns.cost[column] as number),
        0,
      );
      expect(answer.certificate.bound + pinned, where).toBeLessThanOrEqual(truth.cost + 1e-6);
    }
    expect(solved).toBeGreaterThan(1100);
    expect(impossible).toBeGreaterThan(20);
    expect(hopeless).toBeGreaterThan(20);
  });

  it("knows nothing to do, and nothing to be done with", () => {
    const none = { count: 0, cost: new Float64Array(0), site: new Int32Array(0) };
    const idle = { separate: () => [], check: () => [] };
    expect(fewest({ columns: none, rows: [], oracle: idle, solver })).toMatchObject({
      status: "optimal",
      chosen: [],
      cost: 0,
      bound: 0,
    });
    const row = { columns: [], need: 1 };
    expect(
      fewest({ columns: none, rows: [row], oracle: { ...idle, check: () => [row] }, solver }),
    ).toMatchObject({ status: "infeasible", chosen: [], impossible: 1 });
  });

  it("stops when its time is up, with what it has", () => {
    const given = randomCover(12);
    const answer = fewest({
      columns: given.columns,
      rows: given.known,
      oracle: given.oracle,
      solver,
      job: { secondsLeft: () => 0, report: () => {} },
    });
    expect(answer.bound).toBeLessThanOrEqual(brute(given).cost);
  });
});

describe("reduction", () => {
  it("changes no optimum", () => {
    let smaller = 0;
    for (let seed = 0; seed < 400; seed++) {
      const given = randomCover(6 * seed);
      const rows = reduceRows(given.rows.filter((row) => row.columns.length >= row.need));
      const kept = new Set(undominatedColumns(rows, given.columns.cost));
      if (rows.length < given.rows.length || kept.size < given.columns.count) smaller += 1;
      const forbidden = [...Array(given.columns.count).keys()].filter((column) => !kept.has(column));
      const reduced = { ...given, rows, columns: { ...given.columns, forbidden } };
      const plain = { ...given, rows: given.rows.filter((row) => row.columns.length >= row.need) };
      expect([seed, brute(reduced).cost]).toEqual([seed, brute(plain).cost]);
    }
    expect(smaller).toBeGreaterThan(300);
  });
});
