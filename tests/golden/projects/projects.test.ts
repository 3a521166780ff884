import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { convertPlanFromGcj02 } from "../../../src/model/convert-from-gcj02";
import { looksLikeGcj02 } from "../../../src/model/looks-like-gcj02";
import { parseProject } from "../../../src/model/parse-project";
import type { Plan } from "../../../src/model/plan";
import { serialiseProject } from "../../../src/model/serialise-project";
import { TEST_SETTINGS, filesOf } from "../../support/a-plan";

const here = import.meta.dirname;

function parsed(files: ReadonlyMap<string, Uint8Array>): Plan {
  const plan = parseProject(files);
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}

describe("a project of version 1", () => {
  const names = readdirSync(join(here, "version-1"), { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith("json") && name !== "plan.json",
  );
  const files = new Map(
    names.map((name) => [name, new Uint8Array(readFileSync(join(here, "version-1", name)))]),
  );

  it("means what it meant", () => {
    const { source: _, ...contents } = parsed(files);
    expect(files.size).toBe(5);
    expect(contents).toEqual(JSON.parse(readFileSync(join(here, "version-1", "plan.json"), "utf8")));
  });

  it("is saved as it was", () => {
    expect(serialiseProject(parsed(files))).toEqual(files);
  });
});

describe("a district in GCJ-02 degrees, as the public map service gives it", () => {
  const outline = (name: string): unknown => JSON.parse(readFileSync(join(here, name), "utf8"));
  const withOutline = (district: unknown): Plan =>
    parsed(
      filesOf({
        "project.json": {
          format: "siren-coverage-project",
          version: 1,
          name: "岳塘",
          layers: { district: "district.geojson", sirens: "sirens.geojson" },
          sirenTypes: [],
          settings: TEST_SETTINGS,
        },
        "district.geojson": district,
        "sirens.geojson": { type: "FeatureCollection", features: [] },
      }),
    );
  const gcj02 = withOutline(outline("yuetang_430304_gcj02_datav.geojson"));
  const wgs84 = withOutline(outline("yuetang_430304_wgs84.geojson"));

  it("is questioned beside the same district in WGS-84, with an offset of some 660 m", () => {
    const evidence = looksLikeGcj02(gcj02, wgs84);
    expect(evidence?.layers).toEqual(["district", "sirens"]);
    expect(evidence?.reason).toBe("outline");
    // basemaps.md of the data: gcoord gives 659 m at 112.96 E 27.88 N.
    expect(Math.abs((evidence?.offsetM ?? 0) - 659)).toBeLessThan(10);
  });

  it("is not questioned any more once it is converted, nor is the WGS-84 one ever", () => {
    expect(looksLikeGcj02(convertPlanFromGcj02(gcj02, ["district", "sirens"]), wgs84)).toBeNull();
    expect(looksLikeGcj02(wgs84, wgs84)).toBeNull();
    expect(looksLikeGcj02(wgs84, gcj02)).toBeNull();
  });

  it("lies on the other source's outline to metres once it is converted", () => {
    const ring = (plan: Plan) => (plan.base.district[0]?.coordinates[0] ?? []) as [number, number][];
    const target = ring(wgs84);
    const metres = ([a, b]: [number, number], [c, d]: [number, number]) =>
      Math.hypot((a - c) * 98_400, (b - d) * 110_900);
    const nearest = ring(convertPlanFromGcj02(gcj02, ["district"])).map((at) =>
      Math.min(...target.map((other) => metres(at, other))),
    );
    const near = nearest.filter((distance) => distance < 5).length;
    expect(nearest.length).toBeGreaterThan(100);
    expect(near / nearest.length).toBeGreaterThan(0.9);
  });
});
