import type { BlindSpot } from "../engine/contract";

export type BlindSort = "persons" | "area" | "margin";

/** How far below what is required the worst point is: dB, or metres beyond the nominal radius; lower is worse. */
const marginOf = ({ worst }: BlindSpot): number => worst.marginDb ?? worst.marginM ?? -Infinity;

const KEYS: Readonly<Record<BlindSort, readonly ((spot: BlindSpot) => number)[]>> = {
  persons: [(spot) => -(spot.persons ?? 0), (spot) => -spot.areaM2],
  area: [(spot) => -spot.areaM2, (spot) => -(spot.persons ?? 0)],
  margin: [marginOf, (spot) => -spot.areaM2],
};

/** Blind spots in the order of the list; ids stay with the places. */
export function orderedBlindSpots(spots: readonly BlindSpot[], sort: BlindSort): readonly BlindSpot[] {
  const keys = KEYS[sort];
  return [...spots].sort((a, b) => {
    for (const key of keys) {
      const [x, y] = [key(a), key(b)];
      if (x !== y) return x < y ? -1 : 1;
    }
    return a.id < b.id ? -1 : 1;
  });
}
