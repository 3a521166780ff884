import { describe, expect, it } from "vitest";
import { generatedSites } from "../../src/analysis/generated-sites";
import { buildWorld } from "../../src/analysis/world";
import { bboxOf } from "../../src/geo/bounds";
import { aPlan, geoPolygon, square, toLocal } from "../support/a-plan";

const town = aPlan({ area: square(2_000), settings: { model: "radius" } });
const grid = { shape: "squares", spacingM: 200, refined: false, heightM: 15 } as const;
const world = buildWorld(town.build().base, false);
const blind = bboxOf([geoPolygon(square(100, [500, 500]))]);
if (!blind) throw new Error("a square has a box");

describe("sites that are made up", () => {
  it("are named by where they lie, so that a denser grid keeps the names of a coarser one", () => {
    const coarse = generatedSites(world, [], { grid }).grid;
    const dense = generatedSites(world, [], { grid: { ...grid, spacingM: 100 } }).grid;
    expect(coarse.length).toBeGreaterThan(80);
    const places = new Map(dense.map(({ id, at }) => [id, toLocal(at)]));
    for (const { id, at } of coarse) {
      const [x, y] = toLocal(at);
      const other = places.get(id);
      expect(other && Math.hypot(other[0] - x, other[1] - y)).toBeLessThan(0.01);
    }
    expect(new Set(dense.map(({ id }) => id)).size).toBe(dense.length);
  });

  it("are twice as dense where it is blind and a spacing round it, and nowhere else", () => {
    const coarse = generatedSites(world, [], { grid }).grid;
    const refined = generatedSites(world, [], { grid: { ...grid, refined: true } }, [blind]).grid;
    const added = refined.filter(({ id }) => !coarse.some((other) => other.id === id));
    // 500 m each way at 100 m, less what the coarse grid has of it.
    expect(added.length).toBeGreaterThan(12);
    expect(added.length).toBeLessThan(28);
    for (const { at } of added) {
      const [x, y] = toLocal(at);
      expect(Math.max(Math.abs(x - 500), Math.abs(y - 500))).toBeLessThanOrEqual(250.1);
    }
    expect(refined.length).toBe(coarse.length + added.length);
    expect(generatedSites(world, [], { grid: { ...grid, refined: true } }).grid).toEqual(coarse);
  });

  it("stand on the highest roof of each square, high enough", () => {
    const plan = town
      .withBuilding(square(20, [10, 10]), 30)
      .withBuilding(square(20, [60, 10]), 45)
      .withBuilding(square(20, [-700, -700]), 33)
      .withBuilding(square(20, [-700, 700]), 9)
      .withBuilding(square(20, [5_000, 0]), 90)
      .build();
    const { roofs } = generatedSites(buildWorld(plan.base, false), plan.base.buildings, {
      roofs: { leastHeightM: 24, apartM: 500 },
    });
    expect(roofs.map(({ id, heightM }) => [id, heightM])).toEqual([
      ["R00002", 48],
      ["R00003", 36],
    ]);
  });

  it("are none where they would be too many, and the answer says how many are the most", () => {
    const found = generatedSites(world, [], { grid: { ...grid, spacingM: 25 } });
    expect(found).toEqual({ grid: [], roofs: [], tooMany: 5_000 });
    expect(generatedSites(world, [], { grid }).tooMany).toBeNull();
    expect(generatedSites(world, [], {})).toEqual({ grid: [], roofs: [], tooMany: null });
  });
});
