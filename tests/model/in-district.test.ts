import { describe, expect, it } from "vitest";
import { inDistrict } from "../../src/model/in-district";
import { wgs84 } from "../../src/geo/datums";
import { aPlan, at, square } from "../support/a-plan";

describe("the planning area", () => {
  const { base } = aPlan({ area: square(1_000) }).build();

  it("holds what lies inside its outline, and nothing beyond", () => {
    for (const [east, north] of [
      [0, 0],
      [490, -490],
      [-499, 499],
    ] as const)
      expect(inDistrict(base, at(east, north)), `${east} ${north}`).toBe(true);
    for (const [east, north] of [
      [501, 0],
      [0, -510],
      [5_000, 5_000],
    ] as const)
      expect(inDistrict(base, at(east, north)), `${east} ${north}`).toBe(false);
  });

  it("has holes, and parts", () => {
    const ring = (half: number, east = 0) =>
      [
        [-half, -half],
        [half, -half],
        [half, half],
        [-half, half],
        [-half, -half],
      ].map(([x, y]) => [112 + east + (x as number), 27 + (y as number)]);
    const district = [
      { type: "MultiPolygon" as const, coordinates: [[ring(0.01), ring(0.002)], [ring(0.01, 0.1)]] },
    ];
    expect(inDistrict({ district }, wgs84(112.005, 27))).toBe(true);
    expect(inDistrict({ district }, wgs84(112.001, 27))).toBe(false);
    expect(inDistrict({ district }, wgs84(112.1, 27))).toBe(true);
    expect(inDistrict({ district }, wgs84(112.05, 27))).toBe(false);
  });
});
