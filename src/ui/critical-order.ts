import type { FailureCost } from "../engine/contract";

export type CriticalSort = "persons" | "area";

/** The sirens whose failure costs most come first; without persons the area decides, and then the order of the plan. */
export function criticalOrder(costs: readonly FailureCost[], by: CriticalSort): readonly FailureCost[] {
  const persons = ({ newBlindPersons }: FailureCost): number => newBlindPersons ?? 0;
  return [...costs].sort((a, b) => {
    const byPersons = persons(b) - persons(a);
    const byArea = b.newBlindM2 - a.newBlindM2;
    return by === "persons" ? byPersons || byArea : byArea || byPersons;
  });
}
