import { edgesBox } from "../coverage/edges-box";
import type { Bbox } from "../geo/bounds";
import type { Building, Candidate } from "../model/plan";
import { gridCandidates, roofCandidates } from "./grid-candidates";
import type { World } from "./world";

/** Where sites are to be made up, beside those of the project. */
export interface SiteSources {
  readonly grid?: {
    readonly shape: "hexagons" | "squares";
    /** Distance between neighbours, m. */
    readonly spacingM: number;
    /** Twice as dense where something is blind, and a spacing round it. */
    readonly refined: boolean;
    /** Metres above ground of every site. */
    readonly heightM: number;
  };
  readonly roofs?: {
    /** Lower buildings carry none, m. */
    readonly leastHeightM: number;
    /** One roof in each square of so many metres, the highest. */
    readonly apartM: number;
  };
}

export interface GeneratedSites {
  readonly grid: readonly Candidate[];
  readonly roofs: readonly Candidate[];
  /** There would have been more than so many, which is the most that can be worked with: then there are none. */
  readonly tooMany: number | null;
}

/** More than so many sites no question is asked about. */
const MOST_GENERATED = 5_000;

/**
 * Sites that a planner has not listed. A grid site is named by where it lies (metres east and north of the area's south-west
 * corner), so that a denser grid keeps the names of a coarser one, and a choice made about a site keeps its meaning.
 * @param blind boxes of what is blind now, degrees: where a refined grid is denser
 */
export function generatedSites(
  world: World,
  buildings: readonly Building[],
  { grid, roofs }: SiteSources,
  blind: readonly Bbox[] = [],
): GeneratedSites {
  const gridSites = grid ? gridOf(world, grid, blind) : [];
  const roofSites = roofs ? thinned(world, roofCandidates(buildings, roofs), roofs.apartM) : [];
  return gridSites.length + roofSites.length > MOST_GENERATED
    ? { grid: [], roofs: [], tooMany: MOST_GENERATED }
    : { grid: gridSites, roofs: roofSites, tooMany: null };
}

function gridOf(
  world: World,
  { shape, spacingM, refined, heightM }: NonNullable<SiteSources["grid"]>,
  blind: readonly Bbox[],
): Candidate[] {
  const [minX, minY] = edgesBox(world.map.edges);
  const named = (spacing: number): Candidate[] =>
    gridCandidates(world, { shape, spacingM: spacing, heightM }).map((site) => {
      const [x, y] = world.plane.toLocal(site.at);
      return { ...site, id: `G${Math.round(x - minX)}-${Math.round(y - minY)}` };
    });
  const sites = new Map(named(spacingM).map((site) => [site.id, site]));
  if (refined) {
    const boxes = blind.map((box) => localBox(world, box));
    for (const site of named(spacingM / 2)) {
      const [x, y] = world.plane.toLocal(site.at);
      if (boxes.some((box) => isWithin(box, x, y, spacingM)) && !sites.has(site.id)) sites.set(site.id, site);
    }
  }
  return [...sites.values()];
}

type LocalBox = readonly [minX: number, minY: number, maxX: number, maxY: number];

function localBox({ plane }: World, [west, south, east, north]: Bbox): LocalBox {
  const [minX, minY] = plane.toLocal([west, south]);
  const [maxX, maxY] = plane.toLocal([east, north]);
  return [minX, minY, maxX, maxY];
}

const isWithin = ([minX, minY, maxX, maxY]: LocalBox, x: number, y: number, marginM: number): boolean =>
  x >= minX - marginM && x <= maxX + marginM && y >= minY - marginM && y <= maxY + marginM;

/** Of the sites in each square of so many metres the highest; the first of equals. Those outside the district's box are left out. */
function thinned(world: World, sites: readonly Candidate[], apartM: number): Candidate[] {
  const [minX, minY, maxX, maxY] = edgesBox(world.map.edges);
  const highest = new Map<string, Candidate>();
  for (const site of sites) {
    const [x, y] = world.plane.toLocal(site.at);
    if (!isWithin([minX, minY, maxX, maxY], x, y, 0)) continue;
    const square = `${Math.floor((x - minX) / apartM)},${Math.floor((y - minY) / apartM)}`;
    const other = highest.get(square);
    if (!other || (site.heightM ?? 0) > (other.heightM ?? 0)) highest.set(square, site);
  }
  return [...highest.values()];
}
