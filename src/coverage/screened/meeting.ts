import type { TerrainNodes } from "../../acoustics/terrain";
import { GROUND_EDGE, type Obstacles, PIECE } from "./obstacles";
import { num } from "./read-flat";
import { MOST_CORNERS, SWELL_M, type Wedge } from "./wedge";

/** An obstacle must reach this far beyond the outer rays for all rays to cross it, m: the shrinking of the Lo set. */
const BEYOND_M = 3e-6;

/** Walls are taken without this much at either end, m. */
const WALL_END_M = 2e-5;

/** Where, as fractions of the way, the rays of a wedge meet one item. A class because it is filled again for every item. */
export class Meeting {
  /** The item's corners relative to the siren. */
  n = 0;
  readonly x = new Float64Array(MOST_CORNERS);
  readonly y = new Float64Array(MOST_CORNERS);
  readonly z = new Float64Array(MOST_CORNERS);
  kind = 0;
  /** Some ray may meet it between these fractions; swollen. */
  a = 0;
  b = 0;
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
    private readonly obstacles: Obstacles,
    private readonly nodes: TerrainNodes | null,
  ) {}

  /** Finds where an item meets a wedge. Items from `obstacles.count` on are edges of the terrain: 3 · node + 0 east, 1 south, 2 diagonal. */
  find(wedge: Wedge, item: number, sirenX: number, sirenY: number): void {
    this.load(item, sirenX, sirenY);
    this.missed = true;
    this.whole = false;
    if (!wedge.around && !this.meetsAngle(wedge)) return;
    this.range(wedge, item);
    if (this.missed) return;
    if (this.kind !== PIECE) this.narrowHeights(wedge);
  }

  private load(item: number, sirenX: number, sirenY: number): void {
    const { obstacles, nodes, x, y, z } = this;
    if (item >= obstacles.count && nodes) {
      const code = item - obstacles.count;
      const node = Math.floor(code / 3);
      const step = code - 3 * node;
      const other = node + (step === 0 ? 1 : step === 1 ? nodes.cols : nodes.cols + 1);
      this.kind = GROUND_EDGE;
      this.n = 2;
      x[0] = num(nodes.xM, node) - sirenX;
      y[0] = num(nodes.yM, node) - sirenY;
      z[0] = num(nodes.zM, node);
      x[1] = num(nodes.xM, other) - sirenX;
      y[1] = num(nodes.yM, other) - sirenY;
      z[1] = num(nodes.zM, other);
    } else {
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
    }
    this.minZ = num(z, 0);
    this.maxZ = num(z, 0);
    if (this.kind !== PIECE) {
      this.minZ = Math.min(num(z, 0), num(z, 1));
      this.maxZ = Math.max(num(z, 0), num(z, 1));
    }
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
      this.whole = this.crossesAhead(rightX, rightY) && this.crossesAhead(leftX, leftY);
    return true;
  }

  private crossesAhead(ux: number, uy: number): boolean {
    const { n, x, y } = this;
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

  /** Latest entry and earliest exit of the rays to the cell's corners; only for a piece found whole. */
  readonly crossing = { lateEntry: 0, earlyExit: 1 };
  cross(wedge: Wedge, item: number, sirenX: number, sirenY: number): void {
    this.load(item, sirenX, sirenY);
    const { n, x, y, crossing } = this;
    crossing.lateEntry = 0;
    crossing.earlyExit = Infinity;
    for (let k = 0; k < wedge.n; k++) {
      let [entry, exit] = [0, Infinity];
      for (let i = 0; i < n; i++) {
        const j = i + 1 < n ? i + 1 : 0;
        const [nx, ny] = [num(y, j) - num(y, i), num(x, i) - num(x, j)];
        const at = (nx * num(x, i) + ny * num(y, i)) / (nx * num(wedge.x, k) + ny * num(wedge.y, k));
        const along = nx * num(wedge.x, k) + ny * num(wedge.y, k);
        if (along < 0) entry = Math.max(entry, at);
        else if (along > 0) exit = Math.min(exit, at);
      }
      crossing.lateEntry = Math.max(crossing.lateEntry, entry);
      crossing.earlyExit = Math.min(crossing.earlyExit, exit);
    }
  }

  /** Calls back for every wall of a building (or for a barrier) that all rays cross and at which the roof certainly ends. */
  eachSharedWall(
    wedge: Wedge,
    item: number,
    sirenX: number,
    sirenY: number,
    visit: (from: number, to: number, minZ: number) => void,
  ): void {
    this.find(wedge, item, sirenX, sirenY);
    if (!this.whole) return;
    if (this.kind !== PIECE) return visit(this.a, this.b, this.minZ);
    const { n, x, y, obstacles } = this;
    for (let i = 0; i < n; i++) {
      if (!obstacles.isFreeWall(item, i)) continue;
      const j = i + 1 < n ? i + 1 : 0;
      const [ex, ey] = [num(x, j) - num(x, i), num(y, j) - num(y, i)];
      const c = ey * num(x, i) - ex * num(y, i);
      // The outer rays on the two sides of each other's ends, by the margin that makes a crossing certain.
      const beyond = (ux: number, uy: number): boolean => {
        const [p, q] = [ux * num(y, i) - uy * num(x, i), ux * num(y, j) - uy * num(x, j)];
        return Math.min(p, q) < -WALL_END_M && Math.max(p, q) > WALL_END_M && c / (ey * ux - ex * uy) > 0;
      };
      if (!beyond(wedge.rightX, wedge.rightY) || !beyond(wedge.leftX, wedge.leftY)) continue;
      let [from, to] = [Infinity, 0];
      for (let k = 0; k < wedge.n; k++) {
        const t = c / (ey * num(wedge.x, k) - ex * num(wedge.y, k));
        from = Math.min(from, t);
        to = Math.max(to, t);
      }
      visit(from, to, this.minZ);
    }
  }

  /** The range of t by separating axes, which are linear in t. */
  private range(wedge: Wedge, item: number): void {
    const { n, x, y, obstacles } = this;
    const from = item < obstacles.count ? (obstacles.first[item] as number) : -1;
    let a = 0;
    let b = Infinity;
    // The same without swelling, to judge what touches the cell.
    let bareA = 0;
    let bareB = Infinity;
    let insideA = 0;
    let insideB = Infinity;
    const { whole } = this;
    for (let i = 0; i < n; i++) {
      let nx: number;
      let ny: number;
      if (from >= 0) {
        nx = num(obstacles.nx, from + i);
        ny = num(obstacles.ny, from + i);
      } else {
        const ex = num(x, 1) - num(x, 0);
        const ey = num(y, 1) - num(y, 0);
        const perM = (i === 0 ? 1 : -1) / Math.sqrt(ex * ex + ey * ey);
        nx = ey * perM;
        ny = -ex * perM;
      }
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
        b = Math.min(b, swollen / low);
        bareB = Math.min(bareB, c / low);
      } else if (low < 0) {
        a = Math.max(a, swollen / low);
        bareA = Math.max(bareA, c / low);
      } else if (swollen < 0) return;
      if (!whole) continue;
      // t · high ≤ c
      const shrunk = c - SWELL_M;
      if (high > 0) insideB = Math.min(insideB, shrunk / high);
      else if (high < 0) insideA = Math.max(insideA, shrunk / high);
      else if (shrunk < 0) insideB = -1;
    }
    if (a > b || bareA >= 1) return;
    for (let k = 0; k < wedge.n; k++) {
      const [nx, ny, out] = [num(wedge.nx, k), num(wedge.ny, k), num(wedge.out, k)];
      let low = Infinity;
      for (let i = 0; i < n; i++) low = Math.min(low, nx * num(x, i) + ny * num(y, i));
      // low ≤ t · out
      const swollen = low - SWELL_M;
      if (out > 0) {
        a = Math.max(a, swollen / out);
        bareA = Math.max(bareA, low / out);
      } else if (out < 0) {
        b = Math.min(b, swollen / out);
        bareB = Math.min(bareB, low / out);
      } else if (swollen > 0) return;
    }
    if (a > b || a >= 1 || bareA >= 1) return;
    this.missed = false;
    this.a = a;
    this.b = Math.min(1, b);
    this.insideA = insideA;
    this.insideB = n === 2 ? -1 : insideB;
    // What ends at the cell's very border stands before it: within a micrometre of a wall either answer is right.
    if (bareB > 1 + SWELL_M / wedge.farM) this.whole = false;
  }

  /** Heights of a sloping edge between the outer rays. */
  private narrowHeights(wedge: Wedge): void {
    const { x, y, z } = this;
    if (wedge.around || num(z, 0) === num(z, 1)) return;
    const atRight = fractionAt(x, y, wedge.rightX, wedge.rightY);
    const atLeft = fractionAt(x, y, wedge.leftX, wedge.leftY);
    if (Number.isNaN(atRight) || Number.isNaN(atLeft)) return;
    const [from, to] = [num(z, 0), num(z, 1)];
    const [p, q] = [from + (to - from) * atRight, from + (to - from) * atLeft];
    const slackM = (SWELL_M * Math.abs(to - from)) / Math.hypot(num(x, 1) - num(x, 0), num(y, 1) - num(y, 0));
    this.minZ = Math.max(this.minZ, Math.min(p, q) - slackM);
    this.maxZ = Math.min(this.maxZ, Math.max(p, q) + slackM);
  }
}

/**
 * Fraction of the segment at which a ray from the origin meets it, clamped to 0…1; NaN where the ray runs away from its line
 * or along it, so that nothing is known.
 */
function fractionAt(x: Float64Array, y: Float64Array, ux: number, uy: number): number {
  const [ex, ey] = [num(x, 1) - num(x, 0), num(y, 1) - num(y, 0)];
  const cross = ux * ey - uy * ex;
  const line = num(x, 0) * ey - num(y, 0) * ex;
  // The ray's parameter is line / cross: it must be ahead.
  if (Math.abs(cross) < 1e-6 * Math.hypot(ex, ey) || line / cross <= 0) return NaN;
  const fraction = (num(x, 0) * uy - num(y, 0) * ux) / cross;
  return Math.min(1, Math.max(0, fraction));
}
