import type { Xyz } from "../acoustics/terrain";
import type { AreaSiren } from "../acoustics/area-model";
import type { SirenId } from "../base/ids";
import { assert } from "../base/assert";
import { type Result, err, ok } from "../base/result";
import type { Wgs84 } from "../geo/datums";
import type { Siren } from "../model/plan";
import type { Problem } from "../model/problem";
import type { Settings } from "../model/settings";
import { ambientByLabel, requiredByLabel, sounds } from "./coverage-setup";
import type { PlanForCoverage } from "./plan-for-coverage";
import type { ScreenedWorld } from "./screened-world";
import { problemOf } from "./siren-laws";
import { type SirenBudget, sirenBudget } from "./siren-budget";
import { heardSettings, placedSirens } from "./siren-places";
import { type SoundPath, soundPath } from "./sound-path";
import type { World } from "./world";

/** Why there is no path to show: the place or the siren stands in a building or under the ground, or nothing parts them. */
export type PathProblem = "inside-a-building" | "below-the-ground" | "no-distance";

/** All that is heard at a place: each sounding siren's sum, and the way the sound of one of them takes. */
export interface PlaceBudget {
  readonly at: Wgs84;
  /** In the area to be covered. */
  readonly inside: boolean;
  readonly ambientDb: number;
  /** max(ambient + aboveAmbient, floor) + safety margin, dB. */
  readonly requiredDb: number;
  /** Loudest first; for model `radius` the one with the most to spare. */
  readonly sirens: readonly SirenBudget[];
  /** The cross-section to the chosen siren, by default the first; null without a siren or where `pathProblem` says why. */
  readonly path: SoundPath | null;
  readonly pathProblem: PathProblem | null;
}

/** What is heard at a place, siren by siren. */
interface Heard {
  /** In the area to be covered. */
  readonly inside: boolean;
  readonly ambientDb: number;
  readonly requiredDb: number;
  readonly receiver: Xyz;
  /** Loudest first. */
  readonly sirens: readonly { readonly siren: Siren; readonly budget: SirenBudget }[];
}

/** Sums up every sounding siren at a place, under the model of the plan. */
export function heardAt(
  world: World,
  screened: ScreenedWorld,
  plan: PlanForCoverage,
  at: Wgs84,
): Result<Heard, Problem> {
  const { settings } = plan;
  const [x, y] = world.plane.toLocal(at);
  // A roof has no label, but the zone that it lies in has an ambient level.
  const label = world.zoneAt(x, y);
  const requiredDb = requiredByLabel(world, settings)[label] as number;
  const receiver: Xyz = [x, y, screened.world.terrain.heightAt(x, y) + settings.receiverHeightM];
  const sirens: { readonly siren: Siren; readonly budget: SirenBudget }[] = [];
  for (const siren of plan.sirens.filter(sounds)) {
    const type = plan.sirenTypes.find(({ id }) => id === siren.type);
    if (!type) return err(problemOf(siren, "unknown-type", { value: siren.type }));
    const place = world.plane.toLocal(siren.at);
    const budget = sirenBudget({
      siren,
      type,
      // Only ISO 9613-2 asks where the horn is; a hover over the other models need not find out.
      placed: () => placedOrNull(world, screened, plan, siren),
      distanceM: Math.hypot(place[0] - x, place[1] - y),
      sound: screened.world,
      receiver,
      settings,
      requiredDb,
    });
    if (!budget) return err(problemOf(siren, missingFor(settings), { value: type.id }));
    sirens.push({ siren, budget });
  }
  return ok({
    inside: world.map.labelAt(x, y) >= 0,
    ambientDb: ambientByLabel(world, settings.ambientDefaultDb)[label] as number,
    requiredDb,
    receiver,
    sirens: sirens.sort((a, b) => b.budget.rank - a.budget.rank),
  });
}

const missingFor = ({ model }: Settings): Problem["code"] =>
  model === "radius" ? "no-nominal-radius" : "no-height";

/**
 * The whole budget at a place, under the model of the plan, and beside it one path by ISO 9613-2.
 * @param chosen the siren whose path is wanted; null for the loudest
 */
export function placeBudgetIn(
  world: World,
  screened: ScreenedWorld,
  plan: PlanForCoverage,
  at: Wgs84,
  chosen: SirenId | null,
): Result<PlaceBudget, Problem> {
  const found = heardAt(world, screened, plan, at);
  if (!found.ok) return found;
  const { receiver, sirens, ...heard } = found.value;
  const wanted = sirens.find(({ siren }) => siren.id === chosen) ?? sirens[0];
  return ok({
    at,
    ...heard,
    sirens: sirens.map(({ budget }) => budget),
    ...(wanted ? pathOf(world, screened, plan, wanted.siren, receiver) : { path: null, pathProblem: null }),
  });
}

/** The siren as it stands; null where it has no height, or its horn is inside a building. */
function placedOrNull(
  { plane }: World,
  screened: ScreenedWorld,
  plan: PlanForCoverage,
  siren: Siren,
): AreaSiren | null {
  const placed = placedSirens([siren], plan.sirenTypes, screened, plane);
  return placed.ok ? (placed.value[0] ?? null) : null;
}

const hasHeight = ({ sirenTypes }: PlanForCoverage, siren: Siren): boolean =>
  (siren.heightM ?? sirenTypes.find(({ id }) => id === siren.type)?.mountM) !== undefined;

function pathOf(
  world: World,
  screened: ScreenedWorld,
  plan: PlanForCoverage,
  siren: Siren,
  receiver: Xyz,
): Pick<PlaceBudget, "path" | "pathProblem"> {
  const { settings } = plan;
  const source = placedOrNull(world, screened, plan, siren);
  if (!source) {
    // Model `radius` needs no height, and without one there is nothing to draw.
    return { path: null, pathProblem: hasHeight(plan, siren) ? "inside-a-building" : null };
  }
  const found = soundPath(
    screened.world,
    { ...source, id: siren.id },
    receiver,
    heardSettings(settings),
    settings.cn120.excessDb,
  );
  if (found.ok) return { path: found.value, pathProblem: null };
  const { code } = found.error;
  assert(
    code === "inside-a-building" || code === "below-the-ground" || code === "no-distance",
    "a path fails only where its ends are",
  );
  return { path: null, pathProblem: code };
}
