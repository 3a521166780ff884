import { edgesBox } from "../coverage/edges-box";
import type { Candidate } from "../model/plan";
import { bboxOf } from "../geo/bounds";
import { wgs84 } from "../geo/datums";
import type { Area, Building } from "../model/plan";
import type { World } from "./world";

export interface GridOptions {
  readonly shape: "hexagons" | "squares";
  /** Distance between neighbours, m. */
  readonly spacingM: number;
  /** Metres above ground, and cost, of every generated site. */
  readonly heightM?: number;
  readonly cost?: number;
  /** Moves the whole grid, m. */
  readonly offsetM?: readonly [eastM: number, northM: number];
}

/** More sites than this no planner wants to look at. */
const MOST_SITES = 20_000;

/** Sites on a regular grid over the area to be covered: what could be had if one could build anywhere. */
export function gridCandidates(world: World, options: GridOptions): Candidate[] {
  const { shape, spacingM, heightM, cost = 1, offsetM = [0, 0] } = options;
  const [minX, minY, maxX, maxY] = edgesBox(world.map.edges);
  const rowM = shape === "hexagons" ? (spacingM * Math.sqrt(3)) / 2 : spacingM;
  const sites: Candidate[] = [];
  let row = 0;
  for (let y = minY + offsetM[1]; y <= maxY; y += rowM, row++) {
    const shiftM = shape === "hexagons" && row % 2 === 1 ? spacingM / 2 : 0;
    for (let x = minX + offsetM[0] + shiftM; x <= maxX && sites.length < MOST_SITES; x += spacingM) {
      if (world.map.labelAt(x, y) < 0) continue;
      const at = wgs84(...(world.plane.toWgs84([x, y]) as readonly [number, number]));
      const id = `G${String(sites.length + 1).padStart(5, "0")}`;
      sites.push({ id, at, ...(heightM === undefined ? {} : { heightM }), cost, allowed: true });
    }
  }
  return sites;
}

/** Sites on roofs: the middle of each building of at least so many metres, so much above its roof. */
export function roofCandidates(
  buildings: readonly Building[],
  { leastHeightM, mastM = 3, cost = 1 }: { leastHeightM: number; mastM?: number; cost?: number },
): Candidate[] {
  return buildings.flatMap(({ footprint, heightM }, index): Candidate[] => {
    const middle = heightM >= leastHeightM ? middleOf(footprint) : null;
    const id = `R${String(index + 1).padStart(5, "0")}`;
    return middle ? [{ id, at: wgs84(...middle), heightM: heightM + mastM, cost, allowed: true }] : [];
  });
}

function middleOf(footprint: Area): [lon: number, lat: number] | null {
  const box = bboxOf([footprint]);
  return box && [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
}
