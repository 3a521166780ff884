import type { MultiPolygon, Polygon } from "geojson";
import type { ScreenedPart } from "../coverage/screened/certify-screened";
import type { Fingerprint } from "../base/fingerprint";
import type { BlindSpotId, SirenId } from "../base/ids";
import type { Bbox } from "../geo/bounds";
import type { Wgs84 } from "../geo/datums";
import type { ModelName } from "../model/settings";

/** A share of the whole, enclosed from below and above, 0…1. */
export interface ShareBounds {
  readonly lower: number;
  readonly upper: number;
}

/** The margin at a point: in dB for models with a level, in metres for model `radius`. */
export interface Margin {
  readonly at: Wgs84;
  /** Level less safety margin less what is required; null for model `radius` and where no siren sounds. */
  readonly marginDb: number | null;
  /** Largest nominal radius less distance, metres; model `radius` only. */
  readonly marginM?: number;
}

/** Why a place is blind, in the order in which a planner would act on it. */
export type BlindReason =
  | "siren-out-of-service"
  | "ambient-too-high"
  | "screened-by-terrain"
  | "screened-by-buildings"
  | "too-far"
  | "no-siren";

/** One connected part of the area in which no siren is heard. */
export interface BlindSpot {
  readonly id: BlindSpotId;
  readonly areaM2: number;
  readonly centroid: Wgs84;
  readonly bbox: Bbox;
  readonly worst: Margin;
  /** The sounding siren nearest to the worst point; null where none sounds. */
  readonly nearestSiren: SirenId | null;
  readonly nearestDistanceM: number | null;
  readonly persons?: number;
  readonly reason: BlindReason;
  /** The siren out of service that would cover the worst point, where that is the reason. */
  readonly reasonSiren?: SirenId;
  /** Judged over the top alone: a path round a side or a reflection may still be heard there. Absent where the plan seeks none. */
  readonly overTheTop?: true;
  /** Outline in WGS-84; arcs flattened to 1 cm, from inside. */
  readonly outline: Polygon;
}

/** What one siren does for the plan. A siren out of service covers nothing. */
export interface SirenShare {
  readonly id: SirenId;
  readonly coveredM2: number;
  /** Covered by this siren and by no other. */
  readonly soleM2: number;
}

/** The answer to "is there any place where the siren cannot be heard?" (DESIGN §4, `evaluate`). */
export interface Evaluation {
  readonly basis: Fingerprint;
  readonly model: ModelName;
  readonly district: { readonly areaM2: number; readonly footprintsM2?: number };
  readonly coverage: ShareBounds & { readonly certified: boolean; readonly persons?: ShareBounds };
  /** Persons of the population layer inside the area; absent without the layer. */
  readonly personsTotal?: number;
  readonly personsBlind?: number;
  readonly blindSpots: readonly BlindSpot[];
  /** The point of least margin in the whole area. */
  readonly weakest: Margin;
  readonly undecidedM2: number;
  readonly undecided: readonly Polygon[];
  /** Size of the smallest cells that were judged, m, and whether the time limit ended it; screened models only. */
  readonly floorM?: number;
  readonly stopped?: boolean;
  /**
   * Where the plan seeks paths beside those over the top: how much is covered only by a path round a side, for certain, and how much
   * of the blind ground is blind whatever paths there are, m². `coverage.upper` then counts only the latter as blind.
   */
  readonly beside?: { readonly rescuedM2: number; readonly surelyBlindM2: number };
  readonly sirens: readonly SirenShare[];
  /** The shares of the sirens are estimates from the field, not exact areas; screened models only. */
  readonly sharesEstimated?: boolean;
  readonly elapsedMs: number;
}

/** Where the margin is below a threshold: nested regions for drawing the ramp. */
export interface MarginClass {
  /** The region holds the points whose margin is below this, dB. */
  readonly belowDb: number;
  readonly region: MultiPolygon;
}

/** What the field says of a screened plan while its proof runs: a look, never an answer. */
export interface CoverageEstimate {
  /** Covered share of the area, 0…1. */
  readonly share: number;
  readonly blindM2: number;
  readonly blindCount: number;
  readonly blindPersons?: number;
  readonly blind: MultiPolygon;
  readonly marginClasses: readonly MarginClass[];
}

/** How far a proof by cells is. */
export interface ProofProgress {
  /** Ground that is judged, and all ground of this share of the work, m². */
  readonly judgedM2: number;
  readonly ofM2: number;
}

/** A share of a proof; null where discs decide alone, and "dropped" when nobody waited for it any more. */
export type PartAnswer = ScreenedPart | null | "dropped";

/** What a moved siren gains and loses against the plan as it was. */
export interface CoverageDifference {
  readonly lower: number;
  readonly upper: number;
  readonly blindM2: number;
  readonly blindCount: number;
  readonly blindPersons?: number;
  readonly blind: MultiPolygon;
  readonly gained: MultiPolygon;
  readonly gainedM2: number;
  readonly lost: MultiPolygon;
  readonly lostM2: number;
  readonly elapsedMs: number;
}

/** Level under the cursor. */
export interface Probe {
  readonly at: Wgs84;
  readonly inside: boolean;
  /** Strongest siren and its level in the criterion's weighting; null where none sounds. */
  readonly siren: SirenId | null;
  readonly distanceM: number | null;
  readonly levelDb: number | null;
  readonly second: { readonly siren: SirenId; readonly levelDb: number | null } | null;
  readonly ambientDb: number;
  readonly requiredDb: number;
  readonly marginDb: number | null;
  readonly marginM?: number;
}

/** What it would mean if one siren fell silent. */
export interface FailureCost {
  readonly id: SirenId;
  readonly lower: number;
  readonly newBlindM2: number;
  readonly newBlindCount: number;
  /** Persons who no longer hear anything; absent without a population layer. */
  readonly newBlindPersons?: number;
  /** The ground that becomes blind; chords to 5 cm. */
  readonly lost: MultiPolygon;
}
