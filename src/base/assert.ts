/** Throws when a promise inside the program is broken; never used for users' input. */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`broken promise: ${what}`);
}

/** Closes a `switch` over a union: a new member then fails to compile wherever it matters. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
