import { pieceLengthM, pieceM2 } from "./arc-piece";
import type { ArcPiece } from "./arc-piece";

/** What one circle or edge adds to a layout's answer. */
export interface SweepResult {
  /** Pieces of the border of the uncovered area, which lies to their left. */
  readonly pieces: ArcPiece[];
  /** Their length, m, and what they add to the uncovered area about the map's origin, m². */
  lengthM: number;
  uncoveredM2: number;
  /** soleM2[k] is to be added to what the disc in soleSlot[k] covers alone. */
  readonly soleSlot: number[];
  readonly soleM2: number[];
}

export const sweepResult = (): SweepResult => ({
  pieces: [],
  lengthM: 0,
  uncoveredM2: 0,
  soleSlot: [],
  soleM2: [],
});

export function addPiece(to: SweepResult, piece: ArcPiece, originX: number, originY: number): void {
  to.pieces.push(piece);
  to.lengthM += pieceLengthM(piece);
  to.uncoveredM2 += pieceM2(piece, originX, originY);
}

/** Does it add neither border nor what a disc covers alone? */
export const isNothing = ({ pieces, soleSlot }: SweepResult): boolean =>
  pieces.length === 0 && soleSlot.length === 0;
