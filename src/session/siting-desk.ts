import type { Remote } from "comlink";
import { assert } from "../base/assert";
import { type Result } from "../base/result";
import type { EngineApi, EvaluationAnswer } from "../engine/contract";
import { Latest } from "../engine/latest";
import type { SirenMove, SiteProgress } from "../engine/siting-contract";
import type { SitingEngine } from "../engine/siting-engine";
import { Cancelled } from "../engine/worker-line";
import type { Bbox } from "../geo/bounds";
import { planBasis } from "../model/basis";
import type { Plan, Siren } from "../model/plan";
import type { Problem } from "../model/problem";
import { planState } from "./plan-state";
import type { Derived } from "./derived";
import { answered, settled } from "./siting-calls";
import { SitingChooser } from "./siting-chooser";
import { type SitingForm, sourcesOf, usualForm } from "./siting-form";
import { askOf, isOpen, planForSiting, plannedSites } from "./siting-sites";
import {
  NO_SITING,
  type SitingFound,
  type SitingJob,
  type SitingState,
  type SitingView,
} from "./siting-state";

/** What the desk needs of its session. */
export interface SitingHost {
  plan(): Plan;
  siting(): SitingState;
  set(siting: SitingState): void;
  /** What is covered now. */
  result(): Derived<EvaluationAnswer>;
  /** null when it was cancelled. */
  ask<T>(
    request: (api: Remote<EngineApi>) => Promise<Result<T, Problem>>,
  ): Promise<Result<T, Problem> | null>;
}

/** Puts siting questions to the solver, keeps what it finds, and holds the answer until it is taken or left. */
export class SitingDesk {
  readonly #host: SitingHost;
  readonly #engine: SitingEngine | null;
  readonly #generations = new Latest();
  readonly #previews = new Latest();
  /** What is decided about sites. */
  readonly choose: SitingChooser;

  constructor(host: SitingHost, engine: SitingEngine | null) {
    this.#host = host;
    this.#engine = engine;
    this.choose = new SitingChooser(host);
  }

  /** Opens the panel, with the question and the choices as they were left. */
  open(): void {
    const { form } = this.#host.siting();
    this.#patch({ open: true, form: form ?? usualForm(this.#host.plan()) });
    this.#generate();
    this.#engine?.warm();
  }

  /** Puts the panel away; what is being worked on is ended, question and choices stay. */
  close(): void {
    this.#engine?.stop();
    this.#engine?.cool();
    const { form, choices } = this.#host.siting();
    this.#host.set({ ...NO_SITING, form, choices });
  }

  /** Forgets everything: another plan is open. */
  reset(): void {
    this.#engine?.stop();
    this.#engine?.cool();
    this.#host.set(NO_SITING);
  }

  /** Changes the question. */
  change(patch: Partial<SitingForm>): void {
    const { form } = this.#host.siting();
    if (!form) return;
    const changed = { ...form, ...patch };
    this.#patch({ form: changed });
    if (JSON.stringify(sourcesOf(changed)) !== JSON.stringify(sourcesOf(form))) this.#generate();
  }

  /** Which plan the map shows. */
  show(view: SitingView): void {
    this.#patch({ view });
  }

  /** Leaves the answer; the question stays in the panel. */
  discard(): void {
    this.#patch({ outcome: null, problem: null });
  }

  /** Works on the question of the panel about the plan as it is, in place of an older one. */
  async solve(): Promise<void> {
    const plan = this.#host.plan();
    const { form, choices, generated } = this.#host.siting();
    assert(form, "the panel is open");
    const sites = plannedSites(plan, form, choices, generated.sites);
    const offered = sites.filter(isOpen).length;
    const ask = askOf(plan, form, sites);
    const input = planForSiting(plan, sites);
    const job: SitingJob = { ask, basis: planBasis(plan), steps: [], moves: null, preview: null };
    this.#patch({ job, outcome: null, problem: null, view: "found", site: null });
    const mine = (): SitingJob | null => {
      const now = this.#host.siting().job;
      return now?.ask === ask ? now : null;
    };
    const step = (progress: SiteProgress): void => {
      const now = mine();
      if (!now) return;
      this.#patch({ job: { ...now, steps: [...now.steps, progress] } });
      if (progress.sirens) this.#preview(plan, progress.sirens, mine);
    };
    const moves = (progress: NonNullable<SitingJob["moves"]>): void => {
      const now = mine();
      if (!now) return;
      this.#patch({ job: { ...now, moves: progress } });
      if (progress.moves.length > (now.moves?.moves.length ?? 0))
        this.#preview(plan, withMoves(plan.sirens, progress.moves), mine);
    };
    const answer = await this.#attempt((engine) => answered(engine, input, ask, { step, moves }));
    const done = mine();
    if (!done) return;
    // The next question finds its solver loaded.
    if (answer) this.#engine?.warm();
    const rest = { offered, choices };
    if (answer) return this.#finish(plan, done, answer, { ...rest, stopped: false });
    // Stopped: the best plan so far is the answer, where there is one.
    const left = await this.#attempt((engine) => settled(engine, input, done));
    if (mine()) this.#finish(plan, done, left, { ...rest, stopped: true });
  }

  /** Ends what is being worked on, at once; the best plan so far is kept. */
  stop(): void {
    this.#engine?.stop();
  }

  #finish(
    plan: Plan,
    { basis, steps }: SitingJob,
    answer: Result<SitingFound, Problem> | null,
    rest: Pick<NonNullable<SitingState["outcome"]>, "stopped" | "offered" | "choices">,
  ): void {
    if (!answer) return this.#patch({ job: null });
    if (!answer.ok) return this.#patch({ job: null, problem: answer.error });
    const found = answer.value;
    this.#patch({ job: null, outcome: { ...found, ...rest, basis, steps, difference: null } });
    this.#compare(plan, found.answer.sirens, (difference) => {
      const { outcome } = this.#host.siting();
      if (outcome?.answer === found.answer) this.#patch({ outcome: { ...outcome, difference } });
    });
  }

  /** Shows the best plan so far on the map; of several that come quickly only the newest is compared. */
  #preview(plan: Plan, sirens: readonly Siren[], mine: () => SitingJob | null): void {
    const now = mine();
    if (now)
      this.#patch({ job: { ...now, preview: { sirens, difference: now.preview?.difference ?? null } } });
    this.#compare(plan, sirens, (difference) => {
      const job = mine();
      if (job?.preview?.sirens === sirens) this.#patch({ job: { ...job, preview: { sirens, difference } } });
    });
  }

  #compare(
    plan: Plan,
    sirens: readonly Siren[],
    then: (difference: NonNullable<NonNullable<SitingState["outcome"]>["difference"]>) => void,
  ): void {
    this.#previews.push(async () => {
      const found = { ...plan, sirens };
      const difference = await this.#host.ask((api) => api.compare(planState(plan), planState(found)));
      if (difference?.ok) then(difference.value);
    });
  }

  /** Makes up the sites that the form asks for. */
  #generate(): void {
    const { form, generated } = this.#host.siting();
    const sources = form && sourcesOf(form);
    if (!sources) return this.#patch({ generated: NO_SITING.generated });
    this.#patch({ generated: { ...generated, busy: true } });
    this.#generations.push(async () => {
      const plan = this.#host.plan();
      const found = await this.#host.ask((api) =>
        api.generateSites(planState(plan), sources, blindBoxes(this.#host.result())),
      );
      const now = this.#host.siting();
      if (!now.open || !now.form || JSON.stringify(sourcesOf(now.form)) !== JSON.stringify(sources)) return;
      const sites = found?.ok ? found.value : null;
      this.#patch({
        generated: { sites, busy: false },
        ...(found && !found.ok ? { problem: found.error } : {}),
      });
    });
  }

  /** null when it was stopped. */
  async #attempt<T>(
    work: (engine: SitingEngine) => Promise<Result<T, Problem> | null>,
  ): Promise<Result<T, Problem> | null> {
    assert(this.#engine, "the face has a siting engine");
    try {
      return await work(this.#engine);
    } catch (reason) {
      if (reason instanceof Cancelled) return null;
      const detail = { value: reason instanceof Error ? reason.message : String(reason) };
      return { ok: false, error: { code: "engine-failed", file: "", place: "", detail } };
    }
  }

  #patch(patch: Partial<SitingState>): void {
    this.#host.set({ ...this.#host.siting(), ...patch });
  }
}

/** Sirens at the places that the moves so far have found for them. */
const withMoves = (sirens: readonly Siren[], moves: readonly SirenMove[]): readonly Siren[] =>
  sirens.map((siren) => {
    const move = moves.find((one) => one.siren === siren.id);
    return move ? { ...siren, at: move.to } : siren;
  });

/** Boxes of what is blind, as far as it is known. */
const blindBoxes = (result: Derived<EvaluationAnswer>): readonly Bbox[] =>
  result.kind === "ready" ? result.value.evaluation.blindSpots.map(({ bbox }) => bbox) : [];
