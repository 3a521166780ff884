import { assert } from "../base/assert";
import type { SirenId } from "../base/ids";
import type { Result } from "../base/result";
import type { Engine, Lane } from "../engine/engine";
import { Latest } from "../engine/latest";
import type { SitingEngine } from "../engine/siting-engine";
import type { Wgs84 } from "../geo/datums";
import type { Change } from "../model/change";
import { type History, perform, redo, startHistory, undo } from "../model/history";
import type { Plan, Siren } from "../model/plan";
import type { Problem } from "../model/problem";
import { type Request, askEngine } from "./ask";
import { LevelDesk, type LevelHost } from "./level-desk";
import { EvaluationDesk, NOT_PROVING } from "./evaluation-desk";
import { DragFields } from "./shared-fields";
import { planState } from "./plan-state";
import { NO_REVIEW, ReviewDesk } from "./review-desk";
import { SitingDesk } from "./siting-desk";
import { NO_SITING } from "./siting-state";
import type {
  DragState,
  Message,
  Question,
  Selection,
  ReviewKind,
  SessionState,
  ToolName,
} from "./session-state";

/** A project that waits for the answer to a question before it takes the place of the open one. */
interface Pending {
  readonly asIs: Plan;
  readonly converted: Plan;
  readonly fileName: string | null;
}

const NOTHING: Selection = { kind: "none" };

/**
 * The live state of one open plan: the only holder of it, and the only caller of the engine.
 * Listeners are told after each change; the state itself is immutable.
 */
export class Session {
  #state: SessionState;
  readonly #engine: Engine;
  readonly #listeners = new Set<() => void>();
  readonly #evaluation: EvaluationDesk;
  readonly #previews = new Latest();
  readonly #dragFields = new DragFields();
  readonly #desk: ReviewDesk;
  /** What is heard at a place. */
  readonly levels: LevelDesk;
  /** Where new sirens go. */
  readonly siting: SitingDesk;
  #pending: Pending | null = null;
  #messageKey = 0;

  constructor(
    engine: Engine,
    plan: Plan,
    fileName: string | null = null,
    sitingEngine: SitingEngine | null = null,
  ) {
    this.#engine = engine;
    this.#state = {
      history: startHistory(plan),
      fileName,
      savedPlan: plan,
      result: { kind: "absent" },
      proving: NOT_PROVING,
      failure: null,
      review: NO_REVIEW,
      siting: NO_SITING,
      selection: NOTHING,
      hovered: NOTHING,
      tool: "select",
      drag: null,
      messages: [],
      question: null,
    };
    const host: LevelHost = {
      plan: () => this.#state.history.plan,
      ask: (request) => this.#ask(request),
    };
    this.#desk = new ReviewDesk({
      ...host,
      review: () => this.#state.review,
      set: (review) => this.#set({ review }),
    });
    this.#evaluation = new EvaluationDesk({
      plan: () => host.plan(),
      state: () => this.#state,
      set: (patch) => this.#set(patch),
      ask: (asked) => (request, lane) => this.#ask(request, lane, asked),
      lanes: this.#engine.lanes,
      drop: () => this.#engine.drop(),
      outdated: () => this.#desk.outdate(),
      current: () => this.#desk.refresh(),
      ended: (answer) => {
        const { selection } = this.#state;
        if (selection.kind === "siren") this.#askFailureCost(selection.id);
        if (answer) this.#desk.refresh();
        else this.#desk.cancel();
      },
    });
    this.levels = new LevelDesk(host);
    this.siting = new SitingDesk(
      {
        ...host,
        siting: () => this.#state.siting,
        set: (siting) => this.#set({ siting }),
        result: () => this.#state.result,
      },
      sitingEngine,
    );
    this.recompute();
  }

  getState = (): SessionState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Makes a change to the plan as one step that can be undone. */
  perform(label: string, change: Change): void {
    this.#setHistory(perform(this.#state.history, label, change));
  }

  undo(): void {
    this.#setHistory(undo(this.#state.history));
  }

  redo(): void {
    this.#setHistory(redo(this.#state.history));
  }

  select(selection: Selection): void {
    this.#set({ selection, failure: null });
    if (selection.kind === "siren") this.#askFailureCost(selection.id);
  }

  hover(hovered: Selection): void {
    this.#set({ hovered });
  }

  setTool(tool: ToolName): void {
    this.#set({ tool });
  }

  /** Reviews the map by something else; what that needs is computed beside the evaluation. */
  reviewBy(kind: ReviewKind): void {
    this.#desk.choose(kind);
  }

  /** Forgets the layer for review that is being computed; the evaluation goes on. */
  stopReview(): void {
    this.#desk.cancel();
  }

  /** Takes a siren in hand; the plan stays as it is until `endDrag`. */
  beginDrag(id: SirenId): void {
    const siren = this.#state.history.plan.sirens.find((candidate) => candidate.id === id);
    assert(siren, `siren ${id} exists`);
    this.#set({
      drag: { id, from: siren.at, to: siren.at, difference: null },
      selection: { kind: "siren", id },
      failure: null,
    });
  }

  /** Moves the siren in hand; what that gains and loses follows from the worker, newest place first. */
  dragTo(at: Wgs84, snappedTo: string | null): void {
    const { drag, history } = this.#state;
    if (!drag) return;
    const { snappedTo: _, ...rest } = drag;
    this.#set({ drag: { ...rest, to: at, ...(snappedTo === null ? {} : { snappedTo }) } });
    const { id } = drag;
    this.#previews.push(async () => {
      await this.#dragFields.ready(history.plan, {
        ask: (request, lane) => this.#ask(request, lane, history.plan),
        // While a proof runs nobody else is free.
        helpers: this.#state.result.kind === "ready" ? this.#engine.lanes : [],
        isWanted: () => this.#state.drag?.id === id,
      });
      const moved = {
        ...history.plan,
        sirens: history.plan.sirens.map((s) => (s.id === id ? { ...s, at } : s)),
      };
      const compared = await this.#ask((api) => api.compare(planState(history.plan), planState(moved)));
      const now = this.#state.drag;
      if (compared?.ok && now?.id === id) this.#set({ drag: { ...now, difference: compared.value } });
    });
  }

  /** Sets the siren down: one step of the history, and the proof takes over. */
  endDrag(): void {
    const { drag, history } = this.#state;
    if (!drag) return;
    this.#previews.clear();
    this.#set({ drag: null });
    const siren = history.plan.sirens.find(({ id }) => id === drag.id);
    if (siren && (drag.to[0] !== drag.from[0] || drag.to[1] !== drag.from[1]))
      this.perform("move-siren", {
        kind: "put-siren",
        siren: { ...siren, at: drag.to, ...this.#siteOf(drag) },
      });
    else this.select(this.#state.selection);
  }

  /** Puts the siren back where it was. */
  cancelDrag(): void {
    this.#previews.clear();
    this.#set({ drag: null });
    this.select(this.#state.selection);
  }

  /** Computes the plan as it is now; a newer request takes the place of an older one. */
  recompute(): void {
    this.#evaluation.refresh();
  }

  /** Ends what is being computed; the last result stays, marked as out of date. */
  cancel(): void {
    this.#engine.cancel();
    this.#desk.cancel();
    this.#evaluation.cancel();
  }

  /** Puts another plan in the place of the open one. */
  openPlan(plan: Plan, fileName: string | null): void {
    this.#engine.forget();
    this.siting.reset();
    this.#set({
      history: startHistory(plan),
      fileName,
      savedPlan: plan,
      result: { kind: "absent" },
      proving: NOT_PROVING,
      selection: NOTHING,
      hovered: NOTHING,
      failure: null,
      // The layer wished for stays; what was computed for the other project does not.
      review: { ...NO_REVIEW, kind: this.#state.review.kind },
      drag: null,
      tool: "select",
      question: null,
    });
    this.recompute();
  }

  /** Holds a plan back until its user has said what it is. */
  ask(question: Question, asIs: Plan, converted: Plan, fileName: string | null): void {
    this.#pending = { asIs, converted, fileName };
    this.#set({ question });
  }

  answerQuestion(choice: "convert" | "as-is" | "cancel"): void {
    const pending = this.#pending;
    this.#pending = null;
    this.#set({ question: null });
    if (!pending || choice === "cancel") return;
    const plan = choice === "convert" ? pending.converted : pending.asIs;
    this.openPlan(plan, pending.fileName);
    this.notify("success", { kind: "opened", name: plan.name });
  }

  /** Notes that the plan as it is stands in a file. */
  markSaved(fileName: string): void {
    this.#set({ fileName, savedPlan: this.#state.history.plan });
  }

  notify(level: Message["level"], notice: Message["notice"]): void {
    this.#messageKey += 1;
    this.#set({ messages: [...this.#state.messages, { key: this.#messageKey, level, notice }] });
  }

  dismissMessage(key: number): void {
    this.#set({ messages: this.#state.messages.filter((message) => message.key !== key) });
  }

  /** A siren set down on a candidate site takes its name, and is carried by it. */
  #siteOf({ snappedTo }: DragState): Partial<Siren> {
    const site = this.#state.history.plan.base.candidates.find(({ id }) => id === snappedTo);
    return site?.name === undefined ? {} : { name: site.name, host: site.name };
  }

  #setHistory(history: History): void {
    if (history === this.#state.history) return;
    const { selection } = this.#state;
    const gone = selection.kind === "siren" && !history.plan.sirens.some(({ id }) => id === selection.id);
    this.#set({ history, drag: null, failure: null, ...(gone ? { selection: NOTHING } : {}) });
    this.recompute();
  }

  #askFailureCost(id: SirenId): void {
    const { plan } = this.#state.history;
    if (plan.sirens.find((siren) => siren.id === id)?.service !== "ok") return;
    void this.#ask((api) => api.failureCost(planState(plan), id)).then((cost) => {
      const { selection, history } = this.#state;
      if (cost?.ok && history.plan === plan && selection.kind === "siren" && selection.id === id)
        this.#set({ failure: cost.value });
    });
  }

  #ask<T>(
    request: Request<T>,
    lane: Lane = "quick",
    plan: Plan = this.#state.history.plan,
  ): Promise<Result<T, Problem> | null> {
    return askEngine(this.#engine, plan, request, lane);
  }

  #set(patch: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...patch };
    for (const listener of this.#listeners) listener();
  }
}
