import { useEffect } from "react";
import { openProject } from "../commands/open-project";
import { saveProject } from "../commands/save-project";
import { redo, undo } from "../commands/undo-redo";
import type { Session } from "../session/session";
import { pickFiles } from "./file-picker";
import type { MapLink } from "./map/map-link";
import { PROFILE_CLOSED, stageStore } from "./stage-state";
import { type Actions } from "./use-actions";

const REGIONS = ["header", "left", "map", "right", "status"] as const;

/** Keys of the whole window. */
export function useKeyboard(session: Session, actions: Actions, link: MapLink): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const done =
        event.ctrlKey || event.metaKey ? withControl(event, session) : alone(event, session, actions, link);
      if (done) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [session, actions, link]);
}

/** Typing is the field's own business: its letters, its undo, its Delete. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select"));

/** Something lies over the page and takes the keys. */
const isCovered = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("[role=dialog], [role=menu], .ant-select-dropdown") !== null;

function withControl(event: KeyboardEvent, session: Session): boolean {
  const key = event.key.toLowerCase();
  if (event.altKey) return false;
  if (key === "s" && !event.shiftKey) {
    saveProject(session);
    return true;
  }
  if (key === "o" && !event.shiftKey) {
    void pickFiles("files").then((files) => (files.length > 0 ? openProject(session, files) : undefined));
    return true;
  }
  if (isTyping(event.target)) return false;
  if (key === "z" && !event.shiftKey) undo(session);
  else if (key === "y" || (key === "z" && event.shiftKey)) redo(session);
  else return false;
  return true;
}

function alone(event: KeyboardEvent, session: Session, actions: Actions, link: MapLink): boolean {
  if (event.key === "F6") return toRegion(event.shiftKey ? -1 : 1, link);
  if (event.altKey || isTyping(event.target) || isCovered(event.target)) return false;
  const { selection } = session.getState();
  switch (event.key) {
    case "Escape":
      return oneStepBack(session);
    case "Delete":
      if (selection.kind !== "siren" || session.getState().drag) return false;
      actions.removeSiren(selection.id);
      return true;
    case "v":
      session.setTool("select");
      return true;
    case "a":
      session.setTool("add-siren");
      return true;
    case "m":
      session.setTool("measure");
      return true;
    case "p":
      stageStore.set(stageStore.get().profileOpen ? PROFILE_CLOSED : { profileOpen: true });
      return true;
    case "/":
      stageStore.set({ searchOpen: true });
      return true;
    default:
      return false;
  }
}

/** Esc: out of the hand, the tool, the card, the selection, the sliding panel, in this order. */
function oneStepBack(session: Session): boolean {
  const { drag, tool, selection, siting } = session.getState();
  if (drag) session.cancelDrag();
  else if (stageStore.get().dialog !== null) stageStore.set({ dialog: null });
  else if (stageStore.get().searchOpen) stageStore.set({ searchOpen: false });
  else if (tool !== "select") session.setTool("select");
  else if (siting.site !== null) session.siting.choose.point(null);
  else if (stageStore.get().profileOpen) stageStore.set(PROFILE_CLOSED);
  else if (selection.kind !== "none") session.select({ kind: "none" });
  else if (stageStore.get().slideOpen) stageStore.set({ slideOpen: false });
  else return false;
  return true;
}

/** Moves the focus to the next region of the page, round and round. */
function toRegion(by: 1 | -1, link: MapLink): boolean {
  const regions = REGIONS.map((name) =>
    document.querySelector<HTMLElement>(`[data-region="${name}"]`),
  ).filter((element) => element !== null);
  const current = regions.findIndex((element) => element.contains(document.activeElement));
  const next = regions[(current + by + regions.length) % regions.length];
  if (next?.dataset["region"] === "map" && link.handle) link.handle.focus();
  else next?.focus();
  return next !== undefined;
}
