import { chordM2, eachExtreme, pieceLengthM, pieceMiddle, segmentM2, startRad } from "./arc-piece";
import type { ArcPiece } from "./arc-piece";
import type { ArcRing } from "./chain-pieces";
import { ringLocator } from "./ring-locator";

export type { ArcRing } from "./chain-pieces";

/** A connected part of the uncovered area, in local metres. */
export interface BlindRegion {
  readonly areaM2: number;
  readonly centroid: readonly [x: number, y: number];
  readonly bbox: readonly [minX: number, minY: number, maxX: number, maxY: number];
  /** Counter-clockwise. */
  readonly outer: ArcRing;
  /** Clockwise. */
  readonly holes: readonly ArcRing[];
}

/**
 * Sorts rings into regions, largest area first (then from the south-west): every clockwise ring is a hole of the smallest
 * counter-clockwise one around it. Regions below `leastM2` are left out.
 */
export function blindRegions(rings: readonly ArcRing[], leastM2: number): BlindRegion[] {
  const outers = rings.filter(({ areaM2 }) => areaM2 > 0);
  const boxes = outers.map(boxOf);
  const locators: ((x: number, y: number) => boolean)[] = [];
  const isIn = (k: number, x: number, y: number): boolean =>
    (locators[k] ??= ringLocator(outers[k] as ArcRing))(x, y);
  const holesOf = outers.map((): ArcRing[] => []);
  for (const hole of rings) {
    if (hole.areaM2 > 0) continue;
    const [x, y] = pieceMiddle(longest(hole));
    const around = outers
      .map((_, k) => k)
      .filter((k) => holds(boxes[k] as Box, x, y) && (outers[k] as ArcRing).areaM2 > -hole.areaM2);
    const by = (list: number[]) =>
      list.sort((k, l) => (outers[k] as ArcRing).areaM2 - (outers[l] as ArcRing).areaM2);
    // A hole lies in some ring: with one candidate there is nothing to test.
    const found = around.length === 1 ? around[0] : by(around).find((k) => isIn(k, x, y));
    if (found !== undefined) holesOf[found]?.push(hole);
  }
  return outers
    .map((outer, k) => regionOf(outer, holesOf[k] as ArcRing[], boxes[k] as Box))
    .filter(({ areaM2 }) => areaM2 >= leastM2)
    .sort((a, b) => b.areaM2 - a.areaM2 || a.bbox[1] - b.bbox[1] || a.bbox[0] - b.bbox[0]);
}

/** The longest piece of a ring: the one whose middle is farthest from any welded end. */
export function longest({ pieces }: ArcRing, counts: (piece: ArcPiece) => boolean = () => true): ArcPiece {
  let best = pieces[0] as ArcPiece;
  let bestM = -1;
  for (const piece of pieces) {
    const lengthM = counts(piece) ? pieceLengthM(piece) : -1;
    if (lengthM > bestM) [best, bestM] = [piece, lengthM];
  }
  return best;
}

type Box = readonly [minX: number, minY: number, maxX: number, maxY: number];

const holds = ([minX, minY, maxX, maxY]: Box, x: number, y: number): boolean =>
  x >= minX && x <= maxX && y >= minY && y <= maxY;

function boxOf({ pieces }: ArcRing): Box {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  const include = (x: number, y: number): void => {
    minX = Math.min(minX, x);
    maxX = Math.max(maxX, x);
    minY = Math.min(minY, y);
    maxY = Math.max(maxY, y);
  };
  for (const piece of pieces) {
    include(piece.x0, piece.y0);
    eachExtreme(piece, include);
  }
  return [minX, minY, maxX, maxY];
}

function regionOf(outer: ArcRing, holes: readonly ArcRing[], bbox: Box): BlindRegion {
  const { x0: ox, y0: oy } = outer.pieces[0] as ArcPiece;
  const sum = { areaM2: 0, momentX: 0, momentY: 0 };
  for (const ring of [outer, ...holes]) {
    sum.areaM2 += ring.areaM2;
    for (const piece of ring.pieces) addMoment(piece, ox, oy, sum);
  }
  const [minX, minY, maxX, maxY] = bbox;
  // Rounding can throw the quotient of a sliver out of its box.
  const x = Math.min(maxX, Math.max(minX, ox + sum.momentX / sum.areaM2));
  const y = Math.min(maxY, Math.max(minY, oy + sum.momentY / sum.areaM2));
  return { areaM2: sum.areaM2, centroid: [x, y], bbox, outer, holes };
}

/** First moment, m³, about (ox, oy): g(p + q)/3 of the chord's triangle; G·c + ⅔r³sin³(Δ/2) towards the middle of an arc. */
function addMoment(piece: ArcPiece, ox: number, oy: number, sum: { momentX: number; momentY: number }): void {
  const { x0, y0, x1, y1, cx, cy, radiusM, sweepRad } = piece;
  const greenM2 = chordM2(ox, oy, x0, y0, x1, y1);
  sum.momentX += (greenM2 * (x0 - ox + x1 - ox)) / 3;
  sum.momentY += (greenM2 * (y0 - oy + y1 - oy)) / 3;
  if (radiusM === 0) return;
  const delta = Math.abs(sweepRad);
  const sign = Math.sign(sweepRad);
  const segment = segmentM2(radiusM, delta);
  const lever = (2 / 3) * (radiusM * Math.sin(delta / 2)) ** 3;
  const middle = startRad(piece) + sweepRad / 2;
  sum.momentX += sign * (segment * (cx - ox) + lever * Math.cos(middle));
  sum.momentY += sign * (segment * (cy - oy) + lever * Math.sin(middle));
}
