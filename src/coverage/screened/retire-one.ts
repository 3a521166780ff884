import { drained } from "../../base/drained";
import type { CellNode } from "./cell-node";
import { type GroundWatch, type UncoveredCell, certifyPart } from "./certify-part";
import { heardAt } from "./level-at";
import type { OneSiren } from "./one-siren";
import type { ScreenedScene } from "./screened-scene";
import { sceneOfSirens } from "./siren-subset";
import { middleOf } from "./split-cell";

/** A place that the reference hears one siren at, and none of those that would be left. */
export interface SolePlace {
  readonly x: number;
  readonly y: number;
  readonly label: number;
  /** Margin of that siren, dB, at least 0; and of the loudest of the others, below 0. */
  readonly marginDb: number;
  readonly othersDb: number;
}

/** What retiring one siren would do. */
export interface Retirement {
  /**
   * "kept": no cell that is proved covered with it is without; "lost": a place loses its cover, by the reference;
   * "open": neither was shown.
   */
  readonly verdict: "kept" | "lost" | "open";
  readonly place: SolePlace | null;
  /** Of "kept": ground at the floor that the certificate decides neither with the siren nor without it, m². */
  readonly undecidedM2: number;
}

/** Cells no larger than this are listened to in their middle, m; and so many of them. */
const LISTEN_M = 8;
const MOST_PLACES = 400;

/** The others are heard for certain where their margin is above minus this, dB: rounding of the reference. */
const ROUNDING_DB = 1e-6;

/**
 * Does anything lose its cover when one siren of a layout falls silent? For combine "loudest" only: there a cell in which the siren is
 * certainly not heard is covered, or not, without it just as with it, and covered means by one siren. So it is enough that every
 * cell is covered by the rest or certainly blind to the siren. Cells of the floor in which neither is known, and which the siren
 * does not certainly cover either, were undecided with it and stay so.
 * @param rest those that stay, without the siren
 */
export function retireOne(
  scene: ScreenedScene,
  rest: readonly number[],
  siren: number,
  one: OneSiren,
  shouldStop: () => boolean,
): Retirement {
  // A twin at its place is heard wherever it is.
  const own = JSON.stringify(scene.input.sirens[siren]);
  if (rest.some((k) => JSON.stringify(scene.input.sirens[k]) === own))
    return { verdict: "kept", place: null, undecidedM2: 0 };
  const watch = new Watch(scene, rest, siren, one);
  const isOver = (): boolean => watch.place !== null || shouldStop();
  const left = sceneOfSirens(scene, rest, { shouldStop: isOver, combine: "loudest" });
  const { blind, undecided, stopped } = drained(certifyPart(left, { index: 0, of: 1 }, watch));
  const { place } = watch;
  if (place) return { verdict: "lost", place, undecidedM2: 0 };
  const isShort = stopped || blind.length > 0 || undecided.some(({ corners }) => watch.wasCovered(corners));
  if (isShort) return { verdict: "open", place: null, undecidedM2: 0 };
  const undecidedM2 = undecided.reduce((m2, { areaM2 }) => m2 + areaM2, 0);
  return { verdict: "kept", place: null, undecidedM2 };
}

/** Looks at what the rest does not cover. */
class Watch implements GroundWatch {
  place: SolePlace | null = null;
  readonly #rest: ScreenedScene;
  /** Cells that the siren certainly covers, and the rest not as a whole. */
  readonly #own: Float64Array[] = [];
  #isOwn = false;
  #places = 0;

  constructor(
    scene: ScreenedScene,
    rest: readonly number[],
    private readonly siren: number,
    private readonly one: OneSiren,
  ) {
    this.#rest = sceneOfSirens(scene, rest, { combine: "loudest" });
  }

  nodeOf(cell: UncoveredCell): CellNode | null {
    const { verdict, node } = this.one.within(cell, cell.within, this.siren);
    this.#isOwn = verdict === "covered";
    return verdict === "blind" ? null : node;
  }

  /** Said of the cell that was asked about last. */
  isUncovered({ corners, label, sizeM }: UncoveredCell, verdict: "blind" | "open"): void {
    if (this.#isOwn) this.#own.push(corners);
    if (this.#isOwn || verdict === "blind" || sizeM <= LISTEN_M) this.#listen(corners, label);
  }

  /** Was a cell covered by the siren, itself or as part of a larger one? */
  wasCovered(corners: Float64Array): boolean {
    const [x, y] = middleOf(corners);
    return this.#own.some((cell) => isInside(cell, x, y));
  }

  #listen(corners: Float64Array, label: number): void {
    if (this.place || this.#places++ >= MOST_PLACES) return;
    const [x, y] = middleOf(corners);
    this.place = soleAt(this.#rest, this.one, this.siren, { x, y, label });
  }
}

/** The place, where the reference hears the siren and none of the rest; else null. */
export function soleAt(
  rest: ScreenedScene,
  one: OneSiren,
  siren: number,
  { x, y, label }: Pick<SolePlace, "x" | "y" | "label">,
): SolePlace | null {
  const marginDb = one.marginDb(x, y, label, siren);
  if (!(marginDb >= 0)) return null;
  const othersDb = heardAt(rest, x, y, label).marginDb;
  return othersDb < -ROUNDING_DB ? { x, y, label, marginDb, othersDb } : null;
}

/** Is a point inside a convex counter-clockwise polygon, or on its border? */
function isInside(corners: Float64Array, x: number, y: number): boolean {
  const n = corners.length;
  for (let i = 0; i < n; i += 2) {
    const j = (i + 2) % n;
    const [x0, y0, x1, y1] = [corners[i], corners[i + 1], corners[j], corners[j + 1]] as [
      number,
      number,
      number,
      number,
    ];
    if ((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) < -1e-9) return false;
  }
  return true;
}
