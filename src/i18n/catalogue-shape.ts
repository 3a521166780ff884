/** The shape of a table of words: every language has the same keys, and functions that take the same values. */
export type Shape<T> = T extends (...args: infer A) => string
  ? (...args: A) => string
  : T extends string
    ? string
    : { readonly [K in keyof T]: Shape<T[K]> };
