import type { Job, SitingProgress } from "../siting/progress";
import type { SiteList } from "./site-list";
import { sitedSirens } from "./site-plan";
import type { PlanForSiting } from "./site-question";
import type { SiteTools } from "./site-tools";

/** Seconds, unless the question says otherwise. */
export const TIME_LIMIT_S = 60;

/** A job of the kernels from a moment on: what time is left, and progress told in ids and sirens. */
export function siteJob(
  plan: PlanForSiting,
  offered: SiteList,
  { clock, report }: Pick<SiteTools, "clock" | "report">,
  { startMs, seconds }: { readonly startMs: number; readonly seconds: number },
): Job {
  let told: readonly number[] | null = null;
  return {
    secondsLeft: () => seconds - (clock() - startMs) / 1000,
    report: ({ incumbent, bound, phase, chosen }: SitingProgress) => {
      if (!report) return;
      const isNew = chosen !== null && chosen !== told;
      told = chosen;
      report({
        phase,
        incumbent,
        bound,
        gap: incumbent === null ? null : gapOf(incumbent, bound),
        columns: chosen ?? [],
        chosen: (chosen ?? []).map((column) => offered.options[column]?.id ?? ""),
        ...(isNew ? { sirens: sitedSirens(plan, offered, chosen).sirens } : {}),
        elapsedMs: clock() - startMs,
      });
    },
  };
}

/** |bound − objective|, relative to the objective. */
export const gapOf = (objective: number, bound: number): number =>
  objective === bound ? 0 : Math.abs(bound - objective) / Math.max(Math.abs(objective), 1e-9);
