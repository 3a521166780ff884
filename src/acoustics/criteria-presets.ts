import type { Weighting } from "./weighting";

/** A number with where it comes from; `assumed` where no source could be read for it: never call it a standard then. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: string;
  readonly assumed: boolean;
}

export type CriterionId = "prc" | "fema-urban" | "fema-rural" | "swiss-70" | "swiss-65" | "iso-7731";

/** When a place counts as covered: level ≥ max(ambient + aboveAmbient, floor), in the weighting. */
export interface CriterionPreset {
  readonly id: CriterionId;
  readonly weighting: Sourced<Exclude<Weighting, "Z">>;
  readonly aboveAmbientDb: Sourced<number>;
  readonly floorDb?: Sourced<number>;
}

const from = <T>(value: T, source: string): Sourced<T> => ({ value, source, assumed: false });
const assumed = <T>(value: T, why: string): Sourced<T> => ({ value, source: why, assumed: true });

const PRC = "王桂杰, 关于人防警报覆盖率的计算方法 (hunanhr.cn 2019-07-03, citing the national standard)";
const FEMA =
  "FEMA/NUREG practice (acousticanalytics.com): 70 dBC above 2000 persons per square mile, 60 dBC below";
const FEMA_AMBIENT =
  "FEMA-REP-10, appendix: 10 dB over average daytime ambient; the sentence could not be read whole";
const SWISS = "BABS, ARAMIS project 20405: 70 dB(A), study on 65 dB(A)";
const ISO7731 =
  "ISO 7731: 15 dB above ambient, A-weighted (quoted second hand); its scope excludes public-disaster signals";
const NOT_STATED = "not stated by the source";

/** Coverage criteria in use (acoustics.md §0.3, §8, §10). */
export const CRITERION_PRESETS: readonly CriterionPreset[] = [
  {
    id: "prc",
    weighting: assumed("A", "ambient limits of GB 3096 are A-weighted; the source names no weighting"),
    aboveAmbientDb: from(5, PRC),
  },
  {
    id: "fema-urban",
    weighting: from("C", FEMA),
    aboveAmbientDb: assumed(10, FEMA_AMBIENT),
    floorDb: from(70, FEMA),
  },
  {
    id: "fema-rural",
    weighting: from("C", FEMA),
    aboveAmbientDb: assumed(10, FEMA_AMBIENT),
    floorDb: from(60, FEMA),
  },
  {
    id: "swiss-70",
    weighting: from("A", SWISS),
    aboveAmbientDb: assumed(0, NOT_STATED),
    floorDb: from(70, SWISS),
  },
  {
    id: "swiss-65",
    weighting: from("A", SWISS),
    aboveAmbientDb: assumed(0, NOT_STATED),
    floorDb: assumed(65, `${SWISS}; under study, not adopted in what could be read`),
  },
  {
    id: "iso-7731",
    weighting: from("A", ISO7731),
    aboveAmbientDb: from(15, ISO7731),
    floorDb: assumed(65, "ISO 7731, general knowledge"),
  },
];

/** Most that people may be exposed to near a mast, dB. */
export interface Ceiling {
  readonly levelDb: number;
  readonly weighting: "A" | "C";
  readonly source: string;
  readonly assumed: boolean;
}

/** Ceilings where people can stand, top floors near the mast included (acoustics.md §8, §10). */
export const CEILINGS: readonly Ceiling[] = [
  {
    levelDb: 118,
    weighting: "A",
    source: "ISO 7731 as GOST R ISO 7731-2007 (docs.cntd.ru/document/1200066536)",
    assumed: false,
  },
  {
    levelDb: 123,
    weighting: "C",
    source: "Seabrook licensing case (kanterella.com ML20245J266)",
    assumed: false,
  },
];
