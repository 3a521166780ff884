import { describe, expect, it } from "vitest";
import { type AreaSiren, areaLevel } from "../../../src/acoustics/area-model";
import { screenedScene } from "../../../src/coverage/screened/screened-scene";
import { SideClaim } from "../../../src/coverage/screened/side-claim";
import { SOUND_SIDE_RULES, type SideRules } from "../../../src/coverage/screened/side-proof";
import { inRings } from "../../../src/acoustics/plan-geometry";
import { numbers } from "../planar-shapes";
import { anInput, randomTown, settings } from "./a-town";

const beside = { lateral: true, reflections: 0 } as const;

interface Count {
  checked: number;
  cells: number;
  /** Claims above what any way over the top could give. */
  aboveTheCap: number;
  violations: { seed: number; sizeM: number; x: number; y: number; levelDb: number; claimDb: number }[];
}

const square = (x: number, y: number, sizeM: number): Float64Array => {
  const h = sizeM / 2;
  return Float64Array.of(x - h, y - h, x + h, y - h, x + h, y + h, x - h, y + h);
};

/** Cells at random places outside buildings, each with the ways of the reference to its middle; points in it and on its border. */
function inTowns(towns: number, cells: number, rules: SideRules = SOUND_SIDE_RULES, firstSeed = 1): Count {
  const count: Count = { checked: 0, cells: 0, aboveTheCap: 0, violations: [] };
  for (let seed = firstSeed; seed < firstSeed + towns; seed++) {
    const town = randomTown(seed);
    const edition = seed % 2 === 0 ? 1996 : 2024;
    const input = anInput(town, {
      sirens: town.sirens,
      requiredDb: [200, 200],
      settings: { ...settings, edition, groundGain: seed % 3 === 0 },
      beside,
    });
    const claim = new SideClaim(screenedScene(input), rules);
    const next = numbers(seed * 91);
    for (let k = 0; k < cells; k++) {
      const [x, y] = [(next() - 0.5) * 330, (next() - 0.5) * 330];
      const index = k % input.sirens.length;
      const sizeM = 16 * 2 ** -Math.floor(next() * 7);
      if (input.world.buildings.some(({ rings }) => inRings(rings, x, y))) continue;
      const heard = claim.heard(index, [x, y]);
      const over = claim.over(index, square(x, y, sizeM));
      if (!heard || heard.ways.length === 0 || !over) continue;
      const claimDb = over.leastDb(heard.ways);
      if (claimDb === null) continue;
      count.cells++;
      for (let i = 0; i < 8; i++) {
        let [u, v] = [next() - 0.5, next() - 0.5];
        if (i % 2 === 0) u = u < 0 ? -0.5 : 0.5;
        if (i === 2 || i === 6) [u, v] = [v, u];
        if (i === 4) v = v < 0 ? -0.5 : 0.5;
        const [px, py] = [x + u * sizeM, y + v * sizeM];
        const z = input.world.terrain.heightAt(px, py) + input.receiverHeightM;
        const found = areaLevel(input.world, input.sirens[index] as AreaSiren, [px, py, z], {
          ...input.settings,
          paths: beside,
        });
        if (!found.ok) continue;
        count.checked++;
        const { levelDb, terms } = found.value;
        if (claimDb > levelDb + terms.barrier - 20) count.aboveTheCap++;
        if (levelDb < claimDb) count.violations.push({ seed, sizeM, x: px, y: py, levelDb, claimDb });
      }
    }
  }
  return count;
}

describe("levels claimed round the sides", () => {
  const count = inTowns(24, 700);
  it("hold at every point", () => {
    console.log(count.checked, count.cells, count.aboveTheCap, count.violations.length);
    expect(count.violations).toEqual([]);
    expect(count.checked).toBeGreaterThan(20_000);
  }, 120_000);
  for (const rule of ["farthestReceiver", "everyObstacle", "limit"] as const)
    it(`are caught without ${rule}`, () => {
      const unsound = inTowns(24, 700, { ...SOUND_SIDE_RULES, [rule]: false });
      console.log(rule, unsound.checked, unsound.violations.length);
      expect(unsound.violations.length).toBeGreaterThan(0);
    }, 120_000);
});
