import { drained } from "../base/drained";
import type { ScreenedPart } from "../coverage/screened/certify-screened";
import { type Result, ok } from "../base/result";
import type { Problem } from "../model/problem";
import { evaluateScreened, provePart } from "./evaluate-screened";
import type { Evaluation, PartAnswer, ProofProgress } from "./evaluation";
import { shareEstimates } from "./screened-estimate";
import type { ScreenedLevels } from "./screened-levels";
import type { ScreenedPlan } from "./screened-plan";

/** The clock is looked at after so many cells. */
const CELLS_BETWEEN_LOOKS = 16;

/**
 * Runs the proof of a screened plan until it is through or the plan's time limit is over.
 * @param parts what workers have judged already; without them all cells are judged here
 */
export function runScreened(
  plan: ScreenedPlan,
  clock: () => number,
  levels: ScreenedLevels,
  parts?: readonly ScreenedPart[],
): Result<Evaluation, Problem> {
  return drained(
    evaluateScreened(plan, {
      shouldStop: timeLimit(plan, clock),
      shares: (screened) => shareEstimates(screened, levels.fieldOf(screened, "rest")),
      ...(parts ? { parts } : {}),
    }),
  );
}

/** How long a share of a proof may keep other requests waiting, ms; then it also tells how far it is. */
const TURN_MS = 150;

/** What a share of a proof needs of whoever runs it. */
export interface PartRunner {
  /** Milliseconds. */
  readonly clock: () => number;
  /** Lets other requests have their turn. */
  readonly pause: () => Promise<void>;
  readonly tell: (progress: ProofProgress) => void;
  /** Nobody waits for the answer any more. */
  readonly isDropped: () => boolean;
}

/** Judges one share of the cells; null where there is nothing to share. */
export async function runPart(
  plan: ScreenedPlan,
  part: { readonly index: number; readonly of: number },
  { clock, pause, tell, isDropped }: PartRunner,
): Promise<Result<PartAnswer, Problem>> {
  const steps = provePart(plan, part, timeLimit(plan, clock));
  let sinceMs = clock();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (clock() - sinceMs < TURN_MS) continue;
    const { areaM2, openM2 } = step.value;
    tell({ judgedM2: areaM2 - openM2, ofM2: areaM2 });
    await pause();
    if (isDropped()) return ok("dropped");
    sinceMs = clock();
  }
}

function timeLimit({ plan: { settings } }: ScreenedPlan, clock: () => number): () => boolean {
  const endMs = clock() + settings.certificate.timeLimitS * 1000;
  let asked = 0;
  return () => {
    asked += 1;
    return asked % CELLS_BETWEEN_LOOKS === 0 && clock() > endMs;
  };
}
