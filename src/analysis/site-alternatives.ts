import { type FewestAnswer, fewest } from "../siting/fewest";
import { gridCandidates } from "./grid-candidates";
import type { SiteAlternative } from "./site-answer";
import { siteCover } from "./site-cover";
import { siteColumns, siteOptions } from "./site-options";
import type { PlanForSiting, SiteQuestion } from "./site-question";
import type { SiteTools } from "./site-tools";
import type { World } from "./world";

/** Spacing of the sites that stand for "anywhere", m, and how high they are, m, where no type says. */
const ANYWHERE_M = 300;
const ANYWHERE_HEIGHT_M = 15;

/**
 * What would cover everything, where what was asked for does not: each kind of siren of the project at the given sites, and at sites
 * anywhere (a grid). The fewest units of each, in this order: fewest first, those that still leave something blind last.
 */
export function siteAlternatives(
  world: World,
  plan: PlanForSiting,
  question: SiteQuestion,
  tools: SiteTools & { readonly secondsLeft: () => number },
): SiteAlternative[] {
  const asked = question.types ?? plan.sirenTypes.slice(0, 1).map(({ id }) => id);
  const kinds = [
    asked,
    ...plan.sirenTypes.map(({ id }) => [id]).filter(([id]) => asked.length > 1 || asked[0] !== id),
  ];
  const anywhere = gridCandidates(world, {
    shape: "hexagons",
    spacingM: ANYWHERE_M,
    heightM: ANYWHERE_HEIGHT_M,
  });
  const found: SiteAlternative[] = [];
  for (const sites of ["given", "anywhere"] as const)
    for (const types of kinds) {
      // The question itself has been answered.
      if (sites === "given" && types === asked) continue;
      if (tools.secondsLeft() <= 0) return sorted(found);
      const more = sites === "given" ? (question.more ?? []) : [...(question.more ?? []), ...anywhere];
      const one = alternative(world, plan, { ...question, types, more }, tools);
      if (one) found.push({ types, sites, ...one });
    }
  return sorted(found);
}

const sorted = (found: readonly SiteAlternative[]): SiteAlternative[] =>
  [...found].sort((a, b) => Number(b.coversAll) - Number(a.coversAll) || a.units - b.units);

function alternative(
  world: World,
  plan: PlanForSiting,
  question: SiteQuestion,
  tools: SiteTools & { readonly secondsLeft: () => number },
): Omit<SiteAlternative, "types" | "sites"> | null {
  const offered = siteOptions(plan, world, question);
  // A type that lacks what the model needs is no alternative.
  if (!offered.ok) return null;
  const cover = siteCover(world, offered.value, question.survive === 1 ? 2 : 1);
  const answer: FewestAnswer = fewest({
    columns: siteColumns(offered.value, cover.aloneM2, question.budget),
    rows: cover.firstRows(),
    oracle: cover,
    solver: tools.solver,
    job: { secondsLeft: tools.secondsLeft, report: () => {} },
  });
  if (!answer.chosen) return null;
  const left = cover.coverOf(answer.chosen);
  // A cover by single sirens says nothing about fewer where levels are summed.
  const summed = plan.settings.combine === "energy" && plan.settings.model !== "radius";
  return {
    units: answer.chosen.length,
    proved: answer.bound >= answer.cost && !summed,
    bound: summed ? 0 : answer.bound,
    coversAll: left.certified && answer.status !== "infeasible",
    uncoveredM2: left.uncoveredM2 + left.undecidedM2,
  };
}
