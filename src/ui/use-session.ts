import { createContext, useContext, useSyncExternalStore } from "react";
import { assert } from "../base/assert";
import type { Session } from "../session/session";
import type { SessionState } from "../session/session-state";

/** The one session of the page. */
export const SessionContext = createContext<Session | null>(null);

/** The session, to call it. */
export function useSessionHandle(): Session {
  const session = useContext(SessionContext);
  assert(session, "a session surrounds every component");
  return session;
}

/** A part of the session's state; the selector must return what the state holds, not a new object. */
export function useSession<T>(selector: (state: SessionState) => T): T {
  const session = useSessionHandle();
  return useSyncExternalStore(session.subscribe, () => selector(session.getState()));
}

export const usePlan = () => useSession((state) => state.history.plan);
