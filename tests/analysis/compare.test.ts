import { describe, expect, it } from "vitest";
import { evaluateIn } from "../../src/analysis/evaluate";
import { differenceOf, uncoveredIn } from "../../src/analysis/compare";
import { failureCostIn } from "../../src/analysis/failure-cost";
import { buildWorld } from "../../src/analysis/world";
import type { SirenId } from "../../src/base/ids";
import type { Plan } from "../../src/model/plan";
import { aPlan, square } from "../support/a-plan";
import { samplePlan } from "../support/hedong";

const uncovered = (world: ReturnType<typeof buildWorld>, plan: Plan) => {
  const made = uncoveredIn(world, plan);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
};

describe("two plans compared", () => {
  it("gain and lose the discs that do not overlap", () => {
    const plan = (eastM: number) =>
      aPlan({ area: square(4_000) })
        .withSettings({ model: "radius" })
        .withSiren("S1", { eastM, northM: 0, radiusM: 500 })
        .build();
    const world = buildWorld(plan(0).base, false);
    const { gainedM2, lostM2, gained, lost } = differenceOf(
      world,
      uncovered(world, plan(-1_000)),
      uncovered(world, plan(1_000)),
    );
    // Chords of 5 cm: 0.01 % of a disc of 500 m.
    expect(gainedM2 / (Math.PI * 500 ** 2)).toBeCloseTo(1, 3);
    expect(lostM2 / gainedM2).toBeCloseTo(1, 6);
    expect([gained.coordinates.length, lost.coordinates.length]).toEqual([1, 1]);
  });

  it("that are the same gain and lose nothing", () => {
    const plan = samplePlan("hedong");
    const world = buildWorld(plan.base, true);
    const { gained, lost } = differenceOf(world, uncovered(world, plan), uncovered(world, plan));
    expect([...gained.coordinates, ...lost.coordinates]).toEqual([]);
  });

  it("count as newly blind what a failing siren covered alone, and no chords between arcs", () => {
    const plan = samplePlan("hedong");
    const world = buildWorld(plan.base, true);
    const cost = failureCostIn(world, plan, uncovered(world, plan), "02" as SirenId);
    if (!cost.ok) throw new Error("02 can fail");
    const evaluated = evaluateIn(world, plan);
    const sole = evaluated.ok ? evaluated.value.sirens.find(({ id }) => id === "02")?.soleM2 : undefined;
    expect(cost.value.newBlindM2 / (sole as number)).toBeCloseTo(1, 3);
    expect(cost.value.newBlindCount).toBeLessThan(8);
  });
});
