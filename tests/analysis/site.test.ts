import { describe, expect, it } from "vitest";
import { evaluatePlan } from "../../src/analysis/evaluate";
import { site } from "../../src/analysis/site";
import type { SiteAnswer, SiteProgress } from "../../src/analysis/site-answer";
import type { SiteQuestion } from "../../src/analysis/site-question";
import type { SirenTypeId } from "../../src/base/ids";
import type { Plan } from "../../src/model/plan";
import { type PlanBuilder, aPlan, at, square } from "../support/a-plan";
import { solver } from "../support/solver";

const small = { id: "small", name: "small", nominalRadius: 600, mount: 20 };
const large = { id: "large", name: "large", nominalRadius: 1500, mount: 20 };
const kind = (type: object) => ({
  level: { value: 120, weighting: "A", distance: 1 },
  frequency: 500,
  ...type,
});

/** A square of 2 km under model `radius`; a small siren covers its quarter (half a diagonal of 1 km is 707 m: not quite). */
const town = (): PlanBuilder =>
  aPlan({ area: square(2_000), settings: { model: "radius" } })
    .withType(kind(small))
    .withType(kind(large));

async function ask(
  plan: Plan,
  question: SiteQuestion,
  report?: (progress: SiteProgress) => void,
): Promise<SiteAnswer> {
  const answer = site(
    plan,
    { advice: false, ...question },
    {
      solver: await solver(),
      clock: () => 0,
      ...(report ? { report } : {}),
    },
  );
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

const chosenOf = ({ chosen }: SiteAnswer): string[] => chosen.map(({ candidate }) => candidate);
const minimum = { want: { kind: "minimum" } } as const;
const units = (count: number) => ({ want: { kind: "units", units: count } }) as const;

/** Nine places, 700 m apart. */
const grid = (builder: PlanBuilder, more: Readonly<Record<string, unknown>> = {}): PlanBuilder =>
  [-700, 0, 700].reduce(
    (rows, northM, row) =>
      [-700, 0, 700].reduce(
        (row3, eastM, column) => row3.withCandidate(`${row}${column}`, eastM, northM, more),
        rows,
      ),
    builder,
  );

describe("siting", () => {
  it("gives a plan that evaluates to the figures it states", async () => {
    const plan = grid(town()).build();
    for (const question of [units(3), minimum]) {
      const answer = await ask(plan, question);
      const evaluated = evaluatePlan({ ...plan, sirens: answer.sirens });
      expect(evaluated.ok && evaluated.value.coverage).toEqual(answer.evaluation.coverage);
      expect(new Set(answer.sirens.map(({ id }) => id)).size).toBe(answer.sirens.length);
    }
  });

  it("needs all nine small sirens, or one large one", async () => {
    const plan = grid(town()).build();
    expect((await ask(plan, minimum)).proof).toMatchObject({
      status: "optimal",
      objective: 9,
      fewerImpossible: true,
    });
    const one = await ask(plan, { ...minimum, types: ["large" as SirenTypeId] });
    expect(one.proof).toMatchObject({ status: "optimal", objective: 1, bound: 1 });
    expect(chosenOf(one)).toEqual(["11"]);
  });

  it("puts at most one kind at a site, and spends no more than the budget", async () => {
    const plan = grid(
      aPlan({ area: square(2_000), settings: { model: "radius" } })
        .withType(kind({ ...small, price: 1 }))
        .withType(kind({ ...large, price: 5 })),
    ).build();
    const types = ["small", "large"] as SirenTypeId[];
    const rich = await ask(plan, { ...units(3), types });
    expect(rich.evaluation.coverage.certified).toBe(true);
    const poor = await ask(plan, { ...units(3), types, budget: 4 });
    expect(poor.chosen.every(({ type }) => type === "small")).toBe(true);
    expect(poor.chosen).toHaveLength(3);
    expect(new Set(chosenOf(poor)).size).toBe(3);
    const broke = await ask(plan, { ...minimum, types, budget: 4 });
    expect(broke.proof.status).toBe("infeasible");
    expect(broke.chosen.length).toBeGreaterThan(0);
    expect(broke.holes[0]?.why).toBe("over-budget");
  });

  it("has a clear answer where there is nothing to choose from", async () => {
    for (const plan of [town().build(), grid(town(), { allowed: false }).build()]) {
      const best = await ask(plan, units(3));
      expect(best).toMatchObject({ chosen: [], proof: { objective: 0 } });
      expect(best.evaluation.coverage.lower).toBe(0);
      const fewest = await ask(plan, minimum);
      expect(fewest).toMatchObject({ chosen: [], proof: { status: "infeasible", objective: 0 } });
      expect(fewest.proof.fewerImpossible).toBeUndefined();
      expect(fewest.holes).toMatchObject([{ why: "unreachable" }]);
    }
    const forbidden = await ask(grid(town(), { allowed: false }).build(), {
      ...minimum,
      types: ["large" as SirenTypeId],
    });
    expect(forbidden.holes[0]?.forbidden).toMatchObject({ candidate: "11", type: "large" });
  });

  it("takes K = 0, and K beyond the candidates", async () => {
    const plan = town().withCandidate("a", 0, 0).withCandidate("b", 100, 0).build();
    const none = await ask(plan, units(0));
    expect(none).toMatchObject({ chosen: [], proof: { status: "optimal", objective: 0, bound: 0 } });
    const all = await ask(plan, units(50));
    expect(chosenOf(all)).toEqual(["a", "b"]);
    expect(all.proof.status).toBe("optimal");
  });

  it("adds nothing where everything is covered", async () => {
    const plan = grid(town()).withSiren("S1", { eastM: 0, northM: 0, type: "large" }).build();
    for (const question of [units(2), minimum]) {
      const answer = await ask(plan, question);
      expect(answer).toMatchObject({ chosen: [], holes: [] });
      expect(answer.proof).toMatchObject({ status: "optimal", gap: 0 });
      expect(answer.evaluation.coverage.certified).toBe(true);
    }
  });

  it("keeps fixed sirens, withdraws proposed ones and offers their places, and leaves out of count what does not sound", async () => {
    const plan = town()
      .withSiren("E1", { eastM: -500, northM: 0, type: "small" })
      .withSiren("E2", { eastM: 500, northM: 0, type: "small", fixed: false })
      .withSiren("E3", { eastM: 0, northM: 0, type: "large", service: "fault" })
      .withSiren("P1", { eastM: 0, northM: 0, type: "small", status: "proposed", more: { note: "mine" } })
      .withSiren("P2", { eastM: 0, northM: 500, type: "small", status: "proposed", fixed: true })
      .build();
    const answer = await ask(plan, { ...units(1), types: ["large" as SirenTypeId] });
    expect(answer.chosen).toMatchObject([
      { candidate: "P1", type: "large", siren: "P1" },
      { candidate: "E2", type: "small", kept: true },
    ]);
    expect(answer.sirens.map(({ id }) => id)).toEqual(["E1", "E2", "E3", "P2", "P1"]);
    expect(answer.sirens.at(-1)).toMatchObject({ note: "mine", type: "large" });
    expect(answer.evaluation.coverage.certified).toBe(true);
    const none = await ask(plan, units(0));
    expect(none.sirens.map(({ id }) => id)).toEqual(["E1", "E2", "E3", "P2"]);
  });

  it("uses pinned sites, counted among the units, and no forbidden one", async () => {
    const plan = grid(town()).build();
    const answer = await ask(plan, { ...units(2), pinned: ["00"], forbidden: ["11"] });
    expect(chosenOf(answer)).toContain("00");
    expect(chosenOf(answer)).not.toContain("11");
    expect(answer.chosen).toHaveLength(2);
    const unknown = site(
      plan,
      { ...units(2), pinned: ["nowhere"] },
      { solver: await solver(), clock: () => 0 },
    );
    expect(unknown).toMatchObject({ ok: false, error: { detail: { value: "nowhere" } } });
  });

  it("survives the failure of any one siren when asked to", async () => {
    const plan = grid(town()).build();
    const question = { ...minimum, types: ["large" as SirenTypeId], survive: 1 } as const;
    const answer = await ask(plan, question);
    expect(answer.proof).toMatchObject({ status: "optimal", fewerImpossible: true });
    expect(answer.chosen.length).toBeGreaterThanOrEqual(2);
    for (const { siren } of answer.chosen) {
      const without = evaluatePlan({ ...plan, sirens: answer.sirens.filter(({ id }) => id !== siren) });
      expect(without.ok && without.value.coverage.certified).toBe(true);
    }
    // One alone survives nothing: what two reach is what counts.
    const one = await ask(plan, { ...units(1), types: ["large" as SirenTypeId], survive: 1 });
    expect(one.proof.objective).toBe(0);
    const two = await ask(plan, { ...units(2), types: ["large" as SirenTypeId], survive: 1 });
    expect(two.proof.objective).toBeGreaterThan(3.3e6);
    expect(two.proof.bound).toBeGreaterThanOrEqual(two.proof.objective);
  });

  it("claims nothing about fewer where levels are summed", async () => {
    const plan = grid(town().withSettings({ model: "cn120", combine: "energy" })).build();
    const answer = await ask(plan, { ...minimum, types: ["large" as SirenTypeId] });
    expect(answer.proof).not.toMatchObject({ fewerImpossible: true });
    expect(answer.proof.bound).toBeLessThanOrEqual(1);
  });

  it("covers persons before ground when asked to", async () => {
    const plan = grid(town())
      .withPopulation(square(200, [700, 700]), 1_000)
      .withPopulation(square(2_000), 10)
      .build();
    const answer = await ask(plan, { ...units(1), weight: "persons" });
    expect(chosenOf(answer)).toEqual(["22"]);
    // 1 000 of the block, and what 10 persons over 4 km² are in the disc (which the border cuts).
    expect(answer.proof.objective).toBeGreaterThan(1_000);
    expect(answer.proof.objective).toBeLessThan(1_003);
    expect(answer.proof.bound).toBeGreaterThanOrEqual(answer.proof.objective);
    expect(answer.proof.status).toBe("optimal");
    const both = await ask(plan, { ...units(1), weight: "both" });
    expect(both.proof.status).toBe("optimal");
    const nobody = site(
      grid(town()).build(),
      { ...units(1), weight: "persons" },
      { solver: await solver(), clock: () => 0 },
    );
    expect(nobody).toMatchObject({ ok: false, error: { place: "layers.population" } });
  });

  it("tells what it knows on the way: plans that only get better, bounds that only get tighter", async () => {
    const told: SiteProgress[] = [];
    await ask(grid(town()).build(), units(4), (progress) => told.push(progress));
    expect(told.length).toBeGreaterThan(1);
    const best = told
      .filter(({ phase }) => phase !== "plan" || told.length > 0)
      .map(({ incumbent }) => incumbent ?? 0);
    expect(best[0]).toBeGreaterThan(0);
    expect(told.some(({ sirens }) => (sirens?.length ?? 0) === 4)).toBe(true);
  });

  it("says what would do: other sirens, or sites anywhere", async () => {
    const plan = town().withCandidate("a", 0, 0).withCandidate("b", 400, 0).build();
    const answer = await ask(plan, { ...units(1), advice: true });
    expect(answer.alternatives?.[0]).toMatchObject({
      types: ["large"],
      units: 1,
      proved: true,
      coversAll: true,
    });
    const anywhere = answer.alternatives?.find(
      ({ sites, types }) => sites === "anywhere" && types[0] === "small",
    );
    expect(anywhere).toMatchObject({ coversAll: true });
    expect(answer.holes).toMatchObject([{ why: "unreachable" }]);
    expect(answer.holes[0]?.least?.shortM).toBeGreaterThan(0);
  });
});

it("places are those of the candidates, to the last digit", async () => {
  const answer = await ask(town().withCandidate("a", 12, 34).build(), units(1));
  expect(answer.chosen[0]?.at).toEqual(at(12, 34));
});
