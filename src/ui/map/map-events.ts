import { addSiren } from "../../commands/add-siren";
import type { Wgs84 } from "../../geo/datums";
import type { MapEvents } from "../../map/map-contract";
import { isLookedAt } from "../../session/siting-state";
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
    onSite: (id) => session.siting.choose.point(id),
    onAddSite: (at) => {
      session.siting.choose.addOwn(at);
      session.setTool("select");
    },
    onArea: (corners) => {
      session.siting.choose.addArea(corners);
      session.setTool("select");
    },
    onDragStart: (selection) => {
      rest.moved(null, null);
      // A siren of a plan that is only looked at is not there to be moved.
      if (selection.kind === "siren" && !isLookedAt(session.getState().siting))
        session.beginDrag(selection.id);
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
