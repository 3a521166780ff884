import { describe, expect, it } from "vitest";
import { evaluatePlan } from "../../src/analysis/evaluate";
import { settledSite } from "../../src/analysis/settled-site";
import { site } from "../../src/analysis/site";
import type { SiteAnswer, SiteProgress } from "../../src/analysis/site-answer";
import type { SiteQuestion } from "../../src/analysis/site-question";
import type { SirenTypeId } from "../../src/base/ids";
import type { Plan } from "../../src/model/plan";
import { type PlanBuilder, aPlan, rectangle, square } from "../support/a-plan";
import { solver } from "../support/solver";

const ISO = { model: "iso9613", certificate: { floor: 2, timeLimit: 1000 }, resolution: 10 };
const loud = {
  id: "loud",
  name: "loud",
  level: { value: 118, weighting: "A", distance: 1 },
  frequency: 500,
  mount: 25,
};

/** A square of 400 m with a wall of houses 24 m high along its middle. */
const street = (settings: object = {}): PlanBuilder =>
  aPlan({ area: square(400), settings: { ...ISO, ...settings } })
    .withType(loud)
    .withBuilding(rectangle(-7.3, -250, 6.1, 250), 24);

async function ask(
  plan: Plan,
  question: SiteQuestion,
  report?: (progress: SiteProgress) => void,
): Promise<SiteAnswer> {
  const answer = site(
    plan,
    { advice: false, ...question },
    { solver: await solver(), clock: () => 0, ...(report ? { report } : {}) },
  );
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

const chosenOf = ({ chosen }: SiteAnswer): string[] => chosen.map(({ candidate }) => candidate);
const minimum = { want: { kind: "minimum" } } as const;
const units = (count: number) => ({ want: { kind: "units", units: count } }) as const;

/** One site each side of the houses, and one in a corner. */
const SITES = [
  ["east", 110, 0],
  ["west", -110, 0],
  ["corner", 180, 180],
] as const;
const withSites = (builder: PlanBuilder, sites: readonly (readonly [string, number, number])[] = SITES) =>
  sites.reduce((made, [id, x, y]) => made.withCandidate(id, x, y), builder);

describe("siting behind houses", () => {
  it("needs a siren on either side of them, certified, and proves that one will not do", async () => {
    const plan = withSites(street()).build();
    const answer = await ask(plan, minimum);
    expect(chosenOf(answer)).toContain("west");
    expect(answer.proof).toMatchObject({
      status: "optimal",
      objective: 2,
      bound: 2,
      fewerImpossible: true,
      provedBy: "integers",
    });
    expect(answer.evaluation.coverage).toMatchObject({ lower: 1, upper: 1, certified: true });
    expect(answer.holes).toEqual([]);
    const evaluated = evaluatePlan({ ...plan, sirens: answer.sirens });
    expect(evaluated.ok && evaluated.value.coverage).toEqual(answer.evaluation.coverage);
  });

  it("takes the plan that covers everything when so many units are asked for", async () => {
    const answer = await ask(withSites(street()).build(), units(3));
    expect(answer.evaluation.coverage.certified).toBe(true);
    expect(answer.proof).toMatchObject({ status: "optimal", gap: 0 });
    const one = await ask(withSites(street()).build(), units(1));
    expect(one.evaluation.coverage.certified).toBe(false);
    expect(one.proof.bound).toBeGreaterThanOrEqual(one.proof.objective);
    // Behind the houses lies ground that is certainly blind to any one of them.
    expect(one.proof.bound).toBeLessThan(400 * 400 - 13.4 * 400 - 100);
    expect(one.holes.every(({ why }) => why === "too-few-units")).toBe(true);
    expect(one.holes.length).toBeGreaterThan(0);
  });

  it("gives the same sites whatever the order of the file", async () => {
    for (const question of [minimum, units(1), units(2)]) {
      const there = await ask(withSites(street()).build(), question);
      const back = await ask(withSites(street(), [...SITES].reverse()).build(), question);
      expect(chosenOf(back)).toEqual(chosenOf(there));
      expect(back.evaluation.coverage).toEqual(there.evaluation.coverage);
      expect(back.proof.bound).toBeCloseTo(there.proof.bound, 3);
    }
  });

  it("says which place no site reaches, which one lacks least, and which forbidden one would do", async () => {
    const plan = street()
      .withCandidate("east", 110, 0)
      .withCandidate("west", -110, 0, { allowed: false })
      .build();
    const answer = await ask(plan, { ...minimum, advice: true });
    expect(answer.proof.status).toBe("infeasible");
    expect(chosenOf(answer)).toEqual(["east"]);
    const [hole] = answer.holes;
    expect(hole).toMatchObject({
      why: "unreachable",
      forbidden: { candidate: "west" },
      least: { candidate: "east" },
    });
    expect(hole?.least?.shortDb).toBeGreaterThan(0);
    // At the foot of a wall of 24 m no mast of the list helps, and none is promised.
    expect(hole?.least?.mastM).toBeUndefined();
    const one = await ask(plan, units(1));
    expect(one.holes.some(({ why }) => why === "unreachable")).toBe(true);
  });

  it("pins and forbids", async () => {
    const plan = withSites(street()).build();
    expect(chosenOf(await ask(plan, { ...units(1), pinned: ["corner"] }))).toEqual(["corner"]);
    expect(chosenOf(await ask(plan, { ...units(3), forbidden: ["east"] }))).not.toContain("east");
    expect((await ask(plan, { ...minimum, forbidden: ["west"] })).proof.status).toBe("infeasible");
  });

  it("keeps within a budget", async () => {
    const plan = street()
      .withCandidate("east", 110, 0)
      .withCandidate("west", -110, 0, { cost: 5 })
      .withCandidate("corner", 180, 180)
      .build();
    const answer = await ask(plan, { ...units(2), budget: 2 });
    expect(chosenOf(answer)).not.toContain("west");
    const least = await ask(plan, { ...minimum, budget: 2 });
    expect(least.evaluation.coverage.certified).toBe(false);
    expect(chosenOf(least)).not.toContain("west");
  });

  it("counts persons where they are asked for", async () => {
    const plan = withSites(street())
      .withPopulation(rectangle(-190, -190, -150, -150), 300)
      .build();
    const answer = await ask(plan, { ...units(1), weight: "persons" });
    expect(chosenOf(answer)).toEqual(["west"]);
    expect(answer.proof).toMatchObject({ status: "optimal", bound: 300 });
    const both = await ask(plan, { ...units(1), weight: "both" });
    expect(both.proof.bound).toBeGreaterThanOrEqual(both.proof.objective);
  });

  it("claims nothing of fewer where levels are summed", async () => {
    const answer = await ask(withSites(street({ combine: "energy" })).build(), minimum);
    expect(answer.evaluation.coverage.certified).toBe(true);
    expect(answer.proof.bound).toBeLessThanOrEqual(1);
    expect(answer.proof).toMatchObject({ status: "feasible", provedBy: null });
    expect(answer.proof.fewerImpossible).not.toBe(true);
    const best = await ask(withSites(street({ combine: "energy" })).build(), units(1));
    expect(best.proof.bound).toBeGreaterThanOrEqual(best.proof.objective);
  });

  it("reaches every place twice where one may fail, or says that it does not", async () => {
    const plan = withSites(street()).withCandidate("second", -120, 60).build();
    const answer = await ask(plan, { ...minimum, survive: 1 });
    // Two on either side are needed; that they do is not proved: only discs prove a second siren.
    expect(answer.proof).toMatchObject({ status: "feasible", bound: 4 });
    const few = await ask(withSites(street()).build(), { ...minimum, survive: 1 });
    expect(few.proof.status).toBe("infeasible");
    const best = await ask(plan, { ...units(2), survive: 1 });
    expect(best.proof.bound).toBeGreaterThanOrEqual(best.proof.objective);
  });

  it("answers for nothing to choose from, and for nothing asked", async () => {
    const none = await ask(street().build(), minimum);
    expect(none.proof.status).toBe("infeasible");
    expect(none.chosen).toEqual([]);
    const zero = await ask(withSites(street()).build(), units(0));
    expect(zero).toMatchObject({ chosen: [], proof: { objective: 0 } });
    const more = await ask(withSites(street()).build(), units(50));
    expect(more.evaluation.coverage.certified).toBe(true);
    const standing = withSites(street())
      .withSiren("A", { eastM: 100, northM: 0, type: "loud" })
      .withSiren("B", { eastM: -100, northM: 0, type: "loud" })
      .build();
    expect((await ask(standing, minimum)).proof).toMatchObject({ status: "optimal", objective: 0, bound: 0 });
  });

  it("refuses a listed site whose horn would be inside a building, and skips a generated one", async () => {
    const plan = street().withCandidate("inside", 0, 0, { height: 10 }).build();
    const tools = { solver: await solver(), clock: () => 0 };
    expect(site(plan, units(1), tools)).toMatchObject({
      ok: false,
      error: { code: "siren-in-building", file: "candidates" },
    });
    const [inside] = plan.base.candidates;
    const clean = withSites(street()).build();
    const answer = await ask(clean, { ...units(1), more: inside ? [inside] : [] });
    expect(chosenOf(answer)).not.toContain("inside");
  });

  it("sites a type that beams, over open ground too", async () => {
    const beamed = { ...loud, id: "beamed", verticalPattern: { horns: 4, spacing: 0.35 } };
    const plan = aPlan({ area: square(300), settings: ISO })
      .withType(loud)
      .withType(beamed)
      .withCandidate("middle", 0, 0)
      .build();
    const answer = await ask(plan, { ...units(1), types: ["beamed" as SirenTypeId] });
    expect(chosenOf(answer)).toEqual(["middle"]);
    expect(answer.proof.objective).toBeGreaterThan(0);
  });

  it("tells plans and bounds on the way, and settles what was told", async () => {
    const plan = withSites(street()).build();
    const told: SiteProgress[] = [];
    const answer = await ask(plan, units(1), (progress) => told.push(progress));
    expect(told.length).toBeGreaterThan(1);
    expect(told[0]?.sirens?.length).toBe(1);
    for (const { bound } of told) expect(bound).toBeGreaterThanOrEqual(answer.proof.objective);
    const last = told.at(-1) as SiteProgress;
    const settled = settledSite(plan, units(1), last);
    if (!settled.ok) throw new Error(JSON.stringify(settled.error));
    expect(chosenOf(settled.value)).toEqual(last.chosen);
    expect(settled.value.evaluation.coverage).toEqual(answer.evaluation.coverage);
    expect(settled.value.proof.bound).toBeGreaterThanOrEqual(answer.proof.bound - 1e-6);
  });
});
