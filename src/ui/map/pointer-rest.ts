import type { Wgs84 } from "../../geo/datums";
import type { Session } from "../../session/session";
import { pointerStore } from "../stage-state";

/** The card appears when the pointer has rested this long, ms (face README, Interaction). */
const REST_MS = 300;

/** Follows the pointer over the map: asks what is heard there, and says when it has come to rest. */
export function pointerRest(session: Session): {
  moved(at: Wgs84 | null, pixel: readonly [number, number] | null): void;
} {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let question = 0;
  return {
    moved: (at, pixel) => {
      clearTimeout(timer);
      question += 1;
      if (!at || !pixel) {
        pointerStore.set({ at: null, pixel: null, probe: null, rested: false });
        return;
      }
      pointerStore.set({ at, pixel, rested: false });
      const mine = question;
      void session.levels.probe(at).then((probe) => {
        if (mine === question) pointerStore.set({ probe });
      });
      timer = setTimeout(() => pointerStore.set({ rested: true }), REST_MS);
    },
  };
}
