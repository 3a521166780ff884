import { assert } from "../base/assert";
import type { Fingerprint } from "../base/fingerprint";
import type { SirenId } from "../base/ids";
import { type Result, ok } from "../base/result";
import type { ScreenedPart } from "../coverage/screened/certify-screened";
import type { FieldSettings } from "../coverage/field/siren-field";
import { fieldKernel } from "../coverage/field/field-kernel";
import type { Bbox } from "../geo/bounds";
import type { Wgs84 } from "../geo/datums";
import type { AreaLayers } from "../model/basis";
import type { Plan } from "../model/plan";
import type { Problem } from "../model/problem";
import { type Uncovered, differenceOf, uncoveredIn } from "./compare";
import { evaluateIn } from "./evaluate";
import type { PlanForCoverage } from "./plan-for-coverage";
import type {
  CoverageDifference,
  CoverageEstimate,
  Evaluation,
  FailureCost,
  MarginClass,
  PartAnswer,
  Probe,
  ProofProgress,
} from "./evaluation";
import { failureCostOf } from "./failure-cost";
import { type GeneratedSites, type SiteSources, generatedSites } from "./generated-sites";
import { isScreened } from "./is-screened";
import type { LayerKind, MapLayer } from "./map-layer";
import { mapLayerOf } from "./map-layer-of";
import { marginClassesIn } from "./margin-classes";
import { type PlaceBudget, placeBudgetIn } from "./place-budget";
import { type Presets, presets } from "./presets";
import { probeIn } from "./probe";
import { CENTIMETRE_M } from "./region-outline";
import { coverageEstimate, estimatedClasses, estimatedUncovered } from "./screened-estimate";
import { screenedLayer } from "./screened-layer";
import { type LentField, ScreenedLevels } from "./screened-levels";
import { type ScreenedPlan, screenedPlan } from "./screened-plan";
import { runPart, runScreened } from "./screened-run";
import { type ScreenedWorld, screenedWorld } from "./screened-world";
import { type World, buildWorld } from "./world";

type State = Pick<Plan, "sirens" | "sirenTypes" | "settings"> & { readonly area: Fingerprint };
/** The layers of a project, and the worlds made of them: with or without ambient zones, and by default ground factor. */
interface Area {
  readonly layers: AreaLayers;
  readonly worlds: Map<boolean, World>;
  readonly screened: Map<number, ScreenedWorld>;
}

type Quality = FieldSettings["quality"];
type Answer = { readonly evaluation: Evaluation; readonly marginClasses: readonly MarginClass[] };

/** How long a layer may keep other requests waiting, ms. */
const TURN_MS = 30;

/**
 * Answers the requests of the face, in a worker or in-process. It keeps the worlds of the areas it was given,
 * so that a request carries sirens and settings only.
 */
export class EngineService {
  readonly #areas = new Map<Fingerprint, Area>();
  /** The last plan compared against: a drag asks about the same one again and again. */
  #reference: { key: string; uncovered: Uncovered } | null = null;
  readonly #levels = new ScreenedLevels(fieldKernel());
  readonly #clock: () => number;
  readonly #pause: () => Promise<void>;
  /** Counts the layers asked for: only the newest goes on. */
  #layerTurn = 0;
  /** Counts the shares of proofs asked for and dropped: only the newest goes on. */
  #proofTurn = 0;

  /**
   * @param clock milliseconds, for `elapsedMs` and for how long a turn lasts
   * @param pause lets other requests have their turn
   */
  constructor(clock: () => number, pause: () => Promise<void> = () => Promise.resolve()) {
    this.#clock = clock;
    this.#pause = pause;
  }

  /** Takes in the layers of a project. */
  openArea(area: Fingerprint, layers: AreaLayers): void {
    if (!this.#areas.has(area)) this.#areas.set(area, { layers, worlds: new Map(), screened: new Map() });
  }

  /**
   * The evaluation and the margin ramp.
   * @param parts of a proof by cells that `provePart` has made, all of them
   */
  evaluate(state: State, parts?: readonly ScreenedPart[]): Result<Answer, Problem> {
    const start = this.#clock();
    const answer = this.#answer(state, parts);
    if (!answer.ok) return answer;
    const { evaluation, marginClasses } = answer.value;
    return ok({ evaluation: { ...evaluation, elapsedMs: this.#clock() - start }, marginClasses });
  }

  /** What the field says, to look at while a proof by cells runs; null where the proof itself is quick. */
  estimate(state: State): Result<CoverageEstimate | null, Problem> {
    const { plan } = this.#open(state);
    if (!isScreened(plan)) return ok(null);
    const placed = this.#placed(state);
    if (!placed.ok) return placed;
    return ok(coverageEstimate(placed.value, this.#levels.fieldOf(placed.value, "drag")));
  }

  /** One share of a proof by cells, telling how far it is; null where the plan's answer needs none. */
  async provePart(
    state: State,
    part: { readonly index: number; readonly of: number },
    tell: (progress: ProofProgress) => void = () => {},
  ): Promise<Result<PartAnswer, Problem>> {
    const { plan } = this.#open(state);
    if (!isScreened(plan)) return ok(null);
    const placed = this.#placed(state);
    if (!placed.ok) return placed;
    this.#proofTurn += 1;
    const turn = this.#proofTurn;
    const isDropped = () => turn !== this.#proofTurn;
    return runPart(placed.value, part, { clock: this.#clock, pause: this.#pause, tell, isDropped });
  }

  /** Nobody waits for the share of a proof that is being made. */
  dropProof(): void {
    this.#proofTurn += 1;
  }

  /** Sirens, by number among those that sound, whose fields would have to be swept. */
  lackingFields(state: State, quality: Quality): Result<readonly number[], Problem> {
    if (!isScreened(this.#open(state).plan)) return ok([]);
    const placed = this.#placed(state);
    return placed.ok ? ok(this.#levels.lacking(placed.value, quality)) : placed;
  }

  /** Sweeps one siren's field and keeps it. */
  sweepField(state: State, quality: Quality, siren: number): Result<null, Problem> {
    const lent = this.lendField(state, quality, siren);
    return lent.ok ? this.takeField(lent.value) : lent;
  }

  /** Sweeps one siren's field for another worker. */
  lendField(state: State, quality: Quality, siren: number): Result<LentField, Problem> {
    const placed = this.#placed(state);
    return placed.ok ? ok(this.#levels.lend(placed.value, quality, siren)) : placed;
  }

  /** Keeps a field that another worker has swept. */
  takeField(lent: LentField): Result<null, Problem> {
    this.#levels.take(lent);
    return ok(null);
  }

  /** Coverage of a plan against a reference, without proof. */
  compare(reference: State, state: State): Result<CoverageDifference, Problem> {
    const start = this.#clock();
    const { world } = this.#open(state);
    const before = this.#uncovered(reference);
    if (!before.ok) return before;
    const now = this.#uncoveredNow(state);
    if (!now.ok) return now;
    return ok({ ...differenceOf(world, before.value, now.value), elapsedMs: this.#clock() - start });
  }

  /** Named criteria and ambient levels. */
  presets(): Presets {
    return presets();
  }

  /** The level at a place. */
  probe(state: State, at: Wgs84): Result<Probe, Problem> {
    const { world, plan } = this.#open(state);
    return probeIn(world, this.#screenedOf(state, world), plan, at);
  }

  /** Every siren's sum at a place, and the cross-section to one of them. */
  placeBudget(state: State, at: Wgs84, siren: SirenId | null): Result<PlaceBudget, Problem> {
    const { world, plan } = this.#open(state);
    return placeBudgetIn(world, this.#screenedOf(state, world), plan, at, siren);
  }

  /** Sites that are made up over the area: on a grid, on roofs. */
  generateSites(state: State, sources: SiteSources, blind: readonly Bbox[]): Result<GeneratedSites, Problem> {
    const { world, plan } = this.#open(state);
    return ok(generatedSites(world, plan.base.buildings, sources, blind));
  }

  /** What the silence of one siren would cost. */
  failureCost(state: State, id: SirenId): Result<FailureCost, Problem> {
    const { world, plan } = this.#open(state);
    const before = this.#uncovered(state);
    if (!before.ok) return before;
    const without = this.#uncoveredNow({ ...state, sirens: plan.sirens.filter((siren) => siren.id !== id) });
    return without.ok ? ok(failureCostOf(world, before.value, without.value, id)) : without;
  }

  /** One layer for review, a turn at a time, so that a probe or an evaluation need not wait for it; null when superseded. */
  async mapLayer(state: State, kind: LayerKind): Promise<Result<MapLayer | null, Problem>> {
    this.#layerTurn += 1;
    const turn = this.#layerTurn;
    const steps = this.#layerSteps(state, kind);
    if (!steps.ok) return steps;
    let since = this.#clock();
    let step = steps.value.next();
    while (step.done !== true) {
      if (this.#clock() - since > TURN_MS) {
        await this.#pause();
        if (turn !== this.#layerTurn) return ok(null);
        since = this.#clock();
      }
      step = steps.value.next();
    }
    return step.value;
  }

  #answer(state: State, parts?: readonly ScreenedPart[]): Result<Answer, Problem> {
    const { world, plan } = this.#open(state);
    if (isScreened(plan)) {
      const placed = this.#placed(state);
      if (!placed.ok) return placed;
      const evaluated = runScreened(placed.value, this.#clock, this.#levels, parts);
      if (!evaluated.ok) return evaluated;
      const levels = this.#levels.fieldOf(placed.value, "rest");
      return ok({ evaluation: evaluated.value, marginClasses: estimatedClasses(placed.value, levels) });
    }
    const evaluated = evaluateIn(world, plan, CENTIMETRE_M);
    if (!evaluated.ok) return evaluated;
    const marginClasses = marginClassesIn(world, plan);
    if (!marginClasses.ok) return marginClasses;
    return ok({ evaluation: evaluated.value, marginClasses: marginClasses.value });
  }

  #layerSteps(state: State, kind: LayerKind): Result<Generator<number, Result<MapLayer, Problem>>, Problem> {
    const { world, plan } = this.#open(state);
    if (!isScreened(plan)) return ok(mapLayerOf(world, plan, kind));
    const placed = this.#placed(state);
    if (!placed.ok) return placed;
    return ok(screenedLayer(placed.value, kind, this.#levels));
  }

  /** What is uncovered under a plan: exact where sirens cover discs, else an estimate from the field. */
  #uncoveredNow(state: State): Result<Uncovered, Problem> {
    const { world, plan } = this.#open(state);
    if (!isScreened(plan)) return uncoveredIn(world, plan);
    const placed = this.#placed(state);
    return placed.ok
      ? ok(estimatedUncovered(placed.value, this.#levels.fieldOf(placed.value, "drag")))
      : placed;
  }

  #placed(state: State): Result<ScreenedPlan, Problem> {
    const { world, plan } = this.#open(state);
    return screenedPlan(world, this.#screenedOf(state, world), plan);
  }

  #uncovered(state: State): Result<Uncovered, Problem> {
    const key = JSON.stringify([state.area, state.sirens, state.sirenTypes, state.settings]);
    if (this.#reference?.key === key) return ok(this.#reference.uncovered);
    const uncovered = this.#uncoveredNow(state);
    if (uncovered.ok) this.#reference = { key, uncovered: uncovered.value };
    return uncovered;
  }

  #screenedOf({ area: name, settings }: State, { plane }: World): ScreenedWorld {
    const area = this.#areas.get(name);
    assert(area, `area ${name} was opened before it is asked about`);
    const { groundFactor } = settings.iso9613;
    let screened = area.screened.get(groundFactor);
    if (!screened)
      area.screened.set(groundFactor, (screened = screenedWorld(area.layers, settings.iso9613, plane)));
    return screened;
  }

  #open(state: State): { world: World; plan: PlanForCoverage } {
    const area = this.#areas.get(state.area);
    assert(area, `area ${state.area} was opened before it is asked about`);
    const zoned = state.settings.model !== "radius";
    let world = area.worlds.get(zoned);
    if (!world) area.worlds.set(zoned, (world = buildWorld(area.layers, zoned)));
    return { world, plan: { ...state, base: area.layers } };
  }
}
