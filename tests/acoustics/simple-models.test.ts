import { describe, expect, it } from "vitest";
import { cn120Law, femaLaw } from "../../src/acoustics/simple-models";
import { reweightedDb, weightingDb } from "../../src/acoustics/weighting";

describe("国人防〔2007〕120号", () => {
  // Worked examples of acoustics.md §1.1, to the printed centimetre.
  it.each([
    [130, 60, 10, 1, 446.68],
    [130, 65, 15, 1, 141.25],
    [115, 60, 10, 5, 397.16],
    [120, 55, 1, 1, 707.95],
    [120, 55, 30, 1, 25.12],
  ])(
    "Lp %d over L0 %d with Lz %d rated at %d m reaches %d m",
    (levelDb, requiredDb, excessDb, distanceM, rangeM) => {
      expect(cn120Law({ levelDb, distanceM }, excessDb).rangeM(requiredDb)).toBeCloseTo(rangeM, 2);
    },
  );

  it("never exceeds the rated level, and covers nowhere what lies above it", () => {
    const law = cn120Law({ levelDb: 100, distanceM: 30 }, 10);
    expect(law.levelDb(0)).toBe(100);
    expect(law.levelDb(0.001)).toBe(100);
    expect(law.rangeM(100.1)).toBe(-1);
    expect(law.rangeM(100)).toBeGreaterThan(0);
  });

  it("gives at its range the level that was required", () => {
    const law = cn120Law({ levelDb: 115, distanceM: 30 }, 12);
    expect(law.levelDb(law.rangeM(60))).toBeCloseTo(60, 9);
  });
});

describe("FEMA CPG 1-17", () => {
  // R70 of acoustics.md §2 at 10 dB per doubling from 100 ft, to the printed metre.
  it.each([
    [100, 244],
    [110, 488],
    [115, 690],
    [120, 975],
    [123, 1201],
    [125, 1379],
    [130, 1951],
  ])("a %d dBC siren reaches 70 dBC at %d m", (levelDb, rangeM) => {
    expect(Math.round(femaLaw({ levelDb, distanceM: 30.48 }, 10).rangeM(70))).toBe(rangeM);
  });
});

describe("weighting at the siren's tone", () => {
  it("is about −3.2 dB in A and 0 in C at 500 Hz, and 0 at 1 kHz", () => {
    expect(weightingDb("A", 500)).toBeCloseTo(-3.25, 1);
    expect(Math.abs(weightingDb("C", 500))).toBeLessThan(0.05);
    expect(weightingDb("A", 1000)).toBe(0);
    // IEC 61672-1 table 3, exact midbands, to the printed tenth.
    expect(weightingDb("A", 1000 * 10 ** -0.9)).toBeCloseTo(-16.1, 1);
    expect(weightingDb("A", 1000 * 10 ** -1.2)).toBeCloseTo(-26.2, 1);
  });

  it("comes back when taken there and back", () => {
    expect(reweightedDb(reweightedDb(109, "A", "C", 480), "C", "A", 480)).toBeCloseTo(109, 12);
  });
});
