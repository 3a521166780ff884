import { certifiedByDiscs, certifyPart } from "../coverage/screened/certify-screened";
import { drained } from "../base/drained";
import type { LeftPiece, ScreenedPart } from "../coverage/screened/certify-part";
import type { SiteColumns } from "../siting/cover-row";
import type { Job, SitingProgress } from "../siting/progress";
import type { Solver } from "../siting/solver";
import type { ScreenedLevels } from "./screened-levels";
import { type SiteGround, type SitePlaces, sceneOfLayout } from "./site-ground";
import type { SiteDiscs } from "./site-options";
import { type PlaceRow, Witnesses } from "./site-witnesses";

/** What the steps of one answer share. */
export interface SiteWork {
  /** With the buildings still in the area: see `roughPlaces`. */
  readonly rough: SitePlaces;
  readonly ground: SiteGround;
  readonly sure: SiteDiscs;
  readonly columns: SiteColumns;
  /** How many sirens must reach every place. */
  readonly need: number;
  readonly solver: Solver;
  readonly levels: ScreenedLevels;
  readonly witnesses: Witnesses;
  /** Seconds until a share of the time limit is spent. */
  readonly until: (share: number) => () => number;
  readonly tell: (progress: SitingProgress) => void;
  /** Exact rows met so far. */
  readonly rows: PlaceRow[];
}

/** By when a step is to end, as a share of the time limit. What is left after `remedies` is for what would do instead. */
export const SHARE = {
  estimate: 0.35,
  choice: 0.37,
  places: 0.42,
  cells: 0.48,
  bound: 0.5,
  reach: 0.58,
  minimum: 0.55,
  all: 0.65,
  proof: 0.76,
  remedies: 0.93,
};

/** With a sum of energies one siren alone decides nothing, and a place has no row. */
export const isSummed = ({ plan: { settings } }: Pick<SiteGround, "plan">): boolean =>
  settings.combine === "energy";

/** A job of the kernels that ends in time and tells nothing: its figures are no figures of the plan. */
export const quietJob = (secondsLeft: () => number): Job => ({ secondsLeft, report: () => {} });

/** The clock is looked at after so many questions whether to stop. */
const LOOK_EVERY = 4;

/** Answers whether time is up, without looking at the clock each time. */
export function stopper(secondsLeft: () => number): () => boolean {
  let [asked, over] = [0, false];
  return () => {
    if (!over && asked++ % LOOK_EVERY === 0) over = secondsLeft() <= 0;
    return over;
  };
}

/** What the certificate leaves of a layout. */
interface LayoutProof {
  readonly certified: boolean;
  readonly blind: readonly LeftPiece[];
  readonly undecided: readonly LeftPiece[];
  readonly stopped: boolean;
}

/** The certificate of a layout, as far as the time goes. */
export function provedLayout(
  ground: SiteGround,
  chosen: readonly number[],
  secondsLeft: () => number,
): LayoutProof {
  const scene = sceneOfLayout(ground, chosen, stopper(secondsLeft));
  if (certifiedByDiscs(scene)) return { certified: true, blind: [], undecided: [], stopped: false };
  const part: ScreenedPart = drained(certifyPart(scene));
  const { blind, undecided, stopped } = part;
  return { certified: blind.length === 0 && undecided.length === 0, blind, undecided, stopped };
}
