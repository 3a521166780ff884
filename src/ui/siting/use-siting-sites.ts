import { useMemo } from "react";
import { type PlannedSite, plannedSites } from "../../session/siting-sites";
import { usePlan, useSession } from "../use-session";

const NONE: readonly PlannedSite[] = [];

/** Every site of the siting question, with what was decided about it; none while the panel is closed. */
export function useSitingSites(): readonly PlannedSite[] {
  const plan = usePlan();
  const form = useSession((state) => (state.siting.open ? state.siting.form : null));
  const choices = useSession((state) => state.siting.choices);
  const generated = useSession((state) => state.siting.generated.sites);
  return useMemo(
    () => (form ? plannedSites(plan, form, choices, generated) : NONE),
    [plan, form, choices, generated],
  );
}
