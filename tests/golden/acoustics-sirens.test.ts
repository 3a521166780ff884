import { afterAll, describe, expect, it } from "vitest";
import { ambientDb, AMBIENT_PRESETS } from "../../src/acoustics/ambient-presets";
import { soundSpeedMPerS } from "../../src/acoustics/atmosphere";
import { combineLevels } from "../../src/acoustics/combine-levels";
import { divergenceDb } from "../../src/acoustics/divergence";
import { stackGainDb } from "../../src/acoustics/horn-array";
import { isoLevelDb } from "../../src/acoustics/iso9613-disc";
import { ratedPowerDb, rotorToneHz } from "../../src/acoustics/rated-power";
import { arrivalDelayS, closingDifferenceM } from "../../src/acoustics/signal-arrival";
import { cn120Law, femaLaw } from "../../src/acoustics/simple-models";
import { maskingIndexDb } from "../../src/acoustics/tone-audibility";
import { weightingDb } from "../../src/acoustics/weighting";
import { COMPARED, Compared, type Vector, airOf, near, vectors } from "./acoustics-cases";

const compared = new Compared();

describe("sirens", () => {
  it("a 500 Hz siren over flat ground, both editions: the law of the exact discs", () => {
    for (const v of compared.of("siren500", 3))
      for (const edition of [1996, 2024] as const)
        (v.inputs.dp_m as number[]).forEach((dp, i) => {
          const level = isoLevelDb(
            {
              rated: {
                levelDb: v.inputs.Lref,
                weighting: "Z",
                distanceM: v.inputs.rref,
                frequencyHz: v.inputs.f_tone,
              },
              criterionWeighting: "Z",
              sourceHeightM: v.inputs.hs,
              receiverHeightM: v.inputs.hr,
              groundFactor: v.inputs.G,
              groundGain: true,
              edition,
              air: airOf(v.inputs),
            },
            dp,
          );
          near(level, v.expected[`L${edition}`][i], v.tolerance, `${v.id} ${edition} ${dp} m`);
        });
  });
  it("makers' free-field tables follow from the rated power", () => {
    for (const v of compared.of("klaxon", 3)) {
      const power = ratedPowerDb({
        levelDb: v.expected.L_dBA[0],
        weighting: "Z",
        distanceM: 1,
        frequencyHz: 500,
      });
      (v.inputs.d_m as number[]).forEach((d, i) =>
        near(power - divergenceDb(d), v.expected.L_dBA[i], v.tolerance, `${v.id} ${d} m`),
      );
    }
    for (const v of compared.of("hoermann", 3)) {
      const power = ratedPowerDb({
        levelDb: v.inputs.L_1m_dBA,
        weighting: "A",
        distanceM: 1,
        frequencyHz: 500,
      });
      near(
        power + weightingDb("A", 500) - divergenceDb(v.inputs.d_m),
        v.expected.L_30m_dBA,
        v.tolerance,
        v.id,
      );
    }
  });
  it("pitch, weighting and vertical pattern", () => {
    const [pitch] = compared.of("siren.freq", 1) as [Vector];
    near(rotorToneHz(pitch.inputs.rpm, pitch.inputs.ports), pitch.expected.f_Hz, pitch.tolerance, pitch.id);
    const [a] = compared.of("A500", 1) as [Vector];
    (a.inputs.f as number[]).forEach((hz, i) =>
      near(weightingDb("A", hz), a.expected.A_dB[i], a.tolerance, `${hz}`),
    );
    for (const v of compared.of("linearray", 2))
      (v.inputs.theta_deg as number[]).forEach((deg, i) =>
        near(
          stackGainDb({ horns: v.inputs.N, spacingM: v.inputs.spacing_m }, v.inputs.f, (deg * Math.PI) / 180),
          v.expected.D_dB[i],
          v.tolerance,
          `${v.id} ${deg}°`,
        ),
      );
  });
  it("several at once", () => {
    for (const v of compared.of("sum.", 6)) {
      const { loudestDb, energyDb, coherentMaxDb, coherentMinDb } = combineLevels(v.inputs.L_dB);
      near(loudestDb, v.expected.loudest, v.tolerance, v.id);
      near(energyDb, v.expected.energy, v.tolerance, v.id);
      near(coherentMaxDb, v.expected.coherent_max, v.tolerance, v.id);
      if (v.expected.coherent_min === null) expect(coherentMinDb).toBe(-Infinity);
      else near(coherentMinDb, v.expected.coherent_min, v.tolerance, v.id);
    }
  });
  it("arrival", () => {
    const [v] = compared.of("delay.1km", 1) as [Vector];
    near(soundSpeedMPerS(v.inputs.T_C), v.expected.c, v.tolerance, "c");
    near(arrivalDelayS(v.inputs.d_m, v.inputs.T_C), v.expected.delay_s, v.tolerance, "delay");
    near(closingDifferenceM(6, v.inputs.T_C), v.expected.dist_for_6s_m, v.tolerance, "6 s");
  });
  it("masking of a tone", () => {
    const [v] = compared.of("iso20065", 1) as [Vector];
    (v.inputs.f_Hz as number[]).forEach((hz, i) =>
      near(maskingIndexDb(hz), v.expected.av_dB[i], v.tolerance, `${hz}`),
    );
  });
  it("the rules of practice", () => {
    for (const v of compared.of("cn120.R", 6))
      near(
        cn120Law({ levelDb: v.inputs.Lp_dB, distanceM: v.inputs.r0_m }, v.inputs.Lz_dB).rangeM(
          v.inputs.L0_dB,
        ),
        v.expected.R_m,
        v.tolerance,
        v.id,
      );
    for (const v of compared.of("fema.range", 8))
      (v.inputs.Lreq as number[]).forEach((level, i) =>
        near(
          femaLaw({ levelDb: v.inputs.L_30p48m, distanceM: 30.48 }, 10).rangeM(level),
          v.expected.R_m[i],
          v.tolerance,
          v.id,
        ),
      );
    for (const v of [...compared.of("fema.100dB", 1), ...compared.of("fema.2001", 1)])
      near(
        femaLaw({ levelDb: v.inputs.L_100ft_dB, distanceM: 100 }, v.inputs.slope_dB_per_doubling).rangeM(
          v.inputs.criterion_dB,
        ),
        v.expected.range_ft,
        v.tolerance,
        v.id,
      );
  });
});

describe("ambient", () => {
  it("limits of GB 3096", () => {
    const [v] = compared.of("gb3096", 1) as [Vector];
    expect(AMBIENT_PRESETS.map(({ zone }) => zone)).toEqual(v.inputs.classes);
    expect(AMBIENT_PRESETS.map(({ limit }) => limit.dayDb)).toEqual(v.expected.day_dBA);
    expect(AMBIENT_PRESETS.map(({ limit }) => limit.nightDb)).toEqual(v.expected.night_dBA);
  });
  it("measured analogue of the neighbour city, never below 45 dB", () => {
    const [v] = compared.of("zhuzhou2023", 1) as [Vector];
    const zones = ["1", "2", "3", "4a"] as const;
    expect(zones.map((zone) => ambientDb(zone, "measured", "day"))).toEqual(v.expected.day.Leq);
    expect(zones.map((zone) => ambientDb(zone, "measured", "night"))).toEqual(
      (v.expected.night.Leq as number[]).map((db) => Math.max(45, db)),
    );
  });
});

// A vector that nobody compares would be a check that passes by seeing nothing.
afterAll(() => {
  expect(compared.seen.size).toBe(COMPARED.sirens);
  expect(Object.values(COMPARED).reduce((sum, count) => sum + count, 0)).toBe(vectors.length);
});
