/**
 * What a piece of a project file may look like, said once: the reader that refuses bad files and the published
 * JSON Schema are both made from these shapes. `T` is what the reader hands back.
 */
export type Shape<T = unknown> = ShapeKind & { readonly __reads?: T };

type ShapeKind =
  | {
      readonly kind: "number";
      readonly min?: number;
      readonly max?: number;
      readonly above?: number;
      readonly integer?: true;
    }
  | { readonly kind: "text"; readonly filled?: true }
  | { readonly kind: "flag" }
  | { readonly kind: "choice"; readonly of: readonly (string | number)[] }
  | { readonly kind: "list"; readonly of: Shape; readonly least?: number }
  | { readonly kind: "either"; readonly of: readonly Shape[] }
  | { readonly kind: "record"; readonly fields: Fields; readonly nullable: boolean };

/** One key of a record. */
export interface Field<T = unknown, Required extends boolean = boolean> {
  readonly shape: Shape<T>;
  readonly required: Required;
  /** For the published schema: what it means, and its unit. */
  readonly about: string;
}

export type Fields = Readonly<Record<string, Field>>;

/** What a shape reads. */
export type Read<S> = S extends Shape<infer T> ? T : never;

type ReadFields<F extends Fields> = {
  readonly [K in keyof F as F[K]["required"] extends true ? K : never]: Read<F[K]["shape"]>;
} & {
  readonly [K in keyof F as F[K]["required"] extends true ? never : K]?: Read<F[K]["shape"]>;
};

/** A finite number from `min` to `max`. */
export const numberFrom = (min: number, max: number): Shape<number> => ({ kind: "number", min, max });

/** A finite number above `above`, up to `max`. */
export const numberAbove = (above: number, max: number): Shape<number> => ({ kind: "number", above, max });

/** A whole number from `min` to `max`. */
export const wholeFrom = (min: number, max: number): Shape<number> => ({
  kind: "number",
  min,
  max,
  integer: true,
});

export const text: Shape<string> = { kind: "text" };

/** A text that is not empty: names and ids. */
export const filledText: Shape<string> = { kind: "text", filled: true };

export const flag: Shape<boolean> = { kind: "flag" };

/** One of a few values. */
export const choice = <const T extends readonly (string | number)[]>(...of: T): Shape<T[number]> => ({
  kind: "choice",
  of,
});

/** A list of at least so many items. */
export const list = <T>(of: Shape<T>, least = 0): Shape<readonly T[]> => ({ kind: "list", of, least });

/** The first of two shapes that fits. */
export const either = <A, B>(a: Shape<A>, b: Shape<B>): Shape<A | B> => ({ kind: "either", of: [a, b] });

/** An object with these keys; others are kept out of the reading and left in the file. */
export const record = <F extends Fields>(fields: F): Shape<ReadFields<F>> => ({
  kind: "record",
  fields,
  nullable: false,
});

/** The properties of a feature: as `record`, and null is the same as absent, as GIS programs write it. */
export const properties = <F extends Fields>(fields: F): Shape<ReadFields<F>> => ({
  kind: "record",
  fields,
  nullable: true,
});

/** A key that must be there. */
export const need = <T>(shape: Shape<T>, about: string): Field<T, true> => ({ shape, required: true, about });

/** A key that may be there. */
export const may = <T>(shape: Shape<T>, about: string): Field<T, false> => ({
  shape,
  required: false,
  about,
});
