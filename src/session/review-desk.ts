import type { Remote } from "comlink";
import type { Result } from "../base/result";
import type { EngineApi, FailureCost, LayerKind } from "../engine/contract";
import { planBasis } from "../model/basis";
import type { Plan } from "../model/plan";
import type { Problem } from "../model/problem";
import type { ModelName } from "../model/settings";
import { planState } from "./plan-state";
import type { Derived } from "./derived";
import type { Review, ReviewAnswer, ReviewKind } from "./session-state";

/** What the map may be reviewed by, in the order in which it is offered. */
export const REVIEW_KINDS: readonly ReviewKind[] = [
  "margin",
  "reach",
  "dominance",
  "failure",
  "ceiling",
  "blur",
  "indoor",
];

/** A nominal radius says nothing of loudness: what needs a level is then not to be had. */
export const isOffered = (kind: ReviewKind, model: ModelName): boolean =>
  model !== "radius" || !(["dominance", "blur", "indoor"] as readonly ReviewKind[]).includes(kind);

export const NO_REVIEW: Review = { kind: "margin", result: { kind: "absent" }, progress: null };

/** What the desk needs of its session. */
export interface ReviewHost {
  plan(): Plan;
  review(): Review;
  set(review: Review): void;
  /** null when it was cancelled. */
  ask<T>(
    request: (api: Remote<EngineApi>) => Promise<Result<T, Problem>>,
  ): Promise<Result<T, Problem> | null>;
}

/** Computes what the map is reviewed by, beside the evaluation; a newer wish takes the place of an older one. */
export class ReviewDesk {
  readonly #host: ReviewHost;
  /** Counts the wishes: whoever comes back from the worker to another number is too late. */
  #turn = 0;

  constructor(host: ReviewHost) {
    this.#host = host;
  }

  choose(kind: ReviewKind): void {
    if (kind === this.#host.review().kind) return;
    this.#host.set({ ...NO_REVIEW, kind });
    this.refresh();
  }

  /** The plan has moved on: what is shown belongs to an older one until `refresh` has been through. */
  outdate(): void {
    this.#turn += 1;
    const { kind, result } = this.#host.review();
    if (kind !== "margin") this.#run(planBasis(this.#host.plan()), lastOf(result));
  }

  /** Computes for the plan as it is. */
  refresh(): void {
    this.#turn += 1;
    const plan = this.#host.plan();
    const { kind, result } = this.#host.review();
    if (kind === "margin" || !isOffered(kind, plan.settings.model)) {
      this.#host.set({ ...NO_REVIEW, kind });
      return;
    }
    const basis = planBasis(plan);
    if (result.kind === "ready" && result.basis === basis) return;
    this.#run(basis, lastOf(result));
    void (kind === "failure" ? this.#rank(plan) : this.#draw(plan, kind));
  }

  cancel(): void {
    this.#turn += 1;
    const { result } = this.#host.review();
    if (result.kind === "running") this.#set({ kind: "cancelled", ...kept(result.last) });
  }

  async #draw(plan: Plan, kind: LayerKind): Promise<void> {
    const turn = this.#turn;
    const layer = await this.#host.ask((api) => api.mapLayer(planState(plan), kind));
    if (turn !== this.#turn) return;
    if (!layer || (layer.ok && !layer.value)) this.cancel();
    else if (!layer.ok) this.#fail(layer.error);
    else if (layer.value) this.#finish({ kind: "layer", layer: layer.value });
  }

  /** Siren by siren: each is a question of its own, so that nothing waits for all of them. */
  async #rank(plan: Plan): Promise<void> {
    const turn = this.#turn;
    const sounding = plan.sirens.filter(({ service }) => service === "ok");
    const costs: FailureCost[] = [];
    for (const { id } of sounding) {
      const cost = await this.#host.ask((api) => api.failureCost(planState(plan), id));
      if (turn !== this.#turn) return;
      if (!cost) return this.cancel();
      if (!cost.ok) return this.#fail(cost.error);
      costs.push(cost.value);
      const progress = { done: costs.length, total: sounding.length };
      this.#host.set({ ...this.#host.review(), progress });
    }
    this.#finish({ kind: "ranking", costs });
  }

  #run(basis: ReturnType<typeof planBasis>, last: ReviewAnswer | undefined): void {
    this.#set({ kind: "running", basis, ...kept(last) });
  }

  #finish(value: ReviewAnswer): void {
    const { result } = this.#host.review();
    if (result.kind === "running") this.#set({ kind: "ready", basis: result.basis, value });
  }

  #fail(problem: Problem): void {
    const { result } = this.#host.review();
    if (result.kind === "running") this.#set({ kind: "failed", basis: result.basis, problem });
  }

  #set(result: Derived<ReviewAnswer>): void {
    this.#host.set({ kind: this.#host.review().kind, result, progress: null });
  }
}

const kept = (last: ReviewAnswer | undefined): { last?: ReviewAnswer } => (last ? { last } : {});

function lastOf(result: Derived<ReviewAnswer>): ReviewAnswer | undefined {
  if (result.kind === "ready") return result.value;
  return result.kind === "absent" ? undefined : result.last;
}
