import { useEffect } from "react";
import { useSession } from "./use-session";

/** The browser asks before it closes a page whose plan is not in a file. */
export function useLeaveGuard(): void {
  const changed = useSession((state) => state.history.plan !== state.savedPlan);
  useEffect(() => {
    if (!changed) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [changed]);
}
