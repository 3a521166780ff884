import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { highestGround } from "../../src/acoustics/highest-ground";
import { nodeTerrain } from "../../src/acoustics/node-terrain";
import type { Xy } from "../../src/acoustics/plan-geometry";
import {
  type SectionPoint,
  type TerrainNodes,
  type Triangle,
  type Xyz,
  triangleTerrain,
} from "../../src/acoustics/terrain";

/** How a raster lies: cell in m, turned, sheared and bent a little, rows up or down the page. */
interface Lie {
  readonly cols: number;
  readonly rows: number;
  readonly cellM: number;
  readonly turnRad: number;
  readonly shear: number;
  readonly bend: number;
  readonly mirrored: boolean;
  readonly heights: readonly number[];
}

const lies: fc.Arbitrary<Lie> = fc.record({
  cols: fc.integer({ min: 2, max: 7 }),
  rows: fc.integer({ min: 2, max: 7 }),
  cellM: fc.constantFrom(1, 10, 12.5),
  // Quarter turns put edges exactly on round coordinates.
  turnRad: fc.oneof(fc.constantFrom(0, Math.PI / 2, Math.PI), fc.double({ min: 0, max: 6.2, noNaN: true })),
  shear: fc.constantFrom(0, 0, 0.1),
  bend: fc.constantFrom(0, 0, 0.01),
  mirrored: fc.boolean(),
  heights: fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 49, maxLength: 49 }),
});

/** A bent raster is not convex: there the places keep a quad away from its rim, so that no segment leaves it. */
const insetOf = ({ bend }: Lie): number => (bend > 0 ? 1 : 0);

const wide = (lie: Lie): Lie =>
  lie.bend > 0 ? { ...lie, cols: Math.max(4, lie.cols), rows: Math.max(4, lie.rows) } : lie;

function nodesOf({ cols, rows, cellM, turnRad, shear, bend, mirrored, heights }: Lie): TerrainNodes {
  const nodes = {
    cols,
    rows,
    xM: new Float64Array(cols * rows),
    yM: new Float64Array(cols * rows),
    zM: new Float64Array(cols * rows),
  };
  const [cos, sin] = [Math.cos(turnRad), Math.sin(turnRad)];
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < cols; col++) {
      const [u, v] = [(col + shear * row + bend * row * row) * cellM, (mirrored ? row : -row) * cellM];
      const at = row * cols + col;
      nodes.xM[at] = u * cos - v * sin;
      nodes.yM[at] = u * sin + v * cos;
      nodes.zM[at] = heights[at] as number;
    }
  return nodes;
}

function trianglesOf({ cols, rows, xM, yM, zM }: TerrainNodes): Triangle[] {
  const corner = (row: number, col: number): Xyz =>
    [xM, yM, zM].map((axis) => axis[row * cols + col]) as unknown as Xyz;
  const triangles: Triangle[] = [];
  for (let row = 0; row < rows - 1; row++)
    for (let col = 0; col < cols - 1; col++) {
      const [a, c] = [corner(row, col), corner(row + 1, col + 1)];
      triangles.push([a, corner(row, col + 1), c], [a, c, corner(row + 1, col)]);
    }
  return triangles;
}

/** A place on the raster by node coordinates, which may be whole, half, or anything: nodes, edges, diagonals, insides. */
const share = fc.oneof(fc.constantFrom(0, 0.25, 0.5, 0.75, 1), fc.double({ min: 0, max: 1, noNaN: true }));
interface Spot {
  readonly row: number;
  readonly col: number;
  readonly right: number;
  readonly down: number;
}
const spots: fc.Arbitrary<Spot> = fc.record({
  row: fc.nat(5),
  col: fc.nat(5),
  right: share,
  down: share,
});

function placeOf({ cols, rows, xM, yM }: TerrainNodes, { row, col, right, down }: Spot, inset = 0): Xy {
  const within = (index: number, count: number): number => inset + (index % (count - 1 - 2 * inset));
  const at = within(row, rows) * cols + within(col, cols);
  const mix = (axis: Float64Array): number => {
    const [a, b, c, d] = [at, at + 1, at + cols, at + cols + 1].map((i) => axis[i] as number) as [
      number,
      number,
      number,
      number,
    ];
    return (a + (b - a) * right) * (1 - down) + (c + (d - c) * right) * down;
  };
  return [mix(xM), mix(yM)];
}

/** Height of a section at a distance. */
function along(points: readonly SectionPoint[], s: number): number {
  const after = points.findIndex(([distance]) => distance >= s);
  const [from, to] = [
    points[Math.max(0, after - 1)] as SectionPoint,
    points[after] ?? (points.at(-1) as SectionPoint),
  ];
  return to[0] === from[0] ? to[1] : from[1] + ((to[1] - from[1]) * (s - from[0])) / (to[0] - from[0]);
}

/** Slopes reach 40 m in 1 m: 1e-7 m on the plan, the width of a line, is 4e-6 m of height. */
const TOLERANCE_M = 1e-5;

describe("the surface over the nodes of a raster", () => {
  it("is that of its triangles at every place", () => {
    let seen = 0;
    fc.assert(
      fc.property(lies, fc.array(spots, { minLength: 5, maxLength: 5 }), (lie, places) => {
        const nodes = nodesOf(lie);
        const [ours, theirs] = [nodeTerrain(nodes), triangleTerrain(trianglesOf(nodes))];
        for (const spot of places) {
          const [x, y] = placeOf(nodes, spot);
          expect(Math.abs(ours.heightAt(x, y) - theirs.heightAt(x, y))).toBeLessThan(TOLERANCE_M);
          seen++;
        }
      }),
      { numRuns: 1000 },
    );
    expect(seen).toBeGreaterThanOrEqual(5000);
  });

  it("is cut like its triangles by every segment: along edges and diagonals, through nodes, of no length", () => {
    let seen = 0;
    fc.assert(
      fc.property(
        lies.map(wide),
        fc.array(fc.tuple(spots, spots), { minLength: 4, maxLength: 4 }),
        (lie, pairs) => {
          const nodes = nodesOf(lie);
          const [ours, theirs] = [nodeTerrain(nodes), triangleTerrain(trianglesOf(nodes))];
          for (const [a, b] of pairs) {
            const [from, to] = [placeOf(nodes, a, insetOf(lie)), placeOf(nodes, b, insetOf(lie))];
            const [cut, truth] = [ours.section(from, to), theirs.section(from, to)];
            const lengthM = Math.hypot(to[0] - from[0], to[1] - from[1]);
            expect(cut.length).toBeGreaterThanOrEqual(2);
            expect([cut[0]?.[0], cut.at(-1)?.[0]]).toEqual([0, lengthM]);
            for (let i = 1; i < cut.length; i++)
              expect((cut[i] as SectionPoint)[0]).toBeGreaterThanOrEqual((cut[i - 1] as SectionPoint)[0]);
            const stops = [...cut, ...truth].map(([s]) => s).sort((p, q) => p - q);
            for (let i = 0; i < stops.length; i++) {
              const [s, next] = [stops[i] as number, stops[i + 1] ?? (stops[i] as number)];
              for (const at of [s, (s + next) / 2])
                expect(Math.abs(along(cut, at) - along(truth, at))).toBeLessThan(TOLERANCE_M);
            }
            seen++;
          }
        },
      ),
      { numRuns: 2000 },
    );
    expect(seen).toBeGreaterThanOrEqual(8000);
  });

  it("cuts the same from either end", () => {
    fc.assert(
      fc.property(lies.map(wide), spots, spots, (lie, a, b) => {
        const nodes = nodesOf(lie);
        const terrain = nodeTerrain(nodes);
        const [from, to] = [placeOf(nodes, a, insetOf(lie)), placeOf(nodes, b, insetOf(lie))];
        const lengthM = Math.hypot(to[0] - from[0], to[1] - from[1]);
        const [there, back] = [terrain.section(from, to), terrain.section(to, from)];
        for (const [s] of there)
          expect(Math.abs(along(there, s) - along(back, lengthM - s))).toBeLessThan(TOLERANCE_M);
      }),
      { numRuns: 1000 },
    );
  });

  it("is nowhere under an outline higher than its highest ground, and somewhere as high", () => {
    fc.assert(
      fc.property(lies, spots, fc.double({ min: 0.05, max: 2, noNaN: true }), (lie, spot, size) => {
        const nodes = nodesOf({ ...lie, cols: 7, rows: 7 });
        const { cellM } = lie;
        const [x, y] = placeOf(nodes, { ...spot, row: 2 + (spot.row % 2), col: 2 + (spot.col % 2) });
        const half = (size * cellM) / 2;
        const ring: Xy[] = [
          [x - half, y - half],
          [x + half, y - half],
          [x + half, y + half],
          [x - half, y + half],
        ];
        const terrain = nodeTerrain(nodes);
        const highest = highestGround(terrain, [ring]);
        let [sampled, steps] = [-Infinity, 40];
        for (let i = 0; i <= steps; i++)
          for (let j = 0; j <= steps; j++)
            sampled = Math.max(
              sampled,
              terrain.heightAt(x - half + (2 * half * i) / steps, y - half + (2 * half * j) / steps),
            );
        expect(sampled).toBeLessThanOrEqual(highest + TOLERANCE_M);
        // The grid of samples misses the summit by at most half a step at the steepest slope.
        expect(sampled).toBeGreaterThan(highest - (size / steps) * 40 * 2 * Math.SQRT2 - TOLERANCE_M);
      }),
      { numRuns: 200 },
    );
  });
});

describe("off the raster", () => {
  const nodes = nodesOf({
    cols: 3,
    rows: 3,
    cellM: 10,
    turnRad: 0,
    shear: 0,
    bend: 0,
    mirrored: true,
    heights: [0, 0, 0, 0, 9, 0, 0, 0, 0],
  });
  const terrain = nodeTerrain(nodes);

  it("the nearest node of the rim holds", () => {
    expect(terrain.heightAt(-50, -50)).toBe(0);
    expect(terrain.heightAt(1000, 10)).toBe(0);
  });

  it("a section that comes over it still meets what stands on it", () => {
    expect(terrain.section([-30, 10], [50, 10])).toEqual([
      [0, 0],
      [30, 0],
      [40, 9],
      [50, 0],
      [80, 0],
    ]);
    expect(terrain.section([-30, 10], [10, 10]).at(-1)).toEqual([40, 9]);
    expect(terrain.section([-30, -10], [50, -10])).toEqual([
      [0, 0],
      [80, 0],
    ]);
  });
});
