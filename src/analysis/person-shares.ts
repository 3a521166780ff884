import type { ShareBounds } from "./evaluation";
import { type FlatRings, pointInRings } from "../geo/clip";
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
export function personShares(
  world: World,
  setup: CoverageSetup,
  population: PopulationShares,
  cover: AreaCover,
): PersonShares | null {
  if (population.total <= 0) return null;
  const spread = { ...population, shares: population.shares.filter((share) => share.kind === "area") };
  const regions = cover.blind.map((region) => regionRings(region, CENTIMETRE_M));
  const byRegion = regions.map((rings) => personsIn(spread, rings));
  let blind = byRegion.reduce((sum, persons) => sum + persons, 0);
  for (const share of population.shares) {
    if (share.kind === "area") continue;
    const best = bestMargin(setup, world.zoneAt(share.x, share.y), share.x, share.y);
    if (best && best.margin >= 0) continue;
    blind += share.persons;
    const region = nearestRegion(regions, share.x, share.y);
    if (region >= 0) byRegion[region] = (byRegion[region] as number) + share.persons;
  }
  blind = Math.min(population.total, blind);
  const undecided = cover.undecided.reduce((sum, rings) => sum + personsIn(spread, rings), 0);
  const upper = blind > 0 ? 1 - blind / population.total : 1;
  const lower = cover.certified ? 1 : Math.max(0, 1 - (blind + undecided) / population.total);
  return { total: population.total, blind, byRegion, bounds: { lower: Math.min(lower, upper), upper } };
}

/** The region that holds a point, else the one whose border is nearest; −1 without regions. */
export function nearestRegion(regions: readonly FlatRings[], x: number, y: number): number {
  const holding = regions.findIndex((rings) => pointInRings(rings, x, y));
  if (holding >= 0) return holding;
  const away = regions.map((rings) => Math.min(...rings.map((ring) => distanceToRing(ring, x, y))));
  return away.indexOf(Math.min(...away));
}

function distanceToRing(ring: FlatRings[number], x: number, y: number): number {
  let [px, py] = [ring.at(-2) as number, ring.at(-1) as number];
  let least = Infinity;
  for (let i = 0; i < ring.length; i += 2) {
    const [qx, qy] = [ring[i] as number, ring[i + 1] as number];
    const [dx, dy] = [qx - px, qy - py];
    const along = Math.max(0, Math.min(1, ((x - px) * dx + (y - py) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(px + along * dx - x, py + along * dy - y));
    [px, py] = [qx, qy];
  }
  return least;
}
