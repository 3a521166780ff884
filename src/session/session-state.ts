import type { BlindSpotId, SirenId } from "../base/ids";
import type { Wgs84 } from "../geo/datums";
import type { CoverageDifference, FailureCost, LayerKind, MapLayer } from "../engine/contract";
import type { History } from "../model/history";
import type { Problem } from "../model/problem";
import type { Derived } from "./derived";
import type { EvaluationState } from "./evaluation-desk";
import type { SitingState } from "./siting-state";

/** What the map is reviewed by: the margin as it ships, a layer computed on demand, or what each siren's silence costs. */
export type ReviewKind = "margin" | LayerKind | "failure";

export type ReviewAnswer =
  | { readonly kind: "layer"; readonly layer: MapLayer }
  /** Every sounding siren, in the order of the plan. */
  | { readonly kind: "ranking"; readonly costs: readonly FailureCost[] };

/** The review as it stands; absent for the margin, which is part of the evaluation. */
export interface Review {
  readonly kind: ReviewKind;
  readonly result: Derived<ReviewAnswer>;
  /** Sirens done while a ranking runs. */
  readonly progress: { readonly done: number; readonly total: number } | null;
}

export type Selection =
  | { readonly kind: "none" }
  | { readonly kind: "siren"; readonly id: SirenId }
  | { readonly kind: "blind-spot"; readonly id: BlindSpotId };

/** What the pointer does on the map. */
export type ToolName = "select" | "add-siren" | "measure" | "add-site" | "draw-area";

/** A siren under the hand: where it is now, and what that gains and loses; nothing is in the plan yet. */
export interface DragState {
  readonly id: SirenId;
  readonly from: Wgs84;
  readonly to: Wgs84;
  readonly snappedTo?: string;
  readonly difference: CoverageDifference | null;
}

/** A problem or a notice to the user; `notice` names an entry of the catalogue. */
export interface Message {
  readonly key: number;
  readonly level: "success" | "warning";
  readonly notice:
    | { readonly kind: "problems"; readonly action: "open" | "save"; readonly problems: readonly Problem[] }
    | { readonly kind: "opened"; readonly name: string }
    | { readonly kind: "saved"; readonly file: string };
}

/** A project that was read but should be questioned before it takes the place of the open one. */
export type Question =
  | { readonly kind: "looks-like-gcj02"; readonly offsetM: number }
  /** Opening it would put unsaved work out of reach. */
  | { readonly kind: "unsaved-changes"; readonly name: string };

/** Everything that the face shows, in one immutable value. */
export interface SessionState extends EvaluationState {
  readonly history: History;
  /** File the project came from or was last saved to; null for the one that opens by itself. */
  readonly fileName: string | null;
  /** The version of the plan that stands in that file. */
  readonly savedPlan: History["plan"];
  readonly failure: FailureCost | null;
  readonly review: Review;
  readonly siting: SitingState;
  readonly selection: Selection;
  readonly hovered: Selection;
  readonly tool: ToolName;
  readonly drag: DragState | null;
  readonly messages: readonly Message[];
  readonly question: Question | null;
}
