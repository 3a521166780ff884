import { soundSpeedMPerS } from "../acoustics/atmosphere";
import { AIR_RAID_SILENCE_S, COMPARABLE_WITHIN_DB, PATTERN_LEFT_S } from "../acoustics/signal-pattern";
import type { LevelField } from "../coverage/level-field";
import { loudest, pathSpreadM } from "../coverage/level-layers";
import { intersection, netAreaM2 } from "../geo/clip";
import { regionAtLeast } from "../geo/contours";
import { nestedToClasses } from "./disc-depth";
import type { MapLayer } from "./map-layer";
import { ringsPolygon } from "./region-outline";
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
  const required = new Float32Array(grid.rows * grid.cols);
  for (let node = 0; node < required.length; node++) {
    const x = grid.westM + (node % grid.cols) * grid.stepM;
    const y = grid.southM + Math.floor(node / grid.cols) * grid.stepM;
    required[node] = requiredDb[Math.max(0, world.map.labelAt(x, y))] as number;
  }
  const best = yield* halved(loudest(field), 0);
  const spreadM = yield* halved(
    pathSpreadM(field, { requiredDb: required, withinDb: COMPARABLE_WITHIN_DB.value }, best),
    field.sources.length / 2,
  );
  const { shortened, blurred } = PATTERN_LEFT_S.value;
  const speed = soundSpeedMPerS(temperatureC);
  const nested = [shortened, blurred, 0].map((leftS) =>
    intersection(regionAtLeast(grid, spreadM, (AIR_RAID_SILENCE_S - leftS) * speed), zones.area),
  );
  return {
    kind: "blur",
    exact: false,
    stepM: grid.stepM,
    masts: [],
    classes: nestedToClasses([zones.area, ...nested]).map((rings, index) => ({
      class: index,
      region: ringsPolygon(rings, world.plane),
      areaM2: netAreaM2(rings),
    })),
  };
}

/** Two passes over the sources count as one. */
function* halved<T>(pass: Generator<number, T>, from: number): Generator<number, T> {
  let turn = pass.next();
  while (turn.done !== true) {
    yield from + turn.value / 2;
    turn = pass.next();
  }
  return turn.value;
}
