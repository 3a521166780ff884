import { heardIndoorsFromDb } from "../acoustics/indoor-audibility";
import { type LevelField, raised } from "../coverage/level-field";
import { loudest, rankedMargins } from "../coverage/level-layers";
import { type FlatRings, intersection } from "../geo/clip";
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
  const required = new Float32Array(grid.rows * grid.cols);
  for (let node = 0; node < required.length; node++) {
    const x = grid.westM + (node % grid.cols) * grid.stepM;
    const y = grid.southM + Math.floor(node / grid.cols) * grid.stepM;
    required[node] = requiredDb[Math.max(0, world.map.labelAt(x, y))] as number;
  }
  return required;
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
