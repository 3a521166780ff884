import { type Result, ok } from "../base/result";
import type { Change } from "../model/change";
import type { Problem } from "../model/problem";
import type { Session } from "../session/session";

/** Performs an edit that is allowed as one step; hands the problem back where it is not. */
export function performEdit(
  session: Session,
  label: string,
  edit: Result<Change, Problem>,
): Result<void, Problem> {
  if (!edit.ok) return edit;
  session.perform(label, edit.value);
  return ok(undefined);
}
