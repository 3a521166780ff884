import { describe, expect, it } from "vitest";
import { evaluatePlan } from "../../src/analysis/evaluate";
import { site } from "../../src/analysis/site";
import type { SiteQuestion } from "../../src/analysis/site-question";
import type { Plan, Siren } from "../../src/model/plan";
import { numbers } from "../coverage/planar-shapes";
import { aPlan, rectangle, square } from "../support/a-plan";
import { solver } from "../support/solver";

const CASES = 12;
const SITES = 7;

/** Seven sites in a square of 2 km with a noisier half, one siren that stands; every subset is evaluated. */
function randomTown(seed: number): Plan {
  const next = numbers(seed);
  const place = (): number => Math.round((next() - 0.5) * 2_000);
  // cn120 with Lz 10: 20 lg D + 17 less at D; + 5 dB over the ambient level.
  const ambientFor = (radiusM: number): number => 140 - 17 - 20 * Math.log10(radiusM) - 5;
  const quiet = 850 + 800 * next();
  let town = aPlan({ area: square(2_000), settings: { ambientDefault: ambientFor(quiet) } })
    .withAmbient(rectangle(-1_000, -1_000, 0, 1_000), ambientFor(quiet * (0.6 + 0.4 * next())))
    .withSiren("S", { eastM: place(), northM: place(), levelDb: 140, type: "T" });
  for (let k = 0; k < SITES; k++) town = town.withCandidate(`c${k}`, place(), place());
  return town.build();
}

const sirenAt = (plan: Plan, index: number): Siren => {
  const candidate = plan.base.candidates[index];
  const [first] = plan.sirens;
  if (!candidate || !first) throw new Error("the town has sites and a siren");
  return { ...first, id: `x${index}` as Siren["id"], at: candidate.at };
};

describe("siting in small towns", () => {
  it("agrees with the evaluation of every subset", async () => {
    const tools = { solver: await solver(), clock: () => 0 };
    const ask = (plan: Plan, question: SiteQuestion) => {
      const answer = site(plan, { advice: false, ...question }, tools);
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      return answer.value;
    };
    let [whole, short] = [0, 0];
    for (let seed = 0; seed < CASES; seed++) {
      const plan = randomTown(seed);
      const bestOf = Array.from({ length: SITES + 1 }, () => 0);
      let fewest = Infinity;
      for (let bits = 0; bits < 2 ** SITES; bits++) {
        const chosen = [...Array(SITES).keys()].filter((k) => bits & (1 << k));
        const sirens = [...plan.sirens, ...chosen.map((k) => sirenAt(plan, k))];
        const evaluated = evaluatePlan({ ...plan, sirens });
        if (!evaluated.ok) throw new Error("a town is evaluated");
        const { lower, certified } = evaluated.value.coverage;
        for (let k = chosen.length; k <= SITES; k++) bestOf[k] = Math.max(bestOf[k] as number, lower);
        if (certified) fewest = Math.min(fewest, chosen.length);
      }
      const minimum = ask(plan, { want: { kind: "minimum" } });
      if (fewest === Infinity) {
        short += 1;
        expect([seed, minimum.proof.status]).toEqual([seed, "infeasible"]);
        // It covers all that can be covered: as much as all sites together.
        expect(Math.abs(minimum.evaluation.coverage.lower - (bestOf[SITES] as number))).toBeLessThan(1e-9);
      } else {
        whole += 1;
        expect([seed, minimum.proof]).toMatchObject([
          seed,
          { status: "optimal", objective: fewest, bound: fewest },
        ]);
        expect(minimum.evaluation.coverage.certified).toBe(true);
      }
      for (const units of [1, 2, 4]) {
        const best = ask(plan, { want: { kind: "units", units } });
        const { lower } = best.evaluation.coverage;
        const truth = bestOf[units] as number;
        expect(lower, `seed ${seed} units ${units}`).toBeLessThanOrEqual(truth + 1e-12);
        expect(lower, `seed ${seed} units ${units}`).toBeGreaterThanOrEqual(truth * (1 - 1.01e-5));
        // The share of the bound is never below the best that is possible.
        const share = (best.proof.bound * lower) / best.proof.objective;
        expect(share, `seed ${seed} units ${units}`).toBeGreaterThanOrEqual(truth - 1e-9);
        expect(best.proof.status).toBe("optimal");
      }
    }
    expect(whole).toBeGreaterThan(2);
    expect(short).toBeGreaterThan(2);
  });
});
