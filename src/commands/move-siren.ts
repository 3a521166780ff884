import type { SirenId } from "../base/ids";
import type { Result } from "../base/result";
import type { Wgs84 } from "../geo/datums";
import * as edits from "../model/edits";
import type { Problem } from "../model/problem";
import type { Session } from "../session/session";
import { performEdit } from "./perform-edit";

/** Moves a siren to typed coordinates; dragging ends in the session itself. */
export const moveSiren = (session: Session, id: SirenId, at: Wgs84): Result<void, Problem> =>
  performEdit(session, "move-siren", edits.moveSiren(session.getState().history.plan, id, at));
