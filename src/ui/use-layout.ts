import { useSyncExternalStore } from "react";
import { LAYOUT } from "../map/tokens";
import { useStage } from "./stage-state";

/** Whether a media query holds now. */
function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Below 1200 the right panel becomes a rail and the header is short. */
export const useNarrow = (): boolean => useMedia(`(max-width: ${LAYOUT.narrow - 0.02}px)`);

/** Below 1400 model and criterion leave the header. */
export const useMedium = (): boolean => useMedia(`(max-width: ${LAYOUT.medium - 0.02}px)`);

export const useReducedMotion = (): boolean => useMedia("(prefers-reduced-motion: reduce)");

/** Pixels that the profile panel takes from the foot of the map. */
export const useProfileHeight = (): number =>
  useStage((stage) => (stage.profileOpen ? LAYOUT.profilePanel : 0));
