import { readFileSync, readdirSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildProjects } from "../../data/build/build-projects";
import { buildTown } from "../../data/build/build-town";
import { evaluatePlan } from "../../src/analysis/evaluate";
import { run } from "../../src/cli/run";
import { planPlane } from "../../src/analysis/plan-plane";
import { isScreened } from "../../src/analysis/is-screened";
import { screenedWorld } from "../../src/analysis/screened-world";
import { placedSirens } from "../../src/analysis/siren-places";
import { readProject } from "../../src/model/read-project";
import { sampleFolder, samplePlan } from "../support/hedong";

const data = new URL("../../data/", import.meta.url).pathname;

describe("the sample projects", () => {
  it("are what the seeded script builds from the sources, byte for byte", () => {
    const files = buildProjects();
    expect(files.size).toBe(14);
    for (const [path, text] of files) expect(readFileSync(`${data}${path}`, "utf8"), path).toBe(text);
  });

  it("open with real blind spots left, which the six proposed sirens have made fewer", () => {
    const plan = samplePlan("hedong");
    const all = evaluatePlan(plan);
    const without = evaluatePlan({
      ...plan,
      sirens: plan.sirens.filter(({ status }) => status === "existing"),
    });
    if (!all.ok || !without.ok) throw new Error("Hedong can be evaluated");
    expect(plan.sirens.filter(({ status }) => status === "existing")).toHaveLength(22);
    expect(plan.sirens.filter(({ status }) => status === "proposed")).toHaveLength(6);
    expect(all.value.coverage.lower).toBeGreaterThan(0.9);
    expect(all.value.coverage.upper).toBeLessThan(0.99);
    expect(without.value.coverage.upper).toBeLessThan(all.value.coverage.lower);
    expect(all.value.undecidedM2).toBe(0);
  });

  it("say on every siren that its position is not real", () => {
    for (const name of ["hedong", "yuetang"] as const)
      for (const siren of samplePlan(name).sirens) {
        expect(siren.note).toBe("演示数据，非真实点位");
        expect(siren.extra["illustrative"]).toBe(true);
      }
  });
});

describe("the synthetic town", () => {
  const bytesOf = (content: string | Uint8Array): Uint8Array =>
    typeof content === "string" ? new TextEncoder().encode(content) : content;

  it("is what its seeded script draws, twice over, byte for byte, and small enough to ship", () => {
    const [once, twice] = [buildTown(), buildTown()];
    expect([...once.keys()].sort()).toEqual(
      readdirSync(`${data}town`)
        .map((name) => `town/${name}`)
        .sort(),
    );
    expect(once.size).toBe(11);
    let total = 0;
    for (const [path, content] of once) {
      const bytes = bytesOf(content);
      expect(Buffer.compare(bytesOf(twice.get(path) ?? ""), bytes), path).toBe(0);
      expect(Buffer.compare(readFileSync(`${data}${path}`), bytes), path).toBe(0);
      total += statSync(`${data}${path}`).size;
    }
    expect(total).toBeLessThan(6e6);
  });

  it("is valid, and says so on the command line", async () => {
    const outcome = await run(["validate", `${data}town`, "--json"]);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: "" });
    expect(JSON.parse(outcome.stdout)).toMatchObject({
      valid: true,
      name: "演示城（合成数据）",
      model: "iso9613",
      illustrative: true,
      existing: 28,
      proposed: 6,
      candidates: 150,
      buildings: 19_060,
      terrain: { cols: 780, rows: 780, epsg: 4547 },
    });
    expect((await run(["validate", `${data}town`])).stdout).toContain("780 × 780 个高程点，EPSG:4547");
  });

  it("stands every siren and candidate 6 m above a roof, in a world that takes terrain and buildings in", async () => {
    const read = await readProject(sampleFolder("town"));
    if (!read.ok) throw new Error(JSON.stringify(read.error[0]));
    const { base, sirens, sirenTypes, settings } = read.value;
    expect(isScreened(read.value)).toBe(true);
    const plane = planPlane(base.district);
    const { world } = screenedWorld(base, settings.iso9613, plane);
    expect(world.buildings).toHaveLength(19_060);
    const placed = placedSirens(sirens, sirenTypes, { world, featureOf: () => 0 }, plane);
    if (!placed.ok) throw new Error(JSON.stringify(placed.error));
    for (const { xyz } of placed.value) {
      const [roof] = world.buildingsNear([[xyz[0], xyz[1]]]);
      // A tenth of a metre by rounding the height up, a centimetre by rounding the place.
      expect(xyz[2] - (roof?.roofZ ?? 0)).toBeGreaterThan(5.99);
      expect(xyz[2] - (roof?.roofZ ?? 0)).toBeLessThan(6.12);
    }
    const candidates = base.candidates.map((candidate) => ({
      ...(sirens[0] as (typeof sirens)[number]),
      at: candidate.at,
      heightM: candidate.heightM as number,
    }));
    expect(placedSirens(candidates, sirenTypes, { world, featureOf: () => 0 }, plane).ok).toBe(true);
  });

  it("says of everything that has a name that it is made up", () => {
    let named = 0;
    for (const [path, bytes] of sampleFolder("town")) {
      if (!path.endsWith(".geojson")) continue;
      const { features } = JSON.parse(new TextDecoder().decode(bytes)) as {
        features: { properties: Record<string, unknown> }[];
      };
      for (const { properties } of features)
        for (const key of ["name", "note", "host"])
          if (properties[key] !== undefined) {
            expect(properties[key]).toMatch(/合成|演示/);
            named++;
          }
    }
    expect(named).toBeGreaterThan(500);
  });
});
