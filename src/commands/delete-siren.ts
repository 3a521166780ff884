import type { SirenId } from "../base/ids";
import type { Result } from "../base/result";
import * as edits from "../model/edits";
import type { Problem } from "../model/problem";
import type { Session } from "../session/session";
import { performEdit } from "./perform-edit";

/** Takes a siren out of the plan. */
export const deleteSiren = (session: Session, id: SirenId): Result<void, Problem> =>
  performEdit(session, "delete-siren", edits.removeSiren(session.getState().history.plan, id));
