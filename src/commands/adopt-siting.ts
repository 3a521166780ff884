import { type Result, err, ok } from "../base/result";
import * as edits from "../model/edits";
import type { Problem } from "../model/problem";
import type { Session } from "../session/session";
import { performEdit } from "./perform-edit";

/** Takes the sirens that siting found into the plan, as one step that can be undone. */
export function adoptSiting(session: Session): Result<void, Problem> {
  const { siting, history } = session.getState();
  if (!siting.outcome) return err({ code: "missing", file: "", place: "siting" });
  const done = performEdit(
    session,
    "site-sirens",
    edits.setSirens(history.plan, siting.outcome.answer.sirens),
  );
  if (!done.ok) return done;
  session.siting.discard();
  return ok(undefined);
}
