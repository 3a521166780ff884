import { useEffect, useState } from "react";
import type { Probe } from "../engine/contract";
import { type Wgs84, wgs84 } from "../geo/datums";
import type { Plan } from "../model/plan";
import { usePlan, useSessionHandle } from "./use-session";

/** The session answers only its newest question; the cursor may have asked after us, so we ask again, in ms. */
const AGAIN_MS = 400;

/** What is heard at a fixed place, asked again whenever the plan changes. */
export function useProbe(at: Wgs84): Probe | null {
  const session = useSessionHandle();
  const plan = usePlan();
  const [answer, setAnswer] = useState<{ readonly plan: Plan; readonly probe: Probe } | null>(null);
  const [lon, lat] = at;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wanted = true;
    const ask = () => {
      timer = setTimeout(ask, AGAIN_MS);
      void session.levels.probe(wgs84(lon, lat)).then((probe) => {
        if (!wanted || !probe) return;
        clearTimeout(timer);
        setAnswer({ plan, probe });
      });
    };
    ask();
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [session, plan, lon, lat]);
  return answer?.probe ?? null;
}
