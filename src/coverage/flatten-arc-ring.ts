import { startRad } from "./arc-piece";
import type { ArcRing } from "./chain-pieces";

/**
 * A ring as a polygon, flat [x0, y0, x1, y1, …] in local metres, not closed. Its corners lie on the true border and its sides
 * leave it by at most `toleranceM`.
 */
export function flattenArcRing({ pieces }: ArcRing, toleranceM: number): number[] {
  const flat: number[] = [];
  const add = (x: number, y: number): void => {
    const end = flat.length;
    if (end === 0 || flat[end - 2] !== x || flat[end - 1] !== y) flat.push(x, y);
  };
  for (const piece of pieces) {
    add(piece.x0, piece.y0);
    if (piece.radiusM > 0) {
      const stepRad = 2 * Math.acos(Math.max(0, 1 - toleranceM / piece.radiusM));
      const steps = Math.ceil(Math.abs(piece.sweepRad) / stepRad);
      const start = startRad(piece);
      for (let k = 1; k < steps; k++) {
        const rad = start + (piece.sweepRad * k) / steps;
        add(piece.cx + piece.radiusM * Math.cos(rad), piece.cy + piece.radiusM * Math.sin(rad));
      }
    }
    add(piece.x1, piece.y1);
  }
  if (flat.length > 2 && flat[0] === flat[flat.length - 2] && flat[1] === flat[flat.length - 1])
    flat.length -= 2;
  return flat;
}
