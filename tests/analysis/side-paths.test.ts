import { describe, expect, it } from "vitest";
import { areaLevel } from "../../src/acoustics/area-model";
import { evaluatePlan } from "../../src/analysis/evaluate";
import type { Evaluation } from "../../src/analysis/evaluation";
import { placeBudgetIn } from "../../src/analysis/place-budget";
import { probeIn } from "../../src/analysis/probe";
import { screenedPlan } from "../../src/analysis/screened-plan";
import { screenedWorld } from "../../src/analysis/screened-world";
import { heardSettings } from "../../src/analysis/siren-places";
import { buildWorld } from "../../src/analysis/world";
import { evaluationJson } from "../../src/cli/evaluation-json";
import type { Plan } from "../../src/model/plan";
import { seeded } from "../../data/build/seeded";
import { type PlanBuilder, aPlan, at, rectangle, square } from "../support/a-plan";

function evaluated(plan: Plan): Evaluation {
  const result = evaluatePlan(plan);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Towers between a siren and those who listen, some of them far out. */
const towers = (iso9613: object): PlanBuilder =>
  aPlan({
    area: square(800),
    settings: {
      model: "iso9613",
      iso9613,
      criterion: { aboveAmbient: 12, weighting: "A" },
      certificate: { floor: 4, timeLimit: 1000 },
      resolution: 10,
    },
  })
    .withSiren("S1", { eastM: -300, northM: 0, levelDb: 114, heightM: 12 })
    .withBuilding(rectangle(-240, -8, -236, 8), 60)
    .withBuilding(rectangle(-250, 60, -244, 76), 50)
    .withBuilding(rectangle(0, -30, 12, 10), 40)
    .withBuilding(rectangle(150, 40, 210, 52), 18)
    .withPopulation({ eastM: -200, northM: 0 }, 50);

/** Margin at a place by the reference with every path that the plan seeks; null outside the area. */
function truthOf(plan: Plan) {
  const world = buildWorld(plan.base, true);
  const screened = screenedWorld(plan.base, plan.settings.iso9613, world.plane);
  const made = screenedPlan(world, screened, plan);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { placed, requiredDb } = made.value;
  return (x: number, y: number): number | null => {
    const label = world.map.labelAt(x, y);
    if (label < 0) return null;
    const z = screened.world.terrain.heightAt(x, y) + plan.settings.receiverHeightM;
    const levels = placed.map((siren) => {
      const level = areaLevel(screened.world, siren, [x, y, z], heardSettings(plan.settings));
      return level.ok ? level.value.levelDb : -Infinity;
    });
    return Math.max(-Infinity, ...levels) - (requiredDb[label] as number);
  };
}

describe("a plan that seeks side paths", () => {
  const over = evaluated(towers({}).build());
  const plan = towers({ lateral: true }).build();
  const found = evaluated(plan);

  it("covers more for certain, and calls less of the rest blind for certain", () => {
    expect(over.coverage.lower).toBeLessThan(over.coverage.upper);
    expect(found.beside?.rescuedM2).toBeGreaterThan(50);
    expect(found.coverage.lower).toBeGreaterThan(over.coverage.lower);
    expect(found.coverage.upper).toBeGreaterThan(over.coverage.upper);
    expect(found.coverage.upper).toBeLessThan(1);
  });

  it("encloses the share that is heard by any path", () => {
    const truth = truthOf(plan);
    const random = seeded(5);
    let [inside, heard] = [0, 0];
    while (inside < 6000) {
      const margin = truth((random() - 0.5) * 800, (random() - 0.5) * 800);
      if (margin === null) continue;
      inside++;
      if (margin >= 0) heard++;
    }
    // Three standard deviations of a share of 6000 places.
    const spread = 3 * Math.sqrt(0.25 / inside);
    expect(heard / inside).toBeGreaterThan(found.coverage.lower - spread);
    expect(heard / inside).toBeLessThan(found.coverage.upper + spread);
  }, 60_000);

  it("adds up: covered, blind over the top and undecided are the area", () => {
    const areaM2 = found.district.areaM2 - (found.district.footprintsM2 ?? 0);
    const blindM2 = found.blindSpots.reduce((sum, spot) => sum + spot.areaM2, 0);
    expect(found.coverage.lower * areaM2 + blindM2 + found.undecidedM2).toBeCloseTo(areaM2, 0);
    expect(found.beside?.surelyBlindM2).toBeLessThanOrEqual(blindM2 + 1e-6);
    expect(found.coverage.upper).toBeCloseTo(1 - (found.beside?.surelyBlindM2 ?? NaN) / areaM2, 9);
  });

  it("says of every blind spot that it is one over the top, and nothing of it where no side path is sought", () => {
    expect(found.blindSpots.length).toBeGreaterThan(0);
    expect(found.blindSpots.every(({ overTheTop }) => overTheTop === true)).toBe(true);
    expect(over.blindSpots.some(({ overTheTop }) => overTheTop !== undefined)).toBe(false);
    expect(JSON.parse(evaluationJson(found, 0))).toMatchObject({ overTheTop: found.beside });
    expect(JSON.parse(evaluationJson(over, 0))).not.toHaveProperty("overTheTop");
  });

  it("hears at a place what the reference hears with the sides: probe and budget, whose lines add up", () => {
    const truth = truthOf(plan);
    const world = buildWorld(plan.base, true);
    const screened = screenedWorld(plan.base, plan.settings.iso9613, world.plane);
    const place = at(-225, 0);
    const probe = probeIn(world, screened, plan, place);
    const budget = placeBudgetIn(world, screened, plan, place, null);
    if (!probe.ok || !budget.ok) throw new Error("the place is heard");
    const [x, y] = world.plane.toLocal(place);
    expect(probe.value.marginDb).toBeCloseTo(truth(x, y) as number, 9);
    const [siren] = budget.value.sirens;
    expect(siren?.levelDb).toBe(probe.value.levelDb);
    expect(budget.value.path?.levelDb).toBe(probe.value.levelDb);
    expect(siren?.lines.reduce((sum, { valueDb }) => sum + valueDb, 0)).toBeCloseTo(
      siren?.levelDb as number,
      6,
    );
    const quieter = probeIn(world, screened, towers({}).build(), place);
    expect(quieter.ok && (quieter.value.levelDb as number)).toBeLessThan((probe.value.levelDb as number) - 1);
  });
});
