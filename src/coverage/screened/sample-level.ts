import { leastDzDb, leastExtraM, noPath } from "./dz-bounds";
import { excessM, sortByT } from "./hull-extra";
import { factorsWithin } from "./ground-bounds";
import type { Sight } from "./sight";
import { type Obstacles, PIECE } from "./obstacles";
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
  /** Heights of siren and receiver, and their distance on the plan, m. */
  private readonly ray = new Float64Array(3);
  private readonly sight: Sight = { sourceZ: 0, lowZ: 0, highZ: 0, nearM: 0, farM: 0 };
  private readonly path = noPath();
  private readonly factors;

  constructor(
    private readonly scene: ScreenedScene,
    private readonly obstacles: Obstacles,
  ) {
    const { least, most } = scene.ground;
    const mean = (least + most) / 2;
    this.factors = factorsWithin(mean, mean);
  }

  /**
   * The level of siren k at a place, z its absolute height, dB; less is done where it is below `needDb` without screening.
   * @param items all that a wedge around the ray may meet
   */
  levelDb(k: number, x: number, y: number, z: number, items: Int32Array, needDb: number): number {
    const { scene, sight } = this;
    const siren = scene.sirens[k] as SirenBounds;
    const dx = x - siren.xyz[0];
    const dy = y - siren.xyz[1];
    sight.sourceZ = siren.xyz[2];
    sight.lowZ = sight.highZ = z;
    sight.nearM = sight.farM = Math.sqrt(dx * dx + dy * dy);
    const openDb = siren.openHiDb(sight);
    if (openDb < needDb && !scene.input.settings.groundGain) return openDb;
    const dzDb = this.dzDb(siren, dx, dy, z, items);
    if (dzDb >= siren.anyGroundDb && !scene.input.settings.groundGain) return openDb - dzDb;
    return openDb - withScreenDb(siren.groundDb(this.factors, sight.nearM, sight.farM, true), dzDb);
  }

  private dzDb({ xyz, wavelengthM }: SirenBounds, dx: number, dy: number, z: number, items: Int32Array) {
    const { obstacles } = this;
    const { surface, input } = this.scene;
    const { nodes } = surface;
    const sx = xyz[0];
    const sy = xyz[1];
    const sz = xyz[2];
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
    let below = -Infinity;
    let belowT = 0;
    let belowZ = 0;
    for (let i = 0; i < items.length; i++) {
      const item = items[i] as number;
      const isGround = item >= obstacles.count && nodes !== null;
      let t0 = 0;
      let t1 = 1;
      let top = 0;
      if (!isGround && obstacles.kind[item] === PIECE) {
        const from = obstacles.first[item] as number;
        const to = obstacles.first[item + 1] as number;
        for (let e = from; e < to; e++) {
          const nx = num(obstacles.nx, e);
          const ny = num(obstacles.ny, e);
          const along = nx * dx + ny * dy;
          const c = nx * (num(obstacles.x, e) - sx) + ny * (num(obstacles.y, e) - sy);
          if (along < 0) t0 = Math.max(t0, c / along);
          else if (along > 0) t1 = Math.min(t1, c / along);
          else if (c < 0) t1 = -1;
        }
        if (t0 > t1) continue;
        top = num(obstacles.z, from);
      } else {
        let at = isGround ? 0 : (obstacles.first[item] as number);
        let other = at + 1;
        if (isGround) {
          const code = item - obstacles.count;
          at = (code / 3) | 0;
          const step = code - 3 * at;
          other = at + (step === 0 ? 1 : step === 1 ? nodes.cols : nodes.cols + 1);
        }
        const xs = isGround ? nodes.xM : obstacles.x;
        const ys = isGround ? nodes.yM : obstacles.y;
        const zs = isGround ? nodes.zM : obstacles.z;
        const x0 = num(xs, at) - sx;
        const y0 = num(ys, at) - sy;
        const ex = num(xs, other) - sx - x0;
        const ey = num(ys, other) - sy - y0;
        const p = dx * y0 - dy * x0;
        const q = p + dx * ey - dy * ex;
        if (p < 0 === q < 0) continue;
        const f = p / (p - q);
        t0 = ((x0 + f * ex) * dx + (y0 + f * ey) * dy) / planM2;
        t1 = t0;
        top = num(zs, at) + f * (num(zs, other) - num(zs, at));
      }
      if (t1 <= 0 || t0 >= 1) continue;
      const line = sz + (z - sz) * (z < sz ? t1 : t0);
      if (top > line) {
        t[count] = t0;
        h[count++] = top;
        t[count] = t1;
        h[count++] = top;
      } else if (!isGround)
        for (let end = 0; end < 2; end++) {
          const at = end === 0 ? t0 : t1;
          const extra =
            excessM(planM * at, top - sz) + excessM(planM * (1 - at), z - top) - excessM(planM, z - sz);
          if (-extra <= below) continue;
          below = -extra;
          belowT = at;
          belowZ = top;
        }
    }
    path.eLo = path.eHi = 0;
    if (count === 0) {
      if (below <= -leastExtraM(wavelengthM)) return 0;
      path.zLo = path.zHi = below;
      path.dssLo = path.dssHi = Math.sqrt((planM * belowT) ** 2 + (belowZ - sz) ** 2);
      path.dsrLo = path.dsrHi = Math.sqrt((planM * (1 - belowT)) ** 2 + (z - belowZ) ** 2);
      return leastDzDb(path, wavelengthM, input.settings.edition);
    }
    this.ray[0] = sz;
    this.ray[1] = z;
    this.ray[2] = planM;
    this.band(count);
    return leastDzDb(path, wavelengthM, input.settings.edition);
  }

  /** The rubber band over the points: writes z, dss, dsr and e. */
  private band(count: number): void {
    const { t, h, path, ray } = this;
    const sourceZ = num(ray, 0);
    const receiverZ = num(ray, 1);
    const planM = num(ray, 2);
    sortByT(t, h, count);
    let n = 0;
    for (let k = 0; k <= count; k++) {
      const pt = k < count ? num(t, k) : 1;
      const ph = k < count ? num(h, k) : receiverZ;
      while (n > 0) {
        const t1 = num(t, n - 1);
        const h1 = num(h, n - 1);
        const t0 = n > 1 ? num(t, n - 2) : 0;
        const h0 = n > 1 ? num(h, n - 2) : sourceZ;
        if ((h1 - h0) * (pt - t0) > (ph - h0) * (t1 - t0)) break;
        n--;
      }
      if (k === count) break;
      t[n] = pt;
      h[n++] = ph;
    }
    let way = 0;
    let excess = 0;
    let t0 = 0;
    let h0 = sourceZ;
    for (let k = 0; k <= n; k++) {
      const t1 = k < n ? num(t, k) : 1;
      const h1 = k < n ? num(h, k) : receiverZ;
      const runM = planM * (t1 - t0);
      const leg = Math.sqrt(runM * runM + (h1 - h0) * (h1 - h0));
      excess += excessM(runM, h1 - h0);
      if (k === 0) path.dssLo = path.dssHi = leg;
      else if (k === n) path.dsrLo = path.dsrHi = leg;
      else way += leg;
      t0 = t1;
      h0 = h1;
    }
    path.eLo = path.eHi = way;
    path.zLo = path.zHi = Math.max(0, excess - excessM(planM, receiverZ - sourceZ));
  }
}
