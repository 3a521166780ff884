import type { Result } from "../base/result";
import type { CoverageEstimate, EvaluationAnswer, ProofProgress } from "../engine/contract";
import { Latest } from "../engine/latest";
import { planBasis } from "../model/basis";
import type { Plan } from "../model/plan";
import type { Problem } from "../model/problem";
import { type Ask, evaluated } from "./evaluated";
import type { Derived } from "./derived";

/** What there is to look at until the answer is there; kept for its plan when the proof is stopped. */
export interface Proving {
  readonly estimate: CoverageEstimate | null;
  readonly progress: ProofProgress | null;
}

export const NOT_PROVING: Proving = { estimate: null, progress: null };

/** What the desk keeps in the state of its session. */
export interface EvaluationState {
  readonly result: Derived<EvaluationAnswer>;
  /** Empty unless a proof runs, or was stopped. */
  readonly proving: Proving;
}

/** What the desk needs of its session. */
export interface EvaluationHost {
  plan(): Plan;
  state(): EvaluationState;
  set(patch: Partial<EvaluationState>): void;
  /** Asks the engine about this plan. */
  ask(plan: Plan): Ask;
  /** The proof that runs belongs to an older plan. */
  drop(): void;
  /** The plan has no answer yet, or had one already. */
  outdated(): void;
  current(): void;
  /** A run has ended; null when it was cancelled. */
  ended(answer: Result<EvaluationAnswer, Problem> | null): void;
}

/** Keeps the answer of the plan as it is: the newest plan wins, and a proof that nobody waits for is dropped. */
export class EvaluationDesk {
  readonly #host: EvaluationHost;
  readonly #evaluations = new Latest();

  constructor(host: EvaluationHost) {
    this.#host = host;
  }

  /** Computes the plan as it is now, unless its answer is there or on the way. */
  refresh(): void {
    const plan = this.#host.plan();
    const basis = planBasis(plan);
    const { result } = this.#host.state();
    if (result.kind === "ready" && result.basis === basis) return this.#host.current();
    if (result.kind === "running") {
      if (result.basis === basis) return;
      this.#host.drop();
    }
    const last = result.kind === "ready" ? result.value : result.kind === "absent" ? undefined : result.last;
    const kept = last ? { last } : {};
    this.#host.set({ result: { kind: "running", basis, ...kept }, proving: NOT_PROVING });
    this.#host.outdated();
    this.#evaluations.push(async () => {
      const isAwaited = (): boolean => {
        const now = this.#host.state().result;
        return now.kind === "running" && now.basis === basis;
      };
      // Undone and redone while it waited: there is no need to begin.
      if (!isAwaited()) return;
      const look = (seen: Partial<Proving>): void => {
        if (isAwaited()) this.#host.set({ proving: { ...this.#host.state().proving, ...seen } });
      };
      const answer = await evaluated(plan, this.#host.ask(plan), {
        estimate: (estimate) => look({ estimate }),
        progress: (progress) => look({ progress }),
      });
      if (!isAwaited()) return;
      if (!answer) this.#host.set({ result: { kind: "cancelled", ...kept } });
      else if (answer.ok)
        this.#host.set({ result: { kind: "ready", basis, value: answer.value }, proving: NOT_PROVING });
      else this.#host.set({ result: { kind: "failed", basis, problem: answer.error, ...kept } });
      this.#host.ended(answer);
    });
  }

  /** The last result stays, marked as out of date. */
  cancel(): void {
    this.#evaluations.clear();
    const { result } = this.#host.state();
    if (result.kind === "running")
      this.#host.set({ result: { kind: "cancelled", ...(result.last ? { last: result.last } : {}) } });
  }
}
