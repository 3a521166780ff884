import { type Result, err, ok } from "../base/result";
import { type BlindRegion, discCoverage } from "../coverage/disc-coverage";
import { type FlatRings, difference, polygonsOf } from "../geo/clip";
import type { Problem } from "../model/problem";
import { type CoverageSetup, coverageSetup } from "./coverage-setup";
import type { PlanForCoverage } from "./plan-for-coverage";
import { OUTLINE_TOLERANCE_M, regionRings } from "./region-outline";
import type { World } from "./world";

/** Less than this is no area to be covered, m². */
export const LEAST_AREA_M2 = 0.01;

/** The area parted in three: blind for certain, undecided, and covered for certain (all else). */
export interface AreaCover {
  readonly areaM2: number;
  readonly blindM2: number;
  readonly undecidedM2: number;
  /** Nothing blind and nothing undecided. */
  readonly certified: boolean;
  readonly blind: readonly BlindRegion[];
  /** Undecided polygons in the plane, each as [outer, …holes]. */
  readonly undecided: readonly FlatRings[];
  /** By sounding siren: area that its own disc covers, and that no other disc covers, m². */
  readonly coveredM2: Float64Array;
  readonly soleM2: Float64Array;
}

/**
 * Parts the area of a world for a plan.
 * Loudest siren: exact. Energy sum: enclosed, for what the loudest alone covers is covered, and where even
 * N times the loudest is too little (10 lg N dB more, acoustics.md §9) it is blind; between the two is undecided.
 */
export function areaCover(
  world: World,
  plan: PlanForCoverage,
): Result<{ readonly setup: CoverageSetup; readonly cover: AreaCover }, Problem> {
  // Nothing left outdoors: 100 % of nothing is not to be signed.
  if (!(world.map.areaM2 >= LEAST_AREA_M2))
    return err({ code: "empty-district", file: "project.json", place: "layers.district" });
  const made = coverageSetup(plan, world);
  if (!made.ok) return made;
  const setup = made.value;
  const loudest = discCoverage(world.map, setup.discs);
  const shared = { areaM2: loudest.areaM2, coveredM2: loudest.coveredM2, soleM2: loudest.soleM2 };
  const summed =
    plan.settings.combine === "energy" && plan.settings.model !== "radius" && setup.discs.length > 1;
  if (!summed || loudest.certified)
    return ok({
      setup,
      cover: {
        ...shared,
        blindM2: loudest.uncoveredM2,
        undecidedM2: loudest.undecidedM2,
        certified: loudest.certified,
        blind: loudest.regions,
        undecided: loudest.undecided.map((region) => regionRings(region, OUTLINE_TOLERANCE_M)),
      },
    });
  const reach = coverageSetup(plan, world, { belowDb: -10 * Math.log10(setup.discs.length) });
  if (!reach.ok) return reach;
  const hopeless = discCoverage(world.map, reach.value.discs, { certificate: false });
  const ringsOf = (regions: readonly BlindRegion[]): number[][] =>
    regions.flatMap((region) => regionRings(region, OUTLINE_TOLERANCE_M));
  const open = [...loudest.regions, ...loudest.undecided];
  return ok({
    setup,
    cover: {
      ...shared,
      blindM2: hopeless.uncoveredM2,
      undecidedM2: Math.max(0, loudest.uncoveredM2 - hopeless.uncoveredM2) + loudest.undecidedM2,
      certified: false,
      blind: hopeless.regions,
      undecided: polygonsOf(difference(ringsOf(open), ringsOf(hopeless.regions))),
    },
  });
}
