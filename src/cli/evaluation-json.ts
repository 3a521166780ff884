import type { Evaluation, Margin } from "../analysis/evaluation";

/**
 * The object that `evaluate --json` prints (DESIGN §4), and a little more: `reason`, `nearestDistanceM`, `marginM`; and where the plan
 * seeks side paths or reflections `overTheTop`, because "blind" then means over the top.
 */
export function evaluationJson(evaluation: Evaluation, elapsedMs: number): string {
  const { model, district, coverage, blindSpots, weakest, undecidedM2, sirens, beside } = evaluation;
  return JSON.stringify(
    {
      model,
      district,
      coverage,
      blindSpots: blindSpots.map((spot) => ({
        id: spot.id,
        areaM2: spot.areaM2,
        centroid: spot.centroid,
        bbox: spot.bbox,
        worst: marginOf(spot.worst),
        nearestSiren: spot.nearestSiren,
        nearestDistanceM: spot.nearestDistanceM,
        ...(spot.persons === undefined ? {} : { persons: spot.persons }),
        reason: spot.reason,
        ...(spot.reasonSiren === undefined ? {} : { reasonSiren: spot.reasonSiren }),
      })),
      weakest: marginOf(weakest),
      undecidedM2,
      ...(beside ? { overTheTop: beside } : {}),
      sirens: sirens.map(({ id, coveredM2, soleM2 }) => ({ id, coveredM2, soleM2 })),
      elapsedMs,
    },
    null,
    2,
  );
}

const marginOf = ({ at, marginDb, marginM }: Margin) => ({
  at,
  marginDb,
  ...(marginM === undefined ? {} : { marginM }),
});
