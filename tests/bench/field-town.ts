import { type Surface, wholeSurface } from "../../src/coverage/field/surface";
import { gridOver } from "../../src/coverage/field/raster-grid";
import type { AreaSiren } from "../../src/acoustics/area-model";
import { aSiren, aWorld, chance, hills, townBuildings } from "../coverage/field/a-town";

/** A square seeded town with hills as a raster. */
export function townSurface(halfM: number, cellM: number): Surface {
  const terrain = hills(3);
  const world = aWorld({ terrain, buildings: townBuildings(terrain, halfM, 7) });
  return wholeSurface(world, gridOver([-halfM, -halfM, halfM, halfM], cellM));
}

/** Sirens spread over a surface by chance, 30 m above the ground or 6 m above the roof. */
export function spreadSirens({ grid, heights }: Surface, count: number): AreaSiren[] {
  const random = chance(count);
  return Array.from({ length: count }, () => {
    const [col, row] = [Math.floor(random() * grid.cols), Math.floor(random() * grid.rows)];
    const at = 2 * (row * grid.cols + col);
    const z = Math.max((heights[at] as number) + 30, (heights[at + 1] as number) + 6);
    return aSiren(grid.westM + (col + 0.5) * grid.cellM, grid.northM - (row + 0.5) * grid.cellM, z);
  });
}
