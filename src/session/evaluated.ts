import type { Remote } from "comlink";
import type { Result } from "../base/result";
import type {
  CoverageEstimate,
  EngineApi,
  EvaluationAnswer,
  ProofProgress,
  ScreenedPart,
} from "../engine/contract";
import type { Lane } from "../engine/engine";
import { told } from "../engine/worker-line";
import type { Plan } from "../model/plan";
import type { Problem } from "../model/problem";
import { planState } from "./plan-state";

/** Asks a lane of the engine; null when it was cancelled. */
export type Ask = <T>(
  request: (api: Remote<EngineApi>) => Promise<Result<T, Problem>>,
  lane: Lane,
) => Promise<Result<T, Problem> | null>;

/** Hears what there is to look at before the answer. */
export interface Onlooker {
  readonly estimate: (estimate: CoverageEstimate) => void;
  /** Of all shares of the proof together. */
  readonly progress: (progress: ProofProgress) => void;
}

/** Workers that share a proof, by their lanes. */
const PROVERS: readonly Lane[] = ["proof", "second"];

/** Evaluates a plan; where cells have to be judged, two workers share them while the field is looked at. */
export async function evaluated(
  plan: Plan,
  ask: Ask,
  onlooker: Onlooker,
): Promise<Result<EvaluationAnswer, Problem> | null> {
  const state = planState(plan);
  if (plan.settings.model !== "iso9613") return ask((api) => api.evaluate(state), "proof");
  void ask((api) => api.estimate(state), "quick").then((look) => {
    if (look?.ok && look.value) onlooker.estimate(look.value);
  });
  const far: ProofProgress[] = [];
  const proved = await Promise.all(
    PROVERS.map((lane, index) => {
      const tell = told((progress: ProofProgress) => {
        far[index] = progress;
        if (Object.keys(far).length === PROVERS.length) onlooker.progress(inAll(far));
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
  return ask((api) => api.evaluate(state, parts.length > 0 ? parts : undefined), "proof");
}

const inAll = (far: readonly ProofProgress[]): ProofProgress => ({
  judgedM2: far.reduce((sum, { judgedM2 }) => sum + judgedM2, 0),
  ofM2: far.reduce((sum, { ofM2 }) => sum + ofM2, 0),
});
