import { type QuarterField, quartered, unquartered } from "./quarter-db";
import type { SirenField } from "./siren-field";

/** Fields of 3 km at 10 m that fit as 32-bit numbers, 1.44 MB each. */
export const CACHE_BYTES = 100 * 601 * 601 * 4;

/** How exactly fields are kept and summed. */
export type Keeping = "exact" | "quarter";

type Kept = SirenField | QuarterField;
const bytesOf = (kept: Kept): number => ("codes" in kept ? kept.codes : kept.levelDb).byteLength;

/** Keeps the fields used last, by what they were computed from; drops the oldest beyond a number of bytes. */
export class FieldCache {
  readonly #limit: number;
  readonly #fields = new Map<string, Kept>();
  #bytes = 0;

  constructor(limitBytes: number = CACHE_BYTES) {
    this.#limit = limitBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  has(basis: string, keeping: Keeping): boolean {
    return this.#fields.has(`${keeping} ${basis}`);
  }

  get(basis: string, keeping: Keeping): SirenField | null {
    const key = `${keeping} ${basis}`;
    const kept = this.#fields.get(key);
    if (!kept) return null;
    this.#fields.delete(key);
    this.#fields.set(key, kept);
    return "codes" in kept ? unquartered(kept) : kept;
  }

  /** Keeps a field and gives it back as `get` will: whether a field was in the cache must never show in an answer. */
  put(field: SirenField, keeping: Keeping): SirenField {
    const key = `${keeping} ${field.basis}`;
    const kept = keeping === "quarter" ? quartered(field) : field;
    this.#drop(key);
    this.#fields.set(key, kept);
    this.#bytes += bytesOf(kept);
    for (const oldest of this.#fields.keys()) {
      if (this.#bytes <= this.#limit) break;
      this.#drop(oldest);
    }
    return "codes" in kept ? unquartered(kept) : kept;
  }

  #drop(key: string): void {
    const kept = this.#fields.get(key);
    if (kept) this.#bytes -= bytesOf(kept);
    this.#fields.delete(key);
  }
}
