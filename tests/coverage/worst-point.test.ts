import { test } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, test as plainTest } from "vitest";
import { buildAreaMap } from "../../src/coverage/area-map";
import { discCoverage } from "../../src/coverage/disc-coverage";
import type { Disc } from "../../src/coverage/disc-coverage";
import { worstPoint } from "../../src/coverage/worst-point";
import { crookedMap, degenerateLayout } from "./degenerate-layout";
import { box, disc, numbers, plainSquare, square } from "./planar-shapes";

const reachOf = (discs: readonly Disc[]) => (k: number, label: number, distanceM: number) =>
  ((discs[k] as Disc).radiusByLabel[label] ?? 0) - distanceM;

describe("the worst point", () => {
  plainTest("of a square round a disc is its corner, exactly", () => {
    const map = plainSquare(1000);
    const discs = [disc(0, 0, 500)];
    const { regions } = discCoverage(map, discs);
    expect(regions).toHaveLength(4);
    for (const region of regions) {
      const worst = worstPoint(map, discs, reachOf(discs), region);
      expect([Math.abs(worst?.x as number), Math.abs(worst?.y as number)]).toEqual([500, 500]);
      expect(worst?.margin).toBeCloseTo(-(Math.SQRT2 - 1) * 500, 9);
    }
    expect(worstPoint(map, discs, reachOf(discs))?.margin).toBeCloseTo(-(Math.SQRT2 - 1) * 500, 9);
  });

  plainTest("of a sliver between three discs is where they are equally far", () => {
    const rho = 1000.438_595_070_3;
    const discs = [0, 1, 2].map((k) =>
      disc(rho * Math.cos((2 * Math.PI * k) / 3), rho * Math.sin((2 * Math.PI * k) / 3), 1000),
    );
    const map = plainSquare();
    const sliver = discCoverage(map, discs).regions[1];
    const worst = worstPoint(map, discs, reachOf(discs), sliver);
    // The box that ends the search is 1 mm wide.
    expect(Math.abs((worst?.margin as number) - (1000 - rho))).toBeLessThan(1e-3);
    expect(Math.hypot(worst?.x as number, worst?.y as number)).toBeLessThan(0.01);
  });

  plainTest("is judged by the threshold of its own zone", () => {
    const map = buildAreaMap({
      district: [square(1000)],
      zones: [{ polygon: box(200, -500, 500, 500), label: 1 }],
      footprints: [],
    });
    const discs = [disc(-100, 0, 600, 250)];
    const worst = worstPoint(map, discs, reachOf(discs));
    expect([worst?.x, Math.abs(worst?.y as number), worst?.disc]).toEqual([500, 500, 0]);
    expect(worst?.margin).toBeCloseTo(250 - Math.hypot(600, 500), 9);
    // With the zone quiet, the far west corner is the worst.
    const quiet = [disc(100, 0, 600, 900)];
    expect(worstPoint(map, quiet, reachOf(quiet))?.x).toBe(-500);
  });

  plainTest("does not exist without discs or without area", () => {
    expect(worstPoint(plainSquare(), [], () => 0)).toBeNull();
    const empty = buildAreaMap({ district: [], zones: [], footprints: [] });
    expect(worstPoint(empty, [disc(0, 0, 5)], () => 0)).toBeNull();
  });

  plainTest("is some point when no disc is heard at all", () => {
    const worst = worstPoint(plainSquare(), [disc(0, 0, 5)], () => -Infinity);
    expect(worst?.margin).toBe(-Infinity);
  });

  test.prop([fc.integer({ min: 0, max: 2 ** 31 }), fc.boolean()], { numRuns: 60 })(
    "of the area and of each region is no better than any random point of it",
    (seed, decibels) => {
      const map = crookedMap();
      const discs = degenerateLayout(map, seed, 15);
      const reach = reachOf(discs);
      const marginAt = decibels
        ? (k: number, label: number, distanceM: number) => {
            const radiusM = (discs[k] as Disc).radiusByLabel[label] as number;
            return 20 * Math.log10(radiusM / Math.max(1, distanceM));
          }
        : reach;
      const loudest = (x: number, y: number) =>
        Math.max(...discs.map((one, k) => marginAt(k, map.labelAt(x, y), Math.hypot(x - one.x, y - one.y))));
      // 1 mm, or what 1 mm is in dB at 10 m.
      const slack = decibels ? 1e-3 : 1e-3;
      const next = numbers(seed);
      const whole = worstPoint(map, discs, marginAt);
      let seen = 0;
      for (let k = 0; k < 300; k++) {
        const [x, y] = [next() * 4000 - 2000, next() * 4000 - 2000];
        if (map.labelAt(x, y) < 0) continue;
        seen++;
        expect(whole?.margin).toBeLessThanOrEqual(loudest(x, y) + slack);
      }
      expect(seen).toBeGreaterThan(100);
      const { regions } = discCoverage(map, discs);
      const margins = regions.map((region) => worstPoint(map, discs, marginAt, region)?.margin as number);
      // The worst of the regions is the worst of the area.
      if (margins.length > 0)
        expect(Math.abs(Math.min(...margins) - (whole?.margin as number))).toBeLessThan(2 * slack);
      for (const margin of margins) expect(margin).toBeLessThanOrEqual(1e-6);
      // What it says of its own point is true there, to a border's two sides.
      const { x, y, disc: loud, margin } = whole as NonNullable<typeof whole>;
      const one = discs[loud] as Disc;
      const atPoint = [0, 1, 2].map((label) => marginAt(loud, label, Math.hypot(x - one.x, y - one.y)));
      expect(Math.min(...atPoint.map((here) => Math.abs(here - margin)))).toBeLessThan(1e-9);
    },
  );
});
