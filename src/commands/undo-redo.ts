import type { Session } from "../session/session";

/** Takes the last step back. */
export const undo = (session: Session): void => session.undo();

/** Does the last undone step again. */
export const redo = (session: Session): void => session.redo();
