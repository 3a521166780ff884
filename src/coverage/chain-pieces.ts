import { err, ok } from "../base/result";
import type { Result } from "../base/result";
import { chordM2, pieceLengthM, pieceM2, startRad } from "./arc-piece";
import type { ArcPiece } from "./arc-piece";
import { weldEnds } from "./weld-ends";
import type { Weld } from "./weld-ends";

/** A closed run of pieces, what it bounds on its left: counter-clockwise (area > 0) from outside, clockwise round a hole. */
export interface ArcRing {
  readonly pieces: readonly ArcPiece[];
  /** Signed, m². */
  readonly areaM2: number;
}

export type ChainProblem = "open-end" | "area-mismatch";

/** Pieces that begin and end in one node are dust below this length, m: what a nearly common point of three circles leaves. */
const DUST_M = 8e-5;

/**
 * How far the rings may be from the sum over the unchained pieces, m², and for the rounding of large sums a share of it. What
 * the weld bridges or drops counts besides, by its distance from the origin of the sum: nearly tangent circles with a nearly
 * common point leave micrometres open.
 */
const SUM_TOLERANCE_M2 = 1e-4;
const SUM_TOLERANCE_SHARE = 1e-12;

/** Where tangents are equal, the pieces are told apart this far from the node, m. See `leavingRad`. */
const LOOK_AHEAD_M = 2e-5;

/** The point that a sum over pieces is taken about, local metres. */
export interface Origin {
  readonly originX: number;
  readonly originY: number;
}

/**
 * Chains pieces into rings (discs.md, step 5). At a node a ring goes on with the first piece clockwise from the way it came,
 * so rings that touch in a point stay apart. `expectedM2` is the sum over the pieces about `origin`.
 */
export function chainPieces(
  pieces: readonly ArcPiece[],
  expectedM2: number,
  origin: Origin,
): Result<ArcRing[], ChainProblem> {
  const weld = weldEnds(pieces);
  const next = new Int32Array(pieces.length).fill(-1);
  const dust = new Uint8Array(pieces.length);
  let toleranceM2 = SUM_TOLERANCE_M2 + SUM_TOLERANCE_SHARE * Math.abs(expectedM2);
  pieces.forEach((piece, i) => {
    if (weld.startNode[i] !== weld.endNode[i]) return;
    const lengthM = pieceLengthM(piece);
    if (lengthM >= DUST_M) return;
    dust[i] = 1;
    toleranceM2 += lengthM * awayM(piece, origin);
  });
  if (!linkAll(pieces, weld, dust, next)) return err("open-end");
  const rings: ArcRing[] = [];
  let sumM2 = 0;
  const seen = dust;
  for (let i = 0; i < pieces.length; i++) {
    if (seen[i]) continue;
    const ring: ArcPiece[] = [];
    for (let k = i; !seen[k]; k = next[k] as number) {
      seen[k] = 1;
      ring.push(pieces[k] as ArcPiece);
    }
    const areaM2 = ringM2(ring, (piece, gapM) => (toleranceM2 += gapM * awayM(piece, origin)));
    sumM2 += areaM2;
    rings.push({ pieces: ring, areaM2 });
  }
  return Math.abs(sumM2 - expectedM2) <= toleranceM2 ? ok(rings) : err("area-mismatch");
}

const awayM = ({ x1, y1 }: ArcPiece, { originX, originY }: Origin): number =>
  Math.abs(x1 - originX) + Math.abs(y1 - originY);

/** Area of a closed ring about its first point; the welded gaps after pieces count as straight ways, and are told. */
function ringM2(ring: readonly ArcPiece[], tellGap: (piece: ArcPiece, gapM: number) => void): number {
  const { x0: ox, y0: oy } = ring[0] as ArcPiece;
  let sumM2 = 0;
  ring.forEach((piece, k) => {
    const after = ring[k + 1 === ring.length ? 0 : k + 1] as ArcPiece;
    sumM2 += pieceM2(piece, ox, oy);
    if (piece.x1 === after.x0 && piece.y1 === after.y0) return;
    sumM2 += chordM2(ox, oy, piece.x1, piece.y1, after.x0, after.y0);
    tellGap(piece, Math.abs(piece.x1 - after.x0) + Math.abs(piece.y1 - after.y0));
  });
  return sumM2;
}

/** Ends of pieces at a node: piece i begins there as end 2i, or ends there as 2i + 1. */
function linkAll(pieces: readonly ArcPiece[], weld: Weld, dust: Uint8Array, next: Int32Array): boolean {
  const { nodes, startNode, endNode } = weld;
  const first = new Int32Array(nodes + 1);
  const bump = (node: number) => (first[node + 1] = (first[node + 1] as number) + 1);
  for (let i = 0; i < pieces.length; i++) {
    if (dust[i]) continue;
    bump(startNode[i] as number);
    bump(endNode[i] as number);
  }
  for (let node = 0; node < nodes; node++)
    first[node + 1] = (first[node + 1] as number) + (first[node] as number);
  const ends = new Int32Array(first[nodes] as number);
  const fill = first.slice();
  const put = (node: number, end: number) => {
    ends[fill[node] as number] = end;
    fill[node] = (fill[node] as number) + 1;
  };
  for (let i = 0; i < pieces.length; i++) {
    if (dust[i]) continue;
    put(startNode[i] as number, 2 * i);
    put(endNode[i] as number, 2 * i + 1);
  }
  for (let node = 0; node < nodes; node++) {
    const here = ends.subarray(first[node], first[node + 1]);
    if (here.length === 2) {
      const [a, b] = [here[0] as number, here[1] as number];
      if (((a ^ b) & 1) === 0) return false;
      const [arriving, leaving] = a & 1 ? [a, b] : [b, a];
      next[arriving >> 1] = leaving >> 1;
    } else if (here.length > 0 && !linkNode(pieces, Array.from(here), next)) return false;
  }
  return true;
}

/**
 * Links a node with several ways through. Clockwise round the node, each way out answers the last way in that has none yet:
 * where ins and outs alternate, as round every true node, that is the first clockwise; where rounding has swapped two, every
 * piece still has exactly one next.
 */
function linkNode(pieces: readonly ArcPiece[], ends: number[], next: Int32Array): boolean {
  const key = new Map(ends.map((end) => [end, leavingRad(pieces[end >> 1] as ArcPiece, (end & 1) === 1)]));
  ends.sort((a, b) => (key.get(b) as number) - (key.get(a) as number) || a - b);
  const waiting: number[] = [];
  let open = 0;
  for (const end of ends) open += end & 1 ? 1 : -1;
  if (open !== 0) return false;
  const answered = new Set<number>();
  for (let k = 0; k < 2 * ends.length; k++) {
    const end = ends[k % ends.length] as number;
    if (end & 1) {
      if (k < ends.length) waiting.push(end >> 1);
    } else if (!answered.has(end) && waiting.length > 0) {
      next[waiting.pop() as number] = end >> 1;
      answered.add(end);
    }
  }
  return true;
}

/**
 * The direction in which a piece leaves a node (backwards if it arrives there), a little way out: the tangent, turned by the
 * curvature over 20 µm. Crossing curves differ by more than 2·10⁻⁶ rad in their tangents, touching ones only in curvature.
 */
function leavingRad(piece: ArcPiece, arrives: boolean): number {
  const { x0, y0, x1, y1, cx, cy, radiusM, sweepRad } = piece;
  if (radiusM === 0) return arrives ? Math.atan2(y0 - y1, x0 - x1) : Math.atan2(y1 - y0, x1 - x0);
  const fromCentre = arrives ? Math.atan2(y1 - cy, x1 - cx) : startRad(piece);
  // Leaving forwards along a counter-clockwise arc, or backwards along a clockwise one, turns left.
  const turn = sweepRad > 0 !== arrives ? 1 : -1;
  const rad = fromCentre + turn * (Math.PI / 2 + LOOK_AHEAD_M / radiusM);
  return rad > Math.PI ? rad - 2 * Math.PI : rad <= -Math.PI ? rad + 2 * Math.PI : rad;
}
