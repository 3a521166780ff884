import { describe, expect, it } from "vitest";
import { flatTerrain } from "../../../src/acoustics/terrain";
import { assembleScreened, certifyPart } from "../../../src/coverage/screened/certify-screened";
import type {
  ScreenedCoverage,
  ScreenedInput,
  ScreenedPart,
} from "../../../src/coverage/screened/certify-screened";
import { screenedScene } from "../../../src/coverage/screened/screened-scene";
import { surelyBlind } from "../../../src/coverage/screened/surely-blind";
import { box, numbers } from "../planar-shapes";
import { isInside } from "../planar-shapes";
import { certify, marginAt, saidAt } from "./a-run";
import { aSiren, anInput, randomTown, settings, turned } from "./a-town";

const beside = { lateral: true, reflections: 0 } as const;

const townInput = (seed: number, more: Partial<ScreenedInput> = {}): ScreenedInput => {
  const town = randomTown(seed);
  return anInput(town, {
    sirens: town.sirens,
    requiredDb: [78, 81],
    floorM: 4,
    settings: { ...settings, edition: seed % 2 === 0 ? 1996 : 2024, groundGain: seed % 3 === 0 },
    combine: seed % 4 === 3 ? "energy" : "loudest",
    beside,
    ...more,
  });
};

/** The same input as the reference hears it: with every path the plan seeks. */
const heardBy = (input: ScreenedInput): ScreenedInput => ({
  ...input,
  settings: { ...input.settings, ...(input.beside ? { paths: input.beside } : {}) },
});

/** Places at which an answer is wrong: covered but not heard, or blind for certain but heard. */
function untrueOf(input: ScreenedInput, found: ScreenedCoverage, seed: number, places: number): unknown[] {
  const next = numbers(seed);
  const untrue: unknown[] = [];
  for (let k = 0; k < places; k++) {
    const [x, y] = [(next() - 0.5) * 400, (next() - 0.5) * 400];
    const margin = marginAt(heardBy(input), x, y);
    if (margin === null) continue;
    const saying = saidAt(found, x, y);
    const surely = (found.beside?.surelyBlind ?? []).some((region) => isInside(region, x, y));
    if ((saying === "covered" && margin < 0) || (surely && margin >= 0))
      untrue.push({ seed, x, y, margin, saying, surely });
  }
  return untrue;
}

/** A tower 12 m wide, 4 m deep and 60 m high, 60 m before a siren on a mast of 10 m, on level ground. */
const blockInput = (more: Partial<ScreenedInput> = {}): ScreenedInput =>
  anInput(
    {
      terrain: flatTerrain(0),
      buildings: [{ rings: [turned(60, 0, 4, 12, 0)], roofZ: 60 }],
      district: [box(20, -60, 160, 60)],
    },
    { sirens: [aSiren(0, 0, 10)], requiredDb: [90], floorM: 1, settings, ...more },
  );

describe("rescue round the sides", () => {
  it("covers behind a tower what is blind over its top, and what it covers is heard", () => {
    const over = certify(blockInput());
    const found = certify(blockInput({ beside }));
    expect(over.blindM2).toBeGreaterThan(100);
    expect(found.beside?.rescuedM2).toBeGreaterThan(0.3 * over.blindM2);
    expect(found.blindM2 + found.undecidedM2 + (found.beside?.rescuedM2 ?? 0)).toBeCloseTo(
      over.blindM2 + over.undecidedM2,
      6,
    );
    expect(untrueOf(blockInput({ beside }), found, 3, 4000)).toEqual([]);
  }, 60_000);

  it("says nothing untrue in seeded towns, and rescues some of them", () => {
    let rescuedM2 = 0;
    for (const seed of [103, 104, 105, 107, 109]) {
      const input = townInput(seed);
      const found = certify(input);
      rescuedM2 += found.beside?.rescuedM2 ?? 0;
      expect(untrueOf(input, found, seed, 700)).toEqual([]);
    }
    expect(rescuedM2).toBeGreaterThan(500);
  }, 240_000);

  it("gives the same answer in one, two and four parts", () => {
    const inParts = (of: number): ScreenedCoverage => {
      const parts = Array.from({ length: of }, (_, index): ScreenedPart => {
        const run = certifyPart(screenedScene(townInput(105)), { index, of });
        for (;;) {
          const step = run.next();
          if (step.done) return step.value;
        }
      });
      return assembleScreened(screenedScene(townInput(105)), parts);
    };
    const whole = inParts(1);
    expect(whole.beside?.rescuedM2).toBeGreaterThan(100);
    expect(inParts(2)).toEqual(whole);
    expect(inParts(4)).toEqual(whole);
  }, 120_000);

  it("calls blind for certain only what no path reaches, also with reflections", () => {
    for (const paths of [beside, { lateral: true, reflections: 1 } as const]) {
      const town = randomTown(104);
      const sirens = town.sirens.filter(({ stack }) => !stack);

      const input = townInput(104, {
        sirens,
        beside: paths,
        requiredDb: paths.reflections === 1 ? [118, 119] : [94, 97],
      });
      const found = certify(input);
      expect(found.beside?.surelyBlindM2).toBeGreaterThan(1000);
      expect(found.beside?.surelyBlindM2).toBeLessThan(found.blindM2);
      expect(untrueOf(input, found, 9, 500)).toEqual([]);
    }
  }, 240_000);

  it("calls nothing blind for certain that is heard with nothing in the way", () => {
    const scene = screenedScene(townInput(105, { requiredDb: [60, 60] }));
    const corners = Float64Array.of(-10, -10, -9, -10, -9, -9, -10, -9);
    const piece = { root: 0, corners, label: 0, areaM2: 1, loDb: -Infinity, hiDb: -100 };
    expect(surelyBlind(scene)(piece)).toBe(false);
  });
});
