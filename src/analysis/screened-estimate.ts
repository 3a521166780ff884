import { type FlatRings, intersection } from "../geo/clip";
import { regionAtLeast } from "../geo/contours";
import type { RasterGrid } from "../geo/raster-grid";
import type { Uncovered } from "./compare";
import type { CoverageEstimate, MarginClass, SirenShare } from "./evaluation";
import { nodeLabels, requiredAtNodes } from "./field-layers";
import { RAMP_DB } from "./margin-classes";
import { type FieldOfSirens } from "./map-layer-of";
import { personsIn } from "./population";
import { ringsPolygon } from "./region-outline";
import type { ScreenedField } from "./screened-levels";
import type { ScreenedPlan } from "./screened-plan";
import type { World } from "./world";
import { zoneRegions } from "./zone-regions";

/** Nodes of a raster that stand for ground of the area, and what is required there. */
interface Ground {
  readonly inside: Uint8Array;
  readonly requiredDb: Float32Array;
  /** Ground that a node stands for, m²: so that all of them make up the area. */
  readonly nodeM2: number;
}

const grounds = new WeakMap<World, { readonly key: string; readonly ground: Ground }>();

/** Which nodes are ground, and what is required there; kept for what was asked for last. */
function groundOf(world: World, { field, requiredDb }: FieldOfSirens): Ground {
  const key = JSON.stringify([field.grid, requiredDb]);
  const known = grounds.get(world);
  if (known?.key === key) return known.ground;
  const inside = Uint8Array.from(nodeLabels(world, field.grid), (label) => (label < 0 ? 0 : 1));
  const count = inside.reduce((sum, one) => sum + one, 0);
  const ground: Ground = {
    inside,
    requiredDb: requiredAtNodes(world, field, requiredDb),
    nodeM2: count === 0 ? 0 : world.map.areaM2 / count,
  };
  grounds.set(world, { key, ground });
  return ground;
}

/** What each siren of the plan covers, and covers alone, counted on the raster: an estimate. */
export function shareEstimates(screened: ScreenedPlan, levels: FieldOfSirens): SirenShare[] {
  const { world, plan } = screened;
  const { inside, requiredDb, nodeM2 } = groundOf(world, levels);
  const { field, sirens } = levels;
  const covering = new Uint16Array(inside.length);
  const last = new Int16Array(inside.length);
  const covered = sirens.map((_, source) => {
    const levelDb = field.levelDb(source);
    let nodes = 0;
    for (let node = 0; node < inside.length; node++) {
      if (!inside[node] || !((levelDb[node] as number) >= (requiredDb[node] as number))) continue;
      nodes += 1;
      covering[node] = (covering[node] as number) + 1;
      last[node] = source;
    }
    return nodes;
  });
  const sole = new Float64Array(sirens.length);
  for (let node = 0; node < inside.length; node++)
    if (covering[node] === 1) sole[last[node] as number] = (sole[last[node] as number] as number) + 1;
  return plan.sirens.map(({ id }) => {
    const source = sirens.findIndex((siren) => siren.id === id);
    return source < 0
      ? { id, coveredM2: 0, soleM2: 0 }
      : { id, coveredM2: (covered[source] as number) * nodeM2, soleM2: (sole[source] as number) * nodeM2 };
  });
}

/** The margin of all sirens at every node, and just beyond the ground; NaN farther away. */
function bestMargins(world: World, levels: ScreenedField): { margins: Float32Array; ground: Ground } {
  const ground = groundOf(world, levels);
  const { inside, requiredDb } = ground;
  const margins = levels.combinedDb().slice();
  for (let node = 0; node < margins.length; node++)
    margins[node] = inside[node] ? (margins[node] as number) - (requiredDb[node] as number) : Number.NaN;
  return { margins: toTheEdge(levels.field.grid, margins), ground };
}

/** Nested regions for the ramp, read off the raster: an estimate. */
export function estimatedClasses({ world, plan }: ScreenedPlan, levels: ScreenedField): MarginClass[] {
  const { margins } = bestMargins(world, levels);
  const area = zoneRegions(world, plan.base).district;
  return RAMP_DB.map((belowDb) => ({
    belowDb,
    region: ringsPolygon(below(levels, margins, belowDb, area), world.plane),
  }));
}

/** Coverage and margins read off the raster, to look at until the proof is through. */
export function coverageEstimate(screened: ScreenedPlan, levels: ScreenedField): CoverageEstimate {
  const { population, plane } = screened.world;
  const { areaM2, uncoveredM2, count, rings } = estimatedUncovered(screened, levels);
  return {
    share: areaM2 > 0 ? 1 - uncoveredM2 / areaM2 : 0,
    blindM2: uncoveredM2,
    blindCount: count,
    ...(population ? { blindPersons: personsIn(population, rings) } : {}),
    blind: ringsPolygon(rings, plane),
    marginClasses: estimatedClasses(screened, levels),
  };
}

/** What is uncovered, read off the raster: an estimate that follows the hand. */
export function estimatedUncovered({ world, plan }: ScreenedPlan, levels: ScreenedField): Uncovered {
  const { margins, ground } = bestMargins(world, levels);
  let nodes = 0;
  for (let node = 0; node < margins.length; node++)
    if (ground.inside[node] && !((margins[node] as number) >= 0)) nodes += 1;
  const rings = below(levels, margins, 0, zoneRegions(world, plan.base).district);
  return {
    areaM2: world.map.areaM2,
    uncoveredM2: Math.min(world.map.areaM2, nodes * ground.nodeM2),
    count: ringsPolygon(rings, world.plane).coordinates.length,
    rings,
  };
}

/** Where margins are below a threshold, within some rings. A margin of −∞ counts as far below. */
function below(
  { field: { grid } }: FieldOfSirens,
  margins: Float32Array,
  belowDb: number,
  area: FlatRings,
): FlatRings {
  const lack = margins.slice();
  for (let node = 0; node < lack.length; node++)
    lack[node] = Math.min(SILENT_DB, belowDb - (lack[node] as number));
  return intersection(regionAtLeast(grid, lack, 1e-6), area);
}

/** Margins with the least of its neighbours at each node beyond the ground: the last strip of it lies between the two. */
function toTheEdge({ rows, cols }: RasterGrid, margins: Float32Array): Float32Array {
  const filled = margins.slice();
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < cols; col++) {
      const node = row * cols + col;
      if (!Number.isNaN(margins[node] as number)) continue;
      let least = Infinity;
      for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
        for (let c = Math.max(0, col - 1); c <= Math.min(cols - 1, col + 1); c++) {
          const margin = margins[r * cols + c] as number;
          if (margin < least) least = margin;
        }
      if (least < Infinity) filled[node] = least;
    }
  return filled;
}

/** Silence as a lack, dB: a contour needs numbers. */
const SILENT_DB = 200;
