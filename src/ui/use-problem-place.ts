import type { Problem } from "../model/problem";
import { useMapLink } from "./map/map-link";
import { stageStore } from "./stage-state";
import { usePlan, useSessionHandle } from "./use-session";

/** A way to the place of a problem: the siren it names, or the settings; null where it has no place on the face. */
export function useProblemPlace(): (problem: Problem) => (() => void) | null {
  const plan = usePlan();
  const session = useSessionHandle();
  const link = useMapLink();
  return ({ place, detail }) => {
    const named = new Set(Object.values(detail ?? {}).map(String));
    const siren = plan.sirens.find(({ id }) => named.has(id) || place === id || place.includes(`(${id})`));
    if (siren)
      return () => {
        session.select({ kind: "siren", id: siren.id });
        link.flyTo(siren.at);
        stageStore.set({ slideOpen: true });
      };
    return place.startsWith("settings") ? () => stageStore.set({ dialog: "settings" }) : null;
  };
}
