import type { Xy } from "../../acoustics/plan-geometry";
import { multipleEdgeFactor } from "../../acoustics/diffraction";
import { clipTo, farthestM, gapM, hullOf, nearestM } from "./convex-plan";
import { itemsNear } from "./items-near";
import { num } from "./read-flat";
import { obstaclesOf } from "./obstacles";
import type { ScreenedScene } from "./screened-scene";
import { bendsWithinM } from "./side-span";
import type { TiltedPlanes } from "./tilted-planes";

/** A way on the plan from the siren round some corners to wherever the receiver is; none of the corners: the direct way. */
export interface PlanWay {
  readonly side: "left" | "right";
  readonly corners: readonly Xy[];
}

/** Steps of the proof that a test may leave out to see that they are needed. */
export interface SideRules {
  /** The length counts to the farthest receiver of the cell. */
  readonly farthestReceiver: boolean;
  /** Every obstacle that may rise through a plane must be clear of the way. */
  readonly everyObstacle: boolean;
  /** The path may bend at every corner that it has length enough to reach. */
  readonly everyBend: boolean;
}
export const SOUND_SIDE_RULES: SideRules = { farthestReceiver: true, everyObstacle: true, everyBend: true };

/** Dz of an edge at or below the sight line is at most this, dB: 10 lg 3 (ISO 9613-2:1996, eq. 14, z ≤ 0; the 2024 edition alike). */
export const GRAZING_DB = 10 * Math.log10(3);

/** Fixed legs stay this far from obstacles, m; the fan of last legs may touch a wall that the cell lies against. */
const LEG_GAP_M = 1e-6;
const FAN_GAP_M = -2e-6;
/** C2 and the greatest C3 (ISO 9613-2, 7.4). */
const C2 = 20;
const MOST_C3 = 3;
/** Side paths may stray this many times the offset of the way over the top (side-paths.ts). */
const SIDE_LIMIT = 8;

/** An obstacle that a figure meets. */
interface Met {
  readonly figure: Float64Array;
  readonly lowTopZ: number;
  readonly highTopZ: number;
}

/**
 * Proves, for every receiver of a cell at once, what the reference finds round the sides (field.md §4.5): a way on the plan that is
 * clear of all that may rise through any of the inclined planes is no shorter than the shortest one, which is what the
 * reference takes.
 */
export class SideProof {
  private band: { readonly figure: Float64Array; readonly staysOffGround: boolean } | null = null;

  constructor(
    private readonly scene: ScreenedScene,
    private readonly planes: TiltedPlanes,
    private readonly wavelengthM: number,
    private readonly rules: SideRules = SOUND_SIDE_RULES,
  ) {}

  /** Nothing breaks any sight line, so that Dz is at most `GRAZING_DB` everywhere. */
  isInSight(): boolean {
    const { figure, staysOffGround } = this.sightLines();
    return staysOffGround && this.isClear(figure, FAN_GAP_M);
  }

  /**
   * The greatest Dz of the reference's path on a side, dB, at every receiver whose sight is broken; null where it is not proved that
   * there is such a path.
   */
  mostDzDb({ side, corners }: PlanWay): number | null {
    const { siren, cell } = this.planes.ends;
    const last = corners.at(-1);
    if (!last || !this.isOnSide(side, corners) || !this.sightLines().staysOffGround) return null;
    const fan = hullOf([...last, ...cell]);
    const legs: Float64Array[] = [];
    let [fixedM, from] = [0, [siren[0], siren[1]] as Xy];
    for (const to of corners) {
      legs.push(Float64Array.of(...from, ...to));
      fixedM += Math.hypot(to[0] - from[0], to[1] - from[1]);
      from = to;
    }
    const extraM = this.mostExtraM(last, fixedM);
    if (extraM === null) return null;
    if (!this.isOffGround(fan) || !legs.every((leg) => this.isOffGround(leg))) return null;
    if (!this.isClear(fan, FAN_GAP_M) || !legs.every((leg) => this.isClear(leg, LEG_GAP_M))) return null;
    return this.staysWithinLimit(extraM) ? this.dzDb(extraM, this.mostC3(side, extraM)) : null;
  }

  private dzDb(extraM: number, c3: number): number {
    return 10 * Math.log10(3 + (C2 / this.wavelengthM) * c3 * extraM);
  }

  /**
   * C3 grows with e, the way from the first bend to the last. As dss + dsr is no less than the sight line less the straight
   * distance of these two, e is at most that distance and the extra length.
   */
  private mostC3(side: PlanWay["side"], extraM: number): number {
    const spanM = this.rules.everyBend ? bendsWithinM(this.scene, this.planes, side, extraM) : 0;
    return spanM === Infinity ? MOST_C3 : multipleEdgeFactor(spanM + extraM, this.wavelengthM);
  }

  /** Every corner is on the given side of every sight line, so the way crosses none. */
  private isOnSide(side: PlanWay["side"], corners: readonly Xy[]): boolean {
    const { siren, cell } = this.planes.ends;
    const sign = side === "left" ? 1 : -1;
    return corners.every(([cx, cy]) => {
      for (let i = 0; i < cell.length; i += 2) {
        const [dx, dy] = [num(cell, i) - siren[0], num(cell, i + 1) - siren[1]];
        if (sign * (dx * (cy - siren[1]) - dy * (cx - siren[0])) < -1e-7 * this.planes.nearM) return false;
      }
      return true;
    });
  }

  /**
   * What the way is longer than the sight line at most, m; null where that is more than any cap over the top. On the plan it is at most
   * fixed + |C − P| − (P − S)·e for any unit vector e, a convex function of P and so greatest at a corner of the cell; in the
   * inclined plane lengths grow by no more than slant over plan distance, and so does the difference.
   */
  private mostExtraM([cx, cy]: Xy, fixedM: number): number | null {
    const { siren, cell } = this.planes.ends;
    const [mx, my] = middle(cell);
    const lengthM = Math.hypot(mx - siren[0], my - siren[1]);
    const [ex, ey] = [(mx - siren[0]) / lengthM, (my - siren[1]) / lengthM];
    const overM = (x: number, y: number): number =>
      Math.hypot(x - cx, y - cy) - (x - siren[0]) * ex - (y - siren[1]) * ey;
    let most = overM(mx, my);
    if (this.rules.farthestReceiver)
      for (let i = 0; i < cell.length; i += 2) most = Math.max(most, overM(num(cell, i), num(cell, i + 1)));
    const extraM = Math.max(0, (fixedM + most) * this.planes.stretch) + 1e-5;
    return this.dzDb(extraM, 1) < MOST_USE_DB ? extraM : null;
  }

  /**
   * Is the reference's path surely within 8 times the offset of the band (side-paths.ts)? It is no longer than ours, so it lies
   * in an ellipse about siren and receiver. Where no obstacle breaks the sight line no side path is needed.
   */
  private staysWithinLimit(extraM: number): boolean {
    const { planes } = this;
    const slantM = planes.farM * planes.stretch;
    const strayM = Math.sqrt(extraM * (2 * slantM + extraM)) / 2;
    const leastOffsetM = strayM / SIDE_LIMIT;
    const { figure } = this.sightLines();
    const [x, y] = planes.ends.siren;
    let allTall = true;
    const tall: Float64Array[] = [];
    for (const { figure: item, lowTopZ } of this.met(figure, FAN_GAP_M)) {
      const part = clipTo(item, figure);
      const [fromM, toM] = part.length > 0 ? [nearestM(part, x, y), farthestM(part, x, y)] : [0, planes.farM];
      const riseM = lowTopZ - planes.highestSight(fromM, toM);
      if (riseM / planes.stretch < leastOffsetM) allTall = false;
      else if (part.length > 0 && toM < planes.nearM - 1e-5) tall.push(item);
    }
    return allTall || this.standInEveryWay(tall);
  }

  /** Does every sight line cross one of these? Seen from the siren they must cover the cell without a gap. */
  private standInEveryWay(items: readonly Float64Array[]): boolean {
    const { siren, cell } = this.planes.ends;
    const [mx, my] = middle(cell);
    const [ux, uy] = [mx - siren[0], my - siren[1]];
    const range = (figure: Float64Array): { from: number; to: number } => {
      let [from, to] = [Infinity, -Infinity];
      for (let i = 0; i < figure.length; i += 2) {
        const [dx, dy] = [num(figure, i) - siren[0], num(figure, i + 1) - siren[1]];
        const angle = Math.atan2(ux * dy - uy * dx, ux * dx + uy * dy);
        from = Math.min(from, angle);
        to = Math.max(to, angle);
      }
      return { from, to };
    };
    const wanted = range(cell);
    // An item that is not wholly before the siren's face could wind round it.
    const ranges = items
      .map(range)
      .filter(({ from, to }) => from > -Math.PI / 2 && to < Math.PI / 2)
      .map(({ from, to }) => ({ from: from + 1e-7, to: to - 1e-7 }))
      .sort((p, q) => p.from - q.from);
    let reached = wanted.from;
    for (const { from, to } of ranges) if (from < reached) reached = Math.max(reached, to);
    return reached > wanted.to;
  }

  private sightLines(): { readonly figure: Float64Array; readonly staysOffGround: boolean } {
    if (this.band) return this.band;
    const { siren, cell } = this.planes.ends;
    const figure = hullOf([siren[0], siren[1], ...cell]);
    return (this.band = { figure, staysOffGround: this.isOffGround(figure) });
  }

  private isClear(figure: Float64Array, gap: number): boolean {
    return !this.rules.everyObstacle || this.met(figure, gap).next().done === true;
  }

  /** Obstacles that a figure meets and that may rise through a plane there. */
  private *met(figure: Float64Array, gap: number): Generator<Met> {
    const obstacles = obstaclesOf(this.scene.input.world);
    const lowest = this.planes.lowestOverAll(figure);
    for (const item of itemsNear(obstacles.tree, figure, ONE_MM, lowest)) {
      const [from, to] = [obstacles.first[item] as number, obstacles.first[item + 1] as number];
      const corners = new Float64Array(2 * (to - from));
      let [lowTopZ, highTopZ] = [Infinity, -Infinity];
      for (let k = from; k < to; k++) {
        corners[2 * (k - from)] = num(obstacles.x, k);
        corners[2 * (k - from) + 1] = num(obstacles.y, k);
        lowTopZ = Math.min(lowTopZ, num(obstacles.z, k));
        highTopZ = Math.max(highTopZ, num(obstacles.z, k));
      }
      if (highTopZ <= this.planes.lowestOverAll(corners) || gapM(figure, corners) >= gap) continue;
      yield { figure: corners, lowTopZ, highTopZ };
    }
  }

  /** Does the ground stay below every plane over a figure? On each triangle the difference is greatest at a corner. */
  private isOffGround(figure: Float64Array): boolean {
    const { nodes, tree, levelZ } = this.scene.surface;
    const lowest = this.planes.lowestOverAll(figure);
    if (!nodes || !tree) return levelZ < lowest;
    for (const quad of itemsNear(tree, figure, ONE_MM, lowest)) {
      const a = Math.floor(quad / (nodes.cols - 1)) * nodes.cols + (quad % (nodes.cols - 1));
      for (const b of [a + 1, a + nodes.cols])
        if (!this.isTriangleBelow(figure, [a, b, a + nodes.cols + 1])) return false;
    }
    return true;
  }

  private isTriangleBelow(figure: Float64Array, nodes: readonly [number, number, number]): boolean {
    const { xM, yM, zM } = this.scene.surface.nodes as NonNullable<ScreenedScene["surface"]["nodes"]>;
    const [[ax, ay, az], b, c] = nodes.map((k) => [num(xM, k), num(yM, k), num(zM, k)] as const) as [
      readonly [number, number, number],
      readonly [number, number, number],
      readonly [number, number, number],
    ];
    const [bx, by, bz, cx, cy, cz] = [b[0] - ax, b[1] - ay, b[2] - az, c[0] - ax, c[1] - ay, c[2] - az];
    const twiceM2 = bx * cy - by * cx;
    if (Math.abs(twiceM2) < 1e-9) return Math.max(az, az + bz, az + cz) < this.planes.lowestOverAll(figure);
    const outline = twiceM2 > 0 ? [ax, ay, b[0], b[1], c[0], c[1]] : [ax, ay, c[0], c[1], b[0], b[1]];
    const [gx, gy] = [(bz * cy - cz * by) / twiceM2, (cz * bx - bz * cx) / twiceM2];
    const part = clipTo(figure, outline);
    for (let i = 0; i < part.length; i += 2) {
      const [x, y] = [num(part, i), num(part, i + 1)];
      if (az + gx * (x - ax) + gy * (y - ay) + 1e-5 >= this.planes.lowestOver(x, y)) return false;
    }
    return true;
  }
}

/** A side path that takes more than this helps nobody: over the top no more than 25 dB are taken. */
const MOST_USE_DB = 28;

export function middle(figure: Float64Array): [x: number, y: number] {
  let [x, y] = [0, 0];
  for (let i = 0; i < figure.length; i += 2) {
    x += num(figure, i);
    y += num(figure, i + 1);
  }
  return [(2 * x) / figure.length, (2 * y) / figure.length];
}

/** Boxes are asked this far round a figure, m. */
const ONE_MM = 1e-3;
