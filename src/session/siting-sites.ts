import { unreachable } from "../base/assert";
import type { GeneratedSites } from "../engine/contract";
import type { PlanForSiting } from "../engine/siting-contract";
import { pointInRings } from "../geo/clip";
import type { Wgs84 } from "../geo/datums";
import { areaLayers } from "../model/basis";
import { isWithdrawn } from "../model/is-fixed";
import type { Candidate, Plan, Siren } from "../model/plan";
import { type SitingChoices, type SitingForm, movableSirens } from "./siting-form";
import type { SitingAsk } from "./siting-state";

/** Where a site comes from: the project's layer, a grid, a roof, the planner's hand, the place of a proposed siren. */
export type SiteSource = "listed" | "grid" | "roof" | "own" | "withdrawn";

/** What becomes of a site: offered, to be used, not to be used, closed by the project, in a forbidden area. */
export type SiteState = "offered" | "must" | "never" | "closed" | "in-area";

/** A site as the panel and the map show it. */
export interface PlannedSite {
  readonly site: Candidate;
  readonly source: SiteSource;
  readonly state: SiteState;
}

/** What may be chosen, for the solver. */
export const isOpen = ({ state }: PlannedSite): boolean => state === "offered" || state === "must";

/**
 * Every site of the question, with what the planner decided about it. A site that must be used stays, even where its source has
 * been switched off since.
 */
export function plannedSites(
  plan: Pick<Plan, "sirens" | "base">,
  form: SitingForm,
  choices: SitingChoices,
  generated: GeneratedSites | null,
): readonly PlannedSite[] {
  const sources: readonly (readonly [SiteSource, readonly Candidate[]])[] = [
    ["listed", form.listed ? plan.base.candidates : []],
    ["withdrawn", form.kind === "moves" ? [] : plan.sirens.filter(isWithdrawn).map(placeOf)],
    ["own", choices.own],
    ["grid", (form.grid.on && generated?.grid) || []],
    ["roof", (form.roofs.on && generated?.roofs) || []],
  ];
  const marks = new Map(choices.marks.map((choice) => [choice.site.id, choice.mark]));
  const known = new Set<string>();
  const sites: PlannedSite[] = [];
  const take = (source: SiteSource, site: Candidate): void => {
    if (known.has(site.id)) return;
    known.add(site.id);
    sites.push({ site, source, state: stateOf(site, marks.get(site.id), choices) });
  };
  for (const [source, found] of sources) for (const site of found) take(source, site);
  const listed = new Set(plan.base.candidates.map(({ id }) => id));
  for (const { site, mark } of choices.marks)
    if (mark === "must" && !(form.kind === "moves" && plan.sirens.some(({ id }) => id === site.id)))
      take(listed.has(site.id) ? "listed" : site.id.startsWith("R") ? "roof" : "grid", site);
  return sites;
}

function stateOf(
  { at, allowed }: Candidate,
  mark: "must" | "never" | "allow" | undefined,
  { areas }: SitingChoices,
): SiteState {
  if (mark === "must" || mark === "never") return mark;
  if (!allowed && mark !== "allow") return "closed";
  return areas.some(({ corners }) => holdsPlace(corners, at)) ? "in-area" : "offered";
}

/** Whether a place lies within some corners. In degrees: the corners of an area a planner draws are near enough for straight lines. */
export const holdsPlace = (corners: readonly Wgs84[], [lon, lat]: Wgs84): boolean =>
  pointInRings([corners.flatMap(([x, y]) => [x, y])], lon, lat);

/** The place of a proposed siren as a site. */
const placeOf = ({ id, name, at, heightM }: Siren): Candidate => ({
  id,
  name,
  at,
  ...(heightM === undefined ? {} : { heightM }),
  cost: 1,
  allowed: true,
});

/** The sites of a source for the solver: what is closed stays known to it, so that it can say what would help. */
const offeredOf = (sites: readonly PlannedSite[], which: (source: SiteSource) => boolean): Candidate[] =>
  sites.filter(({ source }) => which(source)).map((one) => ({ ...one.site, allowed: isOpen(one) }));

const isMore = (source: SiteSource): boolean => source !== "listed" && source !== "withdrawn";

/** The question of the panel, for the solver. */
export function askOf(plan: Plan, form: SitingForm, sites: readonly PlannedSite[]): SitingAsk {
  const { kind, units, weight, types, budget, survive, limitS } = form;
  const more = offeredOf(sites, isMore);
  const ids = (which: (site: PlannedSite) => boolean): string[] =>
    sites.filter(which).map(({ site }) => site.id);
  switch (kind) {
    case "redundant": {
      const keep = form.alsoProposed ? [] : plan.sirens.filter(({ status }) => status === "proposed");
      return { kind, question: { keep: keep.map(({ id }) => id), timeLimitS: limitS } };
    }
    case "moves": {
      const movable = movableSirens(plan.sirens, form.movable);
      return { kind, question: { most: form.moves, movable, more, timeLimitS: limitS } };
    }
    case "units":
    case "minimum": {
      const pinned = ids(({ state }) => state === "must");
      const forbidden = ids((one) => one.source === "withdrawn" && !isOpen(one));
      return {
        kind: "sites",
        question: {
          want: kind === "minimum" ? { kind } : { kind, units },
          weight,
          types,
          timeLimitS: limitS,
          ...(survive ? { survive: 1 as const } : {}),
          ...(budget === null ? {} : { budget }),
          ...(pinned.length > 0 ? { pinned } : {}),
          ...(forbidden.length > 0 ? { forbidden } : {}),
          ...(more.length > 0 ? { more } : {}),
        },
      };
    }
    default:
      return unreachable(kind);
  }
}

/** What the worker needs of a plan: flat, without the files it came from, and with the candidates that are offered. */
export const planForSiting = (
  { sirens, sirenTypes, settings, base }: Plan,
  sites: readonly PlannedSite[],
): PlanForSiting => ({
  sirens,
  sirenTypes,
  settings,
  base: { ...areaLayers(base), candidates: offeredOf(sites, (source) => source === "listed") },
});
