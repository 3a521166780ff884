import { describe, expect, it } from "vitest";
import { aScene, box, trace } from "./a-scene";
import type { TracePath } from "../../src/acoustics/trace-shape";

const pathOf = (json: unknown, kind: TracePath["kind"]): TracePath | undefined =>
  trace(json).paths.find((path) => path.kind === kind);
const planOf = (path: TracePath | undefined): string[] =>
  (path?.points ?? []).map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`);
/** Source and receiver level at 2 m, so that the inclined plane is level. */
const around = (footprint: [number, number][], roofZ = 20, more: Record<string, unknown> = {}): unknown =>
  aScene({ buildings: [{ footprint, roofZ }], ...more });

describe("round the sides", () => {
  it("a box: both corners of each side, closed form", () => {
    const left = pathOf(around(box(40, -10, 60, 10)), "left");
    expect(planOf(left)).toEqual(["0.00,0.00", "40.00,10.00", "60.00,10.00", "100.00,0.00"]);
    expect(left?.extraLength).toBeCloseTo(2 * Math.hypot(40, 10) + 20 - 100, 9);
    expect(left?.e).toBeCloseTo(20, 9);
    expect(left?.Kmet).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
  });
  it("a wall: its end is one edge, and not capped at 20 dB", () => {
    const left = pathOf(
      aScene({
        barriers: [
          {
            topEdge: [
              [50, -30, 30],
              [50, 30, 30],
            ],
          },
        ],
      }),
      "left",
    );
    expect(left?.extraLength).toBeCloseTo(2 * Math.hypot(50, 30) - 100, 4);
    expect(left?.C3[0]).toBeCloseTo(1, 9);
    const [dz, z] = [left?.Dz[7] as number, left?.extraLength as number];
    expect(dz).toBeCloseTo(10 * Math.log10(3 + (20 / (340 / 8000)) * z), 6);
    expect(dz).toBeGreaterThan(25);
  });
  it("a slab 0.8 m thick is one edge over the top, and takes C3 as it stands round the sides", () => {
    const { paths } = trace(around(box(50, -20, 50.8, 20)));
    expect(paths.map(({ kind, C3 }) => [kind, C3[7]])).toEqual([
      ["over", 1],
      ["left", expect.closeTo((1 + (0.2125 / 0.8) ** 2) / (1 / 3 + (0.2125 / 0.8) ** 2), 6)],
      ["right", expect.closeTo((1 + (0.2125 / 0.8) ** 2) / (1 / 3 + (0.2125 / 0.8) ** 2), 6)],
    ]);
  });
  it("obstacles are cut by the inclined plane: of a roof that the plane passes over, only the rest is gone round", () => {
    // The plane climbs from 2 m to 22 m and leaves the 10 m roof at x = 40.
    const left = pathOf(around(box(30, -10, 60, 10), 10, { receiver: { xyz: [100, 0, 22] } }), "left");
    expect(planOf(left)).toEqual(["0.00,0.00", "30.00,10.00", "40.00,10.00", "100.00,0.00"]);
    left?.points.forEach(([x, , z]) => expect(z).toBeCloseTo(2 + (20 * x) / 100, 9));
  });
  it("a concave building is followed into its recess: the shortest way, not the hull", () => {
    // A U that opens towards the source side; the source stands in its mouth, so the hull would start behind it.
    const u: [number, number][] = [
      [-20, -10],
      [20, -10],
      [20, 10],
      [-20, 10],
      [-20, 8],
      [18, 8],
      [18, -8],
      [-20, -8],
    ];
    const left = pathOf(around(u, 20), "left");
    expect(planOf(left)).toEqual(["0.00,0.00", "-20.00,8.00", "-20.00,10.00", "20.00,10.00", "100.00,0.00"]);
    expect(left?.extraLength).toBeCloseTo(Math.hypot(20, 8) + 2 + 40 + Math.hypot(80, 10) - 100, 9);
  });
  it("a building beside the way bends it only where that is shorter", () => {
    // The second box stands left of the first with a gap of 6 m: the way goes through the gap.
    const json = aScene({
      buildings: [
        { footprint: box(40, -10, 60, 10), roofZ: 20 },
        { footprint: box(20, 16, 80, 30), roofZ: 20 },
      ],
    });
    expect(planOf(pathOf(json, "left"))).toEqual(["0.00,0.00", "40.00,10.00", "60.00,10.00", "100.00,0.00"]);
    // Without the gap it must go round both.
    const closed = aScene({
      buildings: [
        { footprint: box(40, -10, 60, 10), roofZ: 20 },
        { footprint: box(20, 10, 80, 30), roofZ: 20 },
      ],
    });
    expect(planOf(pathOf(closed, "left"))).toEqual([
      "0.00,0.00",
      "20.00,30.00",
      "80.00,30.00",
      "100.00,0.00",
    ]);
  });
  it("several buildings in a row are passed on one side", () => {
    const json = aScene({
      buildings: [
        { footprint: box(20, -15, 30, 5), roofZ: 20 },
        { footprint: box(60, -5, 70, 15), roofZ: 20 },
      ],
    });
    expect(planOf(pathOf(json, "left"))).toEqual(["0.00,0.00", "60.00,15.00", "70.00,15.00", "100.00,0.00"]);
    expect(planOf(pathOf(json, "right"))).toEqual([
      "0.00,0.00",
      "20.00,-15.00",
      "30.00,-15.00",
      "100.00,0.00",
    ]);
  });
  it("there is no way out of a closed courtyard", () => {
    const walls = [
      box(-20, -20, 20, -15),
      box(-20, 15, 20, 20),
      box(-20, -15, -15, 15),
      box(15, -15, 20, 15),
    ];
    const kinds = trace(
      aScene({ buildings: walls.map((footprint) => ({ footprint, roofZ: 20 })) }),
    ).paths.map(({ kind }) => kind);
    expect(kinds).toEqual(["over"]);
    // The same with one wall short of closing by 10 cm.
    const open = [...walls.slice(0, 2), box(-20, -15, -15, 14.9), walls[3] as [number, number][]];
    expect(
      trace(aScene({ buildings: open.map((footprint) => ({ footprint, roofZ: 20 })) })).paths.length,
    ).toBeGreaterThan(1);
  });
  it("a way that strays beyond 8 times the offset over the top is left out", () => {
    // 20 m roof: 18 m above the sight line, so 144 m is the limit.
    const kinds = (half: number): string[] =>
      trace(around(box(49, -half, 51, half), 20)).paths.map(({ kind }) => kind);
    expect(kinds(143)).toEqual(["over", "left", "right"]);
    expect(kinds(145)).toEqual(["over"]);
  });
  it("is not sought where sight passes over the obstacle, nor where lateral is false", () => {
    expect(trace(around(box(40, -10, 60, 10), 1.9)).paths.map(({ kind }) => kind)).toEqual(["over"]);
    expect(trace(around(box(40, -10, 60, 10), 20, { lateral: false })).paths.map(({ kind }) => kind)).toEqual(
      ["over"],
    );
  });
  it("only adds: the barrier term is at most that over the top", () => {
    const both = trace(around(box(40, -10, 60, 10)));
    const over = trace(around(box(40, -10, 60, 10), 20, { lateral: false }));
    both.terms.barrier.forEach((db, band) => expect(db).toBeLessThan(over.terms.barrier[band] as number));
  });
});

describe("reflections", () => {
  const wall = (more: Record<string, unknown> = {}): unknown =>
    aScene({
      reflections: 1,
      barriers: [
        {
          topEdge: [
            [0, 40, 20],
            [100, 40, 20],
          ],
          ...more,
        },
      ],
    });

  it("meet the wall where angle in is angle out, and cost 10 lg(1 − α) there", () => {
    const path = pathOf(wall({ absorption: 0.5 }), "reflected");
    expect(path?.points[1]?.map((x) => Number(x.toFixed(9)))).toEqual([50, 40, 2]);
    expect(path?.extraLength).toBeCloseTo(Math.hypot(100, 80) - 100, 9);
    const hard = pathOf(wall({ absorption: 0 }), "reflected");
    expect((path?.attenuation[4] as number) - (hard?.attenuation[4] as number)).toBeCloseTo(
      10 * Math.log10(2),
      9,
    );
  });
  it("take 0.1 as absorption where none is given", () => {
    expect(pathOf(wall(), "reflected")?.attenuation).toEqual(
      pathOf(wall({ absorption: 0.1 }), "reflected")?.attenuation,
    );
  });
  it("do not come from a wall that swallows 80 % or more", () => {
    expect(pathOf(wall({ absorption: 0.8 }), "reflected")?.attenuation).toEqual(
      Array.from({ length: 8 }, () => null),
    );
    expect(pathOf(wall({ absorption: 0.79 }), "reflected")?.attenuation[4]).toBeGreaterThan(0);
  });
  it("do not come from above the wall, from beyond its ends, or from inside a building", () => {
    expect(
      pathOf(
        aScene({
          reflections: 1,
          barriers: [
            {
              topEdge: [
                [0, 40, 1.9],
                [100, 40, 1.9],
              ],
            },
          ],
        }),
        "reflected",
      ),
    ).toBeUndefined();
    expect(
      pathOf(
        aScene({
          reflections: 1,
          barriers: [
            {
              topEdge: [
                [51, 40, 20],
                [100, 40, 20],
              ],
            },
          ],
        }),
        "reflected",
      ),
    ).toBeUndefined();
    const building = aScene({ reflections: 1, buildings: [{ footprint: box(0, 40, 100, 60), roofZ: 20 }] });
    expect(trace(building).paths.filter(({ kind }) => kind === "reflected")).toHaveLength(1);
  });
  it("are screened by what stands in their way", () => {
    const screened = aScene({
      reflections: 1,
      barriers: [
        {
          topEdge: [
            [0, 40, 20],
            [100, 40, 20],
          ],
        },
        {
          topEdge: [
            [20, 10, 9],
            [30, 30, 9],
          ],
        },
      ],
    });
    expect(pathOf(screened, "reflected")?.Dz[3]).toBeGreaterThan(10);
    expect(pathOf(wall(), "reflected")?.Dz[3]).toBe(0);
  });
  it("raise the level as the energy sum of the paths says", () => {
    const { level, paths } = trace(wall({ absorption: 0 }));
    const sum =
      10 *
      Math.log10(
        paths.reduce(
          (energy, { attenuation }) => energy + 10 ** ((100 - (attenuation[4] as number)) / 10),
          0,
        ),
      );
    expect(level[4]).toBeCloseTo(sum, 9);
  });
});
