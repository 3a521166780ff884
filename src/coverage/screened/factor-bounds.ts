import type { FactorBounds, GroundPieces } from "./ground-bounds";
import { num } from "./read-flat";
import { SWELL_M, type Wedge } from "./wedge";

/**
 * Bounds of the mean ground factors along the rays of a wedge. The least and greatest factor that a ray can find are step
 * functions of t: an area that holds the whole scaled cell sets both, one that only touches it widens them.
 */
export class FactorSteps {
  private cuts: number[] = [];
  private low: number[] = [];
  private high: number[] = [];

  constructor(private readonly pieces: GroundPieces) {}

  /** The pieces a wedge meets, for smaller cells within. */
  met(wedge: Wedge, items: Int32Array, sirenX: number, sirenY: number): Int32Array {
    return items.filter((item) => {
      const range = this.meet(wedge, item, sirenX, sirenY);
      return range !== null && range.a < 1;
    });
  }

  bound(
    wedge: Wedge,
    items: Int32Array,
    siren: readonly number[],
    regionsM: readonly [number, number],
    out: FactorBounds,
  ): void {
    const { base } = this.pieces;
    const found = [...items]
      .map((item) => ({ item, range: this.meet(wedge, item, siren[0] as number, siren[1] as number) }))
      .flatMap(({ item, range }) =>
        range && range.a < 1
          ? [{ area: this.pieces.area[item] as number, g: num(this.pieces.g, item), ...range }]
          : [],
      )
      .sort((p, q) => p.area - q.area);
    this.cuts = [0, 1];
    for (const { a, b, insideA, insideB } of found)
      for (const t of insideA < insideB ? [a, b, insideA, insideB] : [a, b])
        if (t > 0 && t < 1) this.cuts.push(t);
    this.cuts.sort((p, q) => p - q);
    this.low = [];
    this.high = [];
    for (let i = 1; i < this.cuts.length; i++) {
      const t = ((this.cuts[i - 1] as number) + (this.cuts[i] as number)) / 2;
      let [low, high] = [base, base];
      for (const { a, b, insideA, insideB, g } of found) {
        if (t < a || t > b) continue;
        const inside = t > insideA && t < insideB;
        low = inside ? g : Math.min(low, g);
        high = inside ? g : Math.max(high, g);
      }
      this.low.push(low);
      this.high.push(high);
    }
    this.regions(wedge, regionsM, out);
  }

  /** Ends of the regions move with the distance: source region [0, s], receiver region [r, 1], middle [s, r]. */
  private regions(
    { nearM, farM }: Wedge,
    [sourceM, receiverM]: readonly [number, number],
    out: FactorBounds,
  ): void {
    const share = (lengthM: number, wayM: number): number => (lengthM >= wayM ? 1 : lengthM / wayM);
    const [s1, s2] = [share(sourceM, farM), share(sourceM, nearM)];
    const [r1, r2] = [1 - share(receiverM, nearM), 1 - share(receiverM, farM)];
    out.sourceLo = this.mean(0, 0, s1, s2, false);
    out.sourceHi = this.mean(0, 0, s1, s2, true);
    out.receiverLo = this.mean(r1, r2, 1, 1, false);
    out.receiverHi = this.mean(r1, r2, 1, 1, true);
    out.middleLo = this.mean(s1, s2, r1, r2, false);
    out.middleHi = this.mean(s1, s2, r1, r2, true);
  }

  /** Bound of the mean over [x, y] for all x in [x1, x2] and y in [y1, y2]. */
  private mean(x1: number, x2: number, y1: number, y2: number, most: boolean): number {
    const extreme = (from: number, to: number): number => this.extreme(from, to, most);
    if (x2 >= y1) return extreme(Math.min(x1, y1), Math.max(x2, y2));
    const core = this.integral(x2, y1, most);
    const [before, after] = [extreme(x1, x2), extreme(y1, y2)];
    let bound = most ? -Infinity : Infinity;
    // Monotone in either end while the other stays.
    for (const x of [x1, x2])
      for (const y of [y1, y2]) {
        const mean = (core + before * (x2 - x) + after * (y - y1)) / (y - x);
        bound = most ? Math.max(bound, mean) : Math.min(bound, mean);
      }
    return bound;
  }

  private extreme(from: number, to: number, most: boolean): number {
    const values = most ? this.high : this.low;
    let found = most ? -Infinity : Infinity;
    values.forEach((value, i) => {
      if ((this.cuts[i + 1] as number) < from || (this.cuts[i] as number) > to) return;
      found = most ? Math.max(found, value) : Math.min(found, value);
    });
    return found;
  }

  private integral(from: number, to: number, most: boolean): number {
    const values = most ? this.high : this.low;
    return values.reduce((sum, value, i) => {
      const part = Math.min(to, this.cuts[i + 1] as number) - Math.max(from, this.cuts[i] as number);
      return part > 0 ? sum + part * value : sum;
    }, 0);
  }

  /** Where a piece is met, and where it holds the whole scaled cell: separating axes as in Meeting. */
  private meet(wedge: Wedge, item: number, sirenX: number, sirenY: number) {
    const { first, x, y } = this.pieces;
    const [start, end] = [first[item] as number, first[item + 1] as number];
    let [a, b, insideA, insideB] = [0, Infinity, 0, Infinity];
    for (let i = start; i < end; i++) {
      const j = i + 1 < end ? i + 1 : start;
      const [ex, ey] = [num(x, j) - num(x, i), num(y, j) - num(y, i)];
      const lengthM = Math.hypot(ex, ey);
      const [nx, ny] = [ey / lengthM, -ex / lengthM];
      const c = nx * (num(x, i) - sirenX) + ny * (num(y, i) - sirenY);
      let [low, high] = [Infinity, -Infinity];
      for (let k = 0; k < wedge.n; k++) {
        const along = nx * num(wedge.x, k) + ny * num(wedge.y, k);
        low = Math.min(low, along);
        high = Math.max(high, along);
      }
      if (low > 0) b = Math.min(b, (c + SWELL_M) / low);
      else if (low < 0) a = Math.max(a, (c + SWELL_M) / low);
      else if (c + SWELL_M < 0) return null;
      if (high > 0) insideB = Math.min(insideB, (c - SWELL_M) / high);
      else if (high < 0) insideA = Math.max(insideA, (c - SWELL_M) / high);
      else if (c < SWELL_M) insideB = -1;
    }
    for (let k = 0; k < wedge.n; k++) {
      let low = Infinity;
      for (let i = start; i < end; i++)
        low = Math.min(
          low,
          num(wedge.nx, k) * (num(x, i) - sirenX) + num(wedge.ny, k) * (num(y, i) - sirenY),
        );
      const out = num(wedge.out, k);
      if (out > 0) a = Math.max(a, (low - SWELL_M) / out);
      else if (out < 0) b = Math.min(b, (low - SWELL_M) / out);
      else if (low > SWELL_M) return null;
    }
    return a > b ? null : { a, b, insideA, insideB };
  }
}
