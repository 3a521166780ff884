import { describe, expect, it } from "vitest";
import { ambientDb } from "../../src/acoustics/ambient-presets";
import { CEILINGS, CRITERION_PRESETS } from "../../src/acoustics/criteria-presets";
import { mountingGainDb } from "../../src/acoustics/divergence";
import { firstNullRad, stackGainDb } from "../../src/acoustics/horn-array";
import { housingOrGroundDb } from "../../src/acoustics/misc-attenuation";
import { EXACT_BANDS_HZ, NOMINAL_BANDS_HZ, bandOf, energySumDb } from "../../src/acoustics/octave-bands";
import { heardSilenceS } from "../../src/acoustics/signal-arrival";
import { criticalBandHz, toneAudibilityDb } from "../../src/acoustics/tone-audibility";

describe("criteria", () => {
  it("every number has a source, and what could not be read is assumed", () => {
    expect(CRITERION_PRESETS.map(({ id }) => id)).toEqual([
      "prc",
      "fema-urban",
      "fema-rural",
      "swiss-70",
      "swiss-65",
      "iso-7731",
    ]);
    for (const { weighting, aboveAmbientDb, floorDb } of CRITERION_PRESETS)
      for (const part of [weighting, aboveAmbientDb, floorDb])
        if (part) expect(part.source.length).toBeGreaterThan(5);
    const by = (id: string) => CRITERION_PRESETS.find((preset) => preset.id === id);
    expect(by("prc")?.aboveAmbientDb).toMatchObject({ value: 5, assumed: false });
    // acoustics.md §11: the +10 dB wording and the 65 dB floor are general knowledge.
    expect(by("fema-urban")?.aboveAmbientDb).toMatchObject({ value: 10, assumed: true });
    expect(by("fema-urban")?.floorDb).toMatchObject({ value: 70, assumed: false });
    expect(by("iso-7731")?.floorDb).toMatchObject({ value: 65, assumed: true });
  });
  it("the ceilings are 118 dB(A) and 123 dB(C)", () => {
    expect(CEILINGS.map(({ levelDb, weighting }) => `${levelDb}${weighting}`)).toEqual(["118A", "123C"]);
  });
  it("ambient is never below 45 dB, and falls back to the limit where nothing was measured", () => {
    expect(ambientDb("0", "measured", "day")).toBe(50);
    expect(ambientDb("0", "limit", "night")).toBe(45);
    expect(ambientDb("4b", "limit", "night")).toBe(60);
  });
});

describe("small laws", () => {
  it("reflecting planes: 3, 6 and 9 dB", () => {
    expect((["free", "wall", "edge", "corner"] as const).map(mountingGainDb)).toEqual([0, 3, 6, 9]);
  });
  it("the first null of 4 and 6 horns at 500 Hz: 16.5° and 10.9° (acoustics.md §7)", () => {
    const degrees = (horns: number): string =>
      (((firstNullRad({ horns, spacingM: 0.6 }, 500) as number) * 180) / Math.PI).toFixed(1);
    expect([degrees(4), degrees(6)]).toEqual(["16.5", "10.9"]);
    expect(firstNullRad({ horns: 1, spacingM: 0.6 }, 500)).toBeNull();
    expect(
      stackGainDb({ horns: 4, spacingM: 0.6 }, 500, firstNullRad({ horns: 4, spacingM: 0.6 }, 500) as number),
    ).toBe(-40);
    expect(stackGainDb({ horns: 4, spacingM: 0.6 }, 500, Math.PI / 2)).toBeGreaterThanOrEqual(-40);
  });
  it("bands: exact midbands, and the band of a tone", () => {
    expect(EXACT_BANDS_HZ.map((hz) => Math.round(hz))).toEqual([63, 126, 251, 501, 1000, 1995, 3981, 7943]);
    expect(NOMINAL_BANDS_HZ.map(bandOf)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect([20, 350, 360, 700, 710, 20_000].map(bandOf)).toEqual([0, 2, 3, 3, 4, 7]);
  });
  it("two equal levels add 3.01 dB, however low, and none is silence", () => {
    expect(energySumDb([60, 60])).toBeCloseTo(63.0103, 4);
    expect(energySumDb([-4000, -4000])).toBeCloseTo(-3996.9897, 4);
    expect(energySumDb([])).toBe(-Infinity);
  });
  it("silence between blasts closes at 2049 m for the air-raid signal", () => {
    expect(heardSilenceS(6, 0, 2049, 17)).toBe(0);
    expect(heardSilenceS(6, 0, 1000, 17)).toBeCloseTo(6 - 2.9287, 3);
  });
  it("a 500 Hz tone is heard about 2.3 dB above the noise of its 117 Hz band", () => {
    expect(criticalBandHz(500)).toBeCloseTo(117, 0);
    expect(toneAudibilityDb(50, 50, 500)).toBeCloseTo(2.3, 1);
  });
  it("housing and ground: the larger", () => expect(housingOrGroundDb(4, 6)).toBe(6));
});
