import { type PathBounds, leastDzDb, leastExtraM } from "./dz-bounds";
import { excessM, sortByT } from "./hull-extra";
import type { Sight } from "./legs";
import { GROUND_EDGE, PIECE } from "./obstacles";
import { num } from "./read-flat";
import type { ScreenedScene } from "./screened-scene";
import { type SirenBounds, withScreenDb } from "./siren-bounds";

/**
 * The level at single places, in a microsecond: one ray over the items of a wedge around it. It tells which siren to try and whether
 * "covered" or "blind" is hopeful; nothing is ever decided by it. A class because its arrays are filled again for every ray.
 */
export class LevelSample {
  private t = new Float64Array(512);
  private h = new Float64Array(512);
  private readonly sight: Sight = { sourceZ: 0, lowZ: 0, highZ: 0, nearM: 0, farM: 0 };
  private readonly path: PathBounds = {
    zLo: 0,
    zHi: 0,
    dLo: 0,
    dHi: 0,
    dssLo: 0,
    dssHi: 0,
    dsrLo: 0,
    dsrHi: 0,
    eLo: 0,
    eHi: 0,
  };
  private readonly factors;

  constructor(private readonly scene: ScreenedScene) {
    const { least, most } = scene.ground;
    const mean = (least + most) / 2;
    this.factors = {
      sourceLo: mean,
      sourceHi: mean,
      middleLo: mean,
      middleHi: mean,
      receiverLo: mean,
      receiverHi: mean,
    };
  }

  /**
   * The level of siren k at a place, z its absolute height, dB; less is done where it is below `needDb` without screening.
   * @param items all that a wedge around the ray may meet
   */
  levelDb(k: number, x: number, y: number, z: number, items: Int32Array, needDb: number): number {
    const { scene, sight } = this;
    const siren = scene.sirens[k] as SirenBounds;
    const [sx, sy, sz] = siren.xyz;
    const [dx, dy] = [x - sx, y - sy];
    sight.sourceZ = sz;
    sight.lowZ = sight.highZ = z;
    sight.nearM = sight.farM = Math.sqrt(dx * dx + dy * dy);
    const openDb = siren.openHiDb(sight);
    if (openDb < needDb && !scene.input.settings.groundGain) return openDb;
    const dzDb = this.dzDb(siren, dx, dy, z, items);
    if (dzDb >= siren.anyGroundDb && !scene.input.settings.groundGain) return openDb - dzDb;
    return openDb - withScreenDb(siren.groundDb(this.factors, sight.nearM, sight.farM, true), dzDb);
  }

  private dzDb({ xyz, wavelengthM }: SirenBounds, dx: number, dy: number, z: number, items: Int32Array) {
    const { obstacles, surface, input } = this.scene;
    const { nodes } = surface;
    const [sx, sy, sz] = xyz;
    const planM2 = dx * dx + dy * dy;
    const planM = Math.sqrt(planM2);
    const { path } = this;
    path.dLo = path.dHi = Math.sqrt(planM2 + (z - sz) ** 2);
    if (2 * items.length > this.t.length) {
      this.t = new Float64Array(4 * items.length);
      this.h = new Float64Array(4 * items.length);
    }
    const { t, h } = this;
    let count = 0;
    let [below, belowT, belowZ] = [-Infinity, 0, 0];
    for (let i = 0; i < items.length; i++) {
      const item = items[i] as number;
      let [t0, t1, top, kind] = [0, 0, 0, GROUND_EDGE as number];
      if (item >= obstacles.count && nodes) {
        const code = item - obstacles.count;
        const node = (code / 3) | 0;
        const step = code - 3 * node;
        const other = node + (step === 0 ? 1 : step === 1 ? nodes.cols : nodes.cols + 1);
        const [x0, y0] = [num(nodes.xM, node) - sx, num(nodes.yM, node) - sy];
        const [x1, y1] = [num(nodes.xM, other) - sx, num(nodes.yM, other) - sy];
        const [p, q] = [dx * y0 - dy * x0, dx * y1 - dy * x1];
        if (p < 0 === q < 0) continue;
        const f = p / (p - q);
        t0 = t1 = ((x0 + f * (x1 - x0)) * dx + (y0 + f * (y1 - y0)) * dy) / planM2;
        top = num(nodes.zM, node) + f * (num(nodes.zM, other) - num(nodes.zM, node));
      } else {
        const [from, to] = [obstacles.first[item] as number, obstacles.first[item + 1] as number];
        kind = obstacles.kind[item] as number;
        if (kind === PIECE) {
          [t0, t1] = [0, 1];
          for (let e = from; e < to; e++) {
            const [nx, ny] = [num(obstacles.nx, e), num(obstacles.ny, e)];
            const along = nx * dx + ny * dy;
            const c = nx * (num(obstacles.x, e) - sx) + ny * (num(obstacles.y, e) - sy);
            if (along < 0) t0 = Math.max(t0, c / along);
            else if (along > 0) t1 = Math.min(t1, c / along);
            else if (c < 0) t1 = -1;
          }
          if (t0 > t1) continue;
          top = num(obstacles.z, from);
        } else {
          const [x0, y0] = [num(obstacles.x, from) - sx, num(obstacles.y, from) - sy];
          const [x1, y1] = [num(obstacles.x, from + 1) - sx, num(obstacles.y, from + 1) - sy];
          const [p, q] = [dx * y0 - dy * x0, dx * y1 - dy * x1];
          if (p < 0 === q < 0) continue;
          const f = p / (p - q);
          t0 = t1 = ((x0 + f * (x1 - x0)) * dx + (y0 + f * (y1 - y0)) * dy) / planM2;
          top = num(obstacles.z, from) + f * (num(obstacles.z, from + 1) - num(obstacles.z, from));
        }
      }
      if (t1 <= 0 || t0 >= 1) continue;
      const line = sz + (z - sz) * (z < sz ? t1 : t0);
      if (top > line) {
        t[count] = t0;
        h[count++] = top;
        t[count] = t1;
        h[count++] = top;
      } else if (kind !== GROUND_EDGE)
        for (const at of [t0, t1]) {
          const extra =
            excessM(planM * at, top - sz) + excessM(planM * (1 - at), z - top) - excessM(planM, z - sz);
          if (-extra > below) [below, belowT, belowZ] = [-extra, at, top];
        }
    }
    path.eLo = path.eHi = 0;
    if (count === 0) {
      if (below <= -leastExtraM(wavelengthM)) return 0;
      path.zLo = path.zHi = below;
      path.dssLo = path.dssHi = Math.hypot(planM * belowT, belowZ - sz);
      path.dsrLo = path.dsrHi = Math.hypot(planM * (1 - belowT), z - belowZ);
      return leastDzDb(path, wavelengthM, input.settings.edition);
    }
    this.band(count, sz, z, planM);
    return leastDzDb(path, wavelengthM, input.settings.edition);
  }

  /** The rubber band over the points: writes z, dss, dsr and e. */
  private band(count: number, sourceZ: number, receiverZ: number, planM: number): void {
    const { t, h, path } = this;
    sortByT(t, h, count);
    let n = 0;
    for (let k = 0; k <= count; k++) {
      const [pt, ph] = k < count ? [num(t, k), num(h, k)] : [1, receiverZ];
      while (n > 0) {
        const [t1, h1] = [num(t, n - 1), num(h, n - 1)];
        const [t0, h0] = n > 1 ? [num(t, n - 2), num(h, n - 2)] : [0, sourceZ];
        if ((h1 - h0) * (pt - t0) > (ph - h0) * (t1 - t0)) break;
        n--;
      }
      if (k === count) break;
      t[n] = pt;
      h[n++] = ph;
    }
    let [way, excess, t0, h0] = [0, 0, 0, sourceZ];
    for (let k = 0; k <= n; k++) {
      const [t1, h1] = k < n ? [num(t, k), num(h, k)] : [1, receiverZ];
      const runM = planM * (t1 - t0);
      excess += excessM(runM, h1 - h0);
      const leg = Math.sqrt(runM * runM + (h1 - h0) ** 2);
      if (k === 0) path.dssLo = path.dssHi = leg;
      else if (k === n) path.dsrLo = path.dsrHi = leg;
      else way += leg;
      [t0, h0] = [t1, h1];
    }
    path.eLo = path.eHi = way;
    path.zLo = path.zHi = Math.max(0, excess - excessM(planM, receiverZ - sourceZ));
  }
}
