import { OPTIMAL_GAP } from "../siting/best-few";
import { weightsOf } from "./site-demand";
import type { Evaluation } from "./evaluation";
import type { SiteEstimate } from "./site-estimate";
import { boundOfFew, chosenFew, wholeWorth } from "./site-few";
import { fewestAtPlaces } from "./site-fewest";
import { gapOf } from "./site-job";
import { provedMinimum } from "./site-proved-minimum";
import { type ScreenedFound, nodesOfNobody } from "./site-screened-found";
import { sureM2 } from "./site-sure";
import { blindPlaces, reachOfAll } from "./site-unreachable";
import { SHARE, type SiteWork, isSummed, quietJob } from "./site-work";

/** The best so many units. */
export function screenedUnits(
  work: SiteWork,
  estimate: SiteEstimate,
  most: number,
  first: readonly number[],
): ScreenedFound {
  const { ground, columns, until } = work;
  const few = chosenFew(work, estimate, most, first);
  const whole = wholeWorth(ground);
  work.tell({ phase: "search", chosen: few.chosen, incumbent: null, bound: whole });
  const places =
    isSummed(ground) || work.need > 1 ? null : fewestAtPlaces(work, estimate, quietJob(until(SHARE.places)));
  const bounded = boundOfFew(work, estimate, most, few.chosen);
  const best = few.worth(bounded.other) > few.worth(few.chosen) ? bounded.other : few.chosen;
  const isMended = !estimate.stopped && few.worth(best) >= few.missing * (1 - 1e-9);
  const nobody = estimate.stopped ? [] : blindPlaces(work, nodesOfNobody(estimate));
  const reach = reachOfAll(work, until(SHARE.reach));
  const regions = reach.regions.length > 0 ? reach.regions : nobody;
  // Where the field sees nothing left, the fewest may be this plan, and proved.
  const all = regions.length === 0 && isMended ? provedMinimum(work, estimate, until(SHARE.minimum)) : null;
  const isFull = all !== null && all.proved !== null && all.proved.length <= most;
  const chosen = isFull && all.proved ? all.proved : best;
  const perM2 = weightsOf(ground.world, ground.question.weight ?? "area").perM2;
  const bound = Math.min(bounded.bound, whole - perM2 * reach.blindM2 * (1 - 1e-9));
  return {
    chosen,
    bound,
    finish: (evaluation) => {
      const objective = objectiveOf(work, evaluation, chosen);
      const isPaid = (columns.pinned?.length ?? 0) <= most && chosen.length >= (columns.pinned?.length ?? 0);
      const top = Math.max(objective, bound);
      const status = !isPaid
        ? "infeasible"
        : top <= objective * (1 + OPTIMAL_GAP) + 1e-9
          ? "optimal"
          : "feasible";
      const enough =
        all?.proved && !evaluation.coverage.certified
          ? {
              units: all.proved.length,
              proved: all.proved.length <= all.bound,
              bound: all.bound,
              sites: all.proved.map((column) => ground.options[column]?.id ?? ""),
            }
          : undefined;
      return {
        proof: {
          status,
          objective,
          bound: top,
          gap: gapOf(objective, top),
          rounds: 0,
          provedBy: status === "optimal" ? (bound < whole ? bounded.provedBy : "multipliers") : null,
        },
        ...(enough ? { enough } : {}),
        ...(places && places.bound > most
          ? { atLeast: { units: places.bound, provedBy: places.provedBy } }
          : {}),
        regions,
        why: "too-few-units",
      };
    },
  };
}

/** What a plan is worth, by proof: m², persons or their mean; where two must reach a place, m² within two discs. */
function objectiveOf(work: SiteWork, { coverage }: Evaluation, chosen: readonly number[]): number {
  const { world, question } = work.ground;
  const { perM2, perPerson } = weightsOf(world, question.weight ?? "area");
  if (work.need > 1) return perM2 * sureM2(world, work.sure, work.need)(chosen);
  const total = world.population?.total ?? 0;
  return perM2 * coverage.lower * world.map.areaM2 + perPerson * (coverage.persons?.lower ?? 0) * total;
}
