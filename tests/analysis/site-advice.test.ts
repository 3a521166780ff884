import { describe, expect, it } from "vitest";
import { evaluatePlan } from "../../src/analysis/evaluate";
import { gridCandidates, roofCandidates } from "../../src/analysis/grid-candidates";
import { bestMoves } from "../../src/analysis/site-moves";
import { redundancy } from "../../src/analysis/site-redundancy";
import { buildWorld } from "../../src/analysis/world";
import type { SirenId } from "../../src/base/ids";
import { aPlan, square } from "../support/a-plan";
import { solver } from "../support/solver";

const town = aPlan({ area: square(2_000), settings: { model: "radius" } });
const tools = async () => ({ solver: await solver(), clock: () => 0 });

describe("which sirens a plan could do without", () => {
  it("keeps two that cover everything of five, and says that no fewer do", async () => {
    const plan = [-900, -500, 0, 500, 900]
      .reduce((builder, eastM, k) => builder.withSiren(`S${k}`, { eastM, northM: 0, radiusM: 1_150 }), town)
      .withSiren("off", { eastM: 0, northM: 0, radiusM: 1_500, service: "fault" })
      .build();
    const found = redundancy(plan, await tools());
    expect(found).toMatchObject({
      ok: true,
      value: { proved: true, needed: ["S1", "S3"], spare: ["S0", "S2", "S4"] },
    });
  });

  it("gives up nothing that is covered now, where not all is", async () => {
    const plan = [-500, 0, 500]
      .reduce((builder, eastM, k) => builder.withSiren(`S${k}`, { eastM, northM: 0, radiusM: 600 }), town)
      .withSiren("twin", { eastM: 0, northM: 10, radiusM: 500 })
      .build();
    const before = evaluatePlan(plan);
    const found = redundancy(plan, await tools());
    if (!found.ok || !before.ok) throw new Error("a plan is evaluated");
    expect(found.value.spare).toEqual(["twin"]);
    const after = evaluatePlan({
      ...plan,
      sirens: plan.sirens.filter(({ id }) => !found.value.spare.includes(id)),
    });
    expect(after.ok && after.value.coverage).toEqual(before.value.coverage);
  });
});

describe("the moves that help most", () => {
  it("moves the one that does nothing to where it is wanted", async () => {
    const plan = town
      .withSiren("good", { eastM: -500, northM: 0, radiusM: 1_150 })
      .withSiren("idle", { eastM: -400, northM: 0, radiusM: 1_150 })
      .withCandidate("a", 500, 0)
      .withCandidate("b", -900, 0)
      .build();
    const moves = bestMoves(plan, 2, await tools(), { movable: ["idle"] as SirenId[] });
    expect(moves).toMatchObject({ ok: true, value: [{ siren: "idle", candidate: "a" }] });
    const before = evaluatePlan(plan);
    if (!moves.ok || !before.ok) throw new Error("a plan is evaluated");
    // With it everything is covered: the gain is all that was blind.
    const blindM2 = before.value.blindSpots.reduce((sum, { areaM2 }) => sum + areaM2, 0);
    expect(moves.value[0]?.gainM2).toBeCloseTo(blindM2, 2);
  });
});

describe("generated sites", () => {
  it("lie in the area, so far apart, and on roofs high enough", () => {
    const plan = town
      .withBuilding(square(20, [100, 0]), 30)
      .withBuilding(square(20, [200, 0]), 9)
      .build();
    const world = buildWorld(plan.base, false);
    const squares = gridCandidates(world, {
      shape: "squares",
      spacingM: 500,
      heightM: 12,
      offsetM: [10, 10],
    });
    expect(squares).toHaveLength(16);
    expect(squares[0]).toMatchObject({ id: "G00001", heightM: 12, cost: 1, allowed: true });
    const hexagons = gridCandidates(world, { shape: "hexagons", spacingM: 200 });
    // 4 km² at √3/2·200² m² each: 115, and what the edges take or give.
    expect(Math.abs(hexagons.length - 115)).toBeLessThan(25);
    expect(new Set(hexagons.map(({ id }) => id)).size).toBe(hexagons.length);
    const roofs = roofCandidates(plan.base.buildings, { leastHeightM: 15 });
    expect(roofs).toMatchObject([{ id: "R00001", heightM: 33 }]);
  });
});
