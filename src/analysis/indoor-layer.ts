import { heardIndoorsFromDb } from "../acoustics/indoor-audibility";
import { weightingDb } from "../acoustics/weighting";
import type { FlatRings } from "../geo/clip";
import type { CoverageSetup } from "./coverage-setup";
import { discDepth } from "./disc-depth";
import type { MapLayer } from "./map-layer";
import type { Siren } from "../model/plan";
import { nestedClasses } from "./nested-classes";
import type { PlanForCoverage } from "./plan-for-coverage";
import type { World } from "./world";
import type { ZoneRegions } from "./zone-regions";

/** Windows in the order in which they let less in. */
export const WINDOWS = ["open", "tilted", "closed"] as const;

/**
 * Where the signal is heard in rooms with open, tilted and closed windows: information only, for the plan certifies
 * outdoor coverage (acoustics.md §8). The noise in a room does not follow the ambient zones, so each siren reaches one disc.
 */
export function* indoorLayer(
  world: World,
  zones: ZoneRegions,
  setup: CoverageSetup,
  plan: PlanForCoverage,
): Generator<number, MapLayer> {
  const { area, box, district } = zones;
  const whole: ZoneRegions = { area, box, district, byLabel: [area] };
  const above = setup.sounding.map((siren) => aboveDbA(siren, plan));
  const nested: FlatRings[] = [zones.area];
  for (const [done, window] of WINDOWS.entries()) {
    const discs = setup.discs.map((disc, index) => ({
      ...disc,
      radiusByLabel: [setup.rangeOf(index, heardIndoorsFromDb(window) + (above[index] as number))],
    }));
    const turns = discDepth(whole, discs, 1);
    let turn = turns.next();
    while (turn.done !== true) {
      yield (done + turn.value / Math.max(1, discs.length)) * (discs.length / WINDOWS.length);
      turn = turns.next();
    }
    nested.push(turn.value[0] ?? []);
  }
  return {
    kind: "indoor",
    exact: true,
    stepM: null,
    masts: [],
    classes: nestedClasses(nested, world.plane),
  };
}

/** What turns a level in dB(A) into the criterion's weighting, for the tone of a siren. */
export function aboveDbA(siren: Siren, plan: Pick<PlanForCoverage, "sirenTypes" | "settings">): number {
  const type = plan.sirenTypes.find(({ id }) => id === siren.type);
  const frequencyHz = type?.frequencyHz ?? 500;
  return weightingDb(plan.settings.criterion.weighting, frequencyHz) - weightingDb("A", frequencyHz);
}
