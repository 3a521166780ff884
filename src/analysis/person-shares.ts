import type { ShareBounds } from "./evaluation";
import { type FlatRings, pointInRings } from "../geo/clip";
import { nearestOnRings } from "../geo/flat-rings";
import type { AreaCover } from "./area-cover";
import { type CoverageSetup, bestMargin } from "./coverage-setup";
import { type PopulationShares, personsIn } from "./population";
import { CENTIMETRE_M, regionRings } from "./region-outline";
import type { World } from "./world";

/** Persons of the population layer by what they hear. */
export interface PersonShares {
  readonly total: number;
  readonly blind: number;
  readonly bounds: ShareBounds;
  /** Blind persons of each blind region; they add up to `blind`. */
  readonly byRegion: readonly number[];
}

/**
 * Persons by the same enclosure as the area: those in blind regions are blind, those in undecided ones may be.
 * A person at a point may stand in a building, which no region holds: the discs are asked, and whoever is blind there
 * goes with the nearest region. Null where the layer counts nobody inside the district.
 */
export const personShares = (
  world: World,
  setup: CoverageSetup,
  population: PopulationShares,
  cover: AreaCover,
): PersonShares | null =>
  countPersons(population, {
    certified: cover.certified,
    blind: cover.blind.map((region) => regionRings(region, CENTIMETRE_M)),
    undecidedPersons: (spread) => cover.undecided.reduce((sum, rings) => sum + personsIn(spread, rings), 0),
    placeOf: (x, y) => [x, y],
    isHeard: (x, y) => (bestMargin(setup, world.zoneAt(x, y), x, y)?.margin ?? -Infinity) >= 0,
  });

/** What an area is parted in, and how persons at points are judged. */
export interface PartedArea {
  readonly certified: boolean;
  readonly blind: readonly FlatRings[];
  /** What of it is blind for certain, where that is less; for the upper bound. */
  readonly surelyBlind?: readonly FlatRings[];
  /** Persons of a spread population that may be blind. */
  readonly undecidedPersons: (spread: PopulationShares) => number;
  /** Where a person at a point is listened for. */
  readonly placeOf: (x: number, y: number) => readonly [x: number, y: number];
  readonly isHeard: (x: number, y: number) => boolean;
}

/** Counts persons over a parted area; whoever is blind at a point goes with the nearest region. */
export function countPersons(population: PopulationShares, area: PartedArea): PersonShares | null {
  if (population.total <= 0) return null;
  const spread = { ...population, shares: population.shares.filter((share) => share.kind === "area") };
  const byRegion = area.blind.map((rings) => personsIn(spread, rings));
  const total = (list: readonly number[]): number => list.reduce((sum, persons) => sum + persons, 0);
  let blind = total(byRegion);
  // Whoever is blind at a point is so for certain; on ground that may be heard round a side nobody is.
  const doubtful = area.surelyBlind
    ? Math.max(0, blind - total(area.surelyBlind.map((rings) => personsIn(spread, rings))))
    : 0;
  for (const share of population.shares) {
    if (share.kind === "area") continue;
    const [x, y] = area.placeOf(share.x, share.y);
    if (area.isHeard(x, y)) continue;
    blind += share.persons;
    const region = nearestRegion(area.blind, x, y);
    if (region >= 0) byRegion[region] = (byRegion[region] as number) + share.persons;
  }
  blind = Math.min(population.total, blind);
  const surely = Math.max(0, blind - doubtful);
  const upper = surely > 0 ? 1 - surely / population.total : 1;
  const lower = area.certified
    ? 1
    : Math.max(0, 1 - (blind + area.undecidedPersons(spread)) / population.total);
  return { total: population.total, blind, byRegion, bounds: { lower: Math.min(lower, upper), upper } };
}

/** The region that holds a point, else the one whose border is nearest; −1 without regions. */
function nearestRegion(regions: readonly FlatRings[], x: number, y: number): number {
  const holding = regions.findIndex((rings) => pointInRings(rings, x, y));
  if (holding >= 0) return holding;
  const away = regions.map((rings) => nearestOnRings(rings, x, y).awayM);
  return away.indexOf(Math.min(...away));
}
