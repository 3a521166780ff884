import { drained } from "../../base/drained";
import type { Xy } from "../../acoustics/plan-geometry";
import type { Xyz } from "../../acoustics/terrain";
import type { World } from "../../acoustics/world";
import { contentHash } from "./content-hash";
import { type RasterGrid, centreX, centreY } from "./raster-grid";
import { cellsAlong, cellsInside } from "./rasterise";

/** What stands in a cell. */
export const OPEN = 0;
export const BUILDING = 1;
export const BARRIER = 2;

/** The world as a raster: flat arrays, fit to be moved into a worker. */
export interface Surface {
  readonly grid: RasterGrid;
  /** Two per cell, absolute m: ground, and top of what stands on it; top > ground exactly where the cell is not open. */
  readonly heights: Float32Array;
  /** OPEN, BUILDING or BARRIER of each cell. */
  readonly kinds: Uint8Array;
  /** Ground factor of each cell; null where it is `groundFactor` everywhere. */
  readonly ground: Float32Array | null;
  readonly groundFactor: number;
  /** Smallest ground factor: bounds how far a siren can reach. */
  readonly leastGroundFactor: number;
  /** Hash of all the above. */
  readonly basis: string;
}

/** Rows between two reports of progress. */
const ROWS_AT_ONCE = 64;

/**
 * Lays a raster over a world; yields the share done. A building fills the cells whose centre its outline holds, a barrier those its line
 * runs through; taller wins. Whole numbers of arithmetic only: the same world gives the same bytes.
 */
export function* surfaceOf(world: World, grid: RasterGrid): Generator<number, Surface> {
  const { cols, rows } = grid;
  const heights = new Float32Array(2 * cols * rows);
  const kinds = new Uint8Array(cols * rows);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const z = world.terrain.heightAt(centreX(grid, col), centreY(grid, row));
      const at = 2 * (row * cols + col);
      heights[at] = z;
      heights[at + 1] = z;
    }
    if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield (0.9 * row) / rows;
  }
  raiseObjects(world, grid, heights, kinds);
  const ground = groundOf(world, grid);
  const groundFactor = world.ground.base;
  return {
    grid,
    heights,
    kinds,
    ground,
    groundFactor,
    leastGroundFactor: ground ? ground.reduce((least, g) => Math.min(least, g), 1) : groundFactor,
    basis: contentHash([
      [grid.cols, grid.rows, grid.cellM, grid.westM, grid.northM, groundFactor],
      heights,
      kinds,
      ground ?? [],
    ]),
  };
}

/** `surfaceOf` in one go. */
export function wholeSurface(world: World, grid: RasterGrid): Surface {
  return drained(surfaceOf(world, grid));
}

function raiseObjects(world: World, grid: RasterGrid, heights: Float32Array, kinds: Uint8Array): void {
  const raise = (cell: number, z: number, kind: number): void => {
    const at = 2 * cell;
    if (z > (heights[at + 1] as number)) heights[at + 1] = z;
    // A building whose roof lies no higher than the ground still takes its cells out of the outdoor area.
    if (kind === BUILDING && !((heights[at + 1] as number) > (heights[at] as number)))
      heights[at + 1] = Math.fround((heights[at] as number) + 1e-3);
    if ((heights[at + 1] as number) > (heights[at] as number) && kinds[cell] !== BUILDING) kinds[cell] = kind;
  };
  for (const { rings, roofZ } of world.buildings)
    cellsInside(grid, rings, (cell) => raise(cell, roofZ, BUILDING));
  for (const { topEdge } of world.barriers)
    for (let i = 1; i < topEdge.length; i++) {
      const [p, q] = [topEdge[i - 1] as Xyz, topEdge[i] as Xyz];
      const [from, to]: [Xy, Xy] = [
        [p[0], p[1]],
        [q[0], q[1]],
      ];
      cellsAlong(grid, from, to, (cell, fraction) => raise(cell, p[2] + (q[2] - p[2]) * fraction, BARRIER));
    }
}

function groundOf({ ground }: World, grid: RasterGrid): Float32Array | null {
  if (ground.areas.length === 0) return null;
  const factors = new Float32Array(grid.cols * grid.rows).fill(ground.base);
  for (const { rings, g } of ground.areas)
    cellsInside(grid, rings, (cell) => {
      factors[cell] = g;
    });
  return factors;
}
