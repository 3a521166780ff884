import type { SirenId, SirenTypeId } from "../base/ids";
import type { SiteSources } from "../engine/contract";
import type { SiteWeight } from "../engine/siting-contract";
import type { Wgs84 } from "../geo/datums";
import { isFixed, isWithdrawn } from "../model/is-fixed";
import type { Candidate, Plan, Siren } from "../model/plan";

/** What a planner asks: where so many more, how few for everything, which could go, which should move. */
export type SitingKind = "units" | "minimum" | "redundant" | "moves";

/** The question as it stands in the panel; kept while the plan is open. */
export interface SitingForm {
  readonly kind: SitingKind;
  readonly units: number;
  readonly weight: SiteWeight;
  readonly types: readonly SirenTypeId[];
  readonly budget: number | null;
  readonly survive: boolean;
  readonly limitS: number;
  /** Redundancy: proposed sirens are asked about as well, not only existing ones. */
  readonly alsoProposed: boolean;
  readonly moves: number;
  /** Moves: every sounding siren, or only those that are not locked in their place. */
  readonly movable: "all" | "unlocked";
  /** The project's own candidates are offered. */
  readonly listed: boolean;
  readonly grid: NonNullable<SiteSources["grid"]> & { readonly on: boolean };
  readonly roofs: NonNullable<SiteSources["roofs"]> & { readonly on: boolean };
}

/** A site must be used, must not be used, or may be used although the project forbids it. */
export type SiteMark = "must" | "never" | "allow";

/** A choice about a site, with the site as it was: a generated one may be gone from the grid meanwhile. */
export interface SiteChoice {
  readonly site: Candidate;
  readonly mark: SiteMark;
}

/** Ground on which no new siren may stand. */
export interface ForbiddenArea {
  readonly id: string;
  /** Corners, not closed. */
  readonly corners: readonly Wgs84[];
}

/** What a planner has decided about sites; kept while the plan is open. */
export interface SitingChoices {
  readonly marks: readonly SiteChoice[];
  /** Points that the planner has put on the map. */
  readonly own: readonly Candidate[];
  readonly areas: readonly ForbiddenArea[];
}

export const NO_CHOICES: SitingChoices = { marks: [], own: [], areas: [] };

/** This year's number where the plan proposes none yet. */
const USUAL_UNITS = 6;

/** The question that the panel opens with. */
export function usualForm(plan: Plan): SitingForm {
  const nothing = plan.base.candidates.length === 0 && !plan.sirens.some(isWithdrawn);
  return {
    kind: "units",
    units: plan.sirens.filter(isWithdrawn).length || USUAL_UNITS,
    weight: "area",
    types: usualTypes(plan),
    budget: null,
    survive: false,
    limitS: 60,
    alsoProposed: false,
    moves: 3,
    movable: plan.sirens.some((siren) => siren.status === "existing" && !isFixed(siren)) ? "unlocked" : "all",
    listed: true,
    // Where nothing is listed, a planner begins with sites anywhere.
    grid: { on: nothing, shape: "hexagons", spacingM: 400, refined: false, heightM: 15 },
    roofs: { on: false, leastHeightM: 24, apartM: 300 },
  };
}

/** What the plan proposes already, else its first type. */
function usualTypes({ sirens, sirenTypes }: Plan): SirenTypeId[] {
  const used = new Set(sirens.filter(({ status }) => status === "proposed").map(({ type }) => type));
  const found = sirenTypes.filter(({ id }) => used.has(id)).map(({ id }) => id);
  return found.length > 0 ? found : sirenTypes.slice(0, 1).map(({ id }) => id);
}

/** The sources that have to be generated; null where there are none. */
export function sourcesOf({ grid, roofs }: SitingForm): SiteSources | null {
  if (!grid.on && !roofs.on) return null;
  const { on: _, ...gridOnly } = grid;
  const { on: __, ...roofsOnly } = roofs;
  return { ...(grid.on ? { grid: gridOnly } : {}), ...(roofs.on ? { roofs: roofsOnly } : {}) };
}

/** Sounding sirens that may be moved. */
export const movableSirens = (sirens: readonly Siren[], movable: SitingForm["movable"]): readonly SirenId[] =>
  sirens
    .filter((siren) => siren.service === "ok" && (movable === "all" || !isFixed(siren)))
    .map(({ id }) => id);
