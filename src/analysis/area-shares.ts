import type { AreaCover } from "./area-cover";
import type { ShareBounds } from "./evaluation";

/** An area as the proof has parted it. */
export type PartedM2 = Pick<AreaCover, "areaM2" | "blindM2" | "undecidedM2" | "certified"> & {
  /** Where "blind" is judged over the top alone: what of it is blind for certain. */
  readonly beside?: { readonly surelyBlindM2: number };
};

/** The largest number below 1: what an uncertified share may at most be. */
const BELOW_ONE = 1 - 2 ** -53;

/**
 * Share covered: 1 − U/A, never C/A; 1 only where it is proved (DESIGN §4: certified exactly when lower is 1). What may be heard round
 * a side is not blind for the upper bound.
 */
export function areaShares({ areaM2, blindM2, undecidedM2, certified, beside }: PartedM2): ShareBounds {
  if (certified) return { lower: 1, upper: 1 };
  const lower = Math.min(BELOW_ONE, Math.max(0, 1 - (blindM2 + undecidedM2) / areaM2));
  const surelyM2 = beside?.surelyBlindM2 ?? blindM2;
  const upper = surelyM2 > 0 ? Math.min(BELOW_ONE, Math.max(lower, 1 - surelyM2 / areaM2)) : 1;
  return { lower, upper };
}
