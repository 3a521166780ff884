import { unreachable } from "../base/assert";
import type { Derived } from "../session/derived";

/** The answer on the screen: the newest there is, even if the plan has moved on since. */
export function shownAnswer<T>(result: Derived<T>): T | null {
  switch (result.kind) {
    case "absent":
      return null;
    case "ready":
      return result.value;
    case "failed":
      return null;
    case "running":
    case "cancelled":
      return result.last ?? null;
    default:
      return unreachable(result);
  }
}

/** The answer on the screen belongs to an older plan. */
export const isStale = (result: Derived<unknown>): boolean => result.kind !== "ready";
