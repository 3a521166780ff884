import { test } from "@fast-check/vitest";
import fc from "fast-check";
import { Clipper, FillRule } from "clipper2-ts";
import { describe, expect } from "vitest";
import { buildAreaMap } from "../../src/coverage/area-map";
import { chainPieces } from "../../src/coverage/chain-pieces";
import { discCoverage, flattenArcRing } from "../../src/coverage/disc-coverage";
import type { BlindRegion } from "../../src/coverage/disc-coverage";
import { discLayer } from "../../src/coverage/disc-layer";
import { coverers, crookedMap, degenerateLayout } from "./degenerate-layout";
import { box, isInside, numbers, square, withHoles } from "./planar-shapes";

const map = crookedMap();
const oneLabel = buildAreaMap({
  district: [withHoles(square(3600), box(-300, -300, 200, 200))],
  zones: [],
  footprints: [box(900, 900, 1000, 1000), box(1750, 0, 1850, 100)],
});
const seed = fc.integer({ min: 0, max: 2 ** 31 });

/** Ends may be open by micrometres some hundred metres from the origin of a sum: a tenth of what areas may be off. */
const ROUNDING_M2 = 1e-3;

/** A region as a polygon whose sides leave the arcs by at most a millimetre. */
const flat = ({ outer, holes }: BlindRegion, toleranceM: number) => ({
  rings: [outer, ...holes].map((ring) => flattenArcRing(ring, toleranceM)),
});

describe("layouts of 40 discs through common points, vertices, tangent to edges and to each other", () => {
  test.prop([seed], { numRuns: 1200 })("chain without an open end, to the area of the unchained sum", (s) => {
    const discs = degenerateLayout(map, s, 40);
    const cover = discCoverage(map, discs);
    expect(cover.method).toBe("exact");
    const answer = discLayer(map, { shrinkM: () => 0, soles: true }).update(discs);
    const rings = chainPieces(answer.pieces, answer.uncoveredM2, map);
    expect(rings.ok).toBe(true);
    expect(Math.abs(cover.uncoveredM2 - answer.uncoveredM2)).toBeLessThan(ROUNDING_M2);
    const regionsM2 = cover.regions.reduce((sum, { areaM2 }) => sum + areaM2, 0);
    expect(cover.uncoveredM2).toBe(regionsM2);
    for (const { areaM2 } of cover.regions) expect(areaM2).toBeGreaterThan(0);
    expect(cover.certified || cover.uncoveredM2 > 0 || cover.undecidedM2 > 0).toBe(true);
  });

  test.prop([seed], { numRuns: 60 })("lose by a disc's failure what it alone covers", (s) => {
    const discs = degenerateLayout(map, s, 25);
    const all = discLayer(map, { shrinkM: () => 0, soles: true }).update(discs);
    discs.forEach((_, j) => {
      const others = discs.filter((_, k) => k !== j);
      const without = discLayer(map, { shrinkM: () => 0, soles: false }).update(others);
      expect(Math.abs(without.uncoveredM2 - all.uncoveredM2 - (all.soleM2[j] as number))).toBeLessThan(
        ROUNDING_M2,
      );
    });
  });

  test.prop([seed], { numRuns: 100 })("answer random points as the definition does", (s) => {
    const discs = degenerateLayout(map, s, 30);
    const cover = discCoverage(map, discs);
    const blind = cover.regions.map((region) => flat(region, 1e-3));
    const next = numbers(s);
    let [uncovered, seen] = [0, 0];
    for (let k = 0; k < 200; k++) {
      const [x, y] = [next() * 4200 - 2100, next() * 4200 - 2100];
      // Flattened arcs lie up to 1 mm off.
      const onArc = discs.some((one) =>
        one.radiusByLabel.some((r) => Math.abs(Math.hypot(x - one.x, y - one.y) - r) < 2e-3),
      );
      if (onArc) continue;
      const bare = map.labelAt(x, y) >= 0 && coverers(map, discs, x, y).length === 0;
      expect(blind.some((region) => isInside(region, x, y))).toBe(bare);
      seen++;
      if (bare) uncovered++;
    }
    expect(seen).toBeGreaterThan(190);
    // Some points were bare, or nearly everything is covered.
    expect(uncovered > 0 || cover.uncoveredM2 < 0.1 * map.areaM2).toBe(true);
  });

  test.prop([seed], { numRuns: 40 })("agree with clipper2-ts within the error of its flattening", (s) => {
    const discs = degenerateLayout(map, s, 25).map((one) => ({
      ...one,
      radiusByLabel: [one.radiusByLabel[0] as number],
    }));
    const cover = discCoverage(oneLabel, discs);
    const toleranceM = 1e-3;
    const path = (ring: readonly number[]) =>
      Array.from({ length: ring.length / 2 }, (_, i) => ({
        x: Math.round((ring[2 * i] as number) * 1e6),
        y: Math.round((ring[2 * i + 1] as number) * 1e6),
      }));
    const circles = discs.map(({ x, y, radiusByLabel: [r = 0] }) => {
      const steps = Math.ceil(Math.PI / Math.acos(1 - toleranceM / r));
      return path(
        Array.from({ length: steps }, (_, k) => {
          const rad = (2 * Math.PI * k) / steps;
          return [x + r * Math.cos(rad), y + r * Math.sin(rad)];
        }).flat(),
      );
    });
    const open = discCoverage(oneLabel, []).regions.flatMap(({ outer, holes }) =>
      [outer, ...holes].map((ring) => path(flattenArcRing(ring, 1))),
    );
    const left = Clipper.difference(open, circles, FillRule.NonZero);
    const leftM2 = left.reduce((sum, one) => sum + Clipper.area(one), 0) / 1e12;
    // A polygon in a circle lacks at most ⅔ of the tolerance times the arc, and never has more.
    const arcsM = discs.reduce((sum, { radiusByLabel: [r = 0] }) => sum + 2 * Math.PI * r, 0);
    expect(leftM2 - cover.uncoveredM2).toBeGreaterThan(-1e-3);
    expect(leftM2 - cover.uncoveredM2).toBeLessThan(toleranceM * arcsM);
  });

  test.prop([seed], { numRuns: 60 })(
    "have regions whose borders do not cross and whose points are bare",
    (s) => {
      const discs = degenerateLayout(map, s, 40);
      for (const region of discCoverage(map, discs).regions) {
        const { rings } = flat(region, 1e-3);
        const paths = rings.map((ring) =>
          Array.from({ length: ring.length / 2 }, (_, i) => ({
            x: Math.round((ring[2 * i] as number) * 1e6),
            y: Math.round((ring[2 * i + 1] as number) * 1e6),
          })),
        );
        // A crossing would make even-odd and non-zero differ.
        const m2 = (rule: FillRule) =>
          Clipper.union(paths, rule).reduce((sum, one) => sum + Clipper.area(one), 0) / 1e12;
        const signed = paths.reduce((sum, one) => sum + Clipper.area(one), 0) / 1e12;
        expect(Math.abs(m2(FillRule.EvenOdd) - m2(FillRule.NonZero))).toBeLessThan(1e-3);
        expect(Math.abs(m2(FillRule.EvenOdd) - signed)).toBeLessThan(1e-2);
        const [x, y] = region.centroid;
        expect(x >= region.bbox[0] && x <= region.bbox[2] && y >= region.bbox[1] && y <= region.bbox[3]).toBe(
          true,
        );
      }
    },
  );
});
