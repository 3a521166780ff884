import type { SceneProblem } from "./scene-world";

/** A value of unknown shape and where it stands. */
export interface Place {
  readonly value: unknown;
  readonly where: string;
}

/**
 * Reads JSON and keeps the first problem; after one, values are stand-ins and only the problem counts.
 * A class because it lives through one reading.
 */
export class SceneReader {
  problem: SceneProblem | null = null;

  complain(code: SceneProblem["code"], where: string, detail?: string): void {
    this.problem ??= detail === undefined ? { code, where } : { code, where, detail };
  }

  /** A member of an object; undefined members count as absent. */
  member({ value, where }: Place, name: string): Place {
    const path = where === "" ? name : `${where}.${name}`;
    if (value === null || typeof value !== "object" || Array.isArray(value)) {
      this.complain("not-an-object", where === "" ? "scene" : where);
      return { value: undefined, where: path };
    }
    return {
      value: Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined,
      where: path,
    };
  }

  list(place: Place, atLeast = 0): Place[] {
    if (place.value === undefined) this.complain("missing", place.where);
    else if (!Array.isArray(place.value)) this.complain("not-a-list", place.where);
    else if (place.value.length < atLeast) this.complain("too-few", place.where, `at least ${atLeast}`);
    return Array.isArray(place.value)
      ? place.value.map((value: unknown, i) => ({ value, where: `${place.where}[${i}]` }))
      : [];
  }

  /** A finite number within limits. */
  number({ value, where }: Place, least = -Infinity, most = Infinity): number {
    if (value === undefined) this.complain("missing", where);
    else if (typeof value !== "number" || !Number.isFinite(value))
      this.complain("not-a-number", where, shown(value));
    else if (value < least || value > most)
      this.complain("out-of-range", where, `${value} is not within ${least}…${most}`);
    else return value;
    return 0;
  }

  /** Coordinates: exactly `count` numbers. */
  coordinates(place: Place, count: number): number[] {
    const numbers = this.list(place);
    if (numbers.length < count) this.complain("too-few", place.where, `${count} numbers`);
    // 1e7 m: beyond any plane in metres; larger values lose the micrometre that the geometry keeps.
    return Array.from({ length: count }, (_, i) =>
      this.number(numbers[i] ?? { value: 0, where: place.where }, -1e7, 1e7),
    );
  }

  /** One of some values; the fallback where it is absent. */
  choice<T extends string | number | boolean>(
    { value, where }: Place,
    allowed: readonly T[],
    fallback?: T,
  ): T {
    if (value === undefined && fallback !== undefined) return fallback;
    if (value === undefined) this.complain("missing", where);
    else if (allowed.includes(value as T)) return value as T;
    else this.complain("unknown-choice", where, `${shown(value)} is none of ${allowed.join(", ")}`);
    return allowed[0] as T;
  }
}

/** A short picture of a value for a message. */
const shown = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value).slice(0, 40)
    : value === null
      ? "null"
      : `a value of type ${typeof value}`;
