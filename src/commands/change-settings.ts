import type { Result } from "../base/result";
import * as edits from "../model/edits";
import type { Problem } from "../model/problem";
import type { Settings } from "../model/settings";
import type { Session } from "../session/session";
import { performEdit } from "./perform-edit";

/** Changes the model, its parameters or the criterion, as one step. */
export const changeSettings = (
  session: Session,
  patch: (settings: Settings) => Settings,
): Result<void, Problem> => {
  const { plan } = session.getState().history;
  return performEdit(session, "change-settings", edits.changeSettings(plan, patch(plan.settings)));
};
