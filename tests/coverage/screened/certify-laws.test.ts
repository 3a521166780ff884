import { describe, expect, it } from "vitest";
import type { Ring, Xy } from "../../../src/acoustics/plan-geometry";
import type { Building } from "../../../src/acoustics/world";
import { assembleScreened, certifyPart } from "../../../src/coverage/screened/certify-screened";
import type {
  ScreenedCoverage,
  ScreenedInput,
  ScreenedPart,
} from "../../../src/coverage/screened/certify-screened";
import { screenedScene } from "../../../src/coverage/screened/screened-scene";
import { numbers } from "../planar-shapes";
import { certify, marginAt, saidAt } from "./a-run";
import { type TownParts, aSiren, anInput, flat, randomTown, settings, turned } from "./a-town";

/** Points this near to an outline are rounding's choice, m (field.md §1). */
const ASIDE_M = 4e-6;

/** Points of the plane: half anywhere, half 4 µm to either side of an outline of the answer. */
function* places(found: ScreenedCoverage, next: () => number, count: number): Generator<[number, number]> {
  const rings = [...found.regions, ...found.undecided].flatMap((region) => region.rings);
  for (let k = 0; k < count; k++) {
    if (k % 2 === 0 || rings.length === 0) {
      yield [(next() - 0.5) * 400, (next() - 0.5) * 400];
      continue;
    }
    const ring = rings[Math.floor(next() * rings.length)] as ArrayLike<number>;
    const i = 2 * Math.floor((next() * ring.length) / 2);
    const j = (i + 2) % ring.length;
    const [ax, ay, bx, by] = [ring[i], ring[i + 1], ring[j], ring[j + 1]] as [number, number, number, number];
    const [t, lengthM] = [next(), Math.hypot(bx - ax, by - ay)];
    const aside = (next() < 0.5 ? ASIDE_M : -ASIDE_M) / lengthM;
    yield [ax + t * (bx - ax) - aside * (by - ay), ay + t * (by - ay) + aside * (bx - ax)];
  }
}

const intervals = (found: ScreenedCoverage): [number, number] => [
  found.blindM2,
  found.blindM2 + found.undecidedM2,
];
const meet = (p: ScreenedCoverage, q: ScreenedCoverage): boolean => {
  const [[a, b], [c, d]] = [intervals(p), intervals(q)];
  return a <= d + 0.01 && c <= b + 0.01;
};

const townInput = (seed: number, more: Partial<ScreenedInput> = {}): ScreenedInput => {
  const town = randomTown(seed);
  return anInput(town, {
    sirens: town.sirens,
    requiredDb: [76, 80],
    floorM: 4,
    settings: { ...settings, edition: seed % 2 === 0 ? 1996 : 2024, groundGain: seed % 3 === 0 },
    combine: seed % 4 === 3 ? "energy" : "loudest",
    ...more,
  });
};

describe("the certificate in seeded towns", () => {
  it("says nothing untrue of any place, and its areas add up", () => {
    const said = { blind: 0, undecided: 0, covered: 0 };
    const untrue: unknown[] = [];
    for (let seed = 101; seed <= 112; seed++) {
      const input = townInput(seed);
      const found = certify(input);
      const drawnM2 = [...found.regions, ...found.undecided].reduce((sum, { areaM2 }) => sum + areaM2, 0);
      expect(drawnM2).toBeCloseTo(found.blindM2 + found.undecidedM2, 1);
      expect(found.blindM2 + found.undecidedM2).toBeLessThanOrEqual(found.areaM2 + 1e-3);
      const next = numbers(seed);
      for (const [x, y] of places(found, next, 1500)) {
        const margin = marginAt(input, x, y);
        if (margin === null) continue;
        const saying = saidAt(found, x, y);
        said[saying]++;
        if ((saying === "blind" && margin >= 0) || (saying === "covered" && margin < 0))
          untrue.push({ seed, x, y, margin, saying });
      }
    }
    expect(untrue).toEqual([]);
    expect(Math.min(said.blind, said.covered)).toBeGreaterThan(1000);
  }, 180_000);

  it("cuts the whole area and nothing else: where nobody can hear, all of it is blind", () => {
    for (let seed = 101; seed <= 112; seed++) {
      const found = certify(townInput(seed, { requiredDb: [300, 300] }));
      expect(found.undecidedM2).toBe(0);
      expect(found.blindM2 / found.areaM2).toBeCloseTo(1, 9);
    }
  }, 60_000);

  it("gives the same answer in one, two and four parts", () => {
    const scene = screenedScene(townInput(105));
    const inParts = (of: number): ScreenedCoverage => {
      const parts = Array.from({ length: of }, (_, index): ScreenedPart => {
        const run = certifyPart(screenedScene(townInput(105)), { index, of });
        for (;;) {
          const step = run.next();
          if (step.done) return step.value;
        }
      });
      return assembleScreened(scene, parts);
    };
    const whole = inParts(1);
    expect(whole.cells).toBeGreaterThan(500);
    expect(inParts(2)).toEqual(whole);
    expect(inParts(4)).toEqual(whole);
  }, 60_000);

  it("a finer floor lies within a coarser one", () => {
    const [coarse, fine] = [8, 2].map((floorM) => certify(townInput(107, { floorM }))) as [
      ScreenedCoverage,
      ScreenedCoverage,
    ];
    expect(fine.blindM2).toBeGreaterThanOrEqual(coarse.blindM2);
    expect(fine.blindM2 + fine.undecidedM2).toBeLessThanOrEqual(coarse.blindM2 + coarse.undecidedM2 + 1e-6);
    expect(fine.undecidedM2).toBeLessThan(coarse.undecidedM2 / 2);
  }, 60_000);

  it("is valid whenever it is stopped", () => {
    const whole = certify(townInput(104));
    for (const after of [0, 3, 20]) {
      let asked = 0;
      const early = certify(townInput(104, { shouldStop: () => asked++ >= after }));
      expect(early.stopped).toBe(true);
      expect(early.certified).toBe(false);
      expect(early.blindM2).toBeLessThanOrEqual(whole.blindM2 + 1e-6);
      expect(early.blindM2 + early.undecidedM2).toBeGreaterThanOrEqual(
        whole.blindM2 + whole.undecidedM2 - 1e-6,
      );
    }
  }, 60_000);
});

/** A level town without a raster that can be turned, mirrored and rewritten; a tall building stands outside the district. */
const plainTown = (
  move: (p: Xy) => Xy = (p) => p,
  rewrite: (rings: Ring[]) => Ring[] = (rings) => rings,
): ScreenedInput => {
  const buildings = [
    { rings: [turned(40, 30, 30, 12, 0.3)], roofZ: 14 },
    { rings: [turned(-60, 20, 40, 40, 0.8), turned(-60, 20, 26, 26, 0.8)], roofZ: 18 },
    { rings: [turned(10, -70, 60, 0.05, 1.2)], roofZ: 6 },
    { rings: [turned(190, 60, 20, 20, 0.1)], roofZ: 70 },
  ].map(({ rings, roofZ }) => ({ roofZ, rings: rewrite(rings.map((ring) => ring.map(move))) }));
  const barriers = [
    {
      topEdge: (
        [
          [-20, 80],
          [30, 90],
          [60, 70],
        ] as Xy[]
      ).map((p): [number, number, number] => [...move(p), 5]),
    },
  ];
  const parts: TownParts = {
    buildings,
    barriers,
    district: [{ rings: [flat(turned(0, 0, 240, 220, 0.2).map(move))] }],
    ground: { base: 0.25, areas: [{ rings: [turned(-40, -60, 90, 70, 0.5).map(move)], g: 1 }] },
  };
  const [x, y] = move([300, 90]);
  return anInput(parts, { sirens: [aSiren(x, y, 22)], requiredDb: [84], floorM: 2 });
};

describe("the same town written or laid otherwise gives intervals that meet", () => {
  const found = certify(plainTown());
  const turn =
    (rad: number) =>
    ([x, y]: Xy): Xy => [x * Math.cos(rad) - y * Math.sin(rad), x * Math.sin(rad) + y * Math.cos(rad)];

  it("there is something to see: blind, covered and undecided", () => {
    expect(found.blindM2).toBeGreaterThan(500);
    expect(found.undecidedM2).toBeGreaterThan(0);
    expect(found.areaM2 - found.blindM2 - found.undecidedM2).toBeGreaterThan(500);
  });
  it("turned, mirrored and shifted", () => {
    for (const rad of [0.4, 1.1, Math.PI / 2]) expect(meet(found, certify(plainTown(turn(rad))))).toBe(true);
    expect(meet(found, certify(plainTown(([x, y]) => [-x, y])))).toBe(true);
    expect(meet(found, certify(plainTown(([x, y]) => [x + 3127.3, y - 871.9])))).toBe(true);
  }, 60_000);
  it("with rings reversed, or begun at another corner", () => {
    expect(
      meet(found, certify(plainTown(undefined, (rings) => rings.map((ring) => [...ring].reverse())))),
    ).toBe(true);
    expect(
      meet(
        found,
        certify(
          plainTown(undefined, (rings) => rings.map((ring) => [...ring.slice(2), ...ring.slice(0, 2)])),
        ),
      ),
    ).toBe(true);
  }, 60_000);
  it("with a building split in two, doubled, or holding a lower one", () => {
    const whole = plainTown();
    const [first, ...rest] = whole.world.buildings;
    const [a, b, c, d] = (first as Building).rings[0] as unknown as [Xy, Xy, Xy, Xy];
    const [m, n]: [Xy, Xy] = [
      [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2],
      [(c[0] + d[0]) / 2, (c[1] + d[1]) / 2],
    ];
    const { roofZ } = first as Building;
    const again = (buildings: TownParts["buildings"]): ScreenedCoverage =>
      certify(
        anInput(
          {
            buildings: buildings as NonNullable<typeof buildings>,
            barriers: whole.world.barriers,
            ground: whole.world.ground,
            district: [{ rings: [flat(turned(0, 0, 240, 220, 0.2))] }],
          },
          { sirens: whole.sirens, requiredDb: whole.requiredDb, floorM: 2 },
        ),
      );
    expect(
      meet(found, again([{ rings: [[a, m, n, d]], roofZ }, { rings: [[m, b, c, n]], roofZ }, ...rest])),
    ).toBe(true);
    expect(meet(found, again([...rest, ...whole.world.buildings]))).toBe(true);
    expect(
      meet(found, again([...whole.world.buildings, { rings: [turned(40, 30, 10, 6, 0.3)], roofZ: 5 }])),
    ).toBe(true);
  }, 60_000);
  it("and the tower outside the district screens: without it less is blind", () => {
    const input = plainTown();
    const fewer = anInput(
      {
        buildings: input.world.buildings.slice(0, 3),
        barriers: input.world.barriers,
        ground: input.world.ground,
        district: [{ rings: [flat(turned(0, 0, 240, 220, 0.2))] }],
      },
      { sirens: input.sirens, requiredDb: input.requiredDb, floorM: 2 },
    );
    const without = certify(fewer);
    expect(without.blindM2 + without.undecidedM2).toBeLessThan(found.blindM2);
  });
});
