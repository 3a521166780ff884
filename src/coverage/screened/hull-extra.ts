import { num } from "./read-flat";

/** √(x² + h²) − x without losing digits. */
export const excessM = (x: number, h: number): number => {
  const slant = Math.sqrt(x * x + h * h);
  return slant === 0 ? 0 : (h * h) / (slant + x);
};

/** Ciura's gaps. */
const GAPS = [301, 132, 57, 23, 10, 4, 1];
/** So few are seldom far out of order, as lists are handed down in order. */
const FEW = 40;

/** Sorts points by t, in place and without allocating: Shell's sort, up to some hundred points. */
export function sortByT(t: Float64Array, h: Float64Array, count: number): void {
  for (let g = count > FEW ? 0 : GAPS.length - 1; g < GAPS.length; g++) {
    const gap = GAPS[g] as number;
    for (let i = gap; i < count; i++) {
      const pt = num(t, i);
      if (num(t, i - gap) <= pt) continue;
      const ph = num(h, i);
      let k = i;
      for (; k >= gap && num(t, k - gap) > pt; k -= gap) {
        t[k] = num(t, k - gap);
        h[k] = num(h, k - gap);
      }
      t[k] = pt;
      h[k] = ph;
    }
  }
}

/** Points of a chain, sorted and hulled in place. A class because it is filled again for every wedge. */
export class Chain {
  private count = 0;
  private t = new Float64Array(256);
  private h = new Float64Array(256);

  clear(): void {
    this.count = 0;
  }

  add(t: number, h: number): void {
    if (this.count + 2 > this.t.length) {
      const [t2, h2] = [new Float64Array(2 * this.t.length), new Float64Array(2 * this.t.length)];
      t2.set(this.t);
      h2.set(this.h);
      [this.t, this.h] = [t2, h2];
    }
    this.t[this.count] = t;
    this.h[this.count++] = h;
  }

  /**
   * What the band over the points is longer than the straight line from (0, startZ) to (1, endZ), in the excess form
   * z = Σ[√(r²Δt² + Δh²) − rΔt] − [√(r² + ΔH²) − r]: both brackets fall with r, so bounds take a different r in either.
   */
  extraM(startZ: number, endZ: number, bandM: number, directM: number): number {
    const { t, h } = this;
    sortByT(t, h, this.count);
    // The hull is built in the front of the same arrays; its start lies at place −1.
    let n = 0;
    const given = this.count;
    for (let k = 0; k <= given; k++) {
      const pt = k < given ? num(t, k) : 1;
      const ph = k < given ? num(h, k) : endZ;
      while (n > 0) {
        const t1 = num(t, n - 1);
        const h1 = num(h, n - 1);
        const t0 = n > 1 ? num(t, n - 2) : 0;
        const h0 = n > 1 ? num(h, n - 2) : startZ;
        if ((h1 - h0) * (pt - t0) > (ph - h0) * (t1 - t0)) break;
        n--;
      }
      t[n] = pt;
      h[n++] = ph;
    }
    let sum = 0;
    let t0 = 0;
    let h0 = startZ;
    for (let k = 0; k < n; k++) {
      sum += excessM(bandM * (num(t, k) - t0), num(h, k) - h0);
      t0 = num(t, k);
      h0 = num(h, k);
    }
    return sum - excessM(directM, endZ - startZ);
  }
}
