import { unreachable } from "../base/assert";
import { type Result, err, ok } from "../base/result";
import type { LevelField } from "../coverage/level-field";
import { rasterOver } from "../geo/raster-grid";
import type { Siren } from "../model/plan";
import type { Problem } from "../model/problem";
import { blurLayer } from "./blur-layer";
import { ceilingLayer } from "./ceiling-layer";
import { coverageSetup } from "./coverage-setup";
import { discLevelField } from "./disc-level-field";
import { dominanceLayer } from "./dominance-layer";
import { fieldIndoorLayer, fieldReachLayer } from "./field-layers";
import { aboveDbA, indoorLayer } from "./indoor-layer";
import type { LayerKind, MapLayer } from "./map-layer";
import type { PlanForCoverage } from "./plan-for-coverage";
import { reachLayer } from "./reach-layer";
import type { World } from "./world";
import { type ZoneRegions, zoneRegions } from "./zone-regions";

/** A raster has the resolution of the settings, and a coarser one where that would be more nodes than this. */
export const MOST_NODES = 400_000;

/** Levels from wherever: what the layers need of a model that knows more than discs. */
export interface FieldOfSirens {
  readonly field: LevelField;
  /** The sounding sirens; `field.sources[i]` is `sirens[i]`. */
  readonly sirens: readonly Siren[];
  /** By ambient label, dB. */
  readonly requiredDb: readonly number[];
}

/** One layer for review over a plan of a model with discs; yields the sirens done, of as many as sound. */
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
  if (kind === "indoor") return ok(yield* indoorLayer(world, zones, setup, plan));
  const field = discLevelField(setup, layerRaster(zones, plan));
  return ok(
    yield* fieldLayerOf(world, plan, kind, { field, sirens: setup.sounding, requiredDb: setup.requiredDb }),
  );
}

/** The raster over the area on which fields for the layers are to be computed. */
export const layerRaster = ({ box }: ZoneRegions, { settings }: Pick<PlanForCoverage, "settings">) =>
  rasterOver(box, settings.resolutionM, MOST_NODES);

/** One layer read off a field of levels, screened or not: an estimate. */
export function* fieldLayerOf(
  world: World,
  plan: PlanForCoverage,
  kind: LayerKind,
  { field, sirens, requiredDb }: FieldOfSirens,
): Generator<number, MapLayer> {
  const zones = zoneRegions(world, plan.base);
  const { temperatureC } = plan.settings.iso9613;
  switch (kind) {
    case "ceiling":
      return ceilingLayer(world, plan);
    case "reach":
      return yield* fieldReachLayer(world, zones, field, requiredDb);
    case "indoor":
      return yield* fieldIndoorLayer(
        world,
        zones,
        field,
        sirens.map((siren) => aboveDbA(siren, plan)),
      );
    case "dominance":
      return yield* dominanceLayer(world, zones, field, sirens);
    case "blur":
      return yield* blurLayer(world, zones, field, { requiredDb, temperatureC });
    default:
      return unreachable(kind);
  }
}
