import type { SirenId, SirenTypeId } from "../base/ids";
import { type Result, err, ok } from "../base/result";
import type { Candidate, Siren, SirenType } from "../model/plan";
import { isWithdrawn } from "../model/is-fixed";
import { unmetNeeds } from "../model/plan-needs";
import type { Problem } from "../model/problem";
import type { PlanForSiting, SiteQuestion } from "./site-question";

/** One kind of siren at one site. */
export interface SiteOption {
  /** Id of the candidate, or of the withdrawn siren whose place it is. */
  readonly id: string;
  /** Number of the site; at most one option of a site is chosen. */
  readonly site: number;
  readonly type: SirenTypeId;
  /** The siren that would stand there; of a withdrawn one, its own record. */
  readonly siren: Siren;
  readonly price: number;
  readonly allowed: boolean;
  readonly pinned: boolean;
  /** A place of the project's own list, rather than a generated one or a withdrawn siren's: preferred among equals. */
  readonly listed: boolean;
}

/** What stays in a plan, and what may be chosen. */
export interface SiteList {
  /** Sirens that stay in the plan, whether they sound or not. */
  readonly kept: readonly Siren[];
  /** By id of the site, then in the order of the types: the order of the project's files does not matter. */
  readonly options: readonly SiteOption[];
}

/**
 * DESIGN §4, `site`: fixed sirens are kept; proposed ones that are not are withdrawn, and their places offered. An existing siren
 * that may be moved stays too: its own place costs nothing, so no plan is better without it (`bestMoves` asks what moves bring).
 */
export function siteList(plan: PlanForSiting, question: SiteQuestion): Result<SiteList, Problem> {
  const withdrawn = plan.sirens.filter(isWithdrawn);
  const kept = plan.sirens.filter((siren) => !withdrawn.includes(siren));
  const types = typesOf(plan, question);
  if (!types.ok) return types;
  const sites = [
    ...plan.base.candidates.map((candidate) => ({ candidate, listed: true, siren: null })),
    ...(question.more ?? []).map((candidate) => ({ candidate, listed: false, siren: null })),
    ...withdrawn.map((siren) => ({ candidate: placeOf(siren), listed: false, siren })),
  ];
  const known = new Set(sites.map(({ candidate }) => candidate.id));
  for (const id of [...(question.pinned ?? []), ...(question.forbidden ?? [])])
    if (!known.has(id))
      return err({ code: "unknown-value", file: "candidates", place: "", detail: { value: id } });
  sites.sort(
    (a, b) =>
      order(a.candidate.id, b.candidate.id) ||
      Number(b.listed) - Number(a.listed) ||
      order(a.siren?.type ?? "", b.siren?.type ?? ""),
  );
  const options = sites.flatMap(({ candidate, listed, siren }, site) =>
    types.value.map((type): SiteOption => optionOf(candidate, site, type, { listed, siren, question })),
  );
  const records = options.map(({ siren }) => siren);
  const [needs] = unmetNeeds({ ...plan, sirens: records }, "candidates", ({ id }) => `candidate (${id})`);
  return needs ? err(needs) : ok({ kept, options });
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function typesOf(plan: PlanForSiting, { types }: SiteQuestion): Result<readonly SirenType[], Problem> {
  const wanted =
    types && types.length > 0 ? [...new Set(types)] : plan.sirenTypes.slice(0, 1).map(({ id }) => id);
  const found: SirenType[] = [];
  for (const id of wanted) {
    const type = plan.sirenTypes.find((one) => one.id === id);
    if (!type)
      return err({ code: "unknown-type", file: "project.json", place: "sirenTypes", detail: { value: id } });
    found.push(type);
  }
  if (found.length === 0) return err({ code: "missing", file: "project.json", place: "sirenTypes" });
  return ok(found);
}

/** The place of a withdrawn siren as a candidate. */
const placeOf = ({ id, name, at, heightM }: Siren): Candidate => ({
  id,
  name,
  at,
  ...(heightM === undefined ? {} : { heightM }),
  cost: 1,
  allowed: true,
});

function optionOf(
  candidate: Candidate,
  site: number,
  type: SirenType,
  { listed, siren, question }: { listed: boolean; siren: Siren | null; question: SiteQuestion },
): SiteOption {
  const { id, name, at, heightM, cost, allowed } = candidate;
  const made: Siren = {
    id: id as SirenId,
    name: name ?? id,
    at,
    status: "proposed",
    type: type.id,
    ...(heightM === undefined ? {} : { heightM }),
    service: "ok",
    extra: {},
  };
  return {
    id,
    site,
    type: type.id,
    siren: siren ? { ...siren, type: type.id, service: "ok" } : made,
    price: cost * (type.price ?? 1),
    allowed: allowed && !question.forbidden?.includes(id),
    pinned: question.pinned?.includes(id) ?? false,
    listed,
  };
}
