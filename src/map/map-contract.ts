import type { Bbox } from "../geo/bounds";
import type { Wgs84 } from "../geo/datums";
import type { CoverageDifference, CoverageEstimate, EvaluationAnswer } from "../engine/contract";
import type { Plan, Siren } from "../model/plan";
import type { ForbiddenArea } from "../session/siting-form";
import type { PlannedSite } from "../session/siting-sites";
import type { DragState, ReviewAnswer, ReviewKind, Selection, ToolName } from "../session/session-state";

/** Layers a user can switch, in the order of the layer panel. */
export type LayerKey = "blind" | "margin" | "sirens" | "candidates" | "ambient" | "buildings" | "places";

export interface LayerView {
  readonly visible: boolean;
  /** 0…1 */
  readonly opacity: number;
}

/** How the map is to look, apart from the plan. */
export interface MapView {
  readonly layers: Readonly<Record<LayerKey, LayerView>>;
  readonly theme: "light" | "dark";
  readonly language: "zh" | "en";
  /** Pixels of the canvas that docked panels cover. */
  readonly padding: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  readonly reducedMotion: boolean;
}

/** What the coverage is reviewed by, as far as it is computed. */
export interface MapReview {
  readonly kind: ReviewKind;
  readonly answer: ReviewAnswer | null;
  /** The answer belongs to an older plan: drawn, but greyed. */
  readonly stale: boolean;
}

/** The sites of the siting question, while its panel is open. */
export interface MapSites {
  readonly sites: readonly PlannedSite[];
  readonly areas: readonly ForbiddenArea[];
  /** Id of the one that is pointed out. */
  readonly selected: string | null;
}

/** All that a picture of the map depends on; `sceneOf` turns it into sources and layers. */
export interface MapSnapshot {
  readonly plan: Plan;
  readonly answer: EvaluationAnswer | null;
  /** Drawn in place of the answer until that is there. */
  readonly estimate: CoverageEstimate | null;
  /** The answer belongs to an older plan: drawn, but greyed. */
  readonly stale: boolean;
  readonly review: MapReview;
  readonly selection: Selection;
  readonly hovered: Selection;
  readonly tool: ToolName;
  readonly drag: DragState | null;
  /** What another plan that is looked at gains and loses; the sirens it takes out of the plan. */
  readonly preview: {
    readonly difference: CoverageDifference | null;
    readonly withdrawn: readonly Siren[];
    /** Of those it moves: from where to where. */
    readonly moved: readonly (readonly [from: Wgs84, to: Wgs84])[];
  } | null;
  readonly sites: MapSites | null;
  /** The path whose profile is shown: from a siren to a place; `from` is null until its siren is known. */
  readonly profile: { readonly from: Wgs84 | null; readonly to: Wgs84 } | null;
  readonly view: MapView;
}

/** What the pointer and keyboard do on the map; the face turns these into commands. */
export interface MapEvents {
  onSelect(selection: Selection): void;
  onHover(selection: Selection): void;
  /** Place under the cursor, null when it leaves the map; `pixel` for a card beside it. */
  onCursor(at: Wgs84 | null, pixel: readonly [number, number] | null): void;
  onAddSiren(at: Wgs84): void;
  /** A click on a site of the siting question, or beside one that was pointed out (null). */
  onSite(id: string | null): void;
  /** A point of the planner's own. */
  onAddSite(at: Wgs84): void;
  /** An area was drawn; its corners, not closed. */
  onArea(corners: readonly Wgs84[]): void;
  /** A hand or an arrow key has taken hold of a siren; it is the selected one from now on. */
  onDragStart(selection: Selection): void;
  onDragMove(at: Wgs84, snappedTo: string | null, pixel: readonly [number, number]): void;
  onDragEnd(): void;
  onDragCancel(): void;
  /** After every move: metres per CSS pixel at the centre, and the scale's denominator (96 dpi). */
  onView(metresPerPixel: number, scaleDenominator: number): void;
  /** Length of the whole line and bearing of its last leg, live; 0 and 0 when the line is taken away. */
  onMeasure(lengthM: number, bearingDeg: number): void;
  onReady(): void;
  /** WebGL is missing or was lost for good. */
  onFailure(reason: "no-webgl" | "context-lost"): void;
}

/** The map as the face sees it. */
export interface SirenMapHandle {
  apply(snapshot: MapSnapshot): void;
  flyTo(target: Bbox | Wgs84): void;
  /** Shows the whole planning area between the panels. */
  fit(): void;
  zoomBy(steps: number): void;
  resetNorth(): void;
  /** Gives the canvas the keyboard, so that the arrow keys move the selected siren. */
  focus(): void;
  /** Where a place is on the canvas, CSS pixels from the container's upper left corner. */
  project(at: Wgs84): readonly [x: number, y: number];
  dispose(): void;
}
