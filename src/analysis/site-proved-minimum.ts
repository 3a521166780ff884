import type { FewestAnswer } from "../siting/fewest";
import type { Job } from "../siting/progress";
import type { SiteEstimate } from "./site-estimate";
import { fewestAtPlaces, fewestProved } from "./site-fewest";
import { type SiteWork, isSummed } from "./site-work";

/** Rounds of rows from what a proof left blind. */
const MOST_ROUNDS = 4;

/** A layout that is proved, as small as was found, and how few can do at all. */
export interface ProvedMinimum {
  readonly proved: readonly number[] | null;
  readonly bound: number;
  /** The exact rows' answer: null where levels are summed. */
  readonly places: FewestAnswer | null;
}

/** The fewest by exact rows against the fewest that the certificate proves, until they meet or the time is up. */
export function provedMinimum(
  work: SiteWork,
  estimate: SiteEstimate,
  secondsLeft: () => number,
  known: readonly number[] | null = null,
): ProvedMinimum {
  let proved = known;
  let places: FewestAnswer | null = null;
  const summed = isSummed(work.ground);
  // A choice that is not proved is no plan of so many units yet: only the bound is told as a figure.
  const report: Job["report"] = ({ phase, chosen, bound }) => {
    if (work.ground.question.want.kind === "minimum") work.tell({ phase, chosen, incumbent: null, bound });
  };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    places = summed ? null : fewestAtPlaces(work, estimate, { secondsLeft: half(secondsLeft), report });
    const bound = places?.bound ?? 0;
    if (places?.status === "infeasible" || work.need > 1) break;
    if (proved && proved.length <= bound) break;
    const found = fewestProved(work, secondsLeft);
    if (found && (!proved || found.chosen.length < proved.length)) proved = found.chosen;
    if (!found?.foundRows || secondsLeft() <= 0) break;
  }
  return { proved, bound: places?.bound ?? 0, places };
}

/** Half of what is left now. */
function half(secondsLeft: () => number): () => number {
  const keep = secondsLeft() / 2;
  return () => secondsLeft() - keep;
}
