import { addSiren } from "../../commands/add-siren";
import type { MapEvents } from "../../map/map-contract";
import type { Session } from "../../session/session";
import { pointerStore, stageStore } from "../stage-state";
import { pointerRest } from "./pointer-rest";

/** Turns what happens on the map into commands, and the pointer's place into what the cards show. */
export function mapEvents(session: Session): MapEvents {
  const rest = pointerRest(session);
  return {
    onSelect: (selection) => {
      const pinned = pointerStore.get().pinned;
      pointerStore.set({ pinned: selection.kind === "none" && !pinned && pointerStore.get().probe !== null });
      session.select(selection);
      if (selection.kind !== "none") stageStore.set({ slideOpen: true });
    },
    onHover: (selection) => session.hover(selection),
    onCursor: (at, pixel) => rest.moved(at, pixel),
    onAddSiren: (at) => {
      addSiren(session, at);
      stageStore.set({ slideOpen: true });
    },
    onDragStart: (selection) => {
      rest.moved(null, null);
      if (selection.kind === "siren") session.beginDrag(selection.id);
    },
    onDragMove: (at, snappedTo, pixel) => {
      pointerStore.set({ at, pixel, rested: false, pinned: false });
      session.dragTo(at, snappedTo);
    },
    onDragEnd: () => session.endDrag(),
    onDragCancel: () => session.cancelDrag(),
    onView: (metresPerPixel, scaleDenominator) => pointerStore.set({ metresPerPixel, scaleDenominator }),
    onMeasure: (lengthM, bearingDeg) =>
      pointerStore.set({ measured: lengthM > 0 ? { lengthM, bearingDeg } : null }),
    onReady: () => {},
    onFailure: (reason) => stageStore.set({ mapFailure: reason }),
  };
}
