import type { SirenId } from "../base/ids";
import { type Result, err, ok } from "../base/result";
import type { Siren } from "../model/plan";
import type { Problem } from "../model/problem";
import type { ProvedShare, RedundancyAnswer, RedundancyQuestion } from "./advice-answer";
import { type AdviceGround, adviceGround, provedFor } from "./advice-ground";
import type { Evaluation } from "./evaluation";
import { type ScreenedRedundancy, screenedRedundancy } from "./screened-redundancy";
import type { PlanForSiting } from "./site-question";
import type { SiteTools } from "./site-tools";

/** Seconds that each certificate has at least; and all that one has for a set whose search was stopped. */
const LEAST_S = 3;
const SETTLED_S = 8;

/** Every siren adds to a sum everywhere: strictly none is spare. */
const SUMS_HAVE_NONE: Problem = {
  code: "model-not-ready",
  file: "project.json",
  place: "settings.combine",
  detail: { value: "energy" },
};

/** Which sirens a screened plan could do without, proved by cells; and the plans with and without them, by the true certificate. */
export function adviseScreened(
  plan: PlanForSiting,
  question: RedundancyQuestion,
  tools: SiteTools,
): Result<RedundancyAnswer, Problem> {
  if (plan.settings.combine === "energy") return err(SUMS_HAVE_NONE);
  const startMs = tools.clock();
  const ground = adviceGround(plan);
  if (!ground.ok) return ground;
  const found = screenedRedundancy(ground.value, tools, question, startMs);
  const leftS = question.timeLimitS - (tools.clock() - startMs) / 1000;
  // Nothing retired: one certificate is that of both plans.
  const seconds = Math.max(LEAST_S, found.spare.length > 0 ? leftS / 2 : leftS);
  const after = provedFor(ground.value, retired(plan, found.spare), seconds, tools.clock);
  if (!after.ok) return after;
  const before = found.spare.length > 0 ? provedFor(ground.value, plan.sirens, seconds, tools.clock) : after;
  return before.ok
    ? ok(
        answerOf(plan, question, found, {
          evaluation: after.value,
          before: provedShare(before.value),
          elapsedMs: tools.clock() - startMs,
        }),
      )
    : before;
}

/** The answer for a set that was told of before the question was stopped: each one retired in it was proved to lose nothing. */
export function settleScreened(
  plan: PlanForSiting,
  question: RedundancyQuestion,
  stays: readonly string[],
  clock: () => number,
): Result<RedundancyAnswer, Problem> {
  const startMs = clock();
  const made = adviceGround(plan);
  if (!made.ok) return made;
  const ids = idsOf(made.value);
  const [needed, spare] = [ids.filter((id) => stays.includes(id)), ids.filter((id) => !stays.includes(id))];
  const evaluation = provedFor(made.value, retired(plan, spare), SETTLED_S, clock);
  if (!evaluation.ok) return evaluation;
  const { floorM } = made.value.scene.input;
  const open = needed.filter((id) => !question.keep.includes(id));
  const byCells = { sole: [], apart: [], open, floorM, undecidedM2: null };
  const found = { needed, spare, proved: false, byCells };
  const rest = { evaluation: evaluation.value, before: null, elapsedMs: clock() - startMs };
  return ok(answerOf(plan, question, found, rest));
}

const idsOf = ({ screened }: AdviceGround): SirenId[] => screened.sounding.map(({ id }) => id);

const retired = ({ sirens }: PlanForSiting, spare: readonly SirenId[]): readonly Siren[] =>
  sirens.map((siren): Siren => (spare.includes(siren.id) ? { ...siren, service: "retired" } : siren));

const provedShare = ({ coverage, undecidedM2, stopped }: Evaluation): ProvedShare => ({
  lower: coverage.lower,
  undecidedM2,
  stopped: stopped === true,
});

function answerOf(
  plan: PlanForSiting,
  { keep }: RedundancyQuestion,
  { needed, spare, proved, byCells }: ScreenedRedundancy,
  { before, ...rest }: Pick<RedundancyAnswer, "evaluation" | "elapsedMs"> & { before: ProvedShare | null },
): RedundancyAnswer {
  return {
    needed: needed.filter((id) => !keep.includes(id)),
    spare,
    proved,
    byCells: { ...byCells, before },
    sirens: retired(plan, spare),
    ...rest,
  };
}
