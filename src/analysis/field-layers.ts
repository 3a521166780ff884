import { heardIndoorsFromDb } from "../acoustics/indoor-audibility";
import { type LevelField, raised } from "../coverage/level-field";
import { loudest, rankedMargins } from "../coverage/level-layers";
import { type FlatRings, intersection } from "../geo/clip";
import type { RasterGrid } from "../geo/raster-grid";
import { regionAtLeast } from "../geo/contours";
import { WINDOWS } from "./indoor-layer";
import type { MapLayer } from "./map-layer";
import { nestedClasses } from "./nested-classes";
import { REACH_CLASSES } from "./reach-layer";
import type { World } from "./world";
import type { ZoneRegions } from "./zone-regions";

/** What is required at each node of a raster, dB; beyond the area, as outside every zone. */
export function requiredAtNodes(
  world: World,
  { grid }: LevelField,
  requiredDb: readonly number[],
): Float32Array {
  return Float32Array.from(nodeLabels(world, grid), (label) => requiredDb[Math.max(0, label)] as number);
}

const labels = new WeakMap<World, { readonly key: string; readonly labels: Int16Array }>();

/** The map's label at each node of a raster, −1 beyond the area; kept for the raster asked for last. */
export function nodeLabels(world: World, grid: RasterGrid): Int16Array {
  const key = JSON.stringify(grid);
  const known = labels.get(world);
  if (known?.key === key) return known.labels;
  const made = Int16Array.from({ length: grid.rows * grid.cols }, (_, node) =>
    world.map.labelAt(
      grid.westM + (node % grid.cols) * grid.stepM,
      grid.southM + Math.floor(node / grid.cols) * grid.stepM,
    ),
  );
  labels.set(world, { key, labels: made });
  return made;
}

/** How many sirens reach each place, read off a field: for levels that are no discs. */
export function* fieldReachLayer(
  world: World,
  zones: ZoneRegions,
  field: LevelField,
  requiredDb: readonly number[],
): Generator<number, MapLayer> {
  const required = requiredAtNodes(world, field, requiredDb);
  const ranks = yield* rankedMargins(field, required, REACH_CLASSES);
  const reached = ranks.map((margins) => intersection(regionAtLeast(field.grid, margins, 0), zones.area));
  return estimate("reach", field, world, zones, reached.slice(1), 1);
}

/** What is heard in rooms, read off a field whose sources are `aboveDbA` over their level in dB(A). */
export function* fieldIndoorLayer(
  world: World,
  zones: ZoneRegions,
  field: LevelField,
  aboveDbA: readonly number[],
): Generator<number, MapLayer> {
  const best = yield* loudest(
    raised(
      field,
      aboveDbA.map((by) => -by),
    ),
  );
  const heard = WINDOWS.map((window) =>
    intersection(regionAtLeast(field.grid, best.levelDb, heardIndoorsFromDb(window)), zones.area),
  );
  return estimate("indoor", field, world, zones, heard, 0);
}

const estimate = (
  kind: MapLayer["kind"],
  { grid }: LevelField,
  { plane }: World,
  { area }: ZoneRegions,
  nested: readonly FlatRings[],
  first: number,
): MapLayer => ({
  kind,
  exact: false,
  stepM: grid.stepM,
  masts: [],
  classes: nestedClasses([area, ...nested], plane, first),
});
