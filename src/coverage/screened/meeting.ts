import type { TerrainNodes } from "../../acoustics/terrain";
import { BEYOND_M, crossesAhead } from "./crosses-ahead";
import { GROUND_EDGE, type Obstacles, PIECE } from "./obstacles";
import { num } from "./read-flat";
import { MOST_CORNERS, SWELL_M, type Wedge } from "./wedge";

/** Where, as fractions of the way, the rays of a wedge meet one item. A class because it is filled again for every item. */
export class Meeting {
  /** The item's corners relative to the siren. */
  n = 0;
  readonly x = new Float64Array(MOST_CORNERS);
  readonly y = new Float64Array(MOST_CORNERS);
  readonly z = new Float64Array(MOST_CORNERS);
  kind = 0;
  private readonly origin = new Float64Array(2);
  /** Some ray may meet it between these fractions; swollen. */
  a = 0;
  b = 0;
  /** Where it ends to matter: b, or less. */
  cutB = 0;
  /** It begins behind the cell, or does not meet the wedge at all; not swollen. */
  missed = false;
  /** Heights that rays can find. */
  minZ = 0;
  maxZ = 0;
  /** Every ray crosses it, and before the receiver. */
  whole = false;
  /** From insideA to insideB (if in this order) every ray is inside it; shrunk. */
  insideA = 1;
  insideB = 0;

  constructor(
    readonly obstacles: Obstacles,
    private readonly nodes: TerrainNodes | null,
  ) {}

  /** Finds where an item meets a wedge. Items from `obstacles.count` on are edges of the terrain: 3 · node + 0 east, 1 south, 2 diagonal. */
  find(wedge: Wedge, item: number): void {
    this.load(item);
    this.missed = true;
    this.whole = false;
    if (this.kind !== PIECE) {
      this.findEdge(wedge);
      return;
    }
    if (!wedge.around && !this.meetsAngle(wedge)) return;
    this.range(wedge, item);
  }

  /** Sets the siren that items are met from, before anything else. */
  from(siren: readonly [number, number, number]): void {
    this.origin[0] = siren[0];
    this.origin[1] = siren[1];
  }

  /** Loads an item's corners. */
  load(item: number): void {
    const { obstacles, nodes, x, y, z, origin } = this;
    const sirenX = num(origin, 0);
    const sirenY = num(origin, 1);
    if (item >= obstacles.count && nodes) {
      const code = item - obstacles.count;
      const node = (code / 3) | 0;
      const step = code - 3 * node;
      const other = node + (step === 0 ? 1 : step === 1 ? nodes.cols : nodes.cols + 1);
      const { xM, yM, zM } = nodes;
      this.kind = GROUND_EDGE;
      this.n = 2;
      x[0] = num(xM, node) - sirenX;
      y[0] = num(yM, node) - sirenY;
      z[0] = num(zM, node);
      x[1] = num(xM, other) - sirenX;
      y[1] = num(yM, other) - sirenY;
      z[1] = num(zM, other);
      return;
    }
    const from = obstacles.first[item] as number;
    const n = (obstacles.first[item + 1] as number) - from;
    this.kind = obstacles.kind[item] as number;
    this.n = n;
    for (let i = 0; i < n; i++) {
      x[i] = num(obstacles.x, from + i) - sirenX;
      y[i] = num(obstacles.y, from + i) - sirenY;
    }
    z[0] = num(obstacles.z, from);
    z[1] = num(obstacles.z, from + 1);
    this.minZ = num(z, 0);
    this.maxZ = num(z, 0);
  }

  /**
   * A wall or an edge of the terrain: a segment with a sloping top. Its line is where the scaled cell has it, t · low ≤ c ≤ t · high;
   * only a segment that ends within the wedge must also be held against the sides of the cell.
   */
  private findEdge(wedge: Wedge): void {
    const { x, y, z } = this;
    const x0 = num(x, 0);
    const y0 = num(y, 0);
    const x1 = num(x, 1);
    const y1 = num(y, 1);
    const ex = x1 - x0;
    const ey = y1 - y0;
    const lengthM = Math.sqrt(ex * ex + ey * ey);
    const z0 = num(z, 0);
    const z1 = num(z, 1);
    let minZ = z0 < z1 ? z0 : z1;
    let maxZ = z0 < z1 ? z1 : z0;
    let nx = ey / lengthM;
    let ny = -ex / lengthM;
    let c = nx * x0 + ny * y0;
    let whole = false;
    if (!wedge.around) {
      const { rightX, rightY, leftX, leftY } = wedge;
      const r0 = rightX * y0 - rightY * x0;
      const r1 = rightX * y1 - rightY * x1;
      if (r0 < -SWELL_M && r1 < -SWELL_M) return;
      const l0 = leftX * y0 - leftY * x0;
      const l1 = leftX * y1 - leftY * x1;
      if (l0 > SWELL_M && l1 > SWELL_M) return;
      whole =
        (r0 < r1 ? r0 < -BEYOND_M && r1 > BEYOND_M : r1 < -BEYOND_M && r0 > BEYOND_M) &&
        (l0 < l1 ? l0 < -BEYOND_M && l1 > BEYOND_M : l1 < -BEYOND_M && l0 > BEYOND_M);
      // It may cross the backward part of a ray's line instead.
      if (whole) {
        const [f, g] = [r0 / (r0 - r1), l0 / (l0 - l1)];
        whole =
          rightX * (x0 + f * ex) + rightY * (y0 + f * ey) > BEYOND_M &&
          leftX * (x0 + g * ex) + leftY * (y0 + g * ey) > BEYOND_M;
      }
      if (z0 !== z1) {
        // Heights between the outer rays, where both meet the line ahead. The line is at c · length / cross along a ray.
        const [crossR, crossL] = [r1 - r0, l1 - l0];
        const least = 1e-6 * lengthM;
        if ((c > 0 ? crossR > least && crossL > least : crossR < -least && crossL < -least) && c !== 0) {
          let f = -r0 / crossR;
          let g = -l0 / crossL;
          f = f < 0 ? 0 : f > 1 ? 1 : f;
          g = g < 0 ? 0 : g > 1 ? 1 : g;
          const slackM = (SWELL_M * (maxZ - minZ)) / lengthM;
          const p = z0 + (z1 - z0) * f;
          const q = z0 + (z1 - z0) * g;
          minZ = Math.max(minZ, (p < q ? p : q) - slackM);
          maxZ = Math.min(maxZ, (p < q ? q : p) + slackM);
        }
      }
    }
    if (c < 0) {
      nx = -nx;
      ny = -ny;
      c = -c;
    }
    let low = Infinity;
    let high = -Infinity;
    for (let k = 0; k < wedge.n; k++) {
      const along = nx * num(wedge.x, k) + ny * num(wedge.y, k);
      if (along < low) low = along;
      if (along > high) high = along;
    }
    let a = 0;
    let b = low > 0 ? (c + SWELL_M) / low : Infinity;
    if (high > 0) {
      // Unswollen: it begins behind the cell.
      if (c >= high) return;
      if (c > SWELL_M) a = (c - SWELL_M) / high;
    } else {
      // The line lies behind the siren, unless the siren stands on it.
      if (c > SWELL_M) return;
      if (high < 0) b = (c - SWELL_M) / high;
    }
    // It ends at the cell's border at the latest.
    let before = low > 0 && c <= low * (1 + SWELL_M / wedge.farM);
    if (!whole)
      for (let k = 0; k < wedge.n; k++) {
        const p = num(wedge.nx, k) * x0 + num(wedge.ny, k) * y0;
        const q = num(wedge.nx, k) * x1 + num(wedge.ny, k) * y1;
        const out = num(wedge.out, k);
        const least = p < q ? p : q;
        // least ≤ t · out
        if (out > 0) {
          if (least >= out) return;
          const from = (least - SWELL_M) / out;
          if (from > a) a = from;
        } else if (out < 0) {
          const to = (least - SWELL_M) / out;
          if (to < b) b = to;
        } else if (least > SWELL_M) return;
      }
    if (a > b || a >= 1) return;
    if (!whole) before = false;
    this.missed = false;
    this.whole = whole && before;
    this.a = a;
    this.b = b < 1 ? b : 1;
    this.insideA = 0;
    this.insideB = -1;
    this.minZ = minZ;
    this.maxZ = maxZ;
  }

  /** Is a part of the item between the outer rays? Also finds whether it reaches beyond both. */
  private meetsAngle({ rightX, rightY, leftX, leftY }: Wedge): boolean {
    const { n, x, y } = this;
    let ahead = Infinity;
    // Offsets from the rays: left of the right ray and right of the left ray is inside.
    let minR = Infinity;
    let maxR = -Infinity;
    let minL = Infinity;
    let maxL = -Infinity;
    for (let i = 0; i < n; i++) {
      const fromRight = rightX * num(y, i) - rightY * num(x, i);
      const fromLeft = leftX * num(y, i) - leftY * num(x, i);
      if (fromRight < minR) minR = fromRight;
      if (fromRight > maxR) maxR = fromRight;
      if (fromLeft < minL) minL = fromLeft;
      if (fromLeft > maxL) maxL = fromLeft;
      const along = (rightX + leftX) * num(x, i) + (rightY + leftY) * num(y, i);
      if (along < ahead) ahead = along;
    }
    if (maxR < -SWELL_M || minL > SWELL_M) return false;
    this.whole = minR < -BEYOND_M && maxR > BEYOND_M && minL < -BEYOND_M && maxL > BEYOND_M;
    // An item that reaches behind the siren may cross the backward part of a ray's line instead.
    if (this.whole && ahead <= BEYOND_M)
      this.whole = crossesAhead(this, rightX, rightY) && crossesAhead(this, leftX, leftY);
    return true;
  }

  /** The range of t by separating axes, which are linear in t. */
  private range(wedge: Wedge, item: number): void {
    const { n, x, y, obstacles, whole } = this;
    const from = obstacles.first[item] as number;
    let a = 0;
    let b = Infinity;
    // The same without swelling, to judge what touches the cell: does it end before the cell's border?
    const border = 1 + SWELL_M / wedge.farM;
    let before = false;
    let insideA = 0;
    let insideB = Infinity;
    for (let i = 0; i < n; i++) {
      const nx = num(obstacles.nx, from + i);
      const ny = num(obstacles.ny, from + i);
      const c = nx * num(x, i) + ny * num(y, i);
      let low = Infinity;
      let high = -Infinity;
      for (let k = 0; k < wedge.n; k++) {
        const along = nx * num(wedge.x, k) + ny * num(wedge.y, k);
        if (along < low) low = along;
        if (along > high) high = along;
      }
      // t · low ≤ c
      const swollen = c + SWELL_M;
      if (low > 0) {
        const to = swollen / low;
        if (to < b) b = to;
        if (c <= low * border) before = true;
      } else if (low < 0) {
        if (c <= low) return;
        if (swollen < 0) {
          const begin = swollen / low;
          if (begin > a) a = begin;
        }
      } else if (swollen < 0) return;
      if (!whole) continue;
      // t · high ≤ c
      const shrunk = c - SWELL_M;
      if (high > 0) {
        const to = shrunk / high;
        if (to < insideB) insideB = to;
      } else if (high < 0) {
        const begin = shrunk / high;
        if (begin > insideA) insideA = begin;
      } else if (shrunk < 0) insideB = -1;
    }
    if (a > b) return;
    for (let k = 0; k < wedge.n; k++) {
      const nx = num(wedge.nx, k);
      const ny = num(wedge.ny, k);
      const out = num(wedge.out, k);
      let low = Infinity;
      for (let i = 0; i < n; i++) {
        const along = nx * num(x, i) + ny * num(y, i);
        if (along < low) low = along;
      }
      // low ≤ t · out
      const swollen = low - SWELL_M;
      if (out > 0) {
        if (low >= out) return;
        if (swollen > 0) {
          const begin = swollen / out;
          if (begin > a) a = begin;
        }
      } else if (out < 0) {
        const to = swollen / out;
        if (to < b) b = to;
        if (low >= out * border) before = true;
      } else if (swollen > 0) return;
    }
    if (a > b || a >= 1) return;
    this.missed = false;
    this.a = a;
    this.b = b < 1 ? b : 1;
    this.insideA = insideA;
    this.insideB = insideB;
    // What ends at the cell's very border stands before it: within a micrometre of a wall either answer is right.
    if (!before) this.whole = false;
  }
}
