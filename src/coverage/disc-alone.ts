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

/** Parts of the map's edges inside a disc, side by side. */
export interface EdgeHits {
  readonly edge: number[];
  /** 0: counts for the left side of the edge, 1: for the right. */
  readonly side: number[];
  readonly fromM: number[];
  readonly toM: number[];
  readonly x0: number[];
  readonly y0: number[];
  readonly x1: number[];
  readonly y1: number[];
}

/** What a disc is to the map whatever other discs there are (discs.md, step 2): made once per place and radii. */
export interface DiscAlone {
  readonly circles: readonly ZoneCircle[];
  readonly hits: EdgeHits;
  /** What the disc covers of the area, m². */
  readonly coveredM2: number;
}

/** `radii[label]` in metres; 0 reaches nothing there. */
export function discAlone(map: AreaMap, x: number, y: number, radii: Float64Array): DiscAlone {
  const hits: EdgeHits = { edge: [], side: [], fromM: [], toM: [], x0: [], y0: [], x1: [], y1: [] };
  const cuts = Array.from(radii, (): Cut[] => []);
  const reachM = radii.reduce((a, b) => Math.max(a, b), 0);
  let coveredM2 = 0;
  if (reachM > 0) {
    const m = reachM + TOUCH_GAP_M;
    // In the order of the edges, so that sums do not depend on the shape of the index.
    const near = map.edgeIndex.search(x - m, y - m, x + m, y + m).sort((a, b) => a - b);
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
  radii.forEach((radiusM, label) => {
    if (radiusM === 0) return;
    const circle = zoneCircle(map, x, y, radiusM, label, cuts[label] as Cut[]);
    if (!circle.wholeInZone && !circle.inZone.includes(true)) return;
    circles.push(circle);
    coveredM2 += sectorsM2(circle, x, y);
  });
  return { circles, hits, coveredM2 };
}

interface Cut {
  readonly rad: number;
  readonly x: number;
  readonly y: number;
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
  hits.fromM.push(interval.fromM);
  hits.toM.push(interval.toM);
  hits.x0.push(interval.x0);
  hits.y0.push(interval.y0);
  hits.x1.push(interval.x1);
  hits.y1.push(interval.y1);
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
  cuts.sort((a, b) => a.rad - b.rad);
  const isIn = (rad: number) =>
    map.labelAt(x + radiusM * Math.cos(rad), y + radiusM * Math.sin(rad)) === label;
  return {
    label,
    radiusM,
    cutRad: cuts.map(({ rad }) => rad),
    cutX: cuts.map((cut) => cut.x),
    cutY: cuts.map((cut) => cut.y),
    inZone: cuts.map(({ rad }, k) => {
      const deltaRad = spanRad(cuts, k);
      return deltaRad > 0 && isIn(rad + deltaRad / 2);
    }),
    wholeInZone: cuts.length === 0 && isIn(0),
  };
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
