import { addSiren } from "../../commands/add-siren";
import type { Wgs84 } from "../../geo/datums";
import type { MapEvents } from "../../map/map-contract";
import type { Session } from "../../session/session";
import { pointerStore, stageStore } from "../stage-state";
import { pointerRest } from "./pointer-rest";

/** Turns what happens on the map into commands, and the pointer's place into what the cards show. */
export function mapEvents(session: Session): MapEvents {
  const rest = pointerRest(session);
  return {
    onSelect: (selection) => {
      const had = session.getState().selection.kind;
      session.select(selection);
      if (selection.kind !== "none") stageStore.set({ slideOpen: true });
      else if (had === "none") pinAt(pointerStore.get().at);
      // With a pinned place, a siren that is pointed at is the one whose path is wanted.
      if (selection.kind === "siren" && stageStore.get().pin) stageStore.set({ profileSiren: selection.id });
      if (selection.kind === "blind-spot") stageStore.set({ pin: null, profileSiren: null });
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
      pointerStore.set({ at, pixel, rested: false });
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

/** Pins the place under the pointer: its whole budget stays in view. */
function pinAt(at: Wgs84 | null): void {
  if (at) stageStore.set({ pin: at, profileOpen: true, profileSiren: null });
}
