import { unreachable } from "../base/assert";
import type { Result } from "../base/result";
import { ok } from "../base/result";
import type { MovesProgress, PlanForSiting, SiteProgress } from "../engine/siting-contract";
import type { SitingEngine } from "../engine/siting-engine";
import type { Problem } from "../model/problem";
import type { SitingAsk, SitingFound, SitingJob } from "./siting-state";

/** Whom a running question tells. */
export interface SitingReport {
  readonly step: (progress: SiteProgress) => void;
  readonly moves: (progress: MovesProgress) => void;
}

/** Puts a question to the solver. */
export async function answered(
  engine: SitingEngine,
  plan: PlanForSiting,
  ask: SitingAsk,
  report: SitingReport,
): Promise<Result<SitingFound, Problem>> {
  switch (ask.kind) {
    case "sites": {
      const { kind, question } = ask;
      const answer = await engine.run((api, tell) => api.solve(plan, question, tell), report.step);
      return answer.ok ? ok({ kind, answer: answer.value }) : answer;
    }
    case "redundant": {
      const { kind, question } = ask;
      const answer = await engine.run((api, tell) => api.redundancy(plan, question, tell), report.step);
      return answer.ok ? ok({ kind, question, answer: answer.value }) : answer;
    }
    case "moves": {
      const { kind, question } = ask;
      const answer = await engine.run((api, tell) => api.moves(plan, question, tell), report.moves);
      return answer.ok ? ok({ kind, question, answer: answer.value }) : answer;
    }
    default:
      return unreachable(ask);
  }
}

/** The answer for what a stopped question had found; null where it had found nothing yet. */
export async function settled(
  engine: SitingEngine,
  plan: PlanForSiting,
  { ask, steps, moves }: SitingJob,
): Promise<Result<SitingFound, Problem> | null> {
  const last = [...steps].reverse().find(({ columns }) => columns.length > 0);
  switch (ask.kind) {
    case "sites": {
      if (!last) return null;
      const { kind, question } = ask;
      const answer = await engine.run((api) => api.settle(plan, question, last));
      return answer.ok ? ok({ kind, answer: answer.value }) : answer;
    }
    case "redundant": {
      if (!last) return null;
      const { kind, question } = ask;
      const answer = await engine.run((api) => api.settleRedundancy(plan, question, last.chosen));
      return answer.ok ? ok({ kind, question, answer: answer.value }) : answer;
    }
    case "moves": {
      if (!moves || moves.moves.length === 0) return null;
      const { kind, question } = ask;
      const answer = await engine.run((api) => api.settleMoves(plan, question, moves.moves));
      return answer.ok ? ok({ kind, question, answer: answer.value }) : answer;
    }
    default:
      return unreachable(ask);
  }
}
