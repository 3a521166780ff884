import { useEffect } from "react";
import type { SirenId } from "../../base/ids";
import type { PlaceBudget } from "../../engine/contract";
import type { Wgs84 } from "../../geo/datums";
import { stageStore } from "../stage-state";
import { usePlan, useSessionHandle } from "../use-session";

/** Asks for the budget at a place whenever place, siren or plan change; the last answer stays until the next is there. */
export function useAskedBudget(at: Wgs84 | null, siren: SirenId | null): void {
  const session = useSessionHandle();
  const plan = usePlan();
  useEffect(() => {
    if (!at) return undefined;
    let wanted = true;
    void session.levels.placeBudget(at, siren).then((profileBudget) => {
      if (wanted && profileBudget) stageStore.set({ profileBudget });
    });
    return () => {
      wanted = false;
    };
  }, [session, plan, at, siren]);
}

/** The siren whose path a budget shows: that of the path, else the chosen one if it is heard. */
export const shownSiren = (budget: PlaceBudget | null, chosen: SirenId | null): SirenId | null =>
  budget?.path?.siren ?? budget?.sirens.find(({ siren }) => siren === chosen)?.siren ?? null;
