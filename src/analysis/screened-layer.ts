import { type Result, ok } from "../base/result";
import type { Problem } from "../model/problem";
import type { LayerKind, MapLayer } from "./map-layer";
import { fieldLayerOf } from "./map-layer-of";
import type { ScreenedLevels } from "./screened-levels";
import type { ScreenedPlan } from "./screened-plan";

/** One layer for review of a screened plan, read off the field: an estimate. Yields as sirens are swept. */
export function* screenedLayer(
  screened: ScreenedPlan,
  kind: LayerKind,
  levels: ScreenedLevels,
): Generator<number, Result<MapLayer, Problem>> {
  const { world, plan } = screened;
  return ok(yield* fieldLayerOf(world, plan, kind, levels.fieldOf(screened, "rest")));
}
