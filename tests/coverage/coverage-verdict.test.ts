import { test } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, test as plainTest } from "vitest";
import { chainPieces } from "../../src/coverage/chain-pieces";
import { CERTIFICATE_SHRINK_M, coverageVerdict } from "../../src/coverage/coverage-verdict";
import { discCoverage } from "../../src/coverage/disc-coverage";
import type { Disc } from "../../src/coverage/disc-coverage";
import { discLayer } from "../../src/coverage/disc-layer";
import { worstPoint } from "../../src/coverage/worst-point";
import { crookedMap } from "./degenerate-layout";
import { disc, numbers, plainSquare } from "./planar-shapes";

const layer = (map: ReturnType<typeof plainSquare>, discs: readonly Disc[], shrinkM: number) =>
  discLayer(map, { shrinkM: () => shrinkM, soles: false }).update(discs);

describe("the certificate", () => {
  const map = crookedMap();

  test.prop([fc.integer({ min: 0, max: 2 ** 31 })], { numRuns: 60 })(
    "is given just above the worst depth, and a hole is found just below it",
    (seed) => {
      const next = numbers(seed);
      const places = Array.from({ length: 40 }, () => [next() * 4000 - 2000, next() * 4000 - 2000] as const);
      const all = (r: number) => places.map(([x, y]) => disc(x, y, r, r, r));
      const worst = worstPoint(map, all(0), (_, __, distanceM) => -distanceM);
      const depthM = -(worst?.margin as number);
      // The search may stop one millimetre short of the worst point, and the certificate asks for one more.
      const covered = discCoverage(map, all(depthM + 2.5e-3));
      expect(covered).toMatchObject({ certified: true, regions: [], uncoveredM2: 0, undecidedM2: 0 });
      // 5 mm deep in a corner is 10⁻⁵ m² or more: above what counts as rounding.
      const open = discCoverage(map, all(depthM - 5e-3));
      expect(open.certified).toBe(false);
      expect(open.regions.length).toBeGreaterThan(0);
    },
  );

  plainTest("would be given to a mere touch if the radii were not shortened", () => {
    const square = plainSquare(1000);
    const circumscribed = [disc(0, 0, 500 * Math.SQRT2)];
    // The planted mistake: the same question at the true radii finds no border at all.
    expect(layer(square, circumscribed, 0).lengthM).toBeLessThan(1e-4);
    expect(layer(square, circumscribed, CERTIFICATE_SHRINK_M).lengthM).toBeGreaterThan(1e-3);
    expect(discCoverage(square, circumscribed).certified).toBe(false);
  });

  plainTest("is not asked for, and then not given, without the option", () => {
    const cover = discCoverage(plainSquare(100), [disc(0, 0, 500)], { certificate: false });
    expect(cover).toMatchObject({ certified: false, regions: [], undecidedM2: 0 });
  });

  plainTest("counts a blind spot once, not again as undecided", () => {
    const cover = discCoverage(plainSquare(1000), [disc(0, 0, 500)]);
    expect([cover.regions.length, cover.undecided.length]).toEqual([4, 0]);
  });

  plainTest("leaves three discs half a millimetre apart blind, and as much over each other undecided", () => {
    const square = plainSquare(1000);
    const at = (offM: number) =>
      discCoverage(
        square,
        [0, 1, 2].map((k) => {
          const rad = (2 * Math.PI * k) / 3;
          return disc((1000 + offM) * Math.cos(rad), (1000 + offM) * Math.sin(rad), 1000);
        }),
      );
    expect([at(5e-4).regions.length, at(5e-4).undecided.length]).toEqual([1, 0]);
    expect([at(-5e-4).regions.length, at(-5e-4).undecided.length]).toEqual([0, 1]);
    expect(at(-5e-4)).toMatchObject({ certified: false, uncoveredM2: 0 });
    expect(at(-2e-3)).toMatchObject({ certified: true, undecidedM2: 0 });
  });
});

describe("when pieces do not chain", () => {
  const map = plainSquare(4000);
  const discs = [disc(0, 0, 500), disc(600, 0, 500)];
  const whole = layer(map, discs, 0);
  const short = layer(map, discs, CERTIFICATE_SHRINK_M);
  const broken = { ...whole, pieces: whole.pieces.slice(1) };

  plainTest("a lost piece is an open end, and a piece of another shape a wrong area", () => {
    expect(chainPieces(broken.pieces, broken.uncoveredM2, map)).toMatchObject({
      ok: false,
      error: "open-end",
    });
    const bent = whole.pieces.map((piece) =>
      piece.radiusM > 0 ? { ...piece, sweepRad: -piece.sweepRad } : piece,
    );
    expect(chainPieces(bent, whole.uncoveredM2, map)).toMatchObject({ ok: false, error: "area-mismatch" });
    expect(chainPieces(whole.pieces, whole.uncoveredM2 + 0.01, map)).toMatchObject({
      ok: false,
      error: "area-mismatch",
    });
    expect(chainPieces(whole.pieces, whole.uncoveredM2, map)).toMatchObject({ ok: true });
  });

  plainTest(
    "radii a few hundredths of a millimetre shorter are tried, and the regions are then a little too large",
    () => {
      const verdict = coverageVerdict(map, discs, broken, short);
      expect(verdict.method).toBe("shrunk");
      const exactM2 = discCoverage(map, discs).uncoveredM2;
      expect(verdict.uncoveredM2).toBeGreaterThan(exactM2);
      // At most 20 µm of 5 km of arcs.
      expect(verdict.uncoveredM2 - exactM2).toBeLessThan(0.1);
      expect(verdict.certified).toBe(false);
    },
  );

  // A border that has lost a side spoils every retry as well.
  const lost = { ...map, borderPieces: map.borderPieces.map((piece, e) => (e === 0 ? null : piece)) };

  plainTest("if they will not either, what is open with radii 1 mm shorter is all undecided", () => {
    const verdict = coverageVerdict(lost, discs, broken, short);
    expect(verdict).toMatchObject({ method: "millimetre", certified: false, regions: [], uncoveredM2: 0 });
    expect(verdict.undecidedM2).toBeGreaterThan(discCoverage(map, discs).uncoveredM2);
  });

  plainTest("with nothing left to draw, the whole area is undecided", () => {
    const verdict = coverageVerdict(lost, discs, broken, { ...short, pieces: short.pieces.slice(1) });
    expect(verdict).toMatchObject({ method: "none", certified: false, regions: [] });
    expect(verdict.uncoveredM2 + verdict.undecidedM2).toBe(map.areaM2);
    const asked = coverageVerdict(lost, discs, broken, undefined);
    expect(asked).toMatchObject({ method: "none", certified: false });
  });

  test.prop([fc.array(fc.record({ x: fc.nat(30), r: fc.nat(30) }), { minLength: 2, maxLength: 5 })])(
    "discs a few tenths of a nanometre apart are still one disc",
    (steps) => {
      // Taken as they are, 0, 0.8 and 1.6 nm are each equal to the next but not to the third, and no border was left at all.
      const nearly = steps.map(({ x, r }) => disc(x * 0.4e-9, 0, 500 + r * 0.4e-9));
      const cover = discCoverage(map, nearly);
      expect(cover.method).toBe("exact");
      // 12 nm of a circle of 3 km.
      expect(cover.uncoveredM2).toBeCloseTo(16e6 - Math.PI * 250_000, 3);
      expect(cover.regions[0]?.holes).toHaveLength(1);
    },
  );

  plainTest("doubt too small to draw is still doubt", () => {
    const dust = { ...short, pieces: [], lengthM: 5e-4, uncoveredM2: 0 };
    const nothing = { ...whole, pieces: [], lengthM: 0, uncoveredM2: 0 };
    const verdict = coverageVerdict(map, discs, nothing, dust);
    expect(verdict).toMatchObject({ certified: false, regions: [], undecided: [] });
    expect(verdict.undecidedM2).toBeGreaterThan(0);
  });
});
