import { useMemo } from "react";
import type { BlindSpotId } from "../../base/ids";
import type { Wgs84 } from "../../geo/datums";
import { shownAnswer } from "../shown-answer";
import { useStage } from "../stage-state";
import { useSession } from "../use-session";

/** The place that the profile panel is about: the pinned one, else the worst point of the chosen blind spot. */
export interface ProfileTarget {
  readonly at: Wgs84;
  readonly spot: BlindSpotId | null;
}

export function useProfileTarget(): ProfileTarget | null {
  const pin = useStage((stage) => stage.pin);
  const selection = useSession((state) => state.selection);
  const answer = useSession((state) => shownAnswer(state.result));
  return useMemo(() => {
    if (pin) return { at: pin, spot: null };
    if (selection.kind !== "blind-spot") return null;
    const spot = answer?.evaluation.blindSpots.find(({ id }) => id === selection.id);
    return spot ? { at: spot.worst.at, spot: spot.id } : null;
  }, [pin, selection, answer]);
}
