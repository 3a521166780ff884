import { ascending } from "../base/ascending";
import type { AreaMap } from "./area-map";
import { chordM2, segmentM2 } from "./arc-piece";
import { TOUCH_GAP_M } from "./circle-crossing";
import { edgeInDisc, noInterval } from "./edge-in-disc";
import type { EdgeInterval } from "./edge-in-disc";

/** One circle of a disc: the one that counts in zones of this label. Cuts ascend by angle in (−π, π]. */
export interface ZoneCircle {
  readonly label: number;
  readonly radiusM: number;
  readonly cutRad: readonly number[];
  readonly cutX: readonly number[];
  readonly cutY: readonly number[];
  /** Does the circle run through its zone after that cut (counter-clockwise)? */
  readonly inZone: readonly boolean[];
  /** With no cut at all: does it run through its zone? */
  readonly wholeInZone: boolean;
}

/** Parts of the map's edges inside a disc. */
export interface EdgeHits {
  readonly edge: number[];
  /** 0: counts for the left side of the edge, 1: for the right. */
  readonly side: number[];
  /** Six to a hit, all in metres: where it begins and ends along the edge, then both ends' x and y. */
  readonly spans: number[];
}

/** Numbers of a hit in `EdgeHits.spans`. */
export const SPAN_STRIDE = 6;

/** What a disc is to the map whatever other discs there are (discs.md, step 2): made once per place and radii. */
export interface DiscAlone {
  readonly circles: readonly ZoneCircle[];
  readonly hits: EdgeHits;
  /** What the disc covers of the area, m². */
  readonly coveredM2: number;
}

/** `radii[label]` in metres; 0 reaches nothing there. */
export function discAlone(map: AreaMap, x: number, y: number, radii: Float64Array): DiscAlone {
  const hits: EdgeHits = { edge: [], side: [], spans: [] };
  const cuts: Cut[][] = [];
  let reachM = 0;
  for (let label = 0; label < radii.length; label++) {
    cuts.push([]);
    reachM = Math.max(reachM, radii[label] as number);
  }
  let coveredM2 = 0;
  if (reachM > 0) {
    const m = reachM + TOUCH_GAP_M;
    // In the order of the edges, so that sums do not depend on the shape of the index.
    const near = ascending(map.edgeIndex.search(x - m, y - m, x + m, y + m));
    const interval = noInterval();
    const { left, right } = map.edges;
    for (const e of near)
      for (let side = 0; side < 2; side++) {
        const label = (side === 0 ? left[e] : right[e]) as number;
        const radiusM = label < 0 ? 0 : (radii[label] as number);
        if (radiusM === 0 || !intervalOf(map, e, x, y, radiusM, interval)) continue;
        keep(hits, e, side, interval);
        addCuts(cuts[label] as Cut[], interval, x, y);
        const greenM2 = chordM2(x, y, interval.x0, interval.y0, interval.x1, interval.y1);
        coveredM2 += side === 0 ? greenM2 : -greenM2;
      }
  }
  const circles: ZoneCircle[] = [];
  for (let label = 0; label < radii.length; label++) {
    const radiusM = radii[label] as number;
    if (radiusM === 0) continue;
    const circle = zoneCircle(map, x, y, radiusM, label, cuts[label] as Cut[]);
    if (!circle.wholeInZone && !circle.inZone.includes(true)) continue;
    circles.push(circle);
    coveredM2 += sectorsM2(circle, x, y);
  }
  return { circles, hits, coveredM2 };
}

function intervalOf(
  { edges }: AreaMap,
  e: number,
  x: number,
  y: number,
  radiusM: number,
  out: EdgeInterval,
): boolean {
  const { ax, ay, bx, by } = edges;
  return edgeInDisc(ax[e] as number, ay[e] as number, bx[e] as number, by[e] as number, x, y, radiusM, out);
}

function keep(hits: EdgeHits, edge: number, side: number, interval: EdgeInterval): void {
  hits.edge.push(edge);
  hits.side.push(side);
  hits.spans.push(interval.fromM, interval.toM, interval.x0, interval.y0, interval.x1, interval.y1);
}

interface Cut {
  readonly rad: number;
  readonly x: number;
  readonly y: number;
}

function addCuts(cuts: Cut[], { x0, y0, x1, y1, cutFrom, cutTo }: EdgeInterval, x: number, y: number): void {
  if (cutFrom) cuts.push({ rad: Math.atan2(y0 - y, x0 - x), x: x0, y: y0 });
  if (cutTo) cuts.push({ rad: Math.atan2(y1 - y, x1 - x), x: x1, y: y1 });
}

/** Sorts the cuts of a circle and finds out, at the middle of each span, whether it runs through its zone. */
function zoneCircle(
  map: AreaMap,
  x: number,
  y: number,
  radiusM: number,
  label: number,
  cuts: Cut[],
): ZoneCircle {
  if (cuts.length > 1) cuts.sort((a, b) => a.rad - b.rad);
  const isIn = (rad: number) =>
    map.labelAt(x + radiusM * Math.cos(rad), y + radiusM * Math.sin(rad)) === label;
  const cutRad: number[] = [];
  const cutX: number[] = [];
  const cutY: number[] = [];
  const inZone: boolean[] = [];
  for (let k = 0; k < cuts.length; k++) {
    const cut = cuts[k] as Cut;
    const deltaRad = spanRad(cuts, k);
    cutRad.push(cut.rad);
    cutX.push(cut.x);
    cutY.push(cut.y);
    inZone.push(deltaRad > 0 && isIn(cut.rad + deltaRad / 2));
  }
  return { label, radiusM, cutRad, cutX, cutY, inZone, wholeInZone: cuts.length === 0 && isIn(0) };
}

/** From a cut to the next one, round to the first again, rad. */
const spanRad = (cuts: readonly Cut[], k: number): number =>
  k + 1 < cuts.length
    ? (cuts[k + 1] as Cut).rad - (cuts[k] as Cut).rad
    : (cuts[0] as Cut).rad + 2 * Math.PI - (cuts[k] as Cut).rad;

/** What the arcs inside the zone add to the disc's area there, about its centre, m². */
function sectorsM2(circle: ZoneCircle, x: number, y: number): number {
  const { cutRad, cutX, cutY, inZone, radiusM, wholeInZone } = circle;
  if (wholeInZone) return Math.PI * radiusM * radiusM;
  let sumM2 = 0;
  for (let k = 0; k < cutRad.length; k++) {
    if (!inZone[k]) continue;
    const last = k + 1 === cutRad.length;
    const next = last ? 0 : k + 1;
    const deltaRad = (cutRad[next] as number) - (cutRad[k] as number) + (last ? 2 * Math.PI : 0);
    sumM2 += chordM2(x, y, cutX[k] as number, cutY[k] as number, cutX[next] as number, cutY[next] as number);
    sumM2 += segmentM2(radiusM, deltaRad);
  }
  return sumM2;
}
