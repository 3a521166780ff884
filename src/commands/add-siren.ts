import { type Result, ok } from "../base/result";
import type { SirenId, SirenTypeId } from "../base/ids";
import type { Wgs84 } from "../geo/datums";
import * as edits from "../model/edits";
import type { Problem } from "../model/problem";
import type { Session } from "../session/session";
import { performEdit } from "./perform-edit";

/** Adds a proposed siren at a place and selects it. */
export function addSiren(session: Session, at: Wgs84, type?: SirenTypeId): Result<SirenId, Problem> {
  const before = new Set(session.getState().history.plan.sirens.map(({ id }) => id));
  const done = performEdit(session, "add-siren", edits.addSiren(session.getState().history.plan, at, type));
  if (!done.ok) return done;
  const added = session.getState().history.plan.sirens.find(({ id }) => !before.has(id));
  if (added) session.select({ kind: "siren", id: added.id });
  session.setTool("select");
  return ok(added?.id as SirenId);
}
