import { type Result, err, ok } from "../base/result";
import * as edits from "../model/edits";
import type { Problem } from "../model/problem";
import type { Session } from "../session/session";
import { performEdit } from "./perform-edit";

/** What the step is called, by what was asked. */
const STEPS = { sites: "site-sirens", redundant: "retire-sirens", moves: "move-sirens" } as const;

/** Takes the sirens that siting found into the plan, as one step that can be undone. */
export function adoptSiting(session: Session): Result<void, Problem> {
  const { siting, history } = session.getState();
  if (!siting.outcome) return err({ code: "missing", file: "", place: "siting" });
  const { kind, answer } = siting.outcome;
  const done = performEdit(session, STEPS[kind], edits.setSirens(history.plan, answer.sirens));
  if (!done.ok) return done;
  session.siting.discard();
  return ok(undefined);
}
