import type {
  CoverageDifference,
  CoverageEstimate,
  Evaluation,
  FailureCost,
  MarginClass,
  PartAnswer,
  Probe,
  ProofProgress,
} from "../analysis/evaluation";
import type { Presets } from "../analysis/presets";
import type { PlaceBudget } from "../analysis/place-budget";
import type { GeneratedSites, SiteSources } from "../analysis/generated-sites";
import type { LayerKind, MapLayer } from "../analysis/map-layer";
import type { LentField } from "../analysis/screened-levels";
import type { FieldSettings } from "../coverage/field/siren-field";
import type { ScreenedPart } from "../coverage/screened/certify-screened";
import type { Fingerprint } from "../base/fingerprint";
import type { SirenId } from "../base/ids";
import type { Result } from "../base/result";
import type { Bbox } from "../geo/bounds";
import type { Wgs84 } from "../geo/datums";
import type { AreaLayers } from "../model/basis";
import type { Siren, SirenType } from "../model/plan";
import type { Problem } from "../model/problem";
import type { Settings } from "../model/settings";

export type {
  BlindReason,
  BlindSpot,
  CoverageDifference,
  CoverageEstimate,
  Evaluation,
  FailureCost,
  Margin,
  MarginClass,
  Probe,
  ProofProgress,
  ShareBounds,
  SirenShare,
} from "../analysis/evaluation";
export type { PathProblem, PlaceBudget } from "../analysis/place-budget";
export type { GeneratedSites, SiteSources } from "../analysis/generated-sites";
export type { ScreenedPart } from "../coverage/screened/certify-screened";
export type { Presets } from "../analysis/presets";
export type { BudgetLine, BudgetLineName, SirenBudget } from "../analysis/siren-budget";
export type { BandTerms, SoundPath } from "../analysis/sound-path";

export type { CeilingMast, LayerClass, LayerKind, MapLayer } from "../analysis/map-layer";

/** How finely fields are swept: while a siren follows the hand, or at rest. */
export type FieldQuality = FieldSettings["quality"];

/** The part of the plan that changes while a planner works. */
export interface PlanState {
  /** Fingerprint of the `AreaLayers` that were opened. */
  readonly area: Fingerprint;
  readonly sirens: readonly Siren[];
  readonly sirenTypes: readonly SirenType[];
  readonly settings: Settings;
}

/** The whole answer for the map: the evaluation, and the margin ramp (empty for model `radius`). */
export interface EvaluationAnswer {
  readonly evaluation: Evaluation;
  readonly marginClasses: readonly MarginClass[];
}

/** The contract between the face and the workers: flat data only, and problems as values. */
export interface EngineApi {
  /** Takes in the layers of a project; the other calls name them. */
  openArea(area: Fingerprint, layers: AreaLayers): Promise<void>;
  /** @param parts of a proof by cells, all of them; without them it is made there */
  evaluate(state: PlanState, parts?: readonly ScreenedPart[]): Promise<Result<EvaluationAnswer, Problem>>;
  /** What the field says, to look at while a proof by cells runs; null where the proof itself is quick. */
  estimate(state: PlanState): Promise<Result<CoverageEstimate | null, Problem>>;
  /**
   * One share of a proof by cells, for one of several workers.
   * @param tell hears a few times a second how far it is; handed over by `told`
   * @returns null where the plan's answer needs none, "dropped" after `dropProof`
   */
  provePart(
    state: PlanState,
    part: { readonly index: number; readonly of: number },
    tell?: (progress: ProofProgress) => void,
  ): Promise<Result<PartAnswer, Problem>>;
  /** Nobody waits for the share of a proof that is being made. */
  dropProof(): Promise<void>;
  /** Sirens, by number among those that sound, whose screened fields this worker would have to sweep; none for other models. */
  lackingFields(state: PlanState, quality: FieldQuality): Promise<Result<readonly number[], Problem>>;
  /** Sweeps the field of one of them and keeps it. */
  sweepField(state: PlanState, quality: FieldQuality, siren: number): Promise<Result<null, Problem>>;
  /** Sweeps the field of one of them for another worker. */
  lendField(state: PlanState, quality: FieldQuality, siren: number): Promise<Result<LentField, Problem>>;
  /** Keeps a field that another worker has swept. */
  takeField(lent: LentField): Promise<Result<null, Problem>>;
  /** Coverage of `state`, and what it gains and loses against `reference`; for a drag, without proof. */
  compare(reference: PlanState, state: PlanState): Promise<Result<CoverageDifference, Problem>>;
  /** Named criteria and ambient levels, with their sources. */
  presets(): Promise<Presets>;
  probe(state: PlanState, at: Wgs84): Promise<Result<Probe, Problem>>;
  /** Every siren's sum at a place, and the cross-section to one of them (null: to the loudest). */
  placeBudget(state: PlanState, at: Wgs84, siren: SirenId | null): Promise<Result<PlaceBudget, Problem>>;
  /** Sites made up over the area; `blind`: boxes where a refined grid is denser. */
  generateSites(
    state: PlanState,
    sources: SiteSources,
    blind: readonly Bbox[],
  ): Promise<Result<GeneratedSites, Problem>>;
  failureCost(state: PlanState, id: SirenId): Promise<Result<FailureCost, Problem>>;
  /** One layer for review; a newer request ends the one before, which then answers null. */
  mapLayer(state: PlanState, kind: LayerKind): Promise<Result<MapLayer | null, Problem>>;
}
