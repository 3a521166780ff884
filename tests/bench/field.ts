import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { FieldCache } from "../../src/coverage/field/field-cache";
import type { FieldSum } from "../../src/coverage/field/field-sum";
import { fieldOf } from "../../src/coverage/field/siren-field";
import { scriptKernel } from "../../src/coverage/field/script-kernel";
import { type FieldsRequest, merged, partsOf, sumOfFields } from "../../src/coverage/field/sum-of-fields";
import type { Surface } from "../../src/coverage/field/surface";
import type { FieldKernel } from "../../src/coverage/field/sweep-job";
import { wasmKernel } from "../../src/coverage/field/wasm-kernel";
import { aSiren, someSettings } from "../coverage/field/a-town";
import { mastHeightZ } from "../coverage/field/reading";
import type { PartOrder } from "./field-part";
import "./field-part";
import { pool } from "./field-pool";
import { spreadSirens, townSurface } from "./field-town";

/** CPU time of this process, ms: the machine is shared, the clock on the wall is not ours. */
function cpuMs(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] as number;
const medianMs = (run: () => unknown, samples: number): number =>
  median(Array.from({ length: samples }, () => cpuMs(run)));
/** Median and least: on a shared machine the least is what the work takes when others leave the cache alone. */
const spread = (values: number[]): string =>
  `${median(values).toFixed(1)} ms (least ${Math.min(...values).toFixed(1)})`;
const ms = (value: number): string => `${value.toFixed(1)} ms`;
const say = (text: string): void => console.log(`field  ${text}`);

/** Fields of one siren and of many; the figures of field.md beside those of this machine, now. */
export async function bench(): Promise<void> {
  const wasm = wasmKernel();
  if (!wasm) throw new Error("no WebAssembly SIMD here");
  const script = scriptKernel();
  const surface = townSurface(3200, 10);
  say(
    `load of this machine: ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores (above 1 each, walls are longer and caches colder)`,
  );
  const one = oneSiren(surface, wasm, script);
  viewshed(surface, one);
  await district();
  await pool(say);
  scaling(wasm);
}

/** One siren, 3 km at 10 m: 282 697 cells. */
function oneSiren(surface: Surface, wasm: FieldKernel, script: FieldKernel): number {
  const { cols } = surface.grid;
  const built = surface.kinds.reduce((sum, kind) => sum + Number(kind > 0), 0) / surface.kinds.length;
  const siren = aSiren(5, 5, mastHeightZ(surface, 319 * cols + 320, 30));
  say(`one siren, 3 km at 10 m, ${(100 * built).toFixed(0)} % built over; CPU, median of 25`);
  let drag = 0;
  for (const quality of ["drag", "rest"] as const) {
    const settings = someSettings({ quality });
    const tableMs = cpuMs(() => wasm.tableOf(300, quality === "drag" ? 0.95 : 0.5));
    for (const kernel of [wasm, script])
      for (let k = 0; k < 12; k++) fieldOf(kernel, surface, siren, settings);
    const [wasmMs, scriptMs] = [wasm, script].map((kernel) =>
      Array.from({ length: 25 }, () => cpuMs(() => fieldOf(kernel, surface, siren, settings))),
    ) as [number[], number[]];
    if (quality === "drag") drag = Math.min(...wasmMs);
    const targets = quality === "drag" ? " (targets 12 and 35)" : "";
    say(
      `  ${quality}: WASM SIMD ${spread(wasmMs)}, TypeScript ${spread(scriptMs)}${targets}; table once ${ms(tableMs)}`,
    );
  }
  return drag;
}

/** The same surface and range through gdal_viewshed, which answers seen or not seen. */
function viewshed({ grid, heights }: Surface, ownMs: number): void {
  const found = spawnSync("gdal_viewshed", ["--version"]);
  if (found.error) {
    say("  gdal_viewshed is not installed: nothing to compare with (Debian: apt-get install gdal-bin)");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "viewshed-"));
  try {
    const rows = Array.from({ length: grid.rows }, (_, row) =>
      Array.from({ length: grid.cols }, (_, col) =>
        (heights[2 * (row * grid.cols + col) + 1] as number).toFixed(2),
      ).join(" "),
    );
    const head = `ncols ${grid.cols}\nnrows ${grid.rows}\nxllcorner 0\nyllcorner 0\ncellsize ${grid.cellM}\n`;
    writeFileSync(join(folder, "dem.asc"), `${head}${rows.join("\n")}\n`);
    const run = (command: string, args: string[]): void => {
      const { status, stderr } = spawnSync(command, args, { cwd: folder });
      if (status !== 0) throw new Error(`${command}: ${String(stderr)}`);
    };
    run("gdal_translate", ["-q", "-a_srs", "EPSG:4547", "dem.asc", "dem.tif"]);
    const place = [String((grid.cols * grid.cellM) / 2), String((grid.rows * grid.cellM) / 2)] as const;
    const see = (rangeM: number) => () =>
      run(
        "gdal_viewshed",
        `-q -ox ${place[0]} -oy ${place[1]} -oz 36 -tz 1.5 -md ${rangeM} dem.tif seen.tif`.split(" "),
      );
    // CPU of the child processes is not in cpuUsage: the clock on the wall, with the load that there is, least of nine.
    const wallMs = (work: () => void): number =>
      Math.min(
        ...Array.from({ length: 9 }, () => {
          const start = performance.now();
          work();
          return performance.now() - start;
        }),
      );
    const [wholeMs, startMs] = [wallMs(see(3000)), wallMs(see(20))];
    say(
      `  gdal_viewshed (least of 9, wall): process ${ms(wholeMs)} = ${(wholeMs / ownMs).toFixed(1)}x ours, beyond its start ${ms(wholeMs - startMs)} = ${((wholeMs - startMs) / ownMs).toFixed(1)}x`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A district of 206 km² at 10 m with 100 sirens, everything cold, on two workers. */
async function district(): Promise<void> {
  const surface = townSurface(7176, 10);
  const request: FieldsRequest = {
    surface,
    sirens: spreadSirens(surface, 100),
    settings: someSettings(),
    combine: "loudest",
  };
  const walls: number[] = [];
  const cpuTimes: number[] = [];
  const memories: number[] = [];
  let sum: FieldSum | null = null;
  for (let k = 0; k < 3; k++) {
    const [rssBefore, cpuBefore, start] = [process.memoryUsage().rss, process.cpuUsage(), performance.now()];
    let peak = 0;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
    const parts = await Promise.all(
      partsOf(request.sirens.length, 2).map((part) => runPart({ request, part })),
    );
    sum = merged(parts as [FieldSum, ...FieldSum[]]);
    walls.push(performance.now() - start);
    const { user, system } = process.cpuUsage(cpuBefore);
    cpuTimes.push((user + system) / 1000);
    clearInterval(watch);
    memories.push((Math.max(peak, process.memoryUsage().rss) - rssBefore) / 1e6);
  }
  const heard = (sum as FieldSum).loudest.reduce((count, siren) => count + Number(siren >= 0), 0);
  say(
    `206 km² at 10 m (${surface.kinds.length} cells, ${heard} heard), 100 sirens of 3 km cold on two workers, median of 3`,
  );
  say(
    `  wall ${(median(walls) / 1000).toFixed(2)} s (target 2), CPU ${(median(cpuTimes) / 1000).toFixed(2)} s (target 4), memory +${Math.max(...memories).toFixed(0)} MB (target 300, all fields kept)`,
  );
  // One worker gives the same bits as two.
  const wasm = wasmKernel() as FieldKernel;
  const alone = sumOfFields(wasm, request, new FieldCache(0));
  const same = alone.loudestDb.every((level, at) => Object.is(level, (sum as FieldSum).loudestDb[at]));
  say(`  the same bits from one worker: ${same ? "yes" : "NO"}`);
}

/** The bench is bundled into one file, which is its own worker: field-part.ts starts there. */
function runPart(order: PartOrder): Promise<FieldSum> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: order });
    worker.once("message", ({ sum }: { sum: FieldSum }) => {
      resolve(sum);
      void worker.terminate();
    });
    worker.once("error", reject);
  });
}

/** How time grows with sirens and with cells. */
function scaling(wasm: FieldKernel): void {
  // 1 km at 10 m, as in a plan that has a thousand; and all of the 3 km of field.md at 20 m, which leaves the bench short.
  for (const [cellM, maxRadiusM] of [
    [10, 1000],
    [20, 3000],
  ] as const) {
    const surface = townSurface(7176, cellM);
    const settings = someSettings({ maxRadiusM });
    const kept: string[] = [];
    const byCount = ([100, 300, 1000] as const).map((count) => {
      const cache = new FieldCache();
      const request = {
        surface,
        sirens: spreadSirens(surface, count),
        settings,
        combine: "loudest",
      } as const;
      const ms = cpuMs(() => sumOfFields(wasm, request, cache));
      kept.push(`${(cache.bytes / 1e6).toFixed(0)} MB`);
      return [count, ms] as const;
    });
    say(
      `sirens of ${maxRadiusM / 1000} km at ${cellM} m: ${byCount.map(([n, t], k) => `${n} in ${(t / 1000).toFixed(2)} s (${kept[k]} kept)`).join(", ")}; exponent in sirens ${exponent(byCount).toFixed(2)}; memory of the process ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
    );
  }
  const bySize = ([20, 10, 5] as const).map((cellM) => {
    const fine = townSurface(3100, cellM);
    const { cols, rows } = fine.grid;
    const siren = aSiren(5, 5, mastHeightZ(fine, Math.floor(rows / 2) * cols + Math.floor(cols / 2), 30));
    for (let k = 0; k < 3; k++) fieldOf(wasm, fine, siren, someSettings());
    return [
      Math.PI * (3000 / cellM) ** 2,
      medianMs(() => fieldOf(wasm, fine, siren, someSettings()), 9),
    ] as const;
  });
  say(
    `one siren of 3 km at 20, 10, 5 m: ${bySize.map(([n, t]) => `${Math.round(n / 1000)}k cells ${ms(t)}`).join(", ")}; exponent in cells ${exponent(bySize).toFixed(2)}`,
  );
}

/** Slope between the first and the last of some (size, time) on logarithmic scales. */
function exponent(points: readonly (readonly [size: number, time: number])[]): number {
  const [first, last] = [points[0], points.at(-1)] as [readonly [number, number], readonly [number, number]];
  return Math.log(last[1] / first[1]) / Math.log(last[0] / first[0]);
}
