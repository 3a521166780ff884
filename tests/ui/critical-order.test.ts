import { describe, expect, it } from "vitest";
import type { SirenId } from "../../src/base/ids";
import type { FailureCost } from "../../src/engine/contract";
import { criticalOrder } from "../../src/ui/critical-order";

const cost = (id: string, newBlindM2: number, newBlindPersons?: number): FailureCost => ({
  id: id as SirenId,
  lower: 0.9,
  newBlindM2,
  newBlindCount: 1,
  ...(newBlindPersons === undefined ? {} : { newBlindPersons }),
  lost: { type: "MultiPolygon", coordinates: [] },
});
const ids = (costs: readonly FailureCost[]): string[] => costs.map(({ id }) => id);

describe("the most critical sirens", () => {
  const costs = [cost("01", 500, 10), cost("02", 900, 10), cost("03", 100, 70), cost("04", 0, 0)];

  it("leave most persons without a signal, then the largest area", () => {
    expect(ids(criticalOrder(costs, "persons"))).toEqual(["03", "02", "01", "04"]);
    expect(ids(criticalOrder(costs, "area"))).toEqual(["02", "01", "03", "04"]);
  });

  it("are in order of area where nobody was counted, and of the plan where nothing is lost", () => {
    expect(ids(criticalOrder([cost("01", 1), cost("02", 2)], "persons"))).toEqual(["02", "01"]);
    expect(ids(criticalOrder([cost("09", 0), cost("01", 0)], "area"))).toEqual(["09", "01"]);
  });
});
