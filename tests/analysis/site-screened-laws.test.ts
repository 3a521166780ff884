import { describe, expect, it } from "vitest";
import { fieldKernel } from "../../src/coverage/field/field-kernel";
import { OneSiren } from "../../src/coverage/screened/one-siren";
import { areaLevel } from "../../src/acoustics/area-model";
import { evaluatePlan } from "../../src/analysis/evaluate";
import type { Evaluation } from "../../src/analysis/evaluation";
import { screenedPlan } from "../../src/analysis/screened-plan";
import { screenedWorld } from "../../src/analysis/screened-world";
import { areaSettings } from "../../src/analysis/siren-places";
import { blindCells } from "../../src/analysis/site-blind-cells";
import { siteEstimate } from "../../src/analysis/site-estimate";
import { roughPlaces, withFootprints } from "../../src/analysis/site-ground";
import { ScreenedLevels } from "../../src/analysis/screened-levels";
import { site } from "../../src/analysis/site";
import type { SiteAnswer } from "../../src/analysis/site-answer";
import type { SiteQuestion } from "../../src/analysis/site-question";
import { buildWorld } from "../../src/analysis/world";
import type { Plan, Siren } from "../../src/model/plan";
import { numbers } from "../coverage/planar-shapes";
import { aPlan, rectangle, square } from "../support/a-plan";
import { solver } from "../support/solver";

const CASES = 9;
const SITES = 4;
const SIDE_M = 320;

/** Four sites on masts among a few houses in a square of 320 m, one siren that stands, a noisier corner. */
function randomTown(seed: number, quieterDb = 0): Plan {
  const next = numbers(seed + 1);
  const place = (): number => Math.round((next() - 0.5) * SIDE_M);
  const loud = 114 + Math.round(18 * next()) - quieterDb;
  let town = aPlan({
    area: square(SIDE_M),
    settings: {
      model: "iso9613",
      certificate: { floor: 2, timeLimit: 1000 },
      resolution: 8,
      combine: "loudest",
    },
  })
    .withAmbient(rectangle(-160, -160, -60, 0), 57)
    .withSiren("S", { eastM: place(), northM: place(), levelDb: loud, type: "T", heightM: 40 });
  for (let k = 0; k < 4 + 3 * (seed % 3); k++) {
    const [x, y] = [place(), place()];
    const [wide, deep] = [8 + Math.round(30 * next()), 8 + Math.round(14 * next())];
    town = town.withBuilding(rectangle(x, y, x + wide, y + deep), 6 + Math.round(18 * next()));
  }
  for (let k = 0; k < SITES; k++) town = town.withCandidate(`c${k}`, place(), place(), { height: 32 + k });
  return town.build();
}

const sirenAt = (plan: Plan, index: number): Siren => {
  const candidate = plan.base.candidates[index];
  const [first] = plan.sirens;
  if (!candidate || !first) throw new Error("the town has sites and a siren");
  return {
    ...first,
    id: `x${index}` as Siren["id"],
    at: candidate.at,
    heightM: candidate.heightM as number,
    status: "proposed",
  };
};

function evaluated(plan: Plan): Evaluation {
  const result = evaluatePlan(plan);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Margin of the loudest siren by the reference, on a grid of the outdoor ground; and how many of its places are covered. */
function referenceOf(plan: Plan) {
  const world = buildWorld(plan.base, true);
  const made = screenedPlan(world, screenedWorld(plan.base, plan.settings.iso9613, world.plane), plan);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { placed, requiredDb, screened } = made.value;
  const settings = areaSettings(plan.settings);
  return (x: number, y: number): number => {
    const label = world.map.labelAt(x, y);
    const levels = placed.map((siren) => {
      const level = areaLevel(screened.world, siren, [x, y, 1.5], settings);
      return level.ok ? level.value.levelDb : -Infinity;
    });
    return Math.max(-Infinity, ...levels) - (requiredDb[Math.max(0, label)] as number);
  };
}

describe("siting in small screened towns", () => {
  it("never claims more than a layout has, and never bounds less than one can have", async () => {
    const tools = { solver: await solver(), clock: () => 0 };
    const ask = (plan: Plan, question: SiteQuestion): SiteAnswer => {
      const answer = site(plan, { advice: false, ...question }, tools);
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      return answer.value;
    };
    const seen = { whole: 0, short: 0, optimal: 0, tight: 0 };
    for (let seed = 0; seed < CASES; seed++) {
      const plan = randomTown(seed);
      const areaM2 = buildWorld(plan.base, true).map.areaM2;
      const bestOf = Array.from({ length: SITES + 1 }, () => 0);
      let fewest = Infinity;
      const shares = new Map<string, Evaluation>();
      for (let bits = 0; bits < 2 ** SITES; bits++) {
        const chosen = [...Array(SITES).keys()].filter((k) => bits & (1 << k));
        const found = evaluated({
          ...plan,
          sirens: [...plan.sirens, ...chosen.map((k) => sirenAt(plan, k))],
        });
        shares.set(chosen.map((k) => `c${k}`).join(), found);
        for (let k = chosen.length; k <= SITES; k++)
          bestOf[k] = Math.max(bestOf[k] as number, found.coverage.lower);
        if (found.coverage.certified) fewest = Math.min(fewest, chosen.length);
      }
      for (const count of [1, 2, 3]) {
        const answer = ask(plan, { want: { kind: "units", units: count } });
        const at = `seed ${seed} units ${count}`;
        const ids = answer.chosen.map(({ candidate }) => candidate);
        expect(ids.length, at).toBeLessThanOrEqual(count);
        // What it says of its own layout is what `evaluate` says.
        expect(answer.evaluation.coverage, at).toEqual(shares.get(ids.join())?.coverage);
        expect(Math.abs(answer.proof.objective / areaM2 - answer.evaluation.coverage.lower), at).toBeLessThan(
          1e-9,
        );
        expect(answer.proof.bound, at).toBeGreaterThanOrEqual(
          (bestOf[count] as number) * areaM2 * (1 - 1e-9),
        );
        // Chosen by an estimate, but not badly.
        expect(answer.evaluation.coverage.lower, at).toBeGreaterThan((bestOf[count] as number) - 0.02);
        if (answer.proof.status === "optimal") seen.optimal += 1;
        if (answer.proof.bound < areaM2 * 0.9999) seen.tight += 1;
      }
      const answer = ask(plan, { want: { kind: "minimum" } });
      const { proof, evaluation, holes } = answer;
      const at = `seed ${seed} minimum`;
      if (proof.status === "infeasible") {
        seen.short += 1;
        expect(fewest, at).toBe(Infinity);
        const everything = referenceOf({
          ...plan,
          sirens: [...plan.sirens, ...[...Array(SITES).keys()].map((k) => sirenAt(plan, k))],
        });
        const beyond = holes.filter(({ why }) => why === "unreachable");
        expect(beyond.length, at).toBeGreaterThan(0);
        const { plane } = buildWorld(plan.base, true);
        for (const hole of beyond)
          expect(everything(...(plane.toLocal(hole.at) as [number, number])), at).toBeLessThan(1e-3);
      } else {
        if (fewest < Infinity) {
          seen.whole += 1;
          expect(proof.bound, at).toBeLessThanOrEqual(fewest);
        }
        if (evaluation.coverage.certified) expect(proof.objective, at).toBeGreaterThanOrEqual(fewest);
        if (proof.status === "optimal") {
          seen.optimal += 1;
          expect(proof, at).toMatchObject({ objective: fewest, bound: fewest, fewerImpossible: true });
        }
      }
    }
    expect(seen.whole).toBeGreaterThan(1);
    expect(seen.short).toBeGreaterThan(1);
    expect(seen.optimal).toBeGreaterThan(1);
    expect(seen.tight).toBeGreaterThan(1);
  }, 600_000);

  it("calls no cell blind that the reference hears, and leaves out no option that it hears there", () => {
    let [cells, left] = [0, 0];
    for (let seed = 0; seed < 6; seed++) {
      const plan = randomTown(seed, 12);
      const places = roughPlaces(plan, { want: { kind: "units", units: 1 } });
      if (!places.ok) throw new Error(JSON.stringify(places.error));
      const ground = withFootprints(places.value);
      const levels = new ScreenedLevels(fieldKernel());
      const forever = (): number => Infinity;
      const estimate = siteEstimate(ground, levels, 1, forever);
      const one = new OneSiren(ground.scene);
      const alone = [...Array(SITES).keys()].map((k) => referenceOf({ ...plan, sirens: [sirenAt(plan, k)] }));
      const standing = referenceOf(plan);
      let areaM2 = 0;
      for (const { x, y, weight, columns } of blindCells(ground, estimate, one, forever)) {
        cells += 1;
        areaM2 += weight;
        // Only of a whole cell is the middle certainly in it.
        const isWhole = weight > 0.99 * (estimate.grid.stepM / 2) ** 2;
        if (!isWhole) continue;
        expect([seed, x, y, standing(x, y) < 0]).toEqual([seed, x, y, true]);
        for (let k = 0; k < SITES; k++)
          if (!columns.includes(k)) {
            left += 1;
            expect([seed, x, y, k, (alone[k] as (x: number, y: number) => number)(x, y) < 0]).toEqual([
              seed,
              x,
              y,
              k,
              true,
            ]);
          }
      }
      const found = evaluated(plan);
      const blindM2 = found.blindSpots.reduce((sum, spot) => sum + spot.areaM2, 0);
      expect(areaM2).toBeLessThanOrEqual((blindM2 + found.undecidedM2) * (1 + 1e-6));
    }
    expect([cells > 50, left > 50, cells, left]).toEqual([true, true, cells, left]);
  });
});
