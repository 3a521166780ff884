import { describe, expect, it } from "vitest";
import { areaLevel } from "../../src/acoustics/area-model";
import { areaSettings, placedSirens } from "../../src/analysis/siren-places";
import { type PlaceBudget, placeBudgetIn } from "../../src/analysis/place-budget";
import { probeIn } from "../../src/analysis/probe";
import { screenedWorld } from "../../src/analysis/screened-world";
import { buildWorld } from "../../src/analysis/world";
import type { SirenId } from "../../src/base/ids";
import type { Plan } from "../../src/model/plan";
import { type PlanBuilder, aPlan, at, rectangle, square } from "../support/a-plan";

const ISO = { model: "iso9613", iso9613: { groundFactor: 0.5 } };

function budgetAt(plan: Plan, place: readonly [number, number], siren: string | null = null): PlaceBudget {
  const world = buildWorld(plan.base, plan.settings.model !== "radius");
  const screened = screenedWorld(plan.base, plan.settings.iso9613, world.plane);
  const found = placeBudgetIn(world, screened, plan, at(...place), siren as SirenId | null);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

/** Two sirens on a line, the second one louder by 6 dB. */
const two = (settings: object): PlanBuilder =>
  aPlan({ area: square(4_000) })
    .withSettings(settings as Record<string, unknown>)
    .withSiren("S1", { eastM: -500, northM: 0, levelDb: 130 })
    .withSiren("S2", { eastM: 500, northM: 0, levelDb: 136 });

describe("the budget at a place", () => {
  it.each([
    ["cn120", { model: "cn120", cn120: { excess: 12 } }],
    ["fema", { model: "fema" }],
    ["ISO 9613-2", ISO],
    ["cn120 in dB(C)", { model: "cn120", criterion: { aboveAmbient: 5, weighting: "C" } }],
  ])("is a sum: under %s the lines of every siren add up to its level", (_, settings) => {
    const { sirens, requiredDb } = budgetAt(two(settings).build(), [100, 300]);
    expect(sirens.map(({ siren }) => siren)).toEqual(["S2", "S1"]);
    for (const { lines, levelDb, marginDb } of sirens) {
      expect(lines.length).toBeGreaterThanOrEqual(2);
      expect(lines.reduce((sum, { valueDb }) => sum + valueDb, 0)).toBeCloseTo(levelDb as number, 9);
      expect(marginDb).toBeCloseTo((levelDb as number) - requiredDb, 9);
    }
  });

  it("has the level of the probe under the cursor, which has that of the coverage", () => {
    const plan = two({ model: "fema" }).build();
    const world = buildWorld(plan.base, true);
    const screened = screenedWorld(plan.base, plan.settings.iso9613, world.plane);
    const probe = probeIn(world, screened, plan, at(100, 300));
    const [first, second] = budgetAt(plan, [100, 300]).sirens;
    if (!probe.ok) throw new Error(JSON.stringify(probe.error));
    expect(probe.value.siren).toBe(first?.siren);
    expect(probe.value.levelDb).toBeCloseTo(first?.levelDb as number, 9);
    expect(probe.value.second?.levelDb).toBeCloseTo(second?.levelDb as number, 9);
  });

  it("holds the level at the rated one close by, and says so in a line of its own", () => {
    const { sirens } = budgetAt(
      aPlan().withSettings({ model: "fema" }).withSiren("S1", { eastM: 0, northM: 0, levelDb: 100 }).build(),
      [0.2, 0],
    );
    const cap = sirens[0]?.lines.find(({ name }) => name === "cap");
    expect(sirens[0]?.levelDb).toBe(100);
    // 10 dB per doubling from 1 m inwards: 23.2 dB too many at 0.2 m.
    expect(cap?.valueDb).toBeCloseTo(-10 * Math.log2(5), 4);
  });

  it("marks what no standard gives: the constant and Lz of the 120号 formula, and nothing else there", () => {
    const [heard] = budgetAt(two({ model: "cn120" }).build(), [0, 0]).sirens;
    expect(heard?.lines.filter(({ assumed }) => assumed).map(({ name }) => name)).toEqual([
      "constant",
      "excess",
    ]);
  });

  it("knows no level under model radius, only how far it is", () => {
    const plan = aPlan()
      .withSettings({ model: "radius" })
      .withSiren("S1", { eastM: 0, northM: 0, radiusM: 500 })
      .build();
    const [heard] = budgetAt(plan, [0, 650]).sirens;
    expect(heard?.levelDb).toBeNull();
    expect(heard?.marginM).toBeCloseTo(-150, 2);
    expect(heard?.lines).toEqual([]);
  });

  it("leaves out sirens that do not sound", () => {
    const plan = two({ model: "cn120" })
      .withSiren("S3", { eastM: 100, northM: 300, levelDb: 140, service: "fault" })
      .build();
    expect(budgetAt(plan, [100, 300]).sirens.map(({ siren }) => siren)).toEqual(["S2", "S1"]);
  });
});

describe("the path to one siren", () => {
  /** A block 30 m high, 100 m long, half way between the siren and the place 600 m east of it. */
  const blocked = (settings: object) =>
    aPlan({ area: square(4_000) })
      .withSettings(settings as Record<string, unknown>)
      .withSiren("S1", { eastM: 0, northM: 0, levelDb: 140, heightM: 20 })
      .withBuilding(rectangle(300, -200, 320, 200), 30);

  it("is that of the area model, cut through the buildings, and chosen by name", () => {
    const plan = blocked(ISO).withSiren("S2", { eastM: 900, northM: 0, levelDb: 100 }).build();
    const { path, sirens } = budgetAt(plan, [600, 0], "S1");
    const world = buildWorld(plan.base, true);
    const screened = screenedWorld(plan.base, plan.settings.iso9613, world.plane);
    const siren = plan.sirens[0];
    if (!siren || !path) throw new Error("S1 is there and has a path");
    const placed = placedSirens([siren], plan.sirenTypes, screened, world.plane);
    const [source] = placed.ok ? placed.value : [];
    const [x, y] = world.plane.toLocal(at(600, 0));
    if (!source) throw new Error("S1 has a height");
    const truth = areaLevel(screened.world, source, [x, y, 1.5], areaSettings(plan.settings));
    if (!truth.ok) throw new Error(JSON.stringify(truth.error));
    expect(path.levelDb).toBe(truth.value.levelDb);
    expect(sirens.find(({ siren: id }) => id === "S1")?.levelDb).toBe(truth.value.levelDb);
    expect(path.roofs).toHaveLength(1);
    expect(path.roofs[0]?.from).toBeCloseTo(300, 3);
    expect(path.roofs[0]?.z).toBe(30);
    expect(path.band.kind).toBe("bent");
    expect(path.bearingDeg).toBeCloseTo(90, 2);
    // Over both edges of the roof: z by hand from 20 m, 30 m and 1.5 m.
    const over = Math.hypot(300, 10) + 20 + Math.hypot(280, 28.5) - Math.hypot(600, 18.5);
    expect(path.band.pathDifferenceM).toBeCloseTo(over, 3);
    expect(path.clearance?.heightM).toBeCloseTo(20 - (18.5 * 320) / 600 - 30, 2);
    expect(path.clearance?.topZ).toBe(30);
  });

  it("compares the lump Lz with its parts: slant, air, ground and screening of the same path, less 7 dB", () => {
    const { path } = budgetAt(blocked({ model: "cn120", cn120: { excess: 25 } }).build(), [600, 0]);
    if (!path) throw new Error("there is a path");
    const { parts, isoExcessDb, chosenExcessDb, marginDb } = path.excess;
    const part = (name: string) => parts.find((one) => one.name === name)?.valueDb as number;
    expect(part("barrier")).toBe(path.terms.barrier);
    expect(part("barrier")).toBeGreaterThan(10);
    expect(part("constant")).toBe(-7);
    expect(isoExcessDb).toBeCloseTo(
      parts.reduce((sum, { valueDb }) => sum + valueDb, 0),
      12,
    );
    expect(chosenExcessDb).toBe(25);
    expect(marginDb).toBeCloseTo(25 - isoExcessDb, 12);
  });

  it("gives eight octave bands, the higher ones taking more out of the air", () => {
    const { path } = budgetAt(blocked(ISO).build(), [600, 0]);
    const air = path?.bands.map(({ atmosphere }) => atmosphere) ?? [];
    expect(path?.bands.map(({ bandHz }) => bandHz)).toEqual([63, 125, 250, 500, 1000, 2000, 4000, 8000]);
    expect(air).toEqual([...air].sort((a, b) => a - b));
    expect(path?.toneBandHz).toBe(500);
  });

  it("is a clear word, not a number, inside a building and at the siren itself", () => {
    expect(budgetAt(blocked(ISO).build(), [310, 0])).toMatchObject({
      path: null,
      pathProblem: "inside-a-building",
      inside: false,
    });
    const atHorn = aPlan({ settings: { ...ISO, receiverHeight: 20 } })
      .withSiren("S1", { eastM: 0, northM: 0, heightM: 20 })
      .build();
    expect(budgetAt(atHorn, [0, 0])).toMatchObject({ path: null, pathProblem: "no-distance" });
  });
});
