import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseScene } from "../../src/acoustics/scene";
import { traceScene } from "../../src/acoustics/trace";
import { aScene, box, numbersIn, trace } from "./a-scene";
import { strictlyInside } from "../../src/acoustics/world";
import { aBuilding, aLowTown, at, json, levels, same } from "./random-town";

describe("what holds in every scene", () => {
  it("there is no NaN and no infinity, and the terms add up, for the bands and the tone", () => {
    let seen = 0;
    fc.assert(
      fc.property(
        aLowTown,
        fc.constantFrom(1996, 2024),
        fc.constantFrom("general", "alternative"),
        fc.boolean(),
        (town, edition, groundMethod, groundGain) => {
          const scene = json(town, {
            edition,
            groundMethod,
            groundGain,
            source: { xyz: town.source, powerLevel: 100, frequency: 500 },
          });
          const parsed = parseScene(scene);
          if (!parsed.ok) {
            expect(parsed.error.code).toBe("inside-a-building");
            return;
          }
          const traced = traceScene(parsed.value);
          if (!traced.ok) throw new Error(traced.error.code);
          for (const number of numbersIn(traced.value)) expect(Number.isFinite(number)).toBe(true);
          const { level, terms, tone } = traced.value;
          level.forEach((db, band) =>
            expect(100 - Object.values(terms).reduce((sum: number, term) => sum + term[band], 0)).toBeCloseTo(
              db,
              9,
            ),
          );
          expect(
            100 - Object.values(tone?.terms ?? {}).reduce((sum: number, db) => sum + (db as number), 0),
          ).toBeCloseTo(tone?.level as number, 9);
          for (const db of terms.barrier) expect(db).toBeGreaterThanOrEqual(0);
          for (const db of terms.reflection) expect(db).toBeLessThanOrEqual(0);
          if (!groundGain) for (const db of terms.ground) expect(db).toBeGreaterThanOrEqual(0);
          seen++;
        },
      ),
      { numRuns: 400, seed: 5 },
    );
    expect(seen).toBeGreaterThan(250);
  });
  it("a raised wall never shortens z over the top", () => {
    fc.assert(
      fc.property(
        at(1, 199),
        at(0, 60),
        at(0, 20),
        fc.array(fc.tuple(at(1, 199), at(1, 60)), { maxLength: 4 }),
        (x, top, more, others) => {
          const z = (height: number): number =>
            trace(
              aScene({
                receiver: { xyz: [200, 0, 5] },
                lateral: false,
                barriers: [[x, height] as const, ...others].map(([at, h]) => ({
                  topEdge: [
                    [at, -5, h],
                    [at, 5, h],
                  ],
                })),
              }),
            ).paths[0]?.z as number;
          // A clear path (z = 0 in the trace) is not comparable with a negative z.
          if (top > 0) expect(z(top + more)).toBeGreaterThanOrEqual(z(top) - 1e-9);
        },
      ),
      { numRuns: 300, seed: 6 },
    );
  });
  it("source and receiver may be exchanged over ground of one kind, in both editions", () => {
    fc.assert(
      fc.property(aLowTown, fc.constantFrom(1996, 2024), (town, edition) => {
        const there = json({ ...town, ground: [] }, { edition, ground: { G: 0.3 } });
        const back = json(
          { ...town, ground: [], source: town.receiver, receiver: town.source },
          { edition, ground: { G: 0.3 } },
        );
        same(levels(there), levels(back));
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});

describe("the way round", () => {
  type Xy = [number, number];
  const clear = (a: Xy, b: Xy, ring: Xy[]): boolean =>
    Array.from({ length: 400 }, (_, i) => (i + 0.5) / 400).every((t) => {
      const [x, y] = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
      return !strictlyInside([ring], x, y);
    });
  /** Length of the shortest way over at most three corners, by trying them all. */
  function enumerated(source: Xy, receiver: Xy, ring: Xy[]): number {
    let best = Infinity;
    const extend = (way: Xy[], length: number): void => {
      const from = way.at(-1) as Xy;
      if (clear(from, receiver, ring))
        best = Math.min(best, length + Math.hypot(receiver[0] - from[0], receiver[1] - from[1]));
      if (way.length <= 3)
        for (const to of ring)
          if (!way.includes(to) && clear(from, to, ring))
            extend([...way, to], length + Math.hypot(to[0] - from[0], to[1] - from[1]));
    };
    extend([source], 0);
    return best;
  }
  it("round one building is the shortest of all ways over its corners", () => {
    let compared = 0;
    fc.assert(
      fc.property(aBuilding, ({ footprint }) => {
        const parsed = parseScene(
          aScene({ receiver: { xyz: [200, 0, 2] }, buildings: [{ footprint, roofZ: 90 }] }),
        );
        const traced = parsed.ok ? traceScene(parsed.value) : null;
        const sides = traced?.ok
          ? traced.value.paths.filter(({ kind }) => kind === "left" || kind === "right")
          : [];
        if (sides.length < 2) return;
        const shortest = Math.min(...sides.map(({ extraLength }) => extraLength));
        expect(200 + shortest).toBeCloseTo(enumerated([0, 0], [200, 0], footprint), 6);
        compared++;
      }),
      { numRuns: 200, seed: 8 },
    );
    expect(compared).toBeGreaterThan(40);
  });
});

describe("the strange places", () => {
  it("source straight over the receiver: no plane, still numbers", () => {
    const { level, terms } = trace(
      aScene({ receiver: { xyz: [0, 0, 30] }, buildings: [{ footprint: box(5, 5, 9, 9), roofZ: 60 }] }),
    );
    expect(terms.divergence[0]).toBeCloseTo(20 * Math.log10(28) + 11, 9);
    for (const db of level) expect(Number.isFinite(db)).toBe(true);
    for (const edition of [1996, 2024])
      for (const groundMethod of ["general", "alternative"])
        for (const number of numbersIn(
          trace(aScene({ receiver: { xyz: [0, 0, 0] }, edition, groundMethod })),
        ))
          expect(Number.isFinite(number)).toBe(true);
  });
  it("source straight over the receiver stands on the ground of its place", () => {
    const { Gs, Gr } = trace(
      aScene({ receiver: { xyz: [0, 0, 30] }, ground: [{ polygon: box(-5, -5, 5, 5), G: 0.7 }] }),
    ).details.ground;
    expect([Gs, Gr]).toEqual([0.7, 0.7]);
  });
  it("on the ground, source against a wall, receiver against a wall, walls that touch at a corner", () => {
    const scenes = [
      aScene({ source: { xyz: [0, 0, 0], powerLevel: 90 }, receiver: { xyz: [100, 0, 0] } }),
      aScene({ buildings: [{ footprint: box(0, -5, 10, 5), roofZ: 9 }] }),
      aScene({ buildings: [{ footprint: box(90, -5, 100, 5), roofZ: 9 }] }),
      aScene({
        buildings: [
          { footprint: box(40, 0, 50, 9), roofZ: 9 },
          { footprint: box(50, -9, 60, 0), roofZ: 9 },
        ],
      }),
      aScene({
        barriers: [
          {
            topEdge: [
              [0, -5, 9],
              [0, 5, 9],
            ],
          },
          {
            topEdge: [
              [20, 0, 9],
              [80, 0, 9],
            ],
          },
          {
            topEdge: [
              [30, 4, 9],
              [30, 4, 9],
            ],
          },
        ],
      }),
      aScene({
        buildings: [
          {
            footprint: [
              [50, 0],
              [50, 0],
              [50, 0],
            ],
            roofZ: 9,
          },
          {
            footprint: [
              [40, -5],
              [60, 5],
              [50, 0],
            ],
            roofZ: 9,
          },
          {
            footprint: [
              [20, -5],
              [30, 5],
              [30, -5],
              [20, 5],
            ],
            roofZ: 9,
          },
        ],
      }),
      aScene({
        terrain: {
          triangles: [
            [
              [0, 0, 0],
              [50, 0, 0],
              [100, 0, 0],
            ],
          ],
        },
        ground: [
          {
            polygon: [
              [0, 0],
              [100, 0],
              [50, 0],
            ],
            G: 1,
          },
        ],
      }),
    ];
    for (const json of scenes)
      for (const edition of [1996, 2024])
        for (const number of numbersIn(trace({ ...json, edition, reflections: 1 })))
          expect(Number.isFinite(number)).toBe(true);
    expect(scenes).toHaveLength(7);
  });
  it("walls that touch at a corner let no way through to the middle of a building", () => {
    const { paths } = trace(
      aScene({
        buildings: [
          { footprint: box(40, -20, 50, 0), roofZ: 9 },
          { footprint: box(40, 0, 50, 20), roofZ: 7 },
        ],
      }),
    );
    expect(paths[0]?.points.length).toBe(4);
    expect(paths.map(({ kind }) => kind)).toEqual(["over", "left", "right"]);
  });
});
