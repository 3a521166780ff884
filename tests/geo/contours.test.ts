import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { netAreaM2, polygonsOf } from "../../src/geo/clip";
import { regionAtLeast } from "../../src/geo/contours";
import { type RasterGrid, rasterOver } from "../../src/geo/raster-grid";
import { pictured } from "../support/pictured";

const grid = (cols: number, rows: number, stepM = 1): RasterGrid => ({
  cols,
  rows,
  stepM,
  westM: 0,
  southM: 0,
});
const inside = (drawing: string): { rings: number[][]; polygons: number[][][] } => {
  const { cols, rows, values } = pictured(drawing, (mark) => (mark === "#" ? 1 : 0));
  const rings = regionAtLeast(grid(cols, rows), values, 0.5);
  return { rings, polygons: polygonsOf(rings) };
};

describe("where a raster is at least a threshold", () => {
  it("is a diamond round a single node, half a step wide on each side", () => {
    const { rings } = inside(`
      ...
      .#.
      ...
    `);
    expect(rings).toHaveLength(1);
    expect(netAreaM2(rings)).toBeCloseTo(0.5, 9);
  });

  it("keeps a hole, and runs round it the other way", () => {
    const { polygons, rings } = inside(`
      ######
      #....#
      ##..##
      ######
    `);
    expect(polygons.map((polygon) => polygon.length)).toEqual([2]);
    // 15 cells less the hole, of which a cell with 1, 2, 3, 4 nodes in it holds 1/8, 1/2, 7/8 and all:
    // 0.75 in the lower row of cells, 3 in the middle one, 1.75 in the upper one.
    expect(netAreaM2(rings)).toBeCloseTo(15 - 5.5, 2);
  });

  it("parts a saddle whose middle is below, and joins one whose middle is above", () => {
    const saddle = (high: number): number => {
      const values = [high, 0, 0, high];
      return polygonsOf(regionAtLeast(grid(2, 2), values, 0.5)).length;
    };
    expect(saddle(0.8)).toBe(2);
    expect(saddle(1.2)).toBe(1);
  });

  it("is bounded by the raster, and holds nothing that was not computed", () => {
    const all = regionAtLeast(grid(3, 4, 10), new Float32Array(12).fill(1), 0);
    expect(netAreaM2(all)).toBeCloseTo(600, 0);
    expect(regionAtLeast(grid(3, 4), new Float32Array(12).fill(Number.NaN), 0)).toEqual([]);
    expect(regionAtLeast(grid(2, 2), [-Infinity, -Infinity, -Infinity, -Infinity], 0)).toEqual([]);
  });

  it("is a disc for a cone, to the square of the step", () => {
    const g: RasterGrid = { cols: 61, rows: 61, stepM: 10, westM: -300, southM: -300 };
    const values = Array.from({ length: g.cols * g.rows }, (_, node) => {
      const [x, y] = [g.westM + (node % g.cols) * 10, g.southM + Math.floor(node / g.cols) * 10];
      return -Math.hypot(x, y);
    });
    // Chords of up to a step take 1/6 · (step/r)² = 0.04 % off at the least; a cone lies above its chords as well.
    const share = netAreaM2(regionAtLeast(g, values, -200)) / (Math.PI * 200 ** 2);
    expect(share).toBeGreaterThan(0.999);
    expect(share).toBeLessThan(1);
  });

  test.prop([fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 30, maxLength: 30 })])(
    "and where it is below share the whole raster between them",
    (raw) => {
      // Exactly at the threshold both would claim the node.
      const values = raw.map((value) => (Math.abs(value) < 1e-3 ? 1e-3 : value));
      const above = netAreaM2(regionAtLeast(grid(6, 5, 20), values, 0));
      const below = netAreaM2(
        regionAtLeast(
          grid(6, 5, 20),
          values.map((value) => -value),
          0,
        ),
      );
      // A crossing keeps 10⁻⁴ of a step from the nodes, so both sides may share a hair.
      expect(Math.abs(above + below - 5 * 4 * 400)).toBeLessThan(8_000 * 2e-4);
    },
  );
});

describe("a raster over a box", () => {
  it("has the step that is wished for, and one node more on every side", () => {
    expect(rasterOver([0, 0, 100, 50], 10, 1_000)).toEqual({
      cols: 13,
      rows: 8,
      stepM: 10,
      westM: -10,
      southM: -10,
    });
  });

  it("is widened by whole metres until it is small enough, and no further", () => {
    const { cols, rows, stepM } = rasterOver([0, 0, 10_000, 12_000], 10, 400_000);
    expect(cols * rows).toBeLessThanOrEqual(400_000);
    expect(stepM).toBe(18);
    // 17 m would be 592 × 709 nodes.
    expect((Math.ceil(10_000 / 17) + 3) * (Math.ceil(12_000 / 17) + 3)).toBeGreaterThan(400_000);
  });
});
