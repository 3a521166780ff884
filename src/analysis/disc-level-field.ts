import type { LevelField } from "../coverage/level-field";
import { eachDistance } from "../coverage/level-field";
import type { RasterGrid } from "../geo/raster-grid";
import type { CoverageSetup } from "./coverage-setup";

/** Distances between the entries of the tables of level, m: between two of them the level is taken as straight. */
const TABLE_STEP_M = 2;

/**
 * The levels of the unscreened models over a raster, by each siren's law.
 * A screened field takes this one's place by answering `levelDb` itself: nothing else here knows of discs.
 */
export function discLevelField(setup: CoverageSetup, grid: RasterGrid): LevelField {
  const buffer = new Float32Array(grid.rows * grid.cols);
  return {
    grid,
    sources: setup.discs,
    levelDb: (source) => {
      const disc = setup.discs[source];
      if (!disc) return buffer.fill(Number.NaN);
      const table = levelTable(setup, source, farthestM(grid, disc));
      eachDistance(grid, disc, (node, distanceM) => {
        const place = distanceM / TABLE_STEP_M;
        const index = Math.floor(place);
        const [near, far] = [table[index] as number, table[index + 1] as number];
        buffer[node] = near + (far - near) * (place - index);
      });
      return buffer;
    },
  };
}

/** A law costs up to a microsecond, a raster asks it hundreds of thousands of times: it is tabled by distance. */
function levelTable(setup: CoverageSetup, source: number, farM: number): Float64Array {
  const table = new Float64Array(Math.ceil(farM / TABLE_STEP_M) + 2);
  for (let i = 0; i < table.length; i++) table[i] = setup.levelAt(source, i * TABLE_STEP_M) ?? Number.NaN;
  return table;
}

function farthestM(
  { cols, rows, stepM, westM, southM }: RasterGrid,
  { x, y }: { readonly x: number; readonly y: number },
): number {
  const [eastM, northM] = [westM + (cols - 1) * stepM, southM + (rows - 1) * stepM];
  return Math.hypot(
    Math.max(Math.abs(westM - x), Math.abs(eastM - x)),
    Math.max(Math.abs(southM - y), Math.abs(northM - y)),
  );
}
