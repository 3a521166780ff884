import { boxIndex } from "../geo/box-index";
import { pieceMiddle } from "./arc-piece";
import type { AreaMap } from "./area-map";
import { blindRegions, longest } from "./blind-regions";
import type { BlindRegion } from "./blind-regions";
import { chainPieces } from "./chain-pieces";
import type { ArcRing } from "./chain-pieces";
import { discLayer } from "./disc-layer";
import type { Disc, LayerAnswer } from "./disc-layer";
import { ringLocator } from "./ring-locator";

/** What a layout of discs covers of an area. Areas in m², places in local metres. */
export interface DiscCoverage {
  /** The area to be covered. */
  readonly areaM2: number;
  /** Sum of the regions. */
  readonly uncoveredM2: number;
  /** The uncovered area at the true radii, largest first. Parts below 10⁻⁶ m² are rounding, and turn up as undecided. */
  readonly regions: readonly BlindRegion[];
  /** Parts that are uncovered when every radius is 1 mm shorter and hold no region: touching circles, common points. */
  readonly undecided: readonly BlindRegion[];
  /** Their area; above 0 whenever nothing is blind and yet the cover is not certified. */
  readonly undecidedM2: number;
  /** Proved: every point of the closed area lies inside some disc. */
  readonly certified: boolean;
  /** Per disc: what it covers, and what no other disc covers. */
  readonly coveredM2: Float64Array;
  readonly soleM2: Float64Array;
  /**
   * How the regions were made. "exact": as drawn. "shrunk": the exact border would not chain, so the regions are those of radii
   * 10–80 µm shorter (so the regions are a little larger than true). "millimetre": nor would that, so what is uncovered with radii
   * 1 mm shorter is all undecided and no region is given. "none": nor that; the whole area is undecided.
   */
  readonly method: "exact" | "shrunk" | "millimetre" | "none";
}

export type Verdict = Omit<DiscCoverage, "areaM2" | "coveredM2" | "soleM2">;

/** The certificate takes this off every radius, m: an uncovered point then leaves at least as much border. */
export const CERTIFICATE_SHRINK_M = 1e-3;

/** A cover is certified when the shrunk discs leave less border than this, m: far above dust (µm), far below 1 mm. */
const CERTIFIED_BELOW_M = 1e-4;

/** Smaller regions are rounding, m². */
const LEAST_REGION_M2 = 1e-6;

/** Retries take off 10 µm times this, and up to as much again by disc. */
const RETRIES = [1, 2, 4];
const RETRY_SHRINK_M = 1e-5;
const GOLDEN = 0.618_033_988_749_895;

const NOTHING = { uncoveredM2: 0, regions: [], undecided: [], undecidedM2: 0, certified: false };
const PROVED: Verdict = { ...NOTHING, certified: true, method: "exact" };

/**
 * What follows from the border at the true radii and, if asked for, from that with radii 1 mm shorter (discs.md, certificate).
 * Falls on the safe side whatever goes wrong with chaining: see `method`.
 */
export function coverageVerdict(
  map: AreaMap,
  discs: readonly Disc[],
  answer: LayerAnswer,
  short: LayerAnswer | undefined,
): Verdict {
  // Nothing is uncovered at the true radii then: what a chain might make of the rounding there needs no look.
  if (short && short.lengthM < CERTIFIED_BELOW_M) return PROVED;
  return verdict(map, discs, answer, short);
}

/** Regions at the true radii, and what is undecided by the shorter ones, when the cover is not certified. */
function verdict(
  map: AreaMap,
  discs: readonly Disc[],
  answer: LayerAnswer,
  short: LayerAnswer | undefined,
): Verdict {
  const found = ringsOf(map, discs, answer, 0);
  const regions = found ? blindRegions(found.rings, LEAST_REGION_M2) : [];
  const method = found?.method ?? "millimetre";
  const drawn: Verdict = { ...NOTHING, regions, uncoveredM2: sumM2(regions), method };
  if (!short) return found ? drawn : allUndecided(map, answer);
  const around = ringsOf(map, discs, short, CERTIFICATE_SHRINK_M);
  if (!around) return allUndecided(map, answer);
  const undecided = withoutRegions(blindRegions(around.rings, 0), regions);
  const nothingFound = regions.length === 0 && undecided.length === 0;
  // All the border that is left may be bits too short to chain: their area is nearly nothing, but it is not proved to be.
  const undecidedM2 = nothingFound ? short.lengthM * CERTIFICATE_SHRINK_M : sumM2(undecided);
  return { ...drawn, undecided, undecidedM2 };
}

const sumM2 = (regions: readonly BlindRegion[]): number =>
  regions.reduce((sum, { areaM2 }) => sum + areaM2, 0);

/** Chains a layer's pieces; if they will not, those of radii a little shorter still than its own (`shrunkM` already taken off). */
function ringsOf(
  map: AreaMap,
  discs: readonly Disc[],
  { pieces, uncoveredM2 }: LayerAnswer,
  shrunkM: number,
): { rings: ArcRing[]; method: "exact" | "shrunk" } | null {
  const rings = chainPieces(pieces, uncoveredM2, map);
  if (rings.ok) return { rings: rings.value, method: "exact" };
  for (const times of RETRIES) {
    // Distinct by disc, as equal ones would keep common points common.
    const shrinkM = (index: number) => shrunkM + RETRY_SHRINK_M * times * (1 + ((index * GOLDEN) % 1));
    const again = discLayer(map, { shrinkM, soles: false }).update(discs);
    const retried = chainPieces(again.pieces, again.uncoveredM2, map);
    if (retried.ok) return { rings: retried.value, method: "shrunk" };
  }
  return null;
}

/** When nothing chains: no part of the area is known to be covered, and none drawn as blind. */
function allUndecided(map: AreaMap, { uncoveredM2 }: LayerAnswer): Verdict {
  const whole = chainPieces(
    map.borderPieces.filter((piece) => piece !== null),
    map.areaM2,
    map,
  );
  const blindM2 = Math.min(map.areaM2, Math.max(0, uncoveredM2));
  return {
    ...NOTHING,
    uncoveredM2: blindM2,
    undecided: whole.ok ? blindRegions(whole.value, 0) : [],
    undecidedM2: map.areaM2 - blindM2,
    method: "none",
  };
}

/** The possible regions that hold no true one. Locators are made for those only that boxes do not tell apart. */
function withoutRegions(possible: readonly BlindRegion[], regions: readonly BlindRegion[]): BlindRegion[] {
  const boxes = boxIndex(possible.length, (k, box) => box.set((possible[k] as BlindRegion).bbox));
  const locators = new Map<number, (x: number, y: number) => boolean>();
  const isIn = (k: number, x: number, y: number): boolean => {
    const known = locators.get(k) ?? regionLocator(possible[k] as BlindRegion);
    locators.set(k, known);
    return known(x, y);
  };
  const holders = new Set<number>();
  for (const region of regions) {
    const [x, y] = pointInside(region.outer);
    const around = boxes.search(x, y, x, y);
    const holder = around.length === 1 ? around[0] : around.sort((a, b) => a - b).find((k) => isIn(k, x, y));
    if (holder !== undefined) holders.add(holder);
  }
  return possible.filter((_, k) => !holders.has(k));
}

function regionLocator({ outer, holes }: BlindRegion): (x: number, y: number) => boolean {
  const [inOuter, ...inHoles] = [outer, ...holes].map(ringLocator);
  return (x, y) => (inOuter?.(x, y) ?? false) && !inHoles.some((isIn) => isIn(x, y));
}

/** A point of a region that lies well inside what is uncovered with shorter radii: a disc's arc does; an edge needs a nudge. */
function pointInside(outer: ArcRing): [x: number, y: number] {
  const piece = longest(outer, ({ radiusM }) => radiusM > 0);
  const [x, y] = pieceMiddle(piece);
  if (piece.radiusM > 0) return [x, y];
  const lengthM = Math.sqrt((piece.x1 - piece.x0) ** 2 + (piece.y1 - piece.y0) ** 2);
  const nudge = EDGE_NUDGE_M / lengthM;
  return [x - nudge * (piece.y1 - piece.y0), y + nudge * (piece.x1 - piece.x0)];
}

/** m, to the left. */
const EDGE_NUDGE_M = 1e-4;
