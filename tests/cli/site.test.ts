import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Outcome, run } from "../../src/cli/run";
import { aPlan, square } from "../support/a-plan";
import { folderOf } from "./a-folder";

/** A square of 2 km: one siren in the middle needs 1 415 m; 1 150 m leave the corners; two 500 m off the middle do (1 118 m). */
const town = aPlan({ area: square(2_000), name: "镇", settings: { model: "radius" } })
  .withType({
    id: "T",
    name: "T",
    level: { value: 120, weighting: "A", distance: 1 },
    frequency: 500,
    mount: 20,
    nominalRadius: 1_150,
  })
  .withCandidate("a", 0, 0)
  .withCandidate("b", -500, 0, { cost: 3 })
  .withCandidate("c", 500, 0);

interface Answer {
  readonly chosen: readonly {
    readonly candidate: string;
    readonly at: readonly number[];
    readonly type: string;
  }[];
  readonly coverage: { readonly lower: number; readonly certified: boolean };
  readonly proof: {
    readonly status: string;
    readonly objective: number;
    readonly bound: number;
    readonly gap: number;
  };
  readonly holes?: readonly {
    readonly areaM2: number;
    readonly at: readonly number[];
    readonly why: string;
  }[];
}
const json = ({ stdout }: Outcome): Answer => JSON.parse(stdout) as Answer;

const LAYOUT = ["b", "c"];

describe("siren-plan site", () => {
  it("prints the contract's keys, and ends with 0 for the fewest that cover everything", async () => {
    const outcome = await run(["site", folderOf(town.files()), "--minimum", "--json"]);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: "" });
    const answer = json(outcome);
    expect(Object.keys(answer)).toEqual(["chosen", "coverage", "proof", "elapsedMs"]);
    expect(answer.chosen.map(({ candidate }) => candidate)).toEqual(LAYOUT);
    expect(Object.keys(answer.chosen[0] ?? {})).toEqual(expect.arrayContaining(["candidate", "at", "type"]));
    expect(answer.coverage).toEqual({ lower: 1, upper: 1, certified: true });
    expect(answer.proof).toMatchObject({
      status: "optimal",
      objective: 2,
      bound: 2,
      gap: 0,
      fewerImpossible: true,
    });
    expect(Object.keys(answer.proof)).toEqual(
      expect.arrayContaining(["status", "objective", "bound", "gap", "fewerImpossible", "rounds"]),
    );
  });

  it("states the area covered by the whole plan for --units, and ends with 0 whatever is left", async () => {
    const outcome = await run(["site", folderOf(town.files()), "--units", "1", "--json"]);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: "" });
    const { chosen, coverage, proof, holes } = json(outcome);
    expect(chosen.map(({ candidate }) => candidate)).toEqual(["a"]);
    expect(coverage.certified).toBe(false);
    // Metres of the plane against the geodesic: 1e-5.
    expect(Math.abs(proof.objective / (coverage.lower * 4e6) - 1)).toBeLessThan(1e-5);
    expect(proof.bound).toBeGreaterThanOrEqual(proof.objective);
    expect(holes).toHaveLength(4);
    expect(holes?.[0]?.why).toBe("too-few-units");
    const none = json(await run(["site", folderOf(town.files()), "--units", "0", "--json"]));
    expect(none).toMatchObject({ chosen: [], proof: { objective: 0, gap: 0 } });
  });

  it("ends with 1 where the fewest cannot cover everything, and gives the best plan and the holes", async () => {
    const folder = folderOf(
      aPlan({ area: square(2_000), settings: { model: "radius" } })
        .withType({
          id: "T",
          name: "T",
          level: { value: 120, weighting: "A", distance: 1 },
          frequency: 500,
          mount: 20,
          nominalRadius: 1_150,
        })
        .withCandidate("a", 0, 0)
        .files(),
    );
    const outcome = await run(["site", folder, "--minimum", "--json"]);
    expect([outcome.exitCode, outcome.stderr]).toEqual([1, ""]);
    const { chosen, proof, holes } = json(outcome);
    expect(chosen.map(({ candidate }) => candidate)).toEqual(["a"]);
    expect(proof.status).toBe("infeasible");
    expect(holes).toHaveLength(4);
    expect(holes?.every(({ why }) => why === "unreachable")).toBe(true);
  });

  it("writes a plan that evaluates to the same coverage: a folder, and a .sirenplan", async () => {
    const folder = folderOf(town.files());
    for (const out of ["new", "new.sirenplan"].map((name) => join(folder, name))) {
      const sited = await run(["site", folder, "--units", "2", "--json", "--out", out]);
      expect(sited).toMatchObject({ exitCode: 0, stderr: "" });
      const evaluated = await run(["evaluate", out, "--json", "--require", "100"]);
      expect(evaluated.exitCode).toBe(0);
      expect((JSON.parse(evaluated.stdout) as Answer).coverage).toEqual(json(sited).coverage);
      expect((await run(["validate", out])).exitCode).toBe(0);
    }
  });

  it("keeps within a budget, where costs of sites count", async () => {
    const answer = json(
      await run(["site", folderOf(town.files()), "--units", "2", "--budget", "2", "--json"]),
    );
    expect(answer.chosen.map(({ candidate }) => candidate)).toEqual(["a", "c"]);
    const outcome = await run(["site", folderOf(town.files()), "--minimum", "--budget", "2", "--json"]);
    expect(outcome.exitCode).toBe(1);
  });

  it("prints a table in Chinese, and in English when asked", async () => {
    const folder = folderOf(town.files());
    expect((await run(["site", folder, "--minimum"])).stdout).toMatch(
      /新增 2 台，最优（已证明），少一台就不能全覆盖/,
    );
    const { stdout } = await run(["site", folder, "--units", "1", "--lang", "en"]);
    expect(stdout).toMatch(/1 new units, optimal \(proved\)/);
    expect(stdout).toMatch(/too few units/);
    expect(stdout).toMatch(/covering everything takes 2 new units \(proved\)/);
  });

  it("refuses what it cannot mean, in one line", async () => {
    const folder = folderOf(town.files());
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [[], /--units/],
      [["--units", "1", "--minimum"], /--units/],
      [["--units", "1.5"], /1\.5/],
      [["--units", "many"], /many/],
      [["--units=-1"], /-1/],
      [["--units", "1", "--weight", "noise"], /noise/],
      [["--units", "1", "--weight", "persons"], /population/],
      [["--units", "1", "--type", "X"], /X/],
      [["--units", "1", "--budget", "x"], /budget/],
      [["--units", "1", "--time-limit", "0"], /time-limit/],
      [["--minimum", "--survive", "2"], /survive/],
      [["--units", "1", "--out", join(folder, "project.json")], /project\.json/],
    ];
    for (const [args, words] of cases) {
      const outcome = await run(["site", folder, ...args, "--json"]);
      expect([args, outcome.exitCode, outcome.stdout]).toEqual([args, 2, ""]);
      expect(outcome.stderr).toMatch(/^[^\n]+\n$/);
      expect(outcome.stderr).toMatch(words);
    }
  });

  it("sites a screened plan, and says in words what is proved of it", async () => {
    const screened = folderOf(
      town
        .withSettings({ model: "iso9613", certificate: { floor: 8, timeLimit: 20 }, resolution: 20 })
        .withBuilding(square(20, [100, 300]), 10)
        .files(),
    );
    const outcome = await run(["site", screened, "--units", "1", "--json"]);
    expect([outcome.exitCode, outcome.stderr]).toEqual([0, ""]);
    const { chosen, proof, coverage } = json(outcome);
    expect(chosen).toHaveLength(1);
    expect(proof.bound).toBeGreaterThanOrEqual(proof.objective);
    expect(coverage.lower).toBeGreaterThan(0);
    const fewest = await run(["site", screened, "--minimum", "--lang", "en"]);
    expect(fewest.exitCode).toBe(1);
    expect(fewest.stdout).toMatch(/these sites cannot cover everything/);
    expect(fewest.stdout).toMatch(/no allowed site reaches it/);
  });

  it("answers for the synthetic town in a short time, and writes the plan", async () => {
    const out = join(folderOf(new Map()), "sited.sirenplan");
    const started = performance.now();
    const outcome = await run([
      "site",
      join(import.meta.dirname, "../../data/town"),
      "--units",
      "6",
      "--time-limit",
      "8",
      "--out",
      out,
      "--json",
    ]);
    expect([outcome.exitCode, outcome.stderr]).toEqual([0, ""]);
    // The limit, the advice and the layers' own time, on a machine that is shared.
    expect(performance.now() - started).toBeLessThan(120_000);
    const { chosen, proof, coverage } = json(outcome);
    expect(chosen.length).toBe(6);
    expect(new Set(chosen.map(({ candidate }) => candidate)).size).toBe(6);
    expect(proof.status).toBe("feasible");
    expect(proof.bound).toBeGreaterThanOrEqual(proof.objective);
    expect(coverage.certified).toBe(false);
    expect((await run(["validate", out])).exitCode).toBe(0);
  }, 180_000);
});
