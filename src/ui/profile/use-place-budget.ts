import { useEffect, useState } from "react";
import type { SirenId } from "../../base/ids";
import type { PlaceBudget } from "../../engine/contract";
import type { Wgs84 } from "../../geo/datums";
import { usePlan, useSessionHandle } from "../use-session";

/** The budget at a place, asked again whenever place, siren or plan change; the last answer stays until the next is there. */
export function usePlaceBudget(at: Wgs84 | null, siren: SirenId | null): PlaceBudget | null {
  const session = useSessionHandle();
  const plan = usePlan();
  const [budget, setBudget] = useState<PlaceBudget | null>(null);
  useEffect(() => {
    if (!at) return undefined;
    let wanted = true;
    void session.levels.placeBudget(at, siren).then((answer) => {
      if (wanted && answer) setBudget(answer);
    });
    return () => {
      wanted = false;
    };
  }, [session, plan, at, siren]);
  return at ? budget : null;
}
