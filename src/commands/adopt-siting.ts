import { type Result, err, ok } from "../base/result";
import { placeName } from "../i18n/place-name";
import * as edits from "../model/edits";
import { placesOf } from "../model/named-places";
import type { Plan, Siren } from "../model/plan";
import type { Problem } from "../model/problem";
import type { Session } from "../session/session";
import { performEdit } from "./perform-edit";

/** New sirens at sites without a name are called by where they stand, as a planner would. */
function named(plan: Plan, sirens: readonly Siren[]): readonly Siren[] {
  const places = placesOf(plan.base.context);
  const known = new Set(plan.sirens.map(({ id }) => id));
  const titles = new Set(plan.base.candidates.map(({ id, name }) => name ?? id));
  return sirens.map((siren) => {
    if (known.has(siren.id) || titles.has(siren.name)) return siren;
    return { ...siren, name: placeName(siren.at, places, "zh") ?? siren.name };
  });
}

/** What the step is called, by what was asked. */
const STEPS = { sites: "site-sirens", redundant: "retire-sirens", moves: "move-sirens" } as const;

/** Takes the sirens that siting found into the plan, as one step that can be undone. */
export function adoptSiting(session: Session): Result<void, Problem> {
  const { siting, history } = session.getState();
  if (!siting.outcome) return err({ code: "missing", file: "", place: "siting" });
  const { kind, answer } = siting.outcome;
  const sirens = named(history.plan, answer.sirens);
  const done = performEdit(session, STEPS[kind], edits.setSirens(history.plan, sirens));
  if (!done.ok) return done;
  session.siting.discard();
  return ok(undefined);
}
