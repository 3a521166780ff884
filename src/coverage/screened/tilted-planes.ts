import { farthestM, nearestM } from "./convex-plan";
import { num } from "./read-flat";

/** A siren, and the heights of the receivers over a cell. */
export interface Ends {
  readonly siren: readonly [x: number, y: number, z: number];
  readonly cell: Float64Array;
  readonly lowZ: number;
  readonly highZ: number;
}

/**
 * The inclined planes of the side paths from a siren to every receiver of a cell (lateral-plane.ts), all of them together.
 * The height of one over a plan point X is zs + τ (zP − zs), τ = (X − S)·(P − S)/|P − S|².
 */
export class TiltedPlanes {
  /** Nearest and farthest plan distance of the cell, m. */
  readonly nearM: number;
  readonly farM: number;
  /** Greatest slant distance over plan distance. */
  readonly stretch: number;

  constructor(readonly ends: Ends) {
    const [x, y, z] = ends.siren;
    this.nearM = nearestM(ends.cell, x, y) - 1e-5;
    this.farM = farthestM(ends.cell, x, y) + 1e-5;
    const rise = Math.max(Math.abs(ends.highZ - z), Math.abs(ends.lowZ - z));
    this.stretch = Math.hypot(1, rise / Math.max(1e-9, this.nearM));
  }

  /** No plane is lower over (x, y) than this, m. It is a concave function of the place, so over a convex figure it is least at a corner. */
  lowestOver(x: number, y: number): number {
    return this.ends.siren[2] - this.mostOff(x, y, -1) - 1e-6;
  }

  /** No plane is higher over (x, y) than this, m: a convex function of the place. */
  highestOver(x: number, y: number): number {
    return this.ends.siren[2] + this.mostOff(x, y, 1) + 1e-6;
  }

  /** Greatest sign · τ (zP − zs). */
  private mostOff(x: number, y: number, sign: 1 | -1): number {
    const { siren, cell, lowZ, highZ } = this.ends;
    const [dx, dy] = [x - siren[0], y - siren[1]];
    const [near2, far2] = [this.nearM * this.nearM, this.farM * this.farM];
    let most = -Infinity;
    for (let i = 0; i < cell.length; i += 2) {
      const along = dx * (num(cell, i) - siren[0]) + dy * (num(cell, i + 1) - siren[1]);
      for (const rise of [lowZ - siren[2], highZ - siren[2]])
        most = Math.max(most, (sign * rise * along) / near2, (sign * rise * along) / far2);
    }
    return most;
  }

  /** The least of `lowestOver` over a convex figure. */
  lowestOverAll(figure: ArrayLike<number>): number {
    let least = Infinity;
    for (let i = 0; i < figure.length; i += 2)
      least = Math.min(least, this.lowestOver(figure[i] as number, figure[i + 1] as number));
    return least;
  }

  /** No sight line, at a plan distance between these from the siren, is higher than this, m. */
  highestSight(fromM: number, toM: number): number {
    const { siren, lowZ, highZ } = this.ends;
    let high = -Infinity;
    for (const rise of [lowZ - siren[2], highZ - siren[2]])
      for (const t of [fromM / this.farM, Math.min(1, toM / this.nearM)]) high = Math.max(high, rise * t);
    return siren[2] + high + 1e-6;
  }
}
