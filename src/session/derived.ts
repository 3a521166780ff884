import type { Fingerprint } from "../base/fingerprint";
import type { Problem } from "../model/problem";

/** A result that says what it was computed from: stale is a comparison, never a flag. */
export type Derived<T> =
  | { readonly kind: "absent" }
  | { readonly kind: "running"; readonly basis: Fingerprint; readonly last?: T }
  | { readonly kind: "cancelled"; readonly last?: T }
  | { readonly kind: "ready"; readonly basis: Fingerprint; readonly value: T }
  | { readonly kind: "failed"; readonly basis: Fingerprint; readonly problem: Problem; readonly last?: T };
