import { describe, expect, it } from "vitest";
import type { Ring } from "../../../src/acoustics/plan-geometry";
import { cellAt, centreX, centreY, gridOver, windowAround } from "../../../src/coverage/field/raster-grid";
import { type Surface, surfaceOf, wholeSurface } from "../../../src/coverage/field/surface";
import { aWorld, hills } from "./a-town";

const grid = gridOver([0, 0, 80, 60], 10);
const box = (x: number, y: number, w: number, h: number): Ring => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
];
/** A surface as a picture: # building, | barrier, . open; row 0, the north, on top. */
const picture = ({ grid: { cols, rows }, kinds }: Surface): string[] =>
  Array.from({ length: rows }, (_, row) =>
    Array.from(kinds.subarray(row * cols, (row + 1) * cols), (kind) => ".#|"[kind]).join(""),
  );

describe("the surface of a world", () => {
  it("holds a building in the cells whose centre it holds, courtyards left open, north on top", () => {
    const rings = [box(8, 14, 50, 43), box(23, 28, 20, 14)];
    expect(picture(wholeSurface(aWorld({ buildings: [{ rings, roofZ: 9 }] }), grid))).toEqual([
      ".#####..",
      ".#####..",
      ".#..##..",
      ".#####..",
      ".#####..",
      "........",
    ]);
  });
  it("draws a barrier through every cell that it touches, neighbours by a side, with its top in between", () => {
    const barriers = [
      {
        topEdge: [
          [3, 57, 4],
          [75, 21, 8],
        ] as const,
      },
    ];
    const surface = wholeSurface(aWorld({ barriers }), grid);
    // It falls 1 in 2: x 3…17 in the first row, 17…37, 37…57 and 57…75 below.
    expect(picture(surface)).toEqual([
      "||......",
      ".|||....",
      "...|||..",
      ".....|||",
      "........",
      "........",
    ]);
    const tops = surface.heights.filter((_, i) => i % 2 === 1).filter((top) => top > 0);
    expect(Math.min(...tops)).toBeGreaterThan(4);
    expect(Math.max(...tops)).toBeLessThan(8);
  });
  it("takes the taller of what shares a cell, and a building over a barrier", () => {
    const barriers = [{ topEdge: [[0, 35, 30] as const, [80, 35, 30] as const] }];
    const buildings = [
      { rings: [box(20, 20, 40, 20)], roofZ: 12 },
      { rings: [box(40, 20, 40, 20)], roofZ: 20 },
    ];
    const { heights, kinds } = wholeSurface(aWorld({ barriers, buildings }), grid);
    const at = (col: number, row: number) => [kinds[row * 8 + col], heights[2 * (row * 8 + col) + 1]];
    expect(at(0, 2)).toEqual([2, 30]);
    expect(at(2, 2)).toEqual([1, 30]);
    expect(at(2, 3)).toEqual([1, 12]);
    expect(at(5, 3)).toEqual([1, 20]);
  });
  it("takes a building out of the open even where its roof lies below the ground", () => {
    const hill = { heightAt: () => 50, section: () => [] };
    const buildings = [{ rings: [box(20, 20, 20, 20)], roofZ: 40 }];
    const surface = wholeSurface(aWorld({ terrain: hill, buildings }), grid);
    expect(picture(surface)[3]).toBe("..##....");
    surface.kinds.forEach((kind, cell) =>
      expect((surface.heights[2 * cell + 1] as number) > (surface.heights[2 * cell] as number)).toBe(
        kind > 0,
      ),
    );
  });
  it("lets later ground win, and keeps none where there is one kind only", () => {
    const areas = [
      { rings: [box(0, 0, 80, 60)], g: 0.3 },
      { rings: [box(0, 30, 40, 30)], g: 1 },
    ];
    const { ground, leastGroundFactor } = wholeSurface(aWorld({ areas }), grid);
    expect(ground?.[0]).toBe(1);
    expect(ground?.[7]).toBeCloseTo(0.3, 6);
    expect(ground?.[5 * 8]).toBeCloseTo(0.3, 6);
    expect(leastGroundFactor).toBeCloseTo(0.3, 6);
    expect(wholeSurface(aWorld({}), grid).ground).toBeNull();
  });
  it("has one basis for one world, another for any other, and can be left on the way", () => {
    const fine = gridOver([0, 0, 1000, 1000], 5);
    const of = (parts: Parameters<typeof aWorld>[0], on = fine) => wholeSurface(aWorld(parts), on).basis;
    const terrain = hills(1);
    const buildings = [{ rings: [box(20, 20, 20, 20)], roofZ: 40 }];
    const bases = [
      of({ terrain }),
      of({ terrain: hills(2) }),
      of({ terrain, buildings }),
      of({ terrain, base: 0.4 }),
      of({ terrain }, gridOver([5, 0, 1005, 1000], 5)),
    ];
    expect(new Set(bases).size).toBe(bases.length);
    expect(of({ terrain })).toBe(bases[0]);
    const steps = surfaceOf(aWorld({ terrain }), fine);
    expect(steps.next().value).toBeGreaterThan(0);
    expect(steps.next().value).toBeLessThan(1);
  });
});

describe("the raster's place", () => {
  it("finds the cell of a centre again, and windows that end at the edge", () => {
    for (const [col, row] of [
      [0, 0],
      [7, 5],
      [3, 2],
    ] as const)
      expect(cellAt(grid, centreX(grid, col), centreY(grid, row))).toEqual([col, row]);
    expect(cellAt(grid, 5, 58)).toEqual([0, 0]);
    expect(windowAround(grid, 1, 4, 2)).toEqual({ col0: 0, row0: 2, cols: 4, rows: 4 });
    expect(windowAround(grid, 40, 4, 2)).toMatchObject({ cols: 0 });
  });
});
