import type { Feature, FeatureCollection, LineString, MultiPolygon, Point, Polygon } from "geojson";
import type { SirenId, SirenTypeId } from "../base/ids";
import type { Wgs84 } from "../geo/datums";
import type { HeightRaster } from "../geo/height-raster";
import type { Extra } from "./extra";
import type { Settings } from "./settings";

export type SirenStatus = "existing" | "proposed";
export type SirenService = "ok" | "fault" | "maintenance" | "retired";

/** One siren of the ledger. Every siren with service "ok" sounds, existing or proposed. */
export interface Siren {
  readonly id: SirenId;
  readonly name: string;
  readonly at: Wgs84;
  readonly status: SirenStatus;
  readonly type: SirenTypeId;
  /** Metres above ground; the type's mount stands in where it is missing. */
  readonly heightM?: number;
  readonly service: SirenService;
  /** Not to be moved by siting; by default true for existing, false for proposed sirens. */
  readonly fixed?: boolean;
  readonly host?: string;
  readonly installed?: string;
  readonly note?: string;
  readonly extra: Extra;
}

export type LevelWeighting = "A" | "C" | "Z";

/** A kind of siren, as its nameplate has it. */
export interface SirenType {
  readonly id: SirenTypeId;
  readonly name: string;
  /** Rated level in dB in a weighting, at a distance in metres, free field. */
  readonly level: {
    readonly valueDb: number;
    readonly weighting: LevelWeighting;
    readonly distanceM: number;
  };
  readonly frequencyHz: number;
  readonly mountM?: number;
  readonly verticalPattern?: { readonly horns: number; readonly spacingM: number };
  readonly powerW?: number;
  readonly nominalRadiusM?: number;
  readonly price?: number;
  readonly extra: Extra;
}

/** A place where a siren could stand. */
export interface Candidate {
  readonly id: string;
  readonly name?: string;
  readonly at: Wgs84;
  readonly heightM?: number;
  readonly cost: number;
  readonly allowed: boolean;
}

export type Area = Polygon | MultiPolygon;

/** Ambient noise of a part of the district, dB in the criterion's weighting; later zones win. */
export interface AmbientZone {
  readonly area: Area;
  readonly levelDb: number;
  readonly zone?: string;
}

export interface Building {
  readonly footprint: Area;
  readonly heightM: number;
}

export interface Barrier {
  readonly line: LineString;
  /** Metres above ground at each vertex. */
  readonly heightsM: readonly number[];
}

export interface GroundArea {
  readonly area: Area;
  readonly groundFactor: number;
}

/** Persons at a point, or spread over an area. */
export interface PopulationUnit {
  readonly where: Point | Area;
  readonly persons: number;
}

export interface FeedbackReport {
  readonly id: string;
  readonly at: Wgs84;
  readonly date: string;
  readonly heard: "yes" | "faint" | "no";
  readonly status: "open" | "verified" | "resolved" | "rejected";
  readonly note?: string;
}

/** The layers that a user does not edit by hand here, parsed once and shared between versions of the plan. */
export interface BaseLayers {
  readonly district: readonly Area[];
  readonly ambient: readonly AmbientZone[];
  readonly buildings: readonly Building[];
  readonly barriers: readonly Barrier[];
  readonly ground: readonly GroundArea[];
  readonly population: readonly PopulationUnit[];
  readonly candidates: readonly Candidate[];
  readonly feedback: readonly FeedbackReport[];
  /** For drawing only: `kind` says what a feature is (river, zone, place, works, rail, neighbour). */
  readonly context: readonly Feature[];
  /** Elevation, where the project names a raster; "unread" between the two steps of opening (`read-project.ts`). */
  readonly terrain: HeightRaster | "unread" | null;
}

/** The files that a project was read from, kept so that saving gives back all that the program does not know. */
export interface ProjectSource {
  /** project.json as it was. */
  readonly manifest: Readonly<Record<string, unknown>>;
  /** Raw layers that are edited here, by name: `sirens` (foreign members of its features survive). */
  readonly collections: Readonly<Record<string, FeatureCollection>>;
  /** Every file of the folder as it came, by path, layers and project.json included: what is not edited is written back byte for byte. */
  readonly otherFiles: Readonly<Record<string, Uint8Array>>;
}

/** The document: what a planner edits, saves and signs. Immutable; see `change.ts` for the one way to a new version. */
export interface Plan {
  readonly name: string;
  readonly settings: Settings;
  readonly sirenTypes: readonly SirenType[];
  readonly sirens: readonly Siren[];
  readonly base: BaseLayers;
  readonly source: ProjectSource;
}
