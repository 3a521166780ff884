import type { BlindSpotId } from "../base/ids";
import type { Bbox } from "../geo/bounds";
import { type Wgs84, wgs84 } from "../geo/datums";
import type { LocalPlane } from "../geo/local-plane";
import type { PlanarBox } from "../geo/raster-grid";
import { planBasis } from "../model/basis";
import { type PartedM2, areaShares } from "./area-shares";
import type { Evaluation } from "./evaluation";
import type { PersonShares } from "./person-shares";
import type { PlanForCoverage } from "./plan-for-coverage";
import type { World } from "./world";

/** What every evaluation says first, however the area was parted: what of, how much, and how sure. */
export const evaluationHead = (
  world: World,
  plan: PlanForCoverage,
  cover: PartedM2,
  persons: PersonShares | null,
): Pick<
  Evaluation,
  "basis" | "model" | "district" | "coverage" | "personsTotal" | "personsBlind" | "undecidedM2"
> => ({
  basis: planBasis(plan),
  model: plan.settings.model,
  district: {
    areaM2: world.map.districtM2,
    ...(plan.base.buildings.length > 0 ? { footprintsM2: world.map.footprintsM2 } : {}),
  },
  coverage: {
    ...areaShares(cover),
    certified: cover.certified,
    ...(persons ? { persons: persons.bounds } : {}),
  },
  ...(persons ? { personsTotal: persons.total, personsBlind: persons.blind } : {}),
  undecidedM2: cover.undecidedM2,
});

/** Ids by rank of area: B01, B02, … */
export const blindSpotId = (index: number): BlindSpotId =>
  `B${String(index + 1).padStart(2, "0")}` as BlindSpotId;

/** A point of the plane in degrees. */
export const placeOf = (plane: LocalPlane, at: readonly [x: number, y: number]): Wgs84 =>
  wgs84(...(plane.toWgs84(at) as readonly [number, number]));

/** The box in degrees round a box in the plane. */
export function degreesBox(plane: LocalPlane, [minX, minY, maxX, maxY]: PlanarBox): Bbox {
  const corners = [
    plane.toWgs84([minX, minY]),
    plane.toWgs84([maxX, maxY]),
    plane.toWgs84([minX, maxY]),
    plane.toWgs84([maxX, minY]),
  ];
  const [lons, lats] = [corners.map(([lon]) => lon), corners.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
