import type { SirenId, SirenTypeId } from "../base/ids";
import { type Result, err, ok } from "../base/result";
import type { Disc } from "../coverage/disc-coverage";
import type { Candidate, Siren, SirenType } from "../model/plan";
import { isWithdrawn } from "../model/is-fixed";
import { unmetNeeds } from "../model/plan-needs";
import type { Problem } from "../model/problem";
import type { SiteColumns } from "../siting/cover-row";
import { type CoverageSetup, coverageSetup } from "./coverage-setup";
import type { PlanForSiting, SiteQuestion } from "./site-question";
import type { World } from "./world";

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

/** What stands, what may be chosen, and both as discs. */
export interface SiteOptions {
  /** Sirens that stay in the plan, whether they sound or not. */
  readonly kept: readonly Siren[];
  /** Those of them that sound. */
  readonly standing: CoverageSetup;
  /** By id of the site, then in the order of the types: the order of the project's files does not matter. */
  readonly options: readonly SiteOption[];
  readonly discs: readonly Disc[];
  readonly setup: CoverageSetup;
}

/**
 * DESIGN §4, `site`: fixed sirens are kept; proposed ones that are not are withdrawn, and their places offered. An existing siren
 * that may be moved stays too: its own place costs nothing, so no plan is better without it (`bestMoves` asks what moves bring).
 */
export function siteOptions(
  plan: PlanForSiting,
  world: World,
  question: SiteQuestion,
): Result<SiteOptions, Problem> {
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
  if (needs) return err(needs);
  const standing = coverageSetup({ ...plan, sirens: kept }, world);
  if (!standing.ok) return standing;
  const setup = coverageSetup({ ...plan, sirens: records }, world, { which: () => true });
  if (!setup.ok) return setup;
  return ok({ kept, standing: standing.value, options, discs: setup.value.discs, setup: setup.value });
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

/** The options as columns of the kernel: a unit each. */
export function siteColumns(
  { options }: SiteOptions,
  areaM2: ArrayLike<number>,
  budget?: number,
): SiteColumns {
  const numbers = (value: (option: SiteOption, column: number) => number): Float64Array =>
    Float64Array.from(options, value);
  const columns = (which: (option: SiteOption) => boolean): number[] =>
    options.flatMap((option, column) => (which(option) ? [column] : []));
  return {
    count: options.length,
    cost: numbers(() => 1),
    site: Int32Array.from(options, ({ site }) => site),
    // With several types a pinned site is left to the first of them.
    pinned: columns((option) => option.pinned && firstOfSite(options, option)),
    forbidden: columns(({ allowed, pinned }) => !allowed && !pinned),
    ...(budget === undefined ? {} : { budget: { price: numbers(({ price }) => price), limit: budget } }),
    // A millionth more for a place that the planner did not list.
    burden: numbers(({ listed }, column) => ((areaM2[column] ?? 0) / 1e6) * (listed ? 1 : 1 + 1e-6)),
  };
}

const firstOfSite = (options: readonly SiteOption[], option: SiteOption): boolean =>
  options.find(({ site }) => site === option.site) === option;
