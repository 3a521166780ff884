import { describe, expect, it } from "vitest";
import { type AreaSiren, areaLevel } from "../../../src/acoustics/area-model";
import { screenedPlan, certificateInput } from "../../../src/analysis/screened-plan";
import { buildWorld } from "../../../src/analysis/world";
import { type ScreenedInput, screenedScene } from "../../../src/coverage/screened/screened-scene";
import { SideClaim } from "../../../src/coverage/screened/side-claim";
import { SOUND_SIDE_RULES, type SideRules } from "../../../src/coverage/screened/side-proof";
import { aTown } from "../../support/a-town";
import { numbers } from "../planar-shapes";

interface Count {
  checked: number;
  /** Points that are covered only round a side, and nearly as loud as claimed. */
  rescued: number;
  violations: { seed: number; sizeM: number; x: number; y: number; levelDb: number; claimDb: number }[];
}

const square = (x: number, y: number, sizeM: number): Float64Array => {
  const h = sizeM / 2;
  return Float64Array.of(x - h, y - h, x + h, y - h, x + h, y + h, x - h, y + h);
};

/** A seeded town with side paths, as the evaluation of its plan would have it. */
function townInput(
  seed: number,
): ScreenedInput & { readonly receivers: ReturnType<typeof aTown>["receivers"] } {
  const town = aTown({
    seed,
    ridgeM: [0, 12, 60][seed % 3] as number,
    settings: {
      iso9613: { edition: seed % 2 === 0 ? 1996 : 2024, groundGain: seed % 5 === 0, lateral: true },
    },
  });
  const placed = screenedPlan(buildWorld(town.plan.base, true), town.screened, town.plan);
  const input = placed.ok ? certificateInput(placed.value, () => false) : placed;
  if (!input.ok) throw new Error(`town ${seed} can be certified`);
  return { ...input.value, receivers: town.receivers };
}

/** Cells about random places, each with the ways of the reference to its middle; random points in it and on its border. */
function inTowns(seeds: readonly number[], cells: number, rules: SideRules = SOUND_SIDE_RULES): Count {
  const count: Count = { checked: 0, rescued: 0, violations: [] };
  for (const seed of seeds) {
    const input = townInput(seed);
    const claim = new SideClaim(screenedScene(input), rules);
    const next = numbers(seed * 91);
    input.receivers(cells, seed).forEach(([x, y], k) => {
      const index = k % input.sirens.length;
      const sizeM = 16 * 2 ** -Math.floor(next() * 6);
      const over = claim.over(index, square(x, y, sizeM));
      const heard = claim.heard(index, [x, y]);
      const claimDb = heard && heard.ways.length > 0 && over ? over.leastDb(heard.ways) : null;
      if (claimDb === null) return;
      for (let i = 0; i < 16; i++) {
        let [u, v] = [next() - 0.5, next() - 0.5];
        if (i % 4 === 0) u = u < 0 ? -0.5 : 0.5;
        if (i % 8 >= 6) v = v < 0 ? -0.5 : 0.5;
        const [px, py] = [x + u * sizeM, y + v * sizeM];
        const at = [px, py, input.world.terrain.heightAt(px, py) + input.receiverHeightM] as const;
        const siren = input.sirens[index] as AreaSiren;
        const found = areaLevel(input.world, siren, at, {
          ...input.settings,
          ...(input.beside ? { paths: input.beside } : {}),
        });
        if (!found.ok) continue;
        count.checked++;
        const { levelDb } = found.value;
        const over = areaLevel(input.world, siren, at, input.settings);
        if (over.ok && over.value.levelDb < claimDb) count.rescued++;
        if (levelDb < claimDb) count.violations.push({ seed, sizeM, x: px, y: py, levelDb, claimDb });
      }
    });
  }
  return count;
}

const SEEDS = [1, 2, 3, 4, 5, 6, 9, 12, 15, 18];

describe("levels claimed round the sides", () => {
  it("are lower bounds at every one of 10⁴ points in seeded towns", () => {
    const count = inTowns(SEEDS, 600);
    expect(count.violations).toEqual([]);
    expect(count.checked).toBeGreaterThan(10_000);
    expect(count.rescued).toBeGreaterThan(1000);
  }, 240_000);

  it("are caught when the length does not count to the farthest receiver", () => {
    const unsound = inTowns(SEEDS, 400, { ...SOUND_SIDE_RULES, farthestReceiver: false });
    expect(unsound.violations.length).toBeGreaterThan(0);
  }, 120_000);

  it("are caught when other obstacles may stand in the way", () => {
    const unsound = inTowns(SEEDS.slice(0, 3), 200, { ...SOUND_SIDE_RULES, everyObstacle: false });
    expect(unsound.violations.length).toBeGreaterThan(0);
  }, 120_000);

  it("are caught when the path may not bend twice", () => {
    const unsound = inTowns(SEEDS, 400, { ...SOUND_SIDE_RULES, everyBend: false });
    expect(unsound.violations.length).toBeGreaterThan(0);
  }, 120_000);
});
