import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildProjects } from "../../data/build/build-projects";
import { evaluatePlan } from "../../src/analysis/evaluate";
import { samplePlan } from "../support/hedong";

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
