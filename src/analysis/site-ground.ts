import type { AreaSiren } from "../acoustics/area-model";
import { type Result, err, ok } from "../base/result";
import type { Disc } from "../coverage/disc-coverage";
import { type ScreenedInput, screenedScene } from "../coverage/screened/certify-screened";
import type { ScreenedScene } from "../coverage/screened/screened-scene";
import { sureRadii } from "../coverage/screened/sure-radii";
import { sceneOfSirens } from "../coverage/screened/siren-subset";
import type { Siren } from "../model/plan";
import type { Problem } from "../model/problem";
import { isScreened } from "./is-screened";
import { type ScreenedPlan, certificateInput, screenedPlan } from "./screened-plan";
import { screenedWorld } from "./screened-world";
import { placedSirens } from "./siren-places";
import { type SiteList, type SiteOption, siteList } from "./site-list";
import type { SiteDiscs } from "./site-options";
import type { PlanForSiting, SiteQuestion } from "./site-question";
import { type World, buildWorld } from "./world";

/** What is asked of a screened plan. Sirens are numbered: those that stand and sound, then one for each option. */
export interface SitePlaces extends SiteList {
  readonly plan: PlanForSiting;
  readonly question: SiteQuestion;
  readonly world: World;
  /** All of them as if they stood. */
  readonly all: ScreenedPlan;
  /** The same for the certificate. */
  readonly input: ScreenedInput;
  /** How many stand: option `k` is siren `standing + k`. */
  readonly standing: number;
}

/** The same with what stands in the way, prepared. */
export interface SiteGround extends SitePlaces {
  /** Of all sirens. */
  readonly scene: ScreenedScene;
}

/** True where ISO 9613-2 is asked for and what stands, or what is offered, is no disc. */
export function isScreenedSiting(plan: PlanForSiting, { types }: SiteQuestion): boolean {
  if (isScreened(plan)) return true;
  if (plan.settings.model !== "iso9613") return false;
  const asked = types && types.length > 0 ? types : plan.sirenTypes.slice(0, 1).map(({ id }) => id);
  return plan.sirenTypes.some(({ id, verticalPattern }) => verticalPattern && asked.includes(id));
}

/**
 * The places over the district with its buildings still in it: soon made, good for a first plan by discs, and for covers that hold
 * under roofs too. `withFootprints` takes them out.
 */
export function roughPlaces(plan: PlanForSiting, question: SiteQuestion): Result<SitePlaces, Problem> {
  const list = siteList(plan, question);
  if (!list.ok) return list;
  const isByArea = (question.weight ?? "area") === "area";
  const population = isByArea ? [] : plan.base.population;
  const world = buildWorld({ ...plan.base, buildings: [], population }, true);
  const screened = screenedWorld(plan.base, plan.settings.iso9613, world.plane);
  const { kept } = list.value;
  const standing = screenedPlan(world, screened, { ...plan, sirens: kept });
  if (!standing.ok) return standing;
  const options: SiteOption[] = [];
  const placed: AreaSiren[] = [...standing.value.placed];
  const sounding: Siren[] = [...standing.value.sounding];
  for (const option of list.value.options) {
    const one = placedSirens([option.siren], plan.sirenTypes, screened, world.plane);
    if (one.ok) {
      options.push(option);
      placed.push(one.value[0] as AreaSiren);
      sounding.push(option.siren);
    } else if (option.listed || plan.sirens.some(({ id }) => id === option.siren.id))
      return err({ ...one.error, file: option.listed ? "candidates" : one.error.file });
    // A generated place inside a building is none.
  }
  const all: ScreenedPlan = { ...standing.value, plan: { ...plan, sirens: sounding }, sounding, placed };
  const input = certificateInput(all, () => false);
  if (!input.ok) return input;
  const { length } = standing.value.placed;
  return ok({ plan, question, kept, options, world, all, input: input.value, standing: length });
}

/** The same over the area that is to be covered, ready for bounds. */
export function withFootprints(places: SitePlaces): SiteGround {
  const world = buildWorld(places.plan.base, true);
  const input = { ...places.input, map: world.map };
  return { ...places, world, all: { ...places.all, world }, input, scene: screenedScene(input) };
}

/** Numbers of the sirens of a layout. */
export const layoutOf = ({ standing }: SiteGround, chosen: readonly number[]): number[] => [
  ...Array(standing).keys(),
  ...chosen.map((column) => standing + column),
];

/** The scene of a layout. */
export const sceneOfLayout = (
  ground: SiteGround,
  chosen: readonly number[],
  shouldStop: () => boolean,
): ScreenedScene => sceneOfSirens(ground.scene, layoutOf(ground, chosen), { shouldStop });

/** Columns that may be chosen. */
export const allowedColumns = ({ options }: SiteList): number[] =>
  options.flatMap((option, column) => (option.allowed || option.pinned ? [column] : []));

/** The discs in which a siren is heard behind anything (none under a pattern): what they cover is covered, for certain. */
export function sureDiscs({ input, standing, kept, options }: SitePlaces): SiteDiscs {
  const radii = sureRadii(input);
  const discs = input.sirens.map(({ xyz: [x, y] }, k): Disc => ({
    x,
    y,
    radiusByLabel: radii[k] as number[],
  }));
  return { kept, options, standing: { discs: discs.slice(0, standing) }, discs: discs.slice(standing) };
}
