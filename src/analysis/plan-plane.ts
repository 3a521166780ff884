import { assert } from "../base/assert";
import { bboxOf, boxCentre } from "../geo/bounds";
import { wgs84 } from "../geo/datums";
import { type LocalPlane, localPlane } from "../geo/local-plane";
import type { BaseLayers } from "../model/plan";

/** The plane of a plan: every analysis measures in the one that is centred on the box round the district. */
export function planPlane(district: BaseLayers["district"]): LocalPlane {
  const box = bboxOf(district);
  assert(box, "the district has an outline");
  const [lon, lat] = boxCentre(box);
  return localPlane(wgs84(lon, lat));
}
