import { type Result, ok } from "../base/result";
import type { Disc } from "../coverage/disc-coverage";
import type { Problem } from "../model/problem";
import type { SiteColumns } from "../siting/cover-row";
import { type CoverageSetup, coverageSetup } from "./coverage-setup";
import { type SiteList, type SiteOption, siteList } from "./site-list";
import type { PlanForSiting, SiteQuestion } from "./site-question";
import type { World } from "./world";

/** What is offered, and what stands, as discs. */
export interface SiteDiscs extends SiteList {
  readonly standing: { readonly discs: readonly Disc[] };
  /** One for each option. */
  readonly discs: readonly Disc[];
}

/** The same under a model that covers discs, with its margins. */
export interface SiteOptions extends SiteDiscs {
  /** Those that stay and sound. */
  readonly standing: CoverageSetup;
  readonly setup: CoverageSetup;
}

/** What a plan offers under a model that covers discs. */
export function siteOptions(
  plan: PlanForSiting,
  world: World,
  question: SiteQuestion,
): Result<SiteOptions, Problem> {
  const list = siteList(plan, question);
  if (!list.ok) return list;
  const { kept, options } = list.value;
  const records = options.map(({ siren }) => siren);
  const standing = coverageSetup({ ...plan, sirens: kept }, world);
  if (!standing.ok) return standing;
  const setup = coverageSetup({ ...plan, sirens: records }, world, { which: () => true });
  if (!setup.ok) return setup;
  return ok({ kept, standing: standing.value, options, discs: setup.value.discs, setup: setup.value });
}

/** The options as columns of the kernel: a unit each. */
export function siteColumns(
  { options }: Pick<SiteList, "options">,
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
