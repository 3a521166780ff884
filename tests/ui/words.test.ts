import { describe, expect, it } from "vitest";
import { catalogue } from "../../src/i18n/catalogue";
import { wgs84 } from "../../src/geo/datums";
import type { Settings } from "../../src/model/settings";
import { criterionText } from "../../src/ui/criterion-text";
import { fromDatum, inDatum } from "../../src/ui/datum-entry";
import { marginText } from "../../src/ui/spot-words";

const settings = (criterion: Partial<Settings["criterion"]>, model: Settings["model"] = "cn120") =>
  ({ model, criterion: { aboveAmbientDb: 5, weighting: "A", safetyMarginDb: 0, ...criterion } }) as Settings;

describe("the criterion in one line", () => {
  it("names what is asked for and nothing that is not", () => {
    expect(criterionText(catalogue("zh"), settings({}))).toBe("≥ 环境 + 5 dB(A)");
    expect(criterionText(catalogue("zh"), settings({ safetyMarginDb: 3 }))).toBe(
      "≥ 环境 + 5 dB(A)，余量 3 dB",
    );
    expect(criterionText(catalogue("en"), settings({ floorDb: 65, safetyMarginDb: 2.5 }))).toBe(
      "≥ ambient + 5 dB(A), ≥ 65 dB(A), safety 2.5 dB",
    );
    expect(criterionText(catalogue("zh"), settings({}, "radius"))).toBe("距离不超过标称半径");
  });
});

describe("a margin", () => {
  it("is in signed dB, in metres for the nominal radius, a dash where nothing sounds", () => {
    expect(marginText({ marginDb: -4.68 })).toBe("\u22124.7 dB");
    expect(marginText({ marginDb: null, marginM: -1233.6 })).toBe("\u22121\u2009234 m");
    expect(marginText({ marginDb: null })).toBe("—");
    expect(marginText({ marginDb: null, marginM: -Infinity })).toBe("—");
  });
});

describe("typed coordinates", () => {
  const place = wgs84(112.916_352, 27.828_461);

  it("come back from every datum to better than the last digit shown", () => {
    for (const datum of ["wgs84", "gcj02", "bd09"] as const) {
      const [lon, lat] = inDatum(place, datum);
      const back = fromDatum(lon, lat, datum);
      // 1e-7° is 1.1 cm; six decimals are shown.
      expect(Math.abs(back[0] - place[0])).toBeLessThan(1e-7);
      expect(Math.abs(back[1] - place[1])).toBeLessThan(1e-7);
    }
  });

  it("differ between datums by hundreds of metres", () => {
    expect(inDatum(place, "gcj02")[0] - place[0]).toBeCloseTo(0.0054, 3);
    expect(Math.abs(inDatum(place, "bd09")[0] - inDatum(place, "gcj02")[0])).toBeGreaterThan(0.003);
  });
});
