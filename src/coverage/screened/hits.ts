import { PIECE } from "./obstacles";
import type { Meeting } from "./meeting";

/** Heights are raised by this in the upper set and lowered in the lower one, m: above the millionth by which the rubber band lets a point pass. */
export const UP_M = 2e-6;
export const DOWN_M = 4e-6;

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

  clear(): void {
    this.count = 0;
    this.postCount = 0;
  }

  /** Adds what a wedge meets; `b` may have been cut short. */
  add(meeting: Meeting, item: number, b: number): void {
    if (this.count === this.item.length) this.grow();
    const k = this.count++;
    this.item[k] = item;
    this.kind[k] = meeting.kind;
    this.whole[k] = meeting.whole ? 1 : 0;
    this.a[k] = meeting.a;
    this.b[k] = b;
    this.minZ[k] = meeting.minZ;
    this.maxZ[k] = meeting.maxZ + UP_M;
  }

  /**
   * Adds the posts of an item that every ray crosses: both ends of the stretch in which all rays are inside it, or one post so
   * low that it is under the band wherever in its range the ray meets the item.
   */
  addPosts(meeting: Meeting, sourceZ: number, lowZ: number): void {
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
