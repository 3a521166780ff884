import type { SirenId } from "../base/ids";
import type { Wgs84 } from "../geo/datums";
import type { Siren } from "../model/plan";
import type { Evaluation } from "./evaluation";
import type { SirenMove } from "./site-moves";
import type { SiteQuestion } from "./site-question";
import type { Redundancy } from "./site-redundancy";

/** What every answer about sirens has: the plan that it proposes, and what that covers. */
export interface ProposedPlan {
  /** All sirens of that plan. */
  readonly sirens: readonly Siren[];
  readonly evaluation: Evaluation;
  readonly elapsedMs: number;
}

/** Which sirens could be retired; `needed` are those that were asked about and stay. */
export type RedundancyAnswer = ProposedPlan &
  Redundancy & {
    /** How it was proved under a screened model. */
    readonly byCells?: RedundancyByCells;
  };

/** A siren that is needed, and a place at which the reference hears it and none of the others that would be left. */
export interface NeededAt {
  readonly siren: SirenId;
  readonly at: Wgs84;
  /** Its margin there, dB; and that of the loudest of the others, below 0 (null where none is heard at all). */
  readonly marginDb: number;
  readonly othersDb: number | null;
}

/** What was proved of single sirens under a screened model. */
export interface RedundancyByCells {
  /** No other siren of the plan is heard at the place: needed whatever else stays. */
  readonly sole: readonly NeededAt[];
  /** Only sirens that are retired here are heard there beside it: it could not go together with them. */
  readonly apart: readonly NeededAt[];
  /** Neither shown to be needed nor to be spare within the time. */
  readonly open: readonly SirenId[];
  /** Size of the smallest cells, m; ground so small that was undecided and stays so, at most, m² (null: not counted). */
  readonly floorM: number;
  readonly undecidedM2: number | null;
  /** The certificate with all sirens, as far as its time went; null where it had none. */
  readonly before: ProvedShare | null;
}

/** What a certificate proved. */
export interface ProvedShare {
  readonly lower: number;
  readonly undecidedM2: number;
  /** It was ended by time. */
  readonly stopped: boolean;
}

export interface RedundancyQuestion {
  /** Sirens that are not asked about: they stay. */
  readonly keep: readonly SirenId[];
  readonly timeLimitS: number;
}

export interface MovesQuestion extends Pick<SiteQuestion, "more"> {
  readonly most: number;
  readonly movable: readonly SirenId[];
  readonly timeLimitS: number;
}

export interface MovesAnswer extends ProposedPlan {
  readonly moves: readonly SirenMove[];
  /** Every siren was tried at every place: no further single move helps, or so many were asked for. */
  readonly complete: boolean;
}
