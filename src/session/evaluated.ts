import type { Result } from "../base/result";
import type { CoverageEstimate, EvaluationAnswer, ProofProgress, ScreenedPart } from "../engine/contract";
import type { Lane } from "../engine/engine";
import { told } from "../engine/worker-line";
import type { Plan } from "../model/plan";
import type { Problem } from "../model/problem";
import { planState } from "./plan-state";
import { type FieldSharing, type SweepProgress, shareFields } from "./shared-fields";

/** Hears what there is to look at before the answer. */
export interface Onlooker {
  readonly estimate: (estimate: CoverageEstimate) => void;
  /** Of all shares of the proof together. */
  readonly judged: (progress: ProofProgress) => void;
  /** Fields of sirens; null when they are all there. */
  readonly swept: (progress: SweepProgress | null) => void;
}

/** Who evaluates, and whether the answer is still waited for. */
export interface Evaluators extends Pick<FieldSharing, "ask" | "isWanted"> {
  /** The numbered lanes of the engine. */
  readonly lanes: readonly Lane[];
}

/** Lanes that share a proof: always two, so that sums do not depend on the machine. */
const PROVERS: readonly Lane[] = [0, 1];

/**
 * Evaluates a plan. Where cells have to be judged, all workers sweep the fields of an estimate first, which is there to look at while
 * two of them share the proof.
 * @returns null when it was cancelled
 */
export async function evaluated(
  plan: Plan,
  { ask, isWanted, lanes }: Evaluators,
  onlooker: Onlooker,
): Promise<Result<EvaluationAnswer, Problem> | null> {
  const state = planState(plan);
  const [home = 0, ...helpers] = lanes;
  if (plan.settings.model !== "iso9613") return ask((api) => api.evaluate(state), home);
  const sharing = { ask, isWanted, report: onlooker.swept };
  if (!(await shareFields(state, "drag", { ...sharing, home: "quick", helpers: lanes }))) return null;
  void ask((api) => api.estimate(state), "quick").then((look) => {
    if (look?.ok && look.value) onlooker.estimate(look.value);
  });
  const far: ProofProgress[] = [];
  const proved = await Promise.all(
    PROVERS.map((lane, index) => {
      const tell = told((progress: ProofProgress) => {
        far[index] = progress;
        if (Object.keys(far).length === PROVERS.length) onlooker.judged(inAll(far));
      });
      return ask((api) => api.provePart(state, { index, of: PROVERS.length }, tell), lane);
    }),
  );
  const parts: ScreenedPart[] = [];
  for (const part of proved) {
    if (!part?.ok) return part;
    if (part.value === "dropped") return null;
    if (part.value) parts.push(part.value);
  }
  if (!(await shareFields(state, "rest", { ...sharing, home, helpers }))) return null;
  return ask((api) => api.evaluate(state, parts.length > 0 ? parts : undefined), home);
}

const inAll = (far: readonly ProofProgress[]): ProofProgress => ({
  judgedM2: far.reduce((sum, { judgedM2 }) => sum + judgedM2, 0),
  ofM2: far.reduce((sum, { ofM2 }) => sum + ofM2, 0),
});
