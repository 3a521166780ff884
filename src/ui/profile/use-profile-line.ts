import { useMemo } from "react";
import type { MapSnapshot } from "../../map/map-contract";
import { useStage } from "../stage-state";
import { usePlan } from "../use-session";
import { shownSiren } from "./use-place-budget";
import { useProfileTarget } from "./use-profile-target";

/** The line that the map draws for the open profile. */
export function useProfileLine(): MapSnapshot["profile"] {
  const open = useStage((stage) => stage.profileOpen);
  const shown = useStage((stage) => shownSiren(stage.profileBudget, stage.profileSiren));
  const target = useProfileTarget();
  const { sirens } = usePlan();
  const to = open ? (target?.at ?? null) : null;
  const from = sirens.find(({ id }) => id === shown)?.at ?? null;
  return useMemo(() => (to ? { from, to } : null), [from, to]);
}
