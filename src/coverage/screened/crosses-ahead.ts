import { num } from "./read-flat";

/** An obstacle must reach this far beyond the outer rays for all rays to cross it, m: the shrinking of the Lo set. */
export const BEYOND_M = 3e-6;

/** A polygon about the siren at the origin. */
interface Outline {
  readonly n: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Does the line of a ray from the origin meet the outline ahead, not only behind? */
export function crossesAhead({ n, x, y }: Outline, ux: number, uy: number): boolean {
  for (let i = 0; i < n; i++) {
    const j = i + 1 < n ? i + 1 : 0;
    const [p, q] = [ux * num(y, i) - uy * num(x, i), ux * num(y, j) - uy * num(x, j)];
    if (p < 0 === q < 0) continue;
    const f = p / (p - q);
    const along =
      ux * (num(x, i) + f * (num(x, j) - num(x, i))) + uy * (num(y, i) + f * (num(y, j) - num(y, i)));
    if (along > BEYOND_M) return true;
  }
  return false;
}
