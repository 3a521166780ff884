import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aScene, trace } from "./a-scene";
import { type Xy, aLowTown, at, json, levels, moved, same } from "./random-town";

describe("what changes nothing", () => {
  const RUNS = 150;
  it("turning and moving the world", () => {
    fc.assert(
      fc.property(aLowTown, at(0, 6.28), at(-5000, 5000), (town, turn, shift) => {
        const [c, s] = [Math.cos(turn), Math.sin(turn)];
        same(
          levels(json(town)),
          levels(json(moved(town, ([x, y]) => [shift + c * x - s * y, -shift + s * x + c * y]))),
        );
      }),
      { numRuns: RUNS, seed: 1 },
    );
  });
  it("mirroring the world, and then left is right", () => {
    fc.assert(
      fc.property(aLowTown, (town) => {
        const mirrored = moved(town, ([x, y]) => [x, -y]);
        same(levels(json(town)), levels(json(mirrored)));
      }),
      { numRuns: RUNS, seed: 2 },
    );
    const off = {
      barriers: [
        {
          topEdge: [
            [50, -10, 9],
            [50, 30, 9],
          ],
        },
      ],
    };
    const [left, right] = [
      trace(aScene(off)),
      trace(
        aScene({
          barriers: [
            {
              topEdge: [
                [50, 10, 9],
                [50, -30, 9],
              ],
            },
          ],
        }),
      ),
    ];
    expect(left.paths.find(({ kind }) => kind === "left")?.extraLength).toBeCloseTo(
      right.paths.find(({ kind }) => kind === "right")?.extraLength as number,
      9,
    );
  });
  it("reversing rings, starting them elsewhere, closing them, and listing buildings in another order", () => {
    fc.assert(
      fc.property(aLowTown, (town) => {
        const restated = town.buildings
          .map((b) => ({ ...b, footprint: [...b.footprint.slice(2), ...b.footprint.slice(0, 2)].reverse() }))
          .map((b) => ({ ...b, footprint: [...b.footprint, b.footprint[0] as Xy] }))
          .reverse();
        const walls = town.barriers.map(({ topEdge }) => ({ topEdge: [...topEdge].reverse() }));
        same(levels(json(town)), levels(json(town, { buildings: restated, barriers: walls })));
      }),
      { numRuns: RUNS, seed: 3 },
    );
  });
  it("naming a building twice, or cutting it in two (without reflections, which each wall gives)", () => {
    fc.assert(
      fc.property(aLowTown, at(0.1, 0.9), (town, share) => {
        const without = { reflections: 0 };
        same(
          levels(json(town, without)),
          levels(json(town, { ...without, buildings: [...town.buildings, ...town.buildings] })),
        );
        const halves = town.buildings.flatMap(({ footprint: [a, b, c, d], ...rest }) => {
          const between = ([px, py]: Xy, [qx, qy]: Xy): Xy => [
            px + (qx - px) * share,
            py + (qy - py) * share,
          ];
          const [e, f] = [between(a as Xy, b as Xy), between(d as Xy, c as Xy)];
          return [[a, e, f, d] as Xy[], [e, b, c, f] as Xy[]].map((footprint) => ({ ...rest, footprint }));
        });
        same(levels(json(town, without)), levels(json(town, { ...without, buildings: halves })));
      }),
      { numRuns: RUNS, seed: 4 },
    );
  });
  it("the order of the bands: each depends on its own power alone", () => {
    const powerLevel = [90, 95, 100, 105, 110, 105, 100, 95];
    const flat = trace(aScene({ source: { xyz: [0, 0, 2], powerLevel: 100 } })).level;
    trace(aScene({ source: { xyz: [0, 0, 2], powerLevel } })).level.forEach((db, band) =>
      expect(db - (powerLevel[band] as number)).toBeCloseTo((flat[band] as number) - 100, 9),
    );
  });
});
