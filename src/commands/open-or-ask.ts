import type { Plan } from "../model/plan";
import type { Session } from "../session/session";

/** Opens a plan in the place of the open one; asks first when that holds unsaved work. */
export function openOrAsk(session: Session, plan: Plan, fileName: string | null): void {
  const { history, savedPlan } = session.getState();
  if (history.plan !== savedPlan) {
    session.ask({ kind: "unsaved-changes", name: plan.name }, plan, plan, fileName);
    return;
  }
  session.openPlan(plan, fileName);
  session.notify("success", { kind: "opened", name: plan.name });
}
