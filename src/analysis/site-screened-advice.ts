import { gridCandidates } from "./grid-candidates";
import type { SiteAlternative } from "./site-answer";
import { roughPlaces, sureDiscs } from "./site-ground";
import { siteColumns } from "./site-options";
import { sureFewest } from "./site-sure";
import { type SiteWork, quietJob } from "./site-work";

/** Spacing of the sites that stand for "anywhere", m, and how high they are, m. */
const ANYWHERE_M = 300;
const ANYWHERE_HEIGHT_M = 15;

/**
 * What would surely do, where what was asked for does not: so many units of a kind, at the given sites or on a grid, that every place
 * lies in a disc in which one of them is heard behind anything. Enough for certain; fewer may do, so nothing is claimed of fewer.
 */
export function screenedAlternatives(
  { rough, solver, need, ground }: SiteWork,
  secondsLeft: () => number,
): SiteAlternative[] {
  const { plan, question } = ground;
  const asked = question.types ?? plan.sirenTypes.slice(0, 1).map(({ id }) => id);
  const kinds = [
    asked,
    ...plan.sirenTypes.map(({ id }) => [id]).filter(([id]) => asked.length > 1 || asked[0] !== id),
  ];
  const anywhere = gridCandidates(rough.world, {
    shape: "hexagons",
    spacingM: ANYWHERE_M,
    heightM: ANYWHERE_HEIGHT_M,
  });
  const found: SiteAlternative[] = [];
  for (const sites of ["given", "anywhere"] as const)
    for (const types of kinds) {
      if (secondsLeft() <= 0) break;
      const more = [...(question.more ?? []), ...(sites === "given" ? [] : anywhere)];
      const made = roughPlaces(plan, { ...question, types, more });
      if (!made.ok) continue;
      const sure = sureDiscs(made.value);
      // A kind that is beamed is nowhere heard for certain without looking.
      if (!sure.discs.some(({ radiusByLabel }) => radiusByLabel.some((radius) => radius > 0))) continue;
      const columns = siteColumns(made.value, new Float64Array(made.value.options.length), question.budget);
      const { answer, coversAll, uncoveredM2 } = sureFewest(made.value.world, sure, columns, {
        need,
        solver,
        job: quietJob(secondsLeft),
      });
      if (!answer.chosen || !coversAll) continue;
      found.push({
        types,
        sites,
        units: answer.chosen.length,
        proved: false,
        bound: 1,
        coversAll,
        uncoveredM2,
      });
    }
  return found.sort((a, b) => a.units - b.units);
}
