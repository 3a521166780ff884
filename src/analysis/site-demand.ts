import { unreachable } from "../base/assert";
import { type Disc, discCoverage } from "../coverage/disc-coverage";
import { type FlatRings, difference, inBox, intersection, netAreaM2 } from "../geo/clip";
import { OUTLINE_TOLERANCE_M, regionRings } from "./region-outline";
import type { SiteWeight } from "./site-question";
import type { World } from "./world";

/** A part of the area that counts alike: what more must reach it, in which zone, and how much a square metre weighs. */
export interface DemandPart {
  readonly rings: FlatRings;
  readonly label: number;
  readonly need: number;
  readonly perM2: number;
}

/** Persons at a point that nothing standing reaches. */
export interface DemandPoint {
  readonly x: number;
  readonly y: number;
  readonly label: number;
  readonly need: number;
  readonly weight: number;
}

export interface Demand {
  readonly parts: readonly DemandPart[];
  readonly points: readonly DemandPoint[];
}

/** How much a square metre and a person weigh. For "both", the mean of the two shares, in square metres. */
export function weightsOf(
  world: World,
  weight: SiteWeight,
): { readonly perM2: number; readonly perPerson: number } {
  switch (weight) {
    case "area":
      return { perM2: 1, perPerson: 0 };
    case "persons":
      return { perM2: 0, perPerson: 1 };
    case "both": {
      const persons = world.population?.total ?? 0;
      return { perM2: 0.5, perPerson: persons > 0 ? (0.5 * world.map.areaM2) / persons : 0 };
    }
    default:
      return unreachable(weight);
  }
}

/**
 * What standing discs leave to be covered, by zone: the outline's chords lie inside those discs, so the parts are a hair too large,
 * never too small, and what is bounded with them is bounded safely.
 */
export function siteDemand(
  world: World,
  standing: readonly Disc[],
  weight: SiteWeight,
  need: number,
): Demand {
  const { perM2, perPerson } = weightsOf(world, weight);
  const open = [...Array(world.map.labelCount).keys()].flatMap((label) =>
    openParts(world, standing, label, need),
  );
  const parts: DemandPart[] = perM2 > 0 ? open.map((part) => ({ ...part, perM2 })) : [];
  const points: DemandPoint[] = [];
  if (perPerson === 0 || !world.population) return { parts, points };
  for (const share of world.population.shares) {
    if (share.kind === "point") {
      const label = world.zoneAt(share.x, share.y);
      const reached = standing.filter((disc) => reachesPoint(disc, share.x, share.y, label)).length;
      if (reached < need && share.persons > 0)
        points.push({
          x: share.x,
          y: share.y,
          label,
          need: need - reached,
          weight: share.persons * perPerson,
        });
      continue;
    }
    const density = (share.persons * perPerson) / share.areaM2;
    if (!(density > 0)) continue;
    for (const part of open) {
      const near = inBox(part.rings, share.box);
      if (near.length === 0) continue;
      const rings = intersection(share.rings, near);
      if (netAreaM2(rings) > 1e-6) parts.push({ ...part, rings, perM2: density });
    }
  }
  return { parts, points };
}

/** True where a disc reaches a point in a zone. */
export function reachesPoint({ x, y, radiusByLabel }: Disc, px: number, py: number, label: number): boolean {
  const radius = radiusByLabel[label] ?? 0;
  return radius > 0 && (px - x) ** 2 + (py - y) ** 2 <= radius * radius;
}

/** Where a zone is reached by fewer than `need` of the discs. */
function openParts(world: World, standing: readonly Disc[], label: number, need: number) {
  const uncovered = (discs: readonly Disc[]): number[][] => {
    const blocked = world.map.labelCount > 1 ? [...discs, allBut(world, label)] : discs;
    const { regions } = discCoverage(world.map, blocked, { certificate: false });
    return regions.flatMap((region) => regionRings(region, OUTLINE_TOLERANCE_M));
  };
  const none = uncovered(standing);
  const parts = none.length > 0 ? [{ rings: none as FlatRings, label, need }] : [];
  if (need < 2) return parts;
  for (const out of standing) {
    const alone = difference(uncovered(standing.filter((disc) => disc !== out)), none);
    if (netAreaM2(alone) > 1e-6) parts.push({ rings: alone, label, need: need - 1 });
  }
  return parts;
}

/** A disc over everything but one zone: what is uncovered beside it lies in that zone. */
const allBut = ({ map }: World, label: number): Disc => ({
  x: map.originX,
  y: map.originY,
  radiusByLabel: Array.from({ length: map.labelCount }, (_, other) => (other === label ? 0 : 1e6)),
});
