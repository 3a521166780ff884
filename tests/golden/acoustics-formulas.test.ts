import { afterAll, describe, expect, it } from "vitest";
import { absorptionDbPerM } from "../../src/acoustics/atmosphere";
import { multipleEdgeFactor, screening, uncappedScreening } from "../../src/acoustics/diffraction";
import { divergenceDb } from "../../src/acoustics/divergence";
import { alternativeGroundDb, meanHeightM } from "../../src/acoustics/ground-alternative";
import { groundAttenuation, middleShare, shapeFunctions } from "../../src/acoustics/ground-general";
import { meteorologicalCorrectionDb, rayCurvatureM, upwindShadowM } from "../../src/acoustics/meteorology";
import { foliageDb, housingDb, industrialSiteDb } from "../../src/acoustics/misc-attenuation";
import { EXACT_BANDS_HZ } from "../../src/acoustics/octave-bands";
import { COMPARED, Compared, type Vector, airOf, near, vectors } from "./acoustics-cases";

const compared = new Compared();

describe("ISO 9613-1", () => {
  it("reproduces the pure-tone table", () => {
    for (const v of compared.of("iso9613-1.table1", 19))
      near(
        1000 * absorptionDbPerM(v.inputs.f_exact_Hz, airOf(v.inputs)),
        v.expected.alpha_dB_per_km,
        v.tolerance,
        v.id,
      );
  });
  it("reproduces the octave table of ISO 9613-2 at the exact midbands", () => {
    for (const v of compared.of("iso9613-2.table2", 5))
      EXACT_BANDS_HZ.forEach((hz, band) => {
        const wanted = v.expected.alpha_dB_per_km[band] as number;
        near(
          1000 * absorptionDbPerM(hz, airOf(v.inputs)),
          wanted,
          { abs: (wanted >= 100 ? v.tolerance.abs_if_ge_100 : v.tolerance.abs) as number },
          v.id,
        );
      });
  });
  it("gives the seasons of Xiangtan at the tones of sirens", () => {
    for (const v of compared.of("alpha.xiangtan", 4))
      (v.inputs.f_Hz as number[]).forEach((hz, i) =>
        near(1000 * absorptionDbPerM(hz, airOf(v.inputs)), v.expected.alpha_dB_per_km[i], v.tolerance, v.id),
      );
  });
});

describe("ISO 9613-2, divergence and ground", () => {
  it("divergence", () => {
    for (const v of compared.of("iso9613-2.adiv", 4))
      near(divergenceDb(v.inputs.d_m), v.expected.Adiv_dB, v.tolerance, v.id);
    const [table3] = compared.of("tr17534-3.table3", 1) as [Vector];
    near(divergenceDb(194.1881), table3.expected.Adiv_dB, table3.tolerance, table3.id);
    near(
      middleShare({ sourceHeightM: 1, receiverHeightM: 4, planDistanceM: 194.1649 }),
      table3.expected.q,
      table3.tolerance,
      "q",
    );
  });
  it("shape functions of table 3 as ISO/TR 17534-3 prints them", () => {
    for (const v of compared.of("tr17534-3.primes", 2))
      for (const [name, value] of Object.entries(shapeFunctions(v.inputs.h_m, v.inputs.dp_m)))
        near(value, v.expected[name], v.tolerance, `${v.id} ${name}`);
  });
  it("limits over porous and hard ground", () => {
    const [porous] = compared.of("iso9613-2.agr.porous", 1) as [Vector];
    [2, 3, 4].forEach((band, i) => {
      const path = {
        sourceHeightM: 0,
        receiverHeightM: 0,
        planDistanceM: porous.inputs.dp_m as number,
        gSource: 1,
        gMiddle: 1,
        gReceiver: 1,
      };
      near(
        groundAttenuation(path, band, 1996).totalDb,
        porous.expected.Agr_dB[i],
        porous.tolerance,
        porous.id,
      );
    });
    const [hard] = compared.of("iso9613-2.agr.hard", 1) as [Vector];
    for (let band = 0; band < 8; band++) {
      const path = {
        sourceHeightM: 1,
        receiverHeightM: 1,
        planDistanceM: 50,
        gSource: 0,
        gMiddle: 0,
        gReceiver: 0,
      };
      near(
        groundAttenuation(path, band, 1996).totalDb,
        hard.expected.Agr_dB_all_bands,
        hard.tolerance,
        hard.id,
      );
    }
  });
  it("alternative method and mean height", () => {
    for (const v of compared.of("iso9613-2.agralt", 4))
      near(alternativeGroundDb(v.inputs.d_m, v.inputs.hm_m), v.expected.Agr_dB, v.tolerance, v.id);
    const [hj] = compared.of("hj2.4.hm", 1) as [Vector];
    // F = 13.86 m² over 4.2 m: level sight 3.3 m above level ground.
    near(
      meanHeightM(
        [
          [0, 0],
          [4.2, 0],
        ],
        3.3,
        3.3,
      ),
      hj.expected.hm_m,
      hj.tolerance,
      hj.id,
    );
  });
});

describe("ISO 9613-2, screening", () => {
  it("Dz of a single wall in both editions, without the cap", () => {
    const [v] = compared.of("iso9613-2.dz.case03", 1) as [Vector];
    const { S, R, wall_x, wall_top, bands_Hz } = v.inputs;
    const [dss, dsr, d] = [
      Math.hypot(wall_x, wall_top - S[2]),
      Math.hypot(R[0] - wall_x, wall_top - R[2]),
      Math.hypot(R[0], S[2] - R[2]),
    ];
    const path = { z: dss + dsr - d, dss, dsr, e: 0, d };
    (bands_Hz as number[]).forEach((hz, i) => {
      near(
        uncappedScreening(path, 340 / hz, 1996, "over").dz,
        v.expected.Dz1996_dB[i],
        v.tolerance,
        `1996 ${hz}`,
      );
      near(
        uncappedScreening(path, 340 / hz, 2024, "over").dz,
        v.expected.Dz2024_dB[i],
        v.tolerance,
        `2024 ${hz}`,
      );
    });
  });
  it("negative and grazing z", () => {
    const [neg] = compared.of("iso9613-2.dz.negz", 1) as [Vector];
    const { dss, dsr, d } = neg.inputs;
    (neg.inputs.bands_Hz as number[]).forEach((hz, i) =>
      near(
        screening({ z: -(dss + dsr - d), dss, dsr, e: 0, d }, 340 / hz, 1996, "over").dz,
        neg.expected.Dz_dB[i],
        neg.tolerance,
        `${hz}`,
      ),
    );
    const [graze] = compared.of("iso9613-2.dz.grazing", 1) as [Vector];
    for (const way of ["over", "side"] as const)
      near(
        screening({ z: 0, dss: 50, dsr: 50, e: 0, d: 100 }, 0.68, 1996, way).dz,
        graze.expected.Dz_dB,
        graze.tolerance,
        way,
      );
  });
  it("C3 of two edges", () => {
    const [v] = compared.of("iso9613-2.c3", 1) as [Vector];
    (v.inputs.f as number[]).forEach((hz, i) =>
      near(multipleEdgeFactor(v.inputs.e_m, 340 / hz), v.expected.C3[i], v.tolerance, `${hz}`),
    );
  });
  it("a roof siren into a street", () => {
    for (const v of compared.of("streetcanyon", 2)) {
      const { D_m, hs, hr, roof_h, roof_edge_to_receiver_m: x, f } = v.inputs;
      const [dss, dsr, d] = [
        Math.hypot(D_m - x, hs - roof_h),
        Math.hypot(x, roof_h - hr),
        Math.hypot(D_m, hs - hr),
      ];
      const path = { z: dss + dsr - d, dss, dsr, e: 0, d };
      near(path.z, v.expected.z_m, v.tolerance, v.id);
      near(screening(path, 340 / f, 1996, "over").dz, v.expected.Dz96, v.tolerance, v.id);
      near(screening(path, 340 / f, 2024, "over").dz, v.expected.Dz24, v.tolerance, v.id);
    }
  });
});

describe("weather and annex A", () => {
  it("Cmet", () => {
    for (const v of compared.of("iso9613-2.cmet", 4))
      near(
        meteorologicalCorrectionDb(v.inputs.C0, v.inputs.hs, v.inputs.hr, v.inputs.dp_m),
        v.expected.Cmet_dB,
        v.tolerance,
        v.id,
      );
  });
  it("foliage, industrial sites, housing", () => {
    const [foliage] = compared.of("iso9613-2.afol", 1) as [Vector];
    (foliage.inputs.df_m as number[]).forEach((df, i) =>
      foliageDb(df).forEach((db, band) =>
        near(db, foliage.expected.Afol_dB[i][band], foliage.tolerance, `${df} m`),
      ),
    );
    const [site] = compared.of("iso9613-2.asite", 1) as [Vector];
    industrialSiteDb(site.inputs.ds_m).forEach((db, band) =>
      near(db, site.expected.Asite_dB[band], site.tolerance, site.id),
    );
    const [housing] = compared.of("iso9613-2.ahous", 1) as [Vector];
    (housing.inputs.cases as { B: number; db_m: number; p: number }[]).forEach(({ B, db_m, p }, i) =>
      near(housingDb(B, db_m, p), housing.expected.Ahous_dB[i], housing.tolerance, `${i}`),
    );
  });
  it("upwind shadow and ray curvature", () => {
    for (const v of compared.of("shadow", 4))
      near(
        upwindShadowM(v.inputs.g_per_s ?? v.inputs.g, v.inputs.hs, v.inputs.hr, v.inputs.c0),
        v.expected.x_m,
        v.tolerance,
        v.id,
      );
    const [ray] = compared.of("ray.curvature", 1) as [Vector];
    near(rayCurvatureM(ray.inputs.g_per_s, ray.inputs.c0), ray.expected.Rc_m, ray.tolerance, ray.id);
  });
});

// A vector that nobody compares would be a check that passes by seeing nothing.
afterAll(() => {
  expect(compared.seen.size).toBe(COMPARED.formulas);
  expect(Object.values(COMPARED).reduce((sum, count) => sum + count, 0)).toBe(vectors.length);
});
