import { unreachable } from "../base/assert";
import { type Result, err, ok } from "../base/result";
import type { LevelField } from "../coverage/level-field";
import { rasterOver } from "../geo/raster-grid";
import type { Problem } from "../model/problem";
import { blurLayer } from "./blur-layer";
import { ceilingLayer } from "./ceiling-layer";
import { type CoverageSetup, coverageSetup } from "./coverage-setup";
import { discLevelField } from "./disc-level-field";
import { dominanceLayer } from "./dominance-layer";
import { indoorLayer } from "./indoor-layer";
import type { LayerKind, MapLayer } from "./map-layer";
import type { PlanForCoverage } from "./plan-for-coverage";
import { reachLayer } from "./reach-layer";
import type { World } from "./world";
import { type ZoneRegions, zoneRegions } from "./zone-regions";

/** A raster has the resolution of the settings, and a coarser one where that would be more nodes than this. */
export const MOST_NODES = 400_000;

/** One layer for review over a plan; yields the sirens done, of as many as sound. */
export function* mapLayerOf(
  world: World,
  plan: PlanForCoverage,
  kind: LayerKind,
): Generator<number, Result<MapLayer, Problem>> {
  if (kind === "ceiling") return ok(ceilingLayer(world, plan));
  const made = coverageSetup(plan, world);
  if (!made.ok) return made;
  const setup = made.value;
  const zones = zoneRegions(world, plan.base);
  if (kind === "reach") return ok(yield* reachLayer(world, zones, setup));
  // A nominal radius is no level: nothing can be said about loudness.
  if (plan.settings.model === "radius")
    return err({
      code: "model-not-ready",
      file: "project.json",
      place: "settings.model",
      detail: { value: "radius" },
    });
  switch (kind) {
    case "indoor":
      return ok(yield* indoorLayer(world, zones, setup, plan));
    case "dominance":
      return ok(yield* dominanceLayer(world, zones, fieldOf(setup, zones, plan), setup.sounding));
    case "blur":
      return ok(
        yield* blurLayer(world, zones, fieldOf(setup, zones, plan), {
          requiredDb: setup.requiredDb,
          temperatureC: plan.settings.iso9613.temperatureC,
        }),
      );
    default:
      return unreachable(kind);
  }
}

/** Levels of every sounding siren over the district: here a screened field takes the place of the discs. */
const fieldOf = (setup: CoverageSetup, zones: ZoneRegions, plan: PlanForCoverage): LevelField =>
  discLevelField(setup, rasterOver(zones.box, plan.settings.resolutionM, MOST_NODES));
