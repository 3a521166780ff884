import { useMemo } from "react";
import type { SirenId } from "../base/ids";
import { deleteSiren } from "../commands/delete-siren";
import { undo } from "../commands/undo-redo";
import type { BlindSpot } from "../engine/contract";
import type { Siren } from "../model/plan";
import { useMapLink } from "./map/map-link";
import { stageStore } from "./stage-state";
import { useSessionHandle } from "./use-session";

/** What more than one part of the face does: a choice that also moves the map, a deletion with its notice. */
export interface Actions {
  readonly chooseSiren: (siren: Siren) => void;
  readonly flyToSiren: (siren: Siren) => void;
  readonly chooseBlindSpot: (spot: BlindSpot) => void;
  readonly removeSiren: (id: SirenId) => void;
  readonly takeBackRemoval: () => void;
}

export function useActions(): Actions {
  const session = useSessionHandle();
  const link = useMapLink();
  return useMemo(
    () => ({
      chooseSiren: (siren) => session.select({ kind: "siren", id: siren.id }),
      flyToSiren: (siren) => {
        session.select({ kind: "siren", id: siren.id });
        link.flyTo(siren.at);
        stageStore.set({ slideOpen: true });
      },
      chooseBlindSpot: (spot) => {
        session.select({ kind: "blind-spot", id: spot.id });
        link.flyTo(spot.bbox);
      },
      removeSiren: (id) => {
        if (deleteSiren(session, id).ok) stageStore.set({ removed: id });
      },
      takeBackRemoval: () => {
        undo(session);
        stageStore.set({ removed: null });
      },
    }),
    [session, link],
  );
}
