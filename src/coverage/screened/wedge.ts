import { assert } from "../../base/assert";
import { num } from "./read-flat";

/** Cells and items have at most this many corners in the scratch arrays. */
export const MOST_CORNERS = 64;

/** How far obstacles are swollen where they may screen, m: a micrometre for them, one for the cell and one for rounding. */
export const SWELL_M = 3e-6;

/**
 * A convex cell as seen from a siren at the origin. At fraction t of the way every ray to the cell lies in t · cell, so all
 * that stands in the way is described by ranges of t (field.md §4). A class because it is filled again for every cell.
 */
export class Wedge {
  n = 0;
  /** Corners relative to the siren, counter-clockwise. */
  readonly x = new Float64Array(MOST_CORNERS);
  readonly y = new Float64Array(MOST_CORNERS);
  /** Outward unit normals of the sides, and how far out the sides lie. */
  readonly nx = new Float64Array(MOST_CORNERS);
  readonly ny = new Float64Array(MOST_CORNERS);
  readonly out = new Float64Array(MOST_CORNERS);
  /** Nearest and farthest distance on the plan, m. */
  nearM = 0;
  farM = 0;
  /** The siren stands in the cell (or within a millimetre): rays go all ways. */
  around = false;
  /** Unit vectors to the rightmost and leftmost corner. */
  rightX = 1;
  rightY = 0;
  leftX = 1;
  leftY = 0;

  /** Takes a cell (flat corners, counter-clockwise) and the place of the siren. */
  set(corners: Float64Array, sirenX: number, sirenY: number): void {
    const n = corners.length >> 1;
    assert(n <= MOST_CORNERS, "a cell fits the scratch arrays");
    this.n = n;
    const { x, y } = this;
    let far2 = 0;
    for (let i = 0; i < n; i++) {
      const px = num(corners, 2 * i) - sirenX;
      const py = num(corners, 2 * i + 1) - sirenY;
      x[i] = px;
      y[i] = py;
      far2 = Math.max(far2, px * px + py * py);
    }
    this.farM = Math.sqrt(far2) + SWELL_M;
    let least = -Infinity;
    let near2 = Infinity;
    for (let i = 0; i < n; i++) {
      const j = i + 1 < n ? i + 1 : 0;
      const ex = num(x, j) - num(x, i);
      const ey = num(y, j) - num(y, i);
      const length2 = ex * ex + ey * ey;
      const lengthM = Math.sqrt(length2);
      this.nx[i] = ey / lengthM;
      this.ny[i] = -ex / lengthM;
      this.out[i] = (ey * num(x, i) - ex * num(y, i)) / lengthM;
      least = Math.max(least, -num(this.out, i));
      const along = Math.min(1, Math.max(0, -(num(x, i) * ex + num(y, i) * ey) / length2));
      const fx = num(x, i) + along * ex;
      const fy = num(y, i) + along * ey;
      near2 = Math.min(near2, fx * fx + fy * fy);
    }
    this.around = least < 1e-3;
    this.nearM = this.around ? 0 : Math.max(0, Math.sqrt(near2) - SWELL_M);
    if (!this.around) this.setExtremes();
  }

  private setExtremes(): void {
    const { n, x, y } = this;
    let right = 0;
    let left = 0;
    for (let i = 1; i < n; i++) {
      if (num(x, right) * num(y, i) - num(y, right) * num(x, i) < 0) right = i;
      if (num(x, left) * num(y, i) - num(y, left) * num(x, i) > 0) left = i;
    }
    const r = Math.sqrt(num(x, right) ** 2 + num(y, right) ** 2);
    const l = Math.sqrt(num(x, left) ** 2 + num(y, left) ** 2);
    this.rightX = num(x, right) / r;
    this.rightY = num(y, right) / r;
    this.leftX = num(x, left) / l;
    this.leftY = num(y, left) / l;
  }
}
