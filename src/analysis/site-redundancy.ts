import type { SirenId } from "../base/ids";
import { type Result, ok } from "../base/result";
import type { Problem } from "../model/problem";
import { fewest } from "../siting/fewest";
import { coverageSetup, sounds } from "./coverage-setup";
import { siteCover } from "./site-cover";
import type { SiteOption } from "./site-list";
import { type SiteOptions, siteColumns } from "./site-options";
import type { PlanForSiting } from "./site-question";
import type { SiteTools } from "./site-tools";
import { buildWorld } from "./world";

/** Which sirens the plan could do without. */
export interface Redundancy {
  /** A fewest set that covers all that the sirens cover together, and the others: these may all go at once. */
  readonly needed: readonly SirenId[];
  readonly spare: readonly SirenId[];
  /** No smaller set covers as much. */
  readonly proved: boolean;
}

/**
 * The fewest as a question about the sirens that stand: each is a candidate at its own place.
 * @param keep sirens that are not asked about: they stay
 */
export function redundancy(
  plan: PlanForSiting,
  tools: SiteTools,
  timeLimitS = 20,
  keep: readonly SirenId[] = [],
): Result<Redundancy, Problem> {
  const world = buildWorld(plan.base, plan.settings.model !== "radius");
  const sounding = plan.sirens.filter(sounds).sort((a, b) => (a.id < b.id ? -1 : 1));
  const setup = coverageSetup({ ...plan, sirens: sounding }, world);
  if (!setup.ok) return setup;
  const nobody = coverageSetup({ ...plan, sirens: [] }, world);
  if (!nobody.ok) return nobody;
  const options = sounding.map((siren, site): SiteOption => ({
    id: siren.id,
    site,
    type: siren.type,
    siren,
    price: 1,
    allowed: true,
    pinned: keep.includes(siren.id),
    listed: true,
  }));
  const offered: SiteOptions = {
    kept: [],
    standing: nobody.value,
    options,
    discs: setup.value.discs,
    setup: setup.value,
  };
  const cover = siteCover(world, offered, 1);
  const start = tools.clock();
  const answer = fewest({
    columns: siteColumns(offered, cover.aloneM2),
    rows: cover.firstRows(),
    oracle: cover,
    solver: tools.solver,
    job: {
      secondsLeft: () => timeLimitS - (tools.clock() - start) / 1000,
      report: ({ phase, incumbent, bound, chosen }) =>
        tools.report?.({
          phase,
          incumbent,
          bound,
          gap: null,
          columns: chosen ?? [],
          chosen: (chosen ?? []).map((column) => sounding[column]?.id ?? ""),
          elapsedMs: tools.clock() - start,
        }),
    },
  });
  const kept = new Set(answer.chosen ?? options.keys());
  const idsOf = (which: (column: number) => boolean): SirenId[] =>
    sounding.filter((_, column) => which(column)).map(({ id }) => id);
  return ok({
    needed: idsOf((column) => kept.has(column)),
    spare: idsOf((column) => !kept.has(column)),
    proved: answer.chosen !== null && answer.bound >= answer.cost,
  });
}
