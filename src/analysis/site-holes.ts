import type { BlindRegion } from "../coverage/disc-coverage";
import { pointInRings } from "../geo/clip";
import type { Wgs84 } from "../geo/datums";
import type { CoverageSetup } from "./coverage-setup";
import { coverageSetup } from "./coverage-setup";
import { regionRings } from "./region-outline";
import type { HoleReason, HoleRemedy, SiteHole } from "./site-answer";
import type { SiteOption } from "./site-list";
import type { SiteOptions } from "./site-options";
import type { PlanForSiting } from "./site-question";
import type { World } from "./world";

/** Masts that are tried, m above what is planned: beyond this it is another building. */
const MAST_STEPS_M = [2, 5, 10, 15, 20, 30, 40, 60];

/** More holes than this are told without remedies: each asks every site. */
const MOST_REMEDIES = 40;

interface Corner {
  readonly x: number;
  readonly y: number;
  readonly label: number;
}

/** What is left of the area, in two readings: under the plan, and under every allowed site near its holes. */
export interface LeftOver {
  readonly holes: readonly BlindRegion[];
  readonly beyond: readonly BlindRegion[];
}

/**
 * What is left blind, and why: for want of units (or `otherwise`), or, where a part of the hole is beyond every allowed site, with
 * the nearest forbidden site that reaches that part, and the allowed one that lacks least.
 */
export function siteHoles(
  plan: PlanForSiting,
  world: World,
  offered: SiteOptions,
  { holes, beyond }: LeftOver,
  otherwise: HoleReason,
): SiteHole[] {
  const partOf = new Map<BlindRegion, BlindRegion>();
  for (const part of beyond) {
    const holder = holes.find((hole) => holds(hole, part));
    // The largest part speaks for the hole: regions come largest first.
    if (holder && !partOf.has(holder)) partOf.set(holder, part);
  }
  return holes.map((region, index): SiteHole => {
    const part = partOf.get(region);
    const told = {
      areaM2: region.areaM2,
      at: placeOf(world, part ?? region),
      why: part ? "unreachable" : otherwise,
    } as const;
    if (!part || index >= MOST_REMEDIES) return told;
    const corners = cornersOf(world, part);
    const margins = offered.options.map((_, column) => leastMargin(offered.setup, column, corners));
    const best = bestOf(offered.options, margins, (option) => option.allowed || option.pinned);
    const forbidden = nearestForbidden(offered, margins, part);
    return {
      ...told,
      unreachableM2: part.areaM2,
      ...(forbidden
        ? { forbidden: { candidate: forbidden.id, name: forbidden.siren.name, type: forbidden.type } }
        : {}),
      ...(best === null
        ? {}
        : { least: remedyOf(plan, world, offered, best, margins[best] as number, corners) }),
    };
  });
}

/** Slack of boxes, m: the same border, met from two sides. */
const SAME_M = 0.01;

function holds(hole: BlindRegion, part: BlindRegion): boolean {
  const inBox = part.bbox.every((value, k) =>
    k < 2 ? value >= (hole.bbox[k] as number) - SAME_M : value <= (hole.bbox[k] as number) + SAME_M,
  );
  if (!inBox || part.areaM2 > hole.areaM2 + 1) return false;
  const rings = regionRings(hole, SAME_M);
  return (
    part.outer.pieces.some(({ x0, y0 }) => pointInRings(rings, x0, y0)) || part.areaM2 > 0.5 * hole.areaM2
  );
}

/** The middle of a region where it lies in it, else a corner. */
function placeOf({ plane }: World, region: BlindRegion): Wgs84 {
  const { centroid, outer } = region;
  const [piece] = outer.pieces;
  const inside = pointInRings(regionRings(region, SAME_M), centroid[0], centroid[1]);
  return plane.toWgs84(inside || !piece ? centroid : [piece.x0, piece.y0]);
}

/** Corners of a hole with the zone that asks most there, so that nothing is promised too early. */
function cornersOf(world: World, { outer, centroid }: BlindRegion): Corner[] {
  const places = [...outer.pieces.map(({ x0, y0 }) => [x0, y0] as const), centroid];
  return places.map(([x, y]) => {
    const label = world.map.labelAt(x, y);
    return { x, y, label: label >= 0 ? label : world.zoneAt(x, y) };
  });
}

const distance = ({ discs }: CoverageSetup, column: number, { x, y }: Corner): number => {
  const disc = discs[column];
  return disc ? Math.hypot(disc.x - x, disc.y - y) : Infinity;
};

const leastMargin = (setup: CoverageSetup, column: number, corners: readonly Corner[]): number =>
  corners.reduce(
    (least, corner) => Math.min(least, setup.marginAt(column, corner.label, distance(setup, column, corner))),
    Infinity,
  );

function bestOf(
  options: readonly SiteOption[],
  margins: readonly number[],
  which: (option: SiteOption) => boolean,
): number | null {
  let best: number | null = null;
  options.forEach((option, column) => {
    if (which(option) && (best === null || (margins[column] as number) > (margins[best] as number)))
      best = column;
  });
  return best;
}

function nearestForbidden(
  { options, discs }: SiteOptions,
  margins: readonly number[],
  { centroid: [x, y] }: BlindRegion,
) {
  let found: SiteOption | null = null;
  let least = Infinity;
  options.forEach((option, column) => {
    if (option.allowed || option.pinned || (margins[column] as number) < 0) return;
    const disc = discs[column];
    const away = disc ? Math.hypot(disc.x - x, disc.y - y) : Infinity;
    if (away < least) [found, least] = [option, away];
  });
  return found as SiteOption | null;
}

function remedyOf(
  plan: PlanForSiting,
  world: World,
  { options }: SiteOptions,
  column: number,
  margin: number,
  corners: readonly Corner[],
): HoleRemedy {
  const option = options[column] as SiteOption;
  const { id, type, siren } = option;
  const short = Math.max(0, -margin);
  const base = { candidate: id, name: siren.name, type };
  if (plan.settings.model === "radius") return { ...base, shortM: short };
  const mastM = plan.settings.model === "iso9613" ? mastOf(plan, world, option, corners) : undefined;
  return { ...base, shortDb: short, ...(mastM === undefined ? {} : { mastM }) };
}

/** The first mast of the list with which the site reaches every corner. */
function mastOf(
  plan: PlanForSiting,
  world: World,
  { siren }: SiteOption,
  corners: readonly Corner[],
): number | undefined {
  const type = plan.sirenTypes.find(({ id }) => id === siren.type);
  const heightM = siren.heightM ?? type?.mountM ?? 0;
  return MAST_STEPS_M.find((mastM) => {
    const raised = coverageSetup({ ...plan, sirens: [{ ...siren, heightM: heightM + mastM }] }, world, {
      which: () => true,
    });
    return raised.ok && leastMargin(raised.value, 0, corners) >= 0;
  });
}
