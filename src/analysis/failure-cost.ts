import type { FailureCost } from "./evaluation";
import type { SirenId } from "../base/ids";
import { type Result, ok } from "../base/result";
import type { Problem } from "../model/problem";
import { type Uncovered, differenceOf, uncoveredIn } from "./compare";
import type { PlanForCoverage } from "./plan-for-coverage";
import { personsIn } from "./population";
import type { World } from "./world";

/** What becomes blind when one siren falls silent, for a model with discs. */
export function failureCostIn(
  world: World,
  plan: PlanForCoverage,
  before: Uncovered,
  id: SirenId,
): Result<FailureCost, Problem> {
  const without = uncoveredIn(world, { ...plan, sirens: plan.sirens.filter((siren) => siren.id !== id) });
  return without.ok ? ok(failureCostOf(world, before, without.value, id)) : without;
}

/** What becomes blind between a plan and the same one without a siren. */
export function failureCostOf(world: World, before: Uncovered, without: Uncovered, id: SirenId): FailureCost {
  const { lower, lost, lostM2, blindPersons } = differenceOf(world, before, without);
  return {
    id,
    lower,
    newBlindM2: lostM2,
    newBlindCount: lost.coordinates.length,
    ...(world.population && blindPersons !== undefined
      ? { newBlindPersons: Math.max(0, blindPersons - personsIn(world.population, before.rings)) }
      : {}),
    lost,
  };
}
