import { eachExtreme } from "./arc-piece";
import type { ArcPiece } from "./arc-piece";
import type { ArcRing } from "./chain-pieces";

/** Rings up to this many monotone bits are searched one by one. */
const FEW = 32;

/** A bit of a ring that runs only up or only down; on an arc, its western (−1) or eastern (1) side. */
export interface Bit {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly piece: ArcPiece;
  readonly halfSide: number;
}

/** Is a point inside a ring? Even-odd along the ray to the east. Sorted into bands, for rings of many pieces. */
export function ringLocator(ring: ArcRing): (x: number, y: number) => boolean {
  let bands: ((y: number) => readonly Bit[]) | undefined;
  return (x, y) => {
    bands ??= bandsOf(bitsOf(ring));
    let inside = false;
    for (const bit of bands(y)) {
      if (bit.y0 <= y === bit.y1 <= y) continue;
      if (hitX(bit, y) > x) inside = !inside;
    }
    return inside;
  };
}

function hitX({ x0, y0, x1, y1, piece, halfSide }: Bit, y: number): number {
  if (halfSide === 0) return x0 + ((y - y0) / (y1 - y0)) * (x1 - x0);
  const { cx, cy, radiusM } = piece;
  return cx + halfSide * Math.sqrt(Math.max(0, (radiusM - (y - cy)) * (radiusM + (y - cy))));
}

/** Cuts arcs where they turn, north, east, south and west, so that a bit's own ends tell its side. A welded gap becomes a straight bit, so that the ring is closed. */
export function bitsOf({ pieces }: ArcRing): Bit[] {
  const bits: Bit[] = [];
  pieces.forEach((piece, k) => {
    let [x0, y0] = [piece.x0, piece.y0];
    const add = (x1: number, y1: number): void => {
      const side = piece.radiusM === 0 ? 0 : x0 + x1 > 2 * piece.cx ? 1 : -1;
      bits.push({ x0, y0, x1, y1, piece, halfSide: side });
      [x0, y0] = [x1, y1];
    };
    if (piece.radiusM > 0) eachExtreme(piece, add);
    add(piece.x1, piece.y1);
    const after = pieces[(k + 1) % pieces.length] as ArcPiece;
    if (after.y0 !== y0) bits.push({ x0, y0, x1: after.x0, y1: after.y0, piece, halfSide: 0 });
  });
  return bits;
}

/** Which bits can meet the height y. */
function bandsOf(bits: readonly Bit[]): (y: number) => readonly Bit[] {
  if (bits.length <= FEW) return () => bits;
  let [minY, maxY] = [Infinity, -Infinity];
  for (const { y0, y1 } of bits) {
    minY = Math.min(minY, y0, y1);
    maxY = Math.max(maxY, y0, y1);
  }
  const count = Math.min(4096, bits.length);
  const bandM = (maxY - minY) / count || 1;
  const band = (y: number) => Math.min(count - 1, Math.max(0, Math.floor((y - minY) / bandM)));
  const lists = Array.from({ length: count }, (): Bit[] => []);
  for (const bit of bits)
    for (let b = band(Math.min(bit.y0, bit.y1)); b <= band(Math.max(bit.y0, bit.y1)); b++)
      lists[b]?.push(bit);
  return (y) => (y < minY || y > maxY ? [] : (lists[band(y)] as Bit[]));
}
