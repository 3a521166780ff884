import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FeatureCollection, Polygon } from "geojson";
import { describe, expect, it } from "vitest";
import { type Outcome, run } from "../../src/cli/run";
import { writeProjectZip } from "../../src/io/project-zip";
import { ORIGIN, aPlan, filesOf, square } from "../support/a-plan";
import { aTiff } from "../support/a-tiff";
import { aFolder, folderOf } from "./a-folder";

/** A radius of 1000 m over a square of 2000 m leaves four corners blind: 4 km² − π km². */
const disc = aPlan({ area: square(2_000), name: "圆", settings: { model: "radius" } }).withSiren("S1", {
  eastM: 0,
  northM: 0,
  radiusM: 1_000,
});
const BLIND_M2 = 4e6 - Math.PI * 1e6;

const json = (outcome: Outcome) => JSON.parse(outcome.stdout) as Record<string, unknown>;

/** Exit 2: nothing on stdout, one line on stderr, no trace of the program's inside. */
function expectRefused(outcome: Outcome, words: RegExp): void {
  expect(outcome.exitCode).toBe(2);
  expect(outcome.stdout).toBe("");
  expect(outcome.stderr).toMatch(/^[^\n]+\n$/);
  expect(outcome.stderr).not.toMatch(/\bat .*\.(ts|mjs):|TypeError|undefined/);
  expect(outcome.stderr).toMatch(words);
}

describe("siren-plan evaluate", () => {
  it("prints the contract's keys, and figures of the closed form", async () => {
    const outcome = await run(["evaluate", folderOf(disc.files()), "--json"]);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: "" });
    const answer = json(outcome) as {
      readonly coverage: { readonly lower: number; readonly upper: number; readonly certified: boolean };
      readonly blindSpots: readonly Record<string, unknown>[];
      readonly weakest: { readonly marginDb: unknown };
    };
    const keys = "model district coverage blindSpots weakest undecidedM2 sirens elapsedMs".split(" ");
    expect(Object.keys(answer)).toEqual(keys);
    expect(Object.keys(answer.blindSpots[0] ?? {})).toEqual(
      expect.arrayContaining(["id", "areaM2", "centroid", "bbox", "worst", "nearestSiren"]),
    );
    // 1e-5: metres of the plane against the geodesic (DESIGN §3).
    expect(Math.abs(answer.coverage.lower / (1 - BLIND_M2 / 4e6) - 1)).toBeLessThan(1e-5);
    expect(answer.coverage.certified).toBe(false);
    expect(answer.blindSpots).toHaveLength(4);
    expect(answer.weakest.marginDb).toBeNull();
  });

  it("gives the same for the folder, its project.json and the zip", async () => {
    const folder = folderOf(disc.files());
    const zip = join(folder, "x.sirenplan");
    writeFileSync(zip, writeProjectZip(disc.files()));
    const answers = await Promise.all(
      [folder, join(folder, "project.json"), zip].map((path) => run(["evaluate", path, "--json"])),
    );
    const [first, ...others] = answers.map((outcome): Record<string, unknown> => ({
      ...json(outcome),
      elapsedMs: 0,
    }));
    expect(first?.["coverage"]).toBeDefined();
    for (const other of others) expect(other).toEqual(first);
  });

  it("takes --model, --set and --without for one run", async () => {
    const folder = folderOf(disc.withSiren("S2", { eastM: 0, northM: 0, radiusM: 1_000 }).files());
    const cn120 = json(
      await run(["evaluate", folder, "--model", "cn120", "--set", "cn120.excess=20", "--json"]),
    );
    expect(cn120["model"]).toBe("cn120");
    const [less, more] = await Promise.all(
      [
        ["--set", "cn120.excess=20"],
        ["--set=cn120.excess=0", "--set", "criterion.aboveAmbient=-5"],
      ].map((set) => run(["evaluate", folder, "--model", "cn120", "--json", ...set])),
    );
    const lower = (outcome: Outcome | undefined) =>
      (json(outcome as Outcome)["coverage"] as { lower: number }).lower;
    expect(lower(more)).toBeGreaterThan(lower(less));
    const without = json(await run(["evaluate", folder, "--json", "--without", "S1", "--without", "S2"]));
    expect(without["sirens"]).toEqual([]);
    expect(without["coverage"]).toMatchObject({ lower: 0, certified: false });
  });

  it("ends with 1 where the required rate is not met, and prints all the same", async () => {
    const folder = folderOf(disc.files());
    // π/4 = 78.539 81… %
    for (const [percent, exitCode] of [
      ["78.5", 0],
      ["78.6", 1],
      ["100", 1],
      ["0", 0],
    ] as const) {
      const outcome = await run(["evaluate", folder, "--require", percent, "--json"]);
      expect([percent, outcome.exitCode]).toEqual([percent, exitCode]);
      expect(json(outcome)["coverage"]).toBeDefined();
      expect(outcome.stderr).toBe("");
    }
    const whole = folderOf(
      aPlan({ area: square(100) })
        .withSiren("S1", { eastM: 0, northM: 0 })
        .files(),
    );
    expect((await run(["evaluate", whole, "--require", "100"])).exitCode).toBe(0);
  });

  it("writes the blind areas with nine decimals or more, right-hand rule, and their ids", async () => {
    const folder = folderOf(disc.files());
    const file = join(folder, "areas.geojson");
    const outcome = await run(["evaluate", folder, "--areas", file, "--json"]);
    const { features } = JSON.parse(readFileSync(file, "utf8")) as FeatureCollection<Polygon>;
    const ids = (json(outcome)["blindSpots"] as { id: string }[]).map(({ id }) => id);
    expect(features.map(({ properties }) => [properties?.["kind"], properties?.["id"]])).toEqual(
      ids.map((id) => ["blind", id]),
    );
    const decimals = features[0]?.geometry.coordinates[0]
      ?.flat()
      .map((n) => (String(n).split(".")[1] ?? "").length);
    expect(Math.max(...(decimals ?? []))).toBeGreaterThanOrEqual(9);
  });

  it("prints a table in Chinese, and in English when asked", async () => {
    const folder = folderOf(disc.files());
    expect((await run(["evaluate", folder])).stdout).toMatch(/音响警报覆盖率 {2}78\.53 % {2}已证明/);
    expect((await run(["evaluate", folder, "--lang", "en"])).stdout).toMatch(
      /coverage rate {2}78\.53 % {2}proved/,
    );
    expect((await run(["evaluate", folder], { SIREN_PLAN_LANG: "en" })).stdout).toContain("proved");
    expect((await run(["evaluate", folder], { SIREN_PLAN_LANG: "zh_CN.UTF-8" })).stdout).toContain("已证明");
  });

  it("cannot be steered by a name: no control reaches the terminal", async () => {
    const folder = folderOf(disc.withSiren("S2", { eastM: 0, northM: 0, name: "\u001b[2J\nx" }).files());
    // eslint-disable-next-line no-control-regex
    expect((await run(["evaluate", folder])).stdout).not.toMatch(/\u001b/);
  });
});

describe("a refusal", () => {
  it("is one line for every mistake on the command line", async () => {
    const folder = folderOf(disc.files());
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [[], /evaluate/],
      [["fly"], /fly/],
      [["site", folder], /--units/],
      [["evaluate"], /PROJECT/],
      [["evaluate", folder, "more"], /more/],
      [["evaluate", folder, "--bogus"], /--bogus/],
      [["evaluate", folder, "--model"], /--model/],
      [["evaluate", folder, "--model", "guess"], /guess/],
      [["evaluate", folder, "--json=1"], /--json/],
      [["evaluate", folder, "--set", "nothing"], /nothing/],
      [["evaluate", folder, "--set", "no.such=1"], /no\.such/],
      [["evaluate", folder, "--set", "criterion.safetyMargin=loud"], /safetyMargin/],
      [["evaluate", folder, "--set", "criterion.safetyMargin=1e999"], /safetyMargin/],
      [["evaluate", folder, "--without", "S9", "--json"], /S9/],
      [["evaluate", folder, "--require", "101"], /101/],
      [["evaluate", folder, "--require", "all"], /all/],
      [["evaluate", folder, "--require=-1"], /-1/],
      [["evaluate", folder, "--areas", join(folder, "no", "x.geojson"), "--json"], /x\.geojson/],
      [["evaluate", join(folder, "nowhere"), "--json"], /nowhere/],
      [["evaluate", join(folder, "sirens.geojson")], /sirens\.geojson/],
      [["validate", aFolder()], /project\.json/],
      [["evaluate", folder, "--lang", "fr"], /fr/],
      [["report", folder], /--out/],
      [["report", folder, "--out", join(folder, "x.pdf")], /\.pdf/],
      [["report", folder, "--out", join(folder, "no", "x.html")], /x\.html/],
      [["trace", join(folder, "none.json")], /none\.json/],
    ];
    expect(cases.length).toBe(26);
    for (const [args, words] of cases) expectRefused(await run(args), words);
  });

  it("names file, place and reason of the first problem, and counts the others", async () => {
    const two = disc.withSiren("S2", { eastM: 1, northM: 1 });
    const folder = folderOf(
      edited(two.files(), "sirens.geojson", [
        ['"status":"existing"', '"status":"planned"'],
        [
          '"id":"S2","name":"S2","status":"existing"',
          '"id":"S2","name":"S2","status":"\\u001b[31m\\n\\u2028"',
        ],
      ]),
    );
    const outcome = await run(["evaluate", folder, "--json", "--lang", "en"]);
    const words =
      /^sirens\.geojson: feature 1 \(S1\) properties\.status: "planned" .*existing.*\(and 1 more\)$/m;
    expectRefused(outcome, words);
  });

  it("is one line for a project that lacks a file, leaves its folder, or is no JSON", async () => {
    const manifest = (from: string, to: string) => edited(disc.files(), "project.json", [[from, to]]);
    const without = disc.files();
    without.delete("sirens.geojson");
    const projects: readonly ReadonlyMap<string, Uint8Array | string>[] = [
      without,
      manifest('"sirens":"sirens.geojson"', '"sirens":"../sirens.geojson"'),
      manifest('"sirens":"sirens.geojson"', '"sirens":"/etc/passwd"'),
      manifest('"version":1', '"version":2'),
      new Map<string, Uint8Array | string>(disc.files()).set(
        "district.geojson",
        '{"type":"FeatureCollection","features":[]}',
      ),
      new Map([["project.json", "{"]]),
      new Map([["project.json", ""]]),
      new Map([["project.json", "null"]]),
    ];
    for (const folder of projects.map(folderOf))
      for (const verb of ["validate", "evaluate"])
        expectRefused(await run([verb, folder, "--json"]), /geojson|project\.json/);
  });
});

/** Files of a project with pieces of one of them replaced. */
function edited(
  files: ReadonlyMap<string, Uint8Array>,
  path: string,
  pieces: readonly (readonly [from: string, to: string])[],
): Map<string, Uint8Array | string> {
  let text = new TextDecoder().decode(files.get(path));
  for (const [from, to] of pieces) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  return new Map<string, Uint8Array | string>(files).set(path, text);
}

describe("siren-plan validate, report, trace and help", () => {
  it("validates: a table, or one object", async () => {
    const folder = folderOf(disc.files());
    expect((await run(["validate", folder])).stdout).toContain("现有 1 台，拟建 0 台，能鸣响 1 台");
    expect(json(await run(["validate", folder, "--json"]))).toMatchObject({
      valid: true,
      problems: [],
      sirens: 1,
    });
  });

  it("reads the elevation, and refuses in a line what cannot be trusted", async () => {
    const documents = disc.documents() as Record<string, { layers: Record<string, string> }>;
    const project = documents["project.json"] as { layers: Record<string, string> };
    project.layers["terrain"] = "dem.tif";
    const dem = {
      cols: 41,
      rows: 41,
      values: Array.from({ length: 41 * 41 }, () => 35),
      tie: [20.5, 20.5, ORIGIN[0], ORIGIN[1]],
      scale: [0.001, 0.001],
    } as const;
    const folderWith = (bytes: Uint8Array): string => folderOf(filesOf(documents).set("dem.tif", bytes));
    expect(json(await run(["validate", folderWith(aTiff(dem)), "--json"]))).toMatchObject({
      terrain: { cols: 41, rows: 41, epsg: 4326 },
    });
    const sound = await run(["evaluate", folderWith(aTiff(dem)), "--json"]);
    expect(sound.exitCode).toBe(0);
    for (const verb of ["validate", "evaluate"]) {
      expectRefused(await run([verb, folderWith(aTiff({ ...dem, epsg: 2436 }))]), /^dem\.tif：.*EPSG:2436/);
      expectRefused(await run([verb, folderWith(aTiff(dem).slice(0, 300))]), /^dem\.tif：读不了/);
    }
  });

  it("writes reports by extension", async () => {
    const folder = folderOf(disc.files());
    for (const [name, begin] of [
      ["r.html", "<!doctype html>"],
      ["r.HTML", "<!doctype html>"],
      ["r.geojson", "{"],
    ] as const) {
      const outcome = await run(["report", folder, "--out", join(folder, name)]);
      expect(outcome).toMatchObject({ exitCode: 0, stderr: "" });
      expect(readFileSync(join(folder, name), "utf8").startsWith(begin)).toBe(true);
    }
  });

  it("traces a scene: 61 dB less at 300 m, as the inverse square law has it", async () => {
    const scene = {
      source: { xyz: [0, 0, 10], powerLevel: 120, frequency: 500 },
      receiver: { xyz: [300, 0, 10] },
      ground: { G: 0 },
      atmosphere: { temperature: 20, humidity: 70, pressure: 101.325 },
      edition: 1996,
    };
    const folder = folderOf(new Map([["scene.json", JSON.stringify(scene)]]));
    const answer = json(await run(["trace", join(folder, "scene.json"), "--json"])) as {
      readonly bands: readonly number[];
      readonly terms: { readonly divergence: readonly number[] };
      readonly tone: { readonly frequency: number };
    };
    expect(answer.bands).toEqual([63, 125, 250, 500, 1000, 2000, 4000, 8000]);
    expect(answer.terms.divergence[0]).toBeCloseTo(20 * Math.log10(300) + 11, 6);
    expect(answer.tone.frequency).toBe(500);
    expect((await run(["trace", join(folder, "scene.json")])).stdout).toContain("几何发散");
    const bad = folderOf(new Map([["scene.json", JSON.stringify({ ...scene, receiver: {} })]]));
    expectRefused(await run(["trace", join(bad, "scene.json"), "--json"]), /scene\.json：receiver\.xyz：/);
  });

  it("explains itself, verb by verb, in both languages", async () => {
    for (const args of [
      ["--help"],
      ["-h"],
      ["evaluate", "--help"],
      ["validate", "-h"],
      ["report", "--help"],
      ["site", "--help"],
      ["trace", "--help"],
    ])
      for (const language of ["zh", "en"]) {
        const outcome = await run([...args, "--lang", language]);
        expect(outcome).toMatchObject({ exitCode: 0, stderr: "" });
        expect(outcome.stdout).toContain("siren-plan");
      }
    const { stdout } = await run(["--help"]);
    for (const later of ["field", "convert"]) expect(stdout).not.toContain(later);
  });
});
