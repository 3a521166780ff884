import { test } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect } from "vitest";
import { buildAreaMap } from "../../src/coverage/area-map";
import type { AreaInput, PlanarPolygon } from "../../src/coverage/area-map";
import { box, isInside, numbers, square, town, withHoles } from "./planar-shapes";

/** Vertices move by up to 2⁻²¹ m onto the grid, so a border of 10 km may be off by 5 mm² to 5·10⁻³ m². */
const SNAP_M2 = 5e-3;

const area = (input: Partial<AreaInput>) =>
  buildAreaMap({ district: [], zones: [], footprints: [], ...input });

describe("the area to be covered", () => {
  test("is the union of overlapping, doubled and separate district polygons less their holes", () => {
    const map = area({
      district: [
        box(0, 0, 100, 100),
        box(50, 0, 150, 100),
        box(50, 0, 150, 100),
        withHoles(box(300, 0, 400, 100), box(320, 20, 340, 40)),
      ],
    });
    expect(map.districtM2).toBe(15_000 + 10_000 - 400);
    expect(map.areaM2).toBe(map.districtM2);
    expect([map.labelAt(75, 50), map.labelAt(330, 30), map.labelAt(310, 30), map.labelAt(200, 50)]).toEqual([
      0, -1, 0, -1,
    ]);
  });

  test("does not mind which way rings turn, nor a repeated closing point", () => {
    const ways = [
      [0, 0, 10, 0, 10, 10, 0, 10],
      [0, 10, 10, 10, 10, 0, 0, 0],
      [0, 0, 10, 0, 10, 10, 0, 10, 0, 0],
    ];
    expect(ways.map((ring) => area({ district: [{ rings: [ring] }] }).areaM2)).toEqual([100, 100, 100]);
  });

  test("takes a ring that crosses or touches itself by even-odd", () => {
    const bowTie = area({ district: [{ rings: [[0, 0, 10, 10, 10, 0, 0, 10]] }] });
    const touching = area({ district: [{ rings: [[0, 0, 10, 0, 5, 5, 10, 10, 0, 10, 5, 5]] }] });
    expect([bowTie.areaM2, touching.areaM2]).toEqual([50, 50]);
  });

  test("lets a hole be filled by another district polygon", () => {
    const map = area({ district: [withHoles(square(100), square(40)), square(20)] });
    expect(map.areaM2).toBe(10_000 - 1600 + 400);
  });

  test("loses footprints once, however they overlap, nest, share walls or cross its border", () => {
    const map = area({
      district: [box(0, 0, 100, 100)],
      footprints: [
        box(10, 10, 20, 20),
        box(10, 10, 20, 20),
        box(20, 10, 30, 20),
        box(12, 12, 14, 14),
        box(15, 15, 25, 25),
        box(95, 50, 105, 60),
        box(200, 0, 210, 10),
      ],
    });
    expect(map.footprintsM2).toBe(100 + 100 + 50 + 50);
    expect(map.districtM2).toBe(10_000);
    expect(map.areaM2).toBe(10_000 - 300);
    // Doubled, nested and outer walls vanish; what is left separates area from no area.
    for (let e = 0; e < map.edges.count; e++) expect(map.edges.left[e]).not.toBe(map.edges.right[e]);
  });

  test("may be swallowed by a footprint whole, or be empty to begin with", () => {
    expect(area({ district: [square(10)], footprints: [square(20)] })).toMatchObject({
      areaM2: 0,
      footprintsM2: 100,
    });
    expect(area({}).areaM2).toBe(0);
    expect(area({}).labelAt(0, 0)).toBe(-1);
  });

  test("keeps the court of a building", () => {
    const map = area({ district: [square(100)], footprints: [withHoles(square(40), square(20))] });
    expect(map.areaM2).toBe(10_000 - 1600 + 400);
    expect([map.labelAt(0, 0), map.labelAt(15, 0), map.labelAt(30, 0)]).toEqual([0, -1, 0]);
  });
});

describe("zones", () => {
  test("label the area, later ones win, and end at its border", () => {
    const map = area({
      district: [square(100)],
      zones: [
        { polygon: box(0, -500, 500, 500), label: 1 },
        { polygon: box(-20, -20, 20, 20), label: 2 },
      ],
    });
    expect(map.labelCount).toBe(3);
    expect([map.labelAt(-40, 0), map.labelAt(40, 0), map.labelAt(10, 10), map.labelAt(60, 0)]).toEqual([
      0, 1, 2, -1,
    ]);
    expect(map.areaM2).toBe(10_000);
  });

  test("that leave a hair's gap have the default label in it", () => {
    const map = area({
      district: [square(100)],
      zones: [
        { polygon: box(-50, -50, 0, 50), label: 1 },
        { polygon: box(0.001, -50, 50, 50), label: 1 },
      ],
    });
    expect([map.labelAt(-1, 0), map.labelAt(0.0005, 0), map.labelAt(1, 0)]).toEqual([1, 0, 1]);
  });

  test("side by side with one label leave no edge between them", () => {
    const halves = [box(-50, -50, 0, 50), box(0, -50, 50, 50)].map((polygon) => ({ polygon, label: 1 }));
    expect(area({ district: [square(100)], zones: halves }).edges.count).toBeLessThanOrEqual(6);
  });
});

/** Rings on a coarse lattice, so that they share vertices, overlap along edges and touch; or anywhere. */
const ring = fc.oneof(
  fc.array(
    fc.integer({ min: -4, max: 4 }).map((n) => 10 * n),
    { minLength: 6, maxLength: 14 },
  ),
  fc.array(fc.double({ min: -40, max: 40, noNaN: true }), { minLength: 6, maxLength: 14 }),
);
const polygon = fc
  .array(
    ring.map((flat) => flat.slice(0, flat.length - (flat.length % 2))),
    { minLength: 1, maxLength: 2 },
  )
  .map((rings): PlanarPolygon => ({ rings }));
const input = fc.record({
  district: fc.array(polygon, { minLength: 1, maxLength: 3 }),
  zones: fc.array(fc.record({ polygon, label: fc.integer({ min: 1, max: 3 }) }), { maxLength: 3 }),
  footprints: fc.array(polygon, { maxLength: 3 }),
});

function labelByHand({ district, zones, footprints }: AreaInput, x: number, y: number): number {
  const inAny = (list: readonly PlanarPolygon[]) => list.some((one) => isInside(one, x, y));
  if (!inAny(district) || inAny(footprints)) return -1;
  return (
    zones
      .slice()
      .reverse()
      .find((zone) => isInside(zone.polygon, x, y))?.label ?? 0
  );
}

describe("any polygons whatever", () => {
  test.prop([input, fc.integer()], { numRuns: 400 })(
    "are labelled as ray casting labels them",
    (polygons, seed) => {
      const map = buildAreaMap(polygons);
      const next = numbers(seed);
      for (let k = 0; k < 60; k++) {
        const [x, y] = [next() * 90 - 45, next() * 90 - 45];
        expect(map.labelAt(x, y)).toBe(labelByHand(polygons, x, y));
      }
    },
  );

  // Not clipper2-ts here: it loses 5 m² of the even-odd ring 0 20, −20 20, −10 20, 10 −10, 0 10.
  test.prop([input], { numRuns: 300 })(
    "have the area that strips between all crossings add up to",
    (polygons) => {
      const map = buildAreaMap(polygons);
      const districtM2 = stripsM2({ ...polygons, footprints: [] });
      expect(Math.abs(map.districtM2 - districtM2)).toBeLessThan(SNAP_M2);
      expect(Math.abs(map.areaM2 - stripsM2(polygons))).toBeLessThan(SNAP_M2);
      expect(map.areaM2 + map.footprintsM2).toBeCloseTo(map.districtM2, 8);
    },
  );
});

/** Area by brute force: between two neighbouring heights of vertices or crossings every width is linear. */
function stripsM2(input: AreaInput): number {
  const polygons = [...input.district, ...input.footprints];
  const sides = polygons.flatMap(({ rings }) =>
    rings.flatMap((flat) =>
      Array.from({ length: flat.length / 2 }, (_, i) => [
        flat[2 * i] as number,
        flat[2 * i + 1] as number,
        flat[(2 * i + 2) % flat.length] as number,
        flat[(2 * i + 3) % flat.length] as number,
      ]),
    ),
  ) as [number, number, number, number][];
  const heights = sides.map(([, y]) => y);
  for (const [ax, ay, bx, by] of sides)
    for (const [cx, cy, dx, dy] of sides) {
      const cross = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
      const t = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / cross;
      if (t > 0 && t < 1) heights.push(ay + t * (by - ay));
    }
  heights.sort((a, b) => a - b);
  let sumM2 = 0;
  for (let k = 0; k + 1 < heights.length; k++) {
    const [low, high] = [heights[k] as number, heights[k + 1] as number];
    if (high - low < 1e-9) continue;
    const y = (low + high) / 2;
    const xs = sides
      .filter(([, ay, , by]) => ay <= y !== by <= y)
      .map(([ax, ay, bx, by]) => ax + ((y - ay) / (by - ay)) * (bx - ax))
      .sort((a, b) => a - b);
    for (let i = 0; i + 1 < xs.length; i++) {
      const [west, east] = [xs[i] as number, xs[i + 1] as number];
      const x = (west + east) / 2;
      if (east > west && labelByHand({ ...input, zones: [] }, x, y) >= 0)
        sumM2 += (east - west) * (high - low);
    }
  }
  return sumM2;
}

test("a town of 5 000 buildings is labelled as ray casting labels it", () => {
  const footprints = town(60, 60);
  expect(footprints.length).toBeGreaterThan(5_000);
  const district = [square(2_900)];
  const map = buildAreaMap({ district, zones: [], footprints });
  const next = numbers(5);
  let seen = 0;
  for (let k = 0; k < 400; k++) {
    const [x, y] = [next() * 3000 - 1500, next() * 3000 - 1500];
    expect(map.labelAt(x, y)).toBe(labelByHand({ district, zones: [], footprints }, x, y));
    seen++;
  }
  expect(seen).toBe(400);
});
