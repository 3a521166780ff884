import type { FewestAnswer } from "../siting/fewest";
import type { Evaluation } from "./evaluation";
import type { HoleReason, SiteProof } from "./site-answer";
import type { SiteEstimate } from "./site-estimate";
import { chosenFew } from "./site-few";
import { fewestByField } from "./site-fewest";
import { gapOf } from "./site-job";
import { provedMinimum } from "./site-proved-minimum";
import { type ScreenedFound, nodesOfNobody } from "./site-screened-found";
import { sureFewest } from "./site-sure";
import { type Reach, blindPlaces, reachOfAll } from "./site-unreachable";
import { SHARE, type SiteWork, isSummed, quietJob } from "./site-work";

/** The fewest that cover everything. */
export function screenedMinimum(
  work: SiteWork,
  estimate: SiteEstimate,
  first: readonly number[],
): ScreenedFound {
  const { rough, sure, columns, need, solver, until, tell, ground } = work;
  const job = quietJob(until(SHARE.choice));
  const discs = sureFewest(rough.world, sure, columns, { need, solver, job });
  const known = discs.coversAll ? discs.answer.chosen : null;
  if (known) tell({ phase: "plan", chosen: known, incumbent: known.length, bound: 0 });
  const summed = isSummed(ground);
  const nobody = estimate.stopped ? [] : blindPlaces(work, nodesOfNobody(estimate));
  const found = provedMinimum(work, estimate, until(SHARE.minimum), known);
  const { places, proved } = found;
  const reach: Reach = proved ? { regions: [], blindM2: 0 } : reachOfAll(work, until(SHARE.all));
  const regions = reach.regions.length > 0 ? reach.regions : nobody;
  const isInfeasible = regions.length > 0 || places?.status === "infeasible";
  const isUnpaid = places !== null && places.chosen === null && work.columns.budget !== undefined;
  const bought = isUnpaid ? chosenFew(work, estimate, columns.count, first).chosen : null;
  const chosen =
    proved ?? bought ?? fewestByField(work, estimate, until(SHARE.all + 0.03)) ?? places?.chosen ?? first;
  // What stands is enough unless a place says otherwise.
  const bound = Math.max(found.bound, summed && isStandingShort(work, estimate) ? 1 : 0);
  tell({ phase: "search", chosen, incumbent: proved ? proved.length : null, bound });
  return {
    chosen,
    bound,
    finish: (evaluation) => ({
      proof: proofOf(evaluation, {
        chosen,
        bound,
        places,
        isInfeasible,
        isDouble: need > 1 ? proved !== null : true,
      }),
      regions,
      why: reasonOf(isUnpaid, summed, isInfeasible),
    }),
  };
}

/** Is some place blind under the sum of what stands? */
const isStandingShort = ({ witnesses }: SiteWork, { nodes }: SiteEstimate): boolean =>
  nodes.slice(0, 40).some(({ x, y, label }) => !witnesses.isHeard(x, y, label));

const reasonOf = (isUnpaid: boolean, summed: boolean, isInfeasible: boolean): HoleReason =>
  isUnpaid ? "over-budget" : summed ? "not-proved" : isInfeasible ? "too-few-units" : "stopped";

function proofOf(
  { coverage }: Evaluation,
  {
    chosen,
    bound,
    places,
    isInfeasible,
    isDouble,
  }: {
    readonly chosen: readonly number[];
    readonly bound: number;
    readonly places: FewestAnswer | null;
    readonly isInfeasible: boolean;
    readonly isDouble: boolean;
  },
): SiteProof {
  const objective = chosen.length;
  const holds = coverage.certified && isDouble && !isInfeasible;
  const least = holds ? Math.min(bound, objective) : bound;
  const status = isInfeasible ? "infeasible" : holds && objective <= least ? "optimal" : "feasible";
  return {
    status,
    objective,
    bound: least,
    gap: gapOf(objective, least),
    ...(isInfeasible || places === null ? {} : { fewerImpossible: status === "optimal" }),
    rounds: places?.rounds ?? 0,
    provedBy: least > 0 ? (places?.provedBy ?? null) : null,
    ...(places ? { certificate: places.certificate } : {}),
  };
}
