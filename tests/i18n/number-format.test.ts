import { describe, expect, it } from "vitest";
import {
  blindTotals,
  decimal,
  degreesText,
  distanceText,
  hectaresText,
  partPercent,
  rate,
  rateDifference,
  ratePoints,
  roundedUp,
  signed,
  squareMetresText,
} from "../../src/i18n/number-format";

describe("the coverage rate", () => {
  it("is cut to two decimals, never rounded", () => {
    expect(rate(0.961_199, false)).toBe("96.11");
    expect(rate(0.961_1, false)).toBe("96.11");
    expect(rate(0.29, false)).toBe("29.00");
    expect(rate(0, false)).toBe("0.00");
  });

  it("is 99.99 at most until it is proved, and 100 only then", () => {
    expect(rate(0.999_99, false)).toBe("99.99");
    expect(rate(1, false)).toBe("99.99");
    expect(rate(1, true)).toBe("100");
    expect(rate(0.999_999_999_999, true)).toBe("99.99");
  });

  it("differs by what the printed figures differ by", () => {
    expect(rateDifference(ratePoints(0.961_199, false), ratePoints(0.961_901, false))).toBe("+0.08");
    expect(rateDifference(96.19, 95.74)).toBe("\u22120.45");
    expect(rateDifference(96.19, 96.19)).toBe("0.00");
  });
});

describe("numbers", () => {
  it("group thousands with a thin space, four digits too", () => {
    expect(decimal(12_262)).toBe("12\u2009262");
    expect(decimal(1860)).toBe("1\u2009860");
    expect(decimal(1_234_567.891, 2)).toBe("1\u2009234\u2009567.89");
    expect(decimal(999)).toBe("999");
  });

  it("have a true minus, and none before zero", () => {
    expect(signed(-4.7)).toBe("\u22124.7");
    expect(signed(8.44)).toBe("+8.4");
    expect(signed(-0.04)).toBe("0.0");
    expect(signed(0)).toBe("0.0");
  });

  it("write a dash for what is no number", () => {
    expect(decimal(Number.NaN)).toBe("—");
  });

  it("write coordinates with six decimals in groups of three", () => {
    expect(degreesText(112.937_412)).toBe("112.937\u2009412");
    expect(degreesText(27.85)).toBe("27.850\u2009000");
  });

  it("write distances in metres, and in kilometres from ten on", () => {
    expect(distanceText(604.4)).toBe("604 m");
    expect(distanceText(12_345)).toBe("12.3 km");
  });
});

describe("what is blind", () => {
  it("is rounded up", () => {
    expect(hectaresText(72_801)).toBe("7.29");
    expect(hectaresText(72_800)).toBe("7.28");
    expect(hectaresText(1)).toBe("0.01");
    expect(squareMetresText(0.2)).toBe("1");
    expect(roundedUp(0, 2)).toBe(0);
    expect(roundedUp(0.07 * 100, 0)).toBe(7);
  });

  it("adds up to the sum of the parts shown", () => {
    const totals = blindTotals([
      { areaM2: 1, persons: 0.1 },
      { areaM2: 1, persons: 0.1 },
      { areaM2: 72_800, persons: 3 },
    ]);
    expect(totals).toEqual({ count: 3, km2: 0.073, persons: 5 });
  });

  it("has no persons where there is no population layer, and none where nothing is blind", () => {
    expect(blindTotals([{ areaM2: 1 }]).persons).toBeNull();
    expect(blindTotals([])).toEqual({ count: 0, km2: 0, persons: 0 });
  });
});

it("a part of a whole is cut to one decimal", () => {
  expect(partPercent(20, 22)).toBe("90.9");
  expect(partPercent(22, 22)).toBe("100");
  expect(partPercent(2199, 2200)).toBe("99.9");
  expect(partPercent(0, 0)).toBe("—");
});
