import { describe, expect, test } from "vitest";
import { buildAreaMap } from "../../src/coverage/area-map";
import { discCoverage } from "../../src/coverage/disc-coverage";
import { box, disc, plainSquare, square, withHoles } from "./planar-shapes";

/** Closed forms agree to 5·10⁻⁵ m²: places and radii are rounded to 3.7 nm, borders are some kilometres long. */
const DIGITS = 4;

const R = 500;
const DISC_M2 = Math.PI * R * R;
const LENS_M2 = 2 * R * R * Math.acos(600 / (2 * R)) - 300 * Math.sqrt(4 * R * R - 600 * 600);

/** k-th of n centres at a distance from the origin. */
const around = (n: number, k: number, distanceM: number, radiusM: number) =>
  disc(distanceM * Math.cos((2 * Math.PI * k) / n), distanceM * Math.sin((2 * Math.PI * k) / n), radiusM);
const rosette = (n: number, distanceM: number, radiusM: number) =>
  Array.from({ length: n }, (_, k) => around(n, k, distanceM, radiusM));

describe("closed forms in a square of 4000 m", () => {
  const map = plainSquare();

  test("no disc leaves the whole area blind", () => {
    const cover = discCoverage(map, []);
    expect(cover.uncoveredM2).toBe(16e6);
    expect(cover.regions).toHaveLength(1);
    expect(cover.regions[0]).toMatchObject({ centroid: [0, 0], bbox: [-2000, -2000, 2000, 2000], holes: [] });
    expect(cover).toMatchObject({ certified: false, undecided: [], undecidedM2: 0, method: "exact" });
  });

  test("discs touching outside overlap nowhere and enclose nothing", () => {
    const cover = discCoverage(map, [disc(-R, 0, R), disc(R, 0, R)]);
    expect(cover.uncoveredM2).toBeCloseTo(16e6 - 2 * DISC_M2, DIGITS);
    expect([...cover.soleM2].map((m2) => m2 - DISC_M2)).toEqual([
      expect.closeTo(0, DIGITS),
      expect.closeTo(0, DIGITS),
    ]);
    expect(cover.regions).toHaveLength(1);
  });

  test("a lens counts once in the union and in nobody's sole area", () => {
    const cover = discCoverage(map, [disc(0, 0, R), disc(600, 0, R)]);
    expect(16e6 - cover.uncoveredM2).toBeCloseTo(2 * DISC_M2 - LENS_M2, DIGITS);
    expect(cover.soleM2[0]).toBeCloseTo(DISC_M2 - LENS_M2, DIGITS);
    expect(cover.coveredM2[1]).toBeCloseTo(DISC_M2, DIGITS);
    // The moment of the union about x = 0 is 300 m times its area, and that of the square is 0.
    const centroidX = (-300 * (16e6 - cover.uncoveredM2)) / cover.uncoveredM2;
    expect(cover.regions[0]?.centroid[0]).toBeCloseTo(centroidX, DIGITS);
    expect(cover.regions[0]?.centroid[1]).toBeCloseTo(0, DIGITS);
  });

  test("a disc inside another has no sole area, also when it touches from inside", () => {
    for (const x of [0, 100, 200]) {
      const cover = discCoverage(map, [disc(0, 0, R), disc(x, 0, 300)]);
      expect(cover.soleM2[0]).toBeCloseTo(Math.PI * 160_000, DIGITS);
      expect(cover.soleM2[1]).toBe(0);
      expect(cover.uncoveredM2).toBeCloseTo(16e6 - DISC_M2, DIGITS);
    }
  });

  test("three identical discs count once and none of them alone", () => {
    const cover = discCoverage(map, [disc(0, 0, R), disc(0, 0, R), disc(0, 0, R)]);
    expect(cover.uncoveredM2).toBeCloseTo(16e6 - DISC_M2, DIGITS);
    expect([...cover.soleM2]).toEqual([0, 0, 0]);
  });

  test("a ring of four touching discs encloses a second spot", () => {
    const cover = discCoverage(map, rosette(4, R * Math.SQRT2, R));
    expect(cover.regions).toHaveLength(2);
    expect(cover.regions[1]?.areaM2).toBeCloseTo((4 - Math.PI) * R * R, DIGITS);
    expect(cover.regions[0]?.holes).toHaveLength(1);
  });

  test("rings of touching discs enclose one spot each, however many and wherever they begin", () => {
    let seen = 0;
    for (let n = 3; n <= 9; n++)
      for (let turn = 0; turn < 12; turn++) {
        const awayM = R / Math.sin(Math.PI / n);
        const discs = Array.from({ length: n }, (_, k) =>
          around(12 * n, 12 * ((k * 2) % n) + turn, awayM, R),
        );
        const distinct = new Set(discs.map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`)).size;
        const closed = distinct === n;
        if (!closed) continue;
        const cover = discCoverage(map, discs);
        expect(cover.regions).toHaveLength(2);
        // The polygon through the centres less the discs' sectors in it.
        const spotM2 = (n / 2) * awayM * awayM * Math.sin((2 * Math.PI) / n) - (n / 2 - 1) * DISC_M2;
        expect(cover.regions[1]?.areaM2).toBeCloseTo(spotM2, DIGITS);
        seen++;
      }
    // Odd counts only: with even ones every second disc would be doubled.
    expect(seen).toBe(4 * 12);
  });

  test.each([
    [1000.438_595_070_3, 1],
    [1000.043_868_171, 0.01],
  ])("three discs %d m off leave a sliver of %d m²", (rho, expectedM2) => {
    const r = 1000;
    const s = rho * Math.sqrt(3);
    const formulaM2 =
      (Math.sqrt(3) / 4) * s * s -
      (Math.PI * r * r) / 2 +
      3 * (r * r * Math.acos(s / (2 * r)) - (s / 2) * Math.sqrt(r * r - (s * s) / 4));
    const cover = discCoverage(map, rosette(3, rho, r));
    expect(cover.regions).toHaveLength(2);
    // 10⁻⁸: the formula itself subtracts terms of 10⁶ m² in doubles.
    expect(cover.regions[1]?.areaM2).toBeCloseTo(formulaM2, 8);
    expect(cover.regions[1]?.areaM2).toBeCloseTo(expectedM2, 6);
    expect(cover.regions[1]?.centroid[0]).toBeCloseTo(0, DIGITS);
    expect(cover.certified).toBe(false);
  });

  test("three discs through a point enclose nothing for certain; 2 mm apart they do", () => {
    const touching = discCoverage(map, rosette(3, 1000, 1000));
    expect(touching.regions).toHaveLength(1);
    expect(touching.undecided).toHaveLength(1);
    expect(touching.undecidedM2).toBeGreaterThan(0);
    expect(discCoverage(map, rosette(3, 1000, 999.998)).regions).toHaveLength(2);
    expect(discCoverage(map, rosette(3, 1000, 1000.002)).undecided).toHaveLength(0);
  });
});

describe("a disc and a square of 1000 m", () => {
  const map = plainSquare(1000);

  test("inscribed, it leaves four corners", () => {
    const { regions } = discCoverage(map, [disc(0, 0, R)]);
    expect(regions).toHaveLength(4);
    for (const { areaM2 } of regions) expect(areaM2).toBeCloseTo(((4 - Math.PI) * R * R) / 4, DIGITS);
    // Equal areas: from the south-west, so that the order does not hang on rounding.
    expect(regions.map(({ holes }) => holes.length)).toEqual([0, 0, 0, 0]);
  });

  test("within micrometres of its sides, it counts as touching them: four corners, at any turn", () => {
    for (const gapM of [0, 1e-9, 1e-7, 4e-6])
      for (let turn = 0; turn < 10; turn++) {
        const corners = [0, 1, 2, 3].flatMap((k) => {
          const rad = turn / 10 + (k * Math.PI) / 2;
          return [R * Math.SQRT2 * Math.cos(rad), R * Math.SQRT2 * Math.sin(rad)];
        });
        const turned = buildAreaMap({ district: [{ rings: [corners] }], zones: [], footprints: [] });
        const cover = discCoverage(turned, [disc(0, 0, R - gapM)]);
        expect(cover.method).toBe("exact");
        // The corners moved by up to half a micrometre, so a side may also be just inside: then the corners stay the same.
        expect(cover.regions).toHaveLength(4);
        // A micrometre along 4 km.
        for (const { areaM2 } of cover.regions) expect(areaM2).toBeCloseTo(((4 - Math.PI) * R * R) / 4, 1);
      }
  });

  test("circumscribed, it leaves nothing but doubt; 2 mm more are proof", () => {
    const exact = discCoverage(map, [disc(0, 0, R * Math.SQRT2)]);
    expect(exact).toMatchObject({ uncoveredM2: 0, regions: [], certified: false });
    expect(exact.undecided).toHaveLength(4);
    expect(exact.undecidedM2).toBeGreaterThan(0);
    const more = discCoverage(map, [disc(0, 0, R * Math.SQRT2 + 0.002)]);
    expect(more).toMatchObject({ uncoveredM2: 0, undecidedM2: 0, certified: true, method: "exact" });
    expect(more.coveredM2[0]).toBeCloseTo(1e6, DIGITS);
    expect(more.soleM2[0]).toBeCloseTo(1e6, DIGITS);
  });

  test("far away or without reach, it covers nothing", () => {
    const { uncoveredM2, coveredM2 } = discCoverage(map, [
      disc(9000, 0, R),
      disc(0, 0, 0),
      disc(0, 0, -1),
      disc(0, 0),
    ]);
    expect(uncoveredM2).toBe(1e6);
    expect([...coveredM2]).toEqual([0, 0, 0, 0]);
  });
});

describe("zones, holes and footprints", () => {
  test("a disc on the border of two zones is two half discs", () => {
    const map = buildAreaMap({
      district: [square(4000)],
      zones: [
        { polygon: box(-3000, -3000, 0, 3000), label: 1 },
        { polygon: box(0, -3000, 3000, 3000), label: 2 },
      ],
      footprints: [],
    });
    const cover = discCoverage(map, [disc(0, 0, -1, 800, 400)]);
    expect(cover.coveredM2[0]).toBeCloseTo((Math.PI / 2) * (800 ** 2 + 400 ** 2), DIGITS);
    expect(cover.soleM2[0]).toBeCloseTo((Math.PI / 2) * (800 ** 2 + 400 ** 2), DIGITS);
    // One blind spot across the border, with one hole.
    expect(cover.regions).toHaveLength(1);
    expect(cover.regions[0]?.holes).toHaveLength(1);
    const half = discCoverage(map, [disc(0, 0, -1, 800, -1)]);
    expect(half.uncoveredM2).toBeCloseTo(16e6 - (Math.PI / 2) * 800 ** 2, DIGITS);
  });

  test("zones of equal radius change nothing", () => {
    const zones = [0, 1, 2, 3, 4].map((k) => ({
      polygon: box(-2000 + 700 * k, -900, -1000 + 700 * k, 900),
      label: k + 1,
    }));
    const map = buildAreaMap({ district: [square(4000)], zones, footprints: [] });
    const places = [
      [0, 0],
      [600, 0],
      [-900, 850],
    ] as const;
    const cover = discCoverage(
      map,
      places.map(([x, y]) => disc(x, y, R, R, R, R, R, R)),
    );
    const plain = discCoverage(
      plainSquare(),
      places.map(([x, y]) => disc(x, y, R)),
    );
    expect(cover.uncoveredM2).toBeCloseTo(plain.uncoveredM2, DIGITS);
    for (let j = 0; j < 3; j++) expect(cover.soleM2[j]).toBeCloseTo(plain.soleM2[j] as number, DIGITS);
    expect(cover.regions.map(({ holes }) => holes.length)).toEqual(
      plain.regions.map(({ holes }) => holes.length),
    );
  });

  test("a disc over a hole does not cover it", () => {
    const map = buildAreaMap({ district: [withHoles(square(4000), square(400))], zones: [], footprints: [] });
    const cover = discCoverage(map, [disc(0, 0, R)]);
    expect(cover.coveredM2[0]).toBeCloseTo(DISC_M2 - 160_000, DIGITS);
    expect(cover.areaM2 - cover.uncoveredM2).toBeCloseTo(DISC_M2 - 160_000, DIGITS);
  });

  test("a disc inside a footprint's court covers the court alone", () => {
    const court = withHoles(square(1000), square(100));
    const map = buildAreaMap({ district: [square(4000)], zones: [], footprints: [court] });
    const cover = discCoverage(map, [disc(0, 0, 90)]);
    expect(cover.coveredM2[0]).toBeCloseTo(10_000, DIGITS);
    expect(cover.uncoveredM2).toBeCloseTo(16e6 - 1e6, DIGITS);
    expect(cover.regions[0]?.holes).toHaveLength(1);
  });

  test("no disc: one region per connected part, largest first, courts apart", () => {
    const map = buildAreaMap({
      district: [square(1000), box(2000, 0, 2100, 100)],
      zones: [{ polygon: box(0, -9000, 9000, 9000), label: 1 }],
      footprints: [withHoles(box(100, 100, 300, 300), box(150, 150, 250, 250))],
    });
    const { regions } = discCoverage(map, []);
    expect(regions.map(({ areaM2, holes }) => [areaM2, holes.length])).toEqual([
      [1e6 - 40_000, 1],
      [10_000, 0],
      [10_000, 0],
    ]);
    expect(discCoverage(map, []).undecided).toEqual([]);
  });

  test("parts that touch in a point stay two regions, and so do two holes", () => {
    const corners = buildAreaMap({
      district: [box(0, 0, 10, 10), box(10, 10, 20, 20)],
      zones: [],
      footprints: [],
    });
    expect(discCoverage(corners, []).regions.map(({ areaM2 }) => areaM2)).toEqual([100, 100]);
    const courts = buildAreaMap({
      district: [square(100)],
      zones: [],
      footprints: [box(0, 0, 10, 10), box(10, 10, 20, 20)],
    });
    const [region] = discCoverage(courts, []).regions;
    expect(region?.areaM2).toBe(10_000 - 200);
  });
});
