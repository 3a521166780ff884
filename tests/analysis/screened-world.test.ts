import { describe, expect, it } from "vitest";
import { areaLevel } from "../../src/acoustics/area-model";
import { inRings } from "../../src/acoustics/plan-geometry";
import { isScreened } from "../../src/analysis/is-screened";
import { planPlane } from "../../src/analysis/plan-plane";
import { screenedWorld } from "../../src/analysis/screened-world";
import { areaSettings, placedSirens } from "../../src/analysis/siren-places";
import { terrainNodes } from "../../src/analysis/terrain-nodes";
import { type Crs, crsOf } from "../../src/geo/crs";
import type { HeightRaster } from "../../src/geo/height-raster";
import { problemText } from "../../src/i18n/problem-text";
import type { Plan } from "../../src/model/plan";
import { ORIGIN, aPlan, at, geoPolygon, rectangle, square, withHole } from "../support/a-plan";
import { aTown } from "../support/a-town";

const iso = { model: "iso9613", iso9613: { edition: 1996, groundFactor: 0.5 } };
const base = aPlan({ area: square(1_000), settings: iso });

const zone = crsOf(4547) as Crs;

/** A raster of 10 m in the zone of 114°, 81 × 81 nodes about the origin: heights by metres east and north of it. */
function raster(height: (eastM: number, northM: number) => number): HeightRaster {
  const [east, north] = zone.fromDegrees(ORIGIN[0], ORIGIN[1]);
  const zM = new Float32Array(81 * 81);
  zM.forEach((_, i) => {
    zM[i] = height(10 * (i % 81) - 400, 400 - 10 * Math.floor(i / 81));
  });
  return {
    cols: 81,
    rows: 81,
    epsg: 4547,
    x0: east - 400,
    xCol: 10,
    xRow: 0,
    y0: north + 400,
    yCol: 0,
    yRow: -10,
    zM,
  };
}

const over = (plan: Plan, terrain: HeightRaster): Plan => ({ ...plan, base: { ...plan.base, terrain } });

function worldOf(plan: Plan) {
  const plane = planPlane(plan.base.district);
  return { plane, screened: screenedWorld(plan.base, plan.settings.iso9613, plane) };
}

const roofs = (plan: Plan): number[] => worldOf(plan).screened.world.buildings.map(({ roofZ }) => roofZ);

describe("the world that a plan means", () => {
  it("has flat roofs at their height above level ground, courtyards open", () => {
    const plan = base
      .withBuilding(withHole(square(40), square(10)), 12)
      .withBuilding(square(10, [100, 0]), 30)
      .build();
    const { buildings } = worldOf(plan).screened.world;
    expect(buildings.map(({ roofZ }) => roofZ)).toEqual([12, 30]);
    expect(buildings[0]?.rings).toHaveLength(2);
    expect(inRings(buildings[0]?.rings ?? [], 0, 0)).toBe(false);
    expect(inRings(buildings[0]?.rings ?? [], 15, 0)).toBe(true);
  });

  it("has roofs above the highest ground under the outline: on a slope, and over a summit inside it", () => {
    const plan = base
      .withBuilding(square(40), 12)
      .withBuilding(square(4, [102, 3]), 12)
      .build();
    const onSlope = roofs(
      over(
        plan,
        raster((x) => 100 + 0.1 * x),
      ),
    );
    // The raster's axes are turned by the convergence of its zone, some 0.5°: 20 m east are 20.2 m across the slope.
    expect(onSlope[0]).toBeCloseTo(100 + 2 + 12, 1);
    expect(onSlope[1]).toBeCloseTo(100 + 10.4 + 12, 1);
    const summit = raster((x, y) => (Math.hypot(x, y) < 5 ? 150 : 100));
    expect(roofs(over(plan, summit))).toEqual([162, 112]);
  });

  it("has barriers straight between heights above the ground at their vertices", () => {
    const plan = base
      .withFeature(
        "barriers",
        { type: "LineString", coordinates: [[...at(0, 0)], [...at(100, 0)]] },
        { height: [2, 5] },
      )
      .build();
    expect(worldOf(plan).screened.world.barriers[0]?.topEdge.map(([, , z]) => z)).toEqual([2, 5]);
    const sloped = worldOf(
      over(
        plan,
        raster((x) => 100 + 0.1 * x),
      ),
    ).screened.world.barriers[0]?.topEdge;
    expect(sloped?.[0]?.[2]).toBeCloseTo(102, 3);
    expect(sloped?.[1]?.[2]).toBeCloseTo(115, 1);
  });

  it("has the settings' ground outside its areas, and the later of two areas", () => {
    const plan = base
      .withFeature("ground", geoPolygon(square(200)), { G: 1 })
      .withFeature("ground", geoPolygon(square(100)), { G: 0 })
      .build();
    const { ground } = worldOf(plan).screened.world;
    expect(ground.base).toBe(0.5);
    expect(ground.areas.map(({ g }) => g)).toEqual([1, 0]);
  });

  it("knows which feature a building is of, each part of a multipolygon too", () => {
    const parts = [square(10), square(10, [50, 0])].map((part) => geoPolygon(part).coordinates);
    const plan = base
      .withBuilding(square(10, [0, 100]), 5)
      .withFeature("buildings", { type: "MultiPolygon", coordinates: parts }, { height: 7 })
      .build();
    const { world, featureOf } = worldOf(plan).screened;
    expect(world.buildings.map(featureOf)).toEqual([1, 2, 2]);
  });
});

describe("the ground of a raster", () => {
  const plane = planPlane(base.build().base.district);

  it("is where an exact projection puts it, to a millimetre", () => {
    const grid = raster((x, y) => x + 2 * y);
    const nodes = terrainNodes(grid, plane);
    let worst = 0;
    for (let row = 0; row < 81; row++)
      for (let col = 0; col < 81; col++) {
        const [x, y] = plane.toLocal(zone.toDegrees(grid.x0 + 10 * col, grid.y0 - 10 * row));
        const node = (row + 1) * nodes.cols + col + 1;
        worst = Math.max(worst, Math.hypot((nodes.xM[node] as number) - x, (nodes.yM[node] as number) - y));
      }
    expect(worst).toBeLessThan(1e-3);
  });

  it("goes on at the height of its edge beyond it", () => {
    const plan = over(
      base.build(),
      raster((x) => (x > 395 ? 70 : x < -395 ? 20 : 40)),
    );
    const { terrain } = worldOf(plan).screened.world;
    expect(terrain.heightAt(3_000, 10)).toBeCloseTo(70, 9);
    expect(terrain.heightAt(-20_000, 10)).toBeCloseTo(20, 9);
    expect(terrain.heightAt(0, 5_000)).toBeCloseTo(40, 9);
    const heights = terrain.section([-5_000, 0], [5_000, 0]).map(([, z]) => z);
    expect([Math.min(...heights), Math.max(...heights)]).toEqual([
      expect.closeTo(20, 9),
      expect.closeTo(70, 9),
    ]);
  });
});

describe("a siren in the world", () => {
  const placed = (plan: Plan) => {
    const { plane, screened } = worldOf(plan);
    return placedSirens(plan.sirens, plan.sirenTypes, screened, plane);
  };
  const house = base.withBuilding(square(20), 12);
  const siren = (heightM: number) =>
    house.withSiren("S1", { eastM: 0, northM: 0, heightM, name: "一中" }).build();

  it("stands on a roof, also exactly on it, and not below it", () => {
    for (const heightM of [12, 18]) {
      const stands = placed(siren(heightM));
      expect(stands.ok && stands.value[0]?.xyz[2]).toBe(heightM);
    }
    const refused = placed(siren(11.9));
    if (refused.ok) throw new Error("it is inside");
    expect(problemText(refused.error, "zh")).toBe(
      "sirens：警报器 S1 properties.height：警报器“一中”在建筑物内部：喇叭高程 11.9 m，低于该建筑（第 1 个要素）的屋顶 12.0 m；请加大架设高度或移出建筑",
    );
    expect(problemText(refused.error, "en")).toContain("below the roof of feature 1 at 12.0 m");
  });

  it("counts its height from the ground under it, not from the roof's", () => {
    // At the lower side of a roof over a slope of 1 : 2, the roof is 20 m · ½ + 12 m above the ground.
    const slope = raster((x) => 100 + 0.5 * x);
    const low = (heightM: number) =>
      over(house.withSiren("S1", { eastM: -9, northM: 0, heightM }).build(), slope);
    expect(placed(low(18)).ok).toBe(false);
    expect(placed(low(23)).ok).toBe(true);
  });

  it("stands free in a courtyard", () => {
    const court = base
      .withBuilding(withHole(square(40), square(20)), 12)
      .withSiren("S1", { eastM: 0, northM: 0, heightM: 3 })
      .build();
    expect(placed(court).ok).toBe(true);
  });
});

describe("ISO 9613-2 needs screening", () => {
  const open = base.withSiren("S1", { eastM: 0, northM: 0 });
  it("where anything stands in the way, or a siren that sounds beams", () => {
    const beam = {
      id: "B",
      name: "B",
      level: { value: 120, weighting: "A", distance: 1 },
      frequency: 500,
      mount: 9,
    };
    const beamed = open.withType({ ...beam, verticalPattern: { horns: 4, spacing: 0.3 } });
    const cases: [Plan, boolean][] = [
      [open.build(), false],
      [open.withBuilding(square(10), 5).build(), true],
      [open.withFeature("ground", geoPolygon(square(10)), { G: 1 }).build(), true],
      [
        over(
          open.build(),
          raster(() => 0),
        ),
        true,
      ],
      [beamed.build(), false],
      [beamed.withSiren("S2", { eastM: 9, northM: 0, type: "B" }).build(), true],
      [beamed.withSiren("S2", { eastM: 9, northM: 0, type: "B", service: "fault" }).build(), false],
      [open.withBuilding(square(10), 5).withSettings({ model: "cn120" }).build(), false],
    ];
    for (const [plan, screened] of cases) expect(isScreened(plan)).toBe(screened);
  });
});

describe("a seeded town of hard cases", () => {
  it("is the same by the same seed, and its levels are finite, screened and open", () => {
    let [seen, screenedOnes] = [0, 0];
    for (let seed = 1; seed <= 8; seed++) {
      const town = aTown({ seed, ridgeM: 60 * (seed % 3) });
      expect(town.plan.base).toEqual(aTown({ seed, ridgeM: 60 * (seed % 3) }).plan.base);
      expect(town.sirens).toHaveLength(3);
      for (const receiver of town.receivers(10))
        for (const siren of town.sirens) {
          const level = areaLevel(town.screened.world, siren, receiver, areaSettings(town.plan.settings));
          if (!level.ok) throw new Error(level.error.detail);
          expect(level.value.levelDb).toBeGreaterThan(20);
          seen++;
          if (level.value.terms.barrier > 0) screenedOnes++;
        }
    }
    expect(seen).toBe(240);
    expect(screenedOnes).toBeGreaterThan(60);
    expect(screenedOnes).toBeLessThan(220);
  });

  it("has walls along every building that fall in no other: a rectangle is a rectangle in the plane", () => {
    const plan = base.withBuilding(rectangle(0, 0, 0.05, 30), 9).build();
    const [ring] = worldOf(plan).screened.world.buildings[0]?.rings ?? [];
    expect(
      Math.hypot(
        (ring?.[1]?.[0] ?? 0) - (ring?.[0]?.[0] ?? 0),
        (ring?.[1]?.[1] ?? 0) - (ring?.[0]?.[1] ?? 0),
      ),
    ).toBeCloseTo(0.05, 7);
  });
});
