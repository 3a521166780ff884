import type { AreaCover } from "./area-cover";
import type { ShareBounds } from "./evaluation";

/** An area as the proof has parted it. */
export type PartedM2 = Pick<AreaCover, "areaM2" | "blindM2" | "undecidedM2" | "certified">;

/** The largest number below 1: what an uncertified share may at most be. */
const BELOW_ONE = 1 - 2 ** -53;

/** Share covered: 1 − U/A, never C/A; 1 only where it is proved (DESIGN §4: certified exactly when lower is 1). */
export function areaShares({ areaM2, blindM2, undecidedM2, certified }: PartedM2): ShareBounds {
  if (certified) return { lower: 1, upper: 1 };
  const lower = Math.min(BELOW_ONE, Math.max(0, 1 - (blindM2 + undecidedM2) / areaM2));
  const upper = blindM2 > 0 ? Math.min(BELOW_ONE, Math.max(lower, 1 - blindM2 / areaM2)) : 1;
  return { lower, upper };
}
