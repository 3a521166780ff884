import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gridCandidates } from "../../src/analysis/grid-candidates";
import { site } from "../../src/analysis/site";
import { siteCells } from "../../src/analysis/site-cells";
import { siteDemand } from "../../src/analysis/site-demand";
import { siteOptions } from "../../src/analysis/site-options";
import type { SiteQuestion } from "../../src/analysis/site-question";
import { buildWorld } from "../../src/analysis/world";
import { bestFew } from "../../src/siting/best-few";
import type { ShareTable } from "../../src/siting/share-table";
import { ShareTableBuilder } from "../../src/siting/share-table";
import { type Solver, loadSolver } from "../../src/siting/solver";
import { parseProject } from "../../src/model/parse-project";
import type { Plan } from "../../src/model/plan";

/** CPU seconds since a start, compile threads included: the machine is shared, the clock on the wall is not ours. */
function stopwatch(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
}

const s = (seconds: number): string => `${seconds.toFixed(2)} s`;

const CANDIDATES = 2000;

function hedong(): Plan {
  const folder = "data/hedong/";
  const parsed = parseProject(
    new Map(readdirSync(folder).map((file) => [file, new Uint8Array(readFileSync(folder + file))])),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error[0]));
  return parsed.value;
}

/**
 * Siting on Hedong with 2 000 sites: the project's own and a hexagonal grid. A figure is CPU seconds; beside it what is aimed at.
 * SITING_SJC names a folder of the São José dos Campos instances, which are not ours to copy, and runs those alone. `cbc` runs
 * beside where it is installed.
 */
export async function bench(): Promise<void> {
  const wasm = createRequire(import.meta.url).resolve("highs/runtime");
  const watch = stopwatch();
  const solver = await loadSolver(wasm);
  console.log(`siting  solver loaded ${s(watch())}`);
  const folder = process.env["SITING_SJC"];
  if (folder) return sjc(folder, solver);
  const plan = hedong();
  const world = buildWorld(plan.base, true);
  const want = CANDIDATES - plan.base.candidates.length - 6;
  // Spacing for so many hexagons: an area of √3/2·d² each; the offset is a fixed draw.
  const spacingM = Math.sqrt(world.map.areaM2 / want / (Math.sqrt(3) / 2));
  const more = gridCandidates(world, { shape: "hexagons", spacingM, heightM: 15, offsetM: [17, 41] });
  console.log(
    `siting  Hedong ${(world.map.areaM2 / 1e6).toFixed(1)} km², ${more.length} + ${plan.base.candidates.length} + 6 sites`,
  );
  for (const type of plan.sirenTypes.map(({ id }) => id)) {
    run(
      `six, ${type}`,
      plan,
      { want: { kind: "units", units: 6 }, types: [type], more },
      solver,
      "first 1, proved 3",
    );
    run(
      `fewest, ${type}`,
      plan,
      { want: { kind: "minimum" }, types: [type], more },
      solver,
      "typ. 5, worst 15",
    );
  }
  run("six by persons", plan, { want: { kind: "units", units: 6 }, weight: "persons", more }, solver, "");
  rawByCbc(plan, { want: { kind: "units", units: 6 }, more });
  console.log("siting  SITING_SJC is not set: the São José dos Campos instances are left out");
}

function run(name: string, plan: Plan, question: SiteQuestion, solver: Solver, aim: string): void {
  const watch = stopwatch();
  let [first, proved] = [NaN, NaN];
  const answer = site(
    plan,
    { timeLimitS: 120, advice: false, ...question },
    {
      solver,
      clock: () => performance.now(),
      report: ({ incumbent, gap }) => {
        if (incumbent !== null && Number.isNaN(first)) first = watch();
        if (gap !== null && gap <= 1e-5 && Number.isNaN(proved)) proved = watch();
      },
    },
  );
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const { proof, evaluation, enough } = answer.value;
  const rest = enough
    ? `, ${enough.units} would cover all (${enough.proved ? "proved" : `≥ ${enough.bound}`})`
    : "";
  console.log(
    `siting  ${name}: first plan ${s(first)}, proved ${s(proved)}, all ${s(watch())}${aim ? ` (aim ${aim})` : ""}; ` +
      `${proof.status} by ${proof.provedBy ?? "–"}, ${proof.objective.toFixed(0)} ≤ ${proof.bound.toFixed(0)}, ` +
      `${(100 * evaluation.coverage.lower).toFixed(3)} %${rest}`,
  );
}

/** The same question as one raw model for another solver: every cell a row, whole-cell shares. */
function rawByCbc(plan: Plan, question: SiteQuestion): void {
  if (spawnSync("cbc", ["-quit"]).error) {
    console.log("siting  cbc is not installed: nothing to compare with (apt-get install coinor-cbc)");
    return;
  }
  const world = buildWorld(plan.base, true);
  const offered = siteOptions(plan, world, question);
  if (!offered.ok) throw new Error(JSON.stringify(offered.error));
  const { table } = siteCells(
    siteDemand(world, offered.value.standing.discs, "area", 1),
    offered.value.discs,
  );
  const folder = mkdtempSync(join(tmpdir(), "siting-"));
  try {
    const file = join(folder, "raw.lp");
    writeFileSync(file, rawModel(table, 6));
    const started = performance.now();
    const { stdout } = spawnSync("cbc", [file, "ratio", "1e-5", "sec", "300", "solve", "quit"], {
      encoding: "utf8",
    });
    const seconds = /Total time \(CPU seconds\):\s+([\d.]+)/.exec(stdout)?.[1];
    const value = /Objective value:\s+(-?[\d.e+]+)/.exec(stdout)?.[1];
    console.log(
      `siting  cbc on the raw model (${table.weight.length} cells): ${seconds ?? ((performance.now() - started) / 1000).toFixed(1)} s, gain ${Math.abs(Number(value)).toFixed(0)} m²`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function rawModel({ weight, start, cell, share }: ShareTable, most: number): string {
  const byCell: string[][] = Array.from(weight, () => []);
  for (let column = 0; column + 1 < start.length; column++)
    for (let k = start[column] as number; k < (start[column + 1] as number); k++) {
      const at = cell[k] as number;
      (byCell[at] as string[]).push(
        `- ${((share[k] as number) / (weight[at] as number)).toFixed(6)} x${column}`,
      );
    }
  const used = byCell.flatMap((terms, at) => (terms.length > 0 && (weight[at] as number) > 0 ? [at] : []));
  const xs = Array.from({ length: start.length - 1 }, (_, column) => `x${column}`);
  const lines = (terms: readonly string[]): string =>
    terms.map((term, k) => (k % 20 === 19 ? `${term}\n` : term)).join(" ");
  return [
    "Maximize",
    `obj: ${lines(used.map((at) => `+ ${(weight[at] as number).toFixed(3)} y${at}`))}`,
    "Subject To",
    ...used.map((at) => `c${at}: y${at} ${lines(byCell[at] as string[])} <= 0`),
    `k: ${lines(xs.map((x) => `+ ${x}`))} <= ${most}`,
    "Bounds",
    ...used.map((at) => `y${at} <= 1`),
    "Binaries",
    lines(xs),
    "End\n",
  ].join("\n");
}

interface SjcCase {
  readonly S: number;
  readonly p: number;
  readonly value: number;
}

/** Points that are demand and site at once; distances compared as whole squares. */
function sjc(folder: string, solver: Solver): void {
  const optima = JSON.parse(readFileSync(join(folder, "sjc_optima.json"), "utf8")) as Record<
    string,
    SjcCase[]
  >;
  let [right, total, cpu] = [0, 0, 0];
  for (const [size, cases] of Object.entries(optima)) {
    const name = size.startsWith("SJC") ? size : `SJC${size}`;
    const [, ...numbers] = readFileSync(join(folder, `${name}.txt`), "utf8")
      .trim()
      .split(/\s+/)
      .map(Number);
    const demand = readFileSync(join(folder, `demand-${name}.dat`), "utf8")
      .trim()
      .split(/\s+/)
      .map(Number);
    const count = demand.length;
    for (const { S, p, value } of cases) {
      // A variable of value for each point: few enough, and the relaxed problem is then that of the textbook.
      const block = Int32Array.from({ length: count }, (_, point) => point);
      const builder = new ShareTableBuilder(Float64Array.from(demand), block, count);
      for (let j = 0; j < count; j++) {
        for (let i = 0; i < count; i++) {
          const dx = (numbers[2 * i] as number) - (numbers[2 * j] as number);
          const dy = (numbers[2 * i + 1] as number) - (numbers[2 * j + 1] as number);
          if (dx * dx + dy * dy <= S * S) builder.add(i, demand[i] as number);
        }
        builder.endColumn();
      }
      const watch = stopwatch();
      const started = performance.now();
      const answer = bestFew({
        columns: {
          count,
          cost: new Float64Array(count).fill(1),
          site: Int32Array.from({ length: count }, (_, column) => column),
        },
        table: builder.build(),
        most: p,
        solver,
        job: { secondsLeft: () => 60 - (performance.now() - started) / 1000, report: () => {} },
      });
      total += 1;
      if (answer.value === value && answer.bound >= value) right += 1;
      else
        console.log(
          `siting  ${name} S ${S} p ${p}: ${answer.value} ≤ ${answer.bound.toFixed(1)}, expected ${value}`,
        );
      const spent = watch();
      cpu += spent;
      if (spent > 3) console.log(`siting  ${name} S ${S} p ${p}: ${s(spent)}`);
    }
  }
  console.log(`siting  São José dos Campos: ${right} of ${total} optima, ${s(cpu)} in all`);
}
