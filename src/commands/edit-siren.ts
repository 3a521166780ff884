import type { SirenId } from "../base/ids";
import type { Result } from "../base/result";
import * as edits from "../model/edits";
import type { Siren } from "../model/plan";
import type { Problem } from "../model/problem";
import type { Session } from "../session/session";
import { performEdit } from "./perform-edit";

/** Changes properties of a siren: type, height, state, host, note … */
export const editSiren = (
  session: Session,
  id: SirenId,
  patch: Partial<Omit<Siren, "id">>,
): Result<void, Problem> =>
  performEdit(session, "edit-siren", edits.editSiren(session.getState().history.plan, id, patch));
