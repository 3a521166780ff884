import { sortByT } from "./hull-extra";
import { GROUND_EDGE, PIECE } from "./obstacles";
import type { Meeting } from "./meeting";
import type { Sight } from "./sight";
import { num } from "./read-flat";

/** Heights are raised by this in the upper set and lowered in the lower one, m: above the millionth by which the rubber band lets a point pass. */
export const UP_M = 2e-6;
export const DOWN_M = 4e-6;

/** Margin to the hull of the posts, m: above all that swells heights. */
const SURELY_BELOW_M = 1e-5;

/** Hits of one wedge in flat arrays: the upper set (what any ray may meet) and the posts of the lower set (what every ray does). */
export class Hits {
  count = 0;
  item = new Int32Array(64);
  kind = new Uint8Array(64);
  whole = new Uint8Array(64);
  /** Range along the way, and the heights that rays can find. */
  a = new Float64Array(64);
  b = new Float64Array(64);
  minZ = new Float64Array(64);
  maxZ = new Float64Array(64);
  postCount = 0;
  postT = new Float64Array(128);
  postZ = new Float64Array(128);

  /** Heights of the siren and of the lowest receiver, m. */
  private readonly ends = new Float64Array(2);

  clear({ sourceZ, lowZ }: Sight): void {
    this.ends[0] = sourceZ;
    this.ends[1] = lowZ;
    this.count = 0;
    this.postCount = 0;
  }

  /** Adds what a wedge meets, up to where it can matter. */
  add(meeting: Meeting, item: number): void {
    if (this.count === this.item.length) this.grow();
    const k = this.count++;
    this.item[k] = item;
    this.kind[k] = meeting.kind;
    this.whole[k] = meeting.whole ? 1 : 0;
    this.a[k] = meeting.a;
    this.b[k] = meeting.cutB;
    this.minZ[k] = meeting.minZ;
    this.maxZ[k] = meeting.maxZ + UP_M;
  }

  /**
   * Adds the posts of an item that every ray crosses: both ends of the stretch in which all rays are inside it, or one post so
   * low that it is under the band wherever in its range the ray meets the item.
   */
  addPosts(meeting: Meeting): void {
    const sourceZ = num(this.ends, 0);
    const lowZ = num(this.ends, 1);
    const height = meeting.minZ - DOWN_M;
    if (meeting.kind === PIECE && meeting.insideA <= Math.min(1, meeting.insideB)) {
      this.post(meeting.insideA, height);
      this.post(Math.min(1, meeting.insideB), height);
      return;
    }
    const { a, b } = meeting;
    const t = (a + b) / 2;
    let z = height;
    if (height > sourceZ) z = Math.min(z, sourceZ + ((height - sourceZ) * t) / b);
    if (height > lowZ) z = Math.min(z, lowZ + ((height - lowZ) * (1 - t)) / Math.max(1 - a, 1e-300));
    this.post(t, z);
  }

  /**
   * Leaves only the posts on the hull from the siren over the posts to the lowest receiver: the band of every ray passes there or
   * above. They are then in order of t.
   */
  hullPosts(): void {
    const { postT, postZ, ends } = this;
    const sourceZ = num(ends, 0);
    const lowZ = num(ends, 1);
    sortByT(postT, postZ, this.postCount);
    let n = 0;
    for (let k = 0; k <= this.postCount; k++) {
      const last = k === this.postCount;
      const t = last ? 1 : num(postT, k);
      const z = last ? lowZ : num(postZ, k);
      while (n > 0) {
        const t1 = num(postT, n - 1);
        const z1 = num(postZ, n - 1);
        const t0 = n > 1 ? num(postT, n - 2) : 0;
        const z0 = n > 1 ? num(postZ, n - 2) : sourceZ;
        if ((z1 - z0) * (t - t0) > (z - z0) * (t1 - t0)) break;
        n--;
      }
      if (last) break;
      postT[n] = t;
      postZ[n++] = z;
    }
    this.postCount = n;
  }

  /**
   * Drops what lies below that hull all along its range, and is thus below every band, for this wedge and all within. Needs
   * `hullPosts`.
   * @param objectsToo every ray bends: then edges below the sight line do nothing
   * @param items where the items that are left are written, for smaller cells
   */
  dropBelow(objectsToo: boolean, items: Int32Array): void {
    let n = 0;
    const { a, b, maxZ, kind } = this;
    for (let k = 0; k < this.count; k++) {
      if ((kind[k] === GROUND_EDGE || objectsToo) && this.isBelow(k)) continue;
      if (n !== k) {
        this.item[n] = this.item[k] as number;
        kind[n] = kind[k] as number;
        this.whole[n] = this.whole[k] as number;
        a[n] = num(a, k);
        b[n] = num(b, k);
        this.minZ[n] = num(this.minZ, k);
        maxZ[n] = num(maxZ, k);
      }
      items[n] = this.item[n] as number;
      n++;
    }
    this.count = n;
  }

  /** The hull is concave: on a range it is lowest at an end. */
  private isBelow(k: number): boolean {
    const { postT, postZ, postCount, ends } = this;
    const top = num(this.maxZ, k) + SURELY_BELOW_M;
    for (let end = 0; end < 2; end++) {
      const t = end === 0 ? num(this.a, k) : num(this.b, k);
      let i = 0;
      while (i < postCount && num(postT, i) < t) i++;
      const t0 = i > 0 ? num(postT, i - 1) : 0;
      const z0 = i > 0 ? num(postZ, i - 1) : num(ends, 0);
      const t1 = i < postCount ? num(postT, i) : 1;
      const z1 = i < postCount ? num(postZ, i) : num(ends, 1);
      const hullZ = t1 <= t0 ? Math.min(z0, z1) : z0 + ((z1 - z0) * (t - t0)) / (t1 - t0);
      if (top >= hullZ) return false;
    }
    return true;
  }

  private post(t: number, z: number): void {
    this.postT[this.postCount] = t;
    this.postZ[this.postCount++] = z;
  }

  private grow(): void {
    const wider = <T extends Int32Array | Uint8Array | Float64Array>(list: T): T => {
      const more = new (list.constructor as new (n: number) => T)(2 * list.length);
      more.set(list);
      return more;
    };
    this.item = wider(this.item);
    this.kind = wider(this.kind);
    this.whole = wider(this.whole);
    this.a = wider(this.a);
    this.b = wider(this.b);
    this.minZ = wider(this.minZ);
    this.maxZ = wider(this.maxZ);
    this.postT = wider(this.postT);
    this.postZ = wider(this.postZ);
  }
}
