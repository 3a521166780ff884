import { closingDifferenceM } from "../acoustics/signal-arrival";
import { AIR_RAID_SILENCE_S, COMPARABLE_WITHIN_DB, PATTERN_LEFT_S } from "../acoustics/signal-pattern";
import type { LevelField } from "../coverage/level-field";
import { loudest, pathSpreadM } from "../coverage/level-layers";
import { type FlatRings, intersection, netAreaM2, ringLengthM } from "../geo/clip";
import { regionAtLeast } from "../geo/contours";
import { requiredAtNodes } from "./field-layers";
import type { MapLayer } from "./map-layer";
import { nestedClasses } from "./nested-classes";
import type { World } from "./world";
import type { ZoneRegions } from "./zone-regions";

/** What the silence is judged by. */
export interface BlurInput {
  /** By ambient label, dB. */
  readonly requiredDb: readonly number[];
  readonly temperatureC: number;
}

/** Where several sirens heard together leave less of the 6 s of silence: an estimate from the raster of a field. */
export function* blurLayer(
  world: World,
  zones: ZoneRegions,
  field: LevelField,
  { requiredDb, temperatureC }: BlurInput,
): Generator<number, MapLayer> {
  const { grid } = field;
  const required = requiredAtNodes(world, field, requiredDb);
  const best = yield* halved(loudest(field), 0);
  const spreadM = yield* halved(
    pathSpreadM(field, { requiredDb: required, withinDb: COMPARABLE_WITHIN_DB.value }, best),
    field.sources.length / 2,
  );
  const { shortened, blurred } = PATTERN_LEFT_S.value;
  const nested = [shortened, blurred, 0].map((leftS) =>
    intersection(
      withoutThin(
        regionAtLeast(grid, spreadM, closingDifferenceM(AIR_RAID_SILENCE_S - leftS, temperatureC)),
        grid.stepM,
      ),
      zones.area,
    ),
  );
  return {
    kind: "blur",
    exact: false,
    stepM: grid.stepM,
    masts: [],
    classes: nestedClasses([zones.area, ...nested], world.plane),
  };
}

/**
 * Leaves out parts and gaps narrower than a cell: where a siren begins to be heard the spread jumps, and the raster
 * cannot tell on which side.
 */
const withoutThin = (rings: FlatRings, stepM: number): FlatRings =>
  rings.filter((ring) => Math.abs(netAreaM2([ring])) > (ringLengthM(ring) / 2) * stepM);

/** Two passes over the sources count as one. */
function* halved<T>(pass: Generator<number, T>, from: number): Generator<number, T> {
  let turn = pass.next();
  while (turn.done !== true) {
    yield from + turn.value / 2;
    turn = pass.next();
  }
  return turn.value;
}
