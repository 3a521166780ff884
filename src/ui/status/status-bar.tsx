import type { ReactElement } from "react";
import { degreesText, decimal } from "../../i18n/number-format";
import { displaySirenId } from "../../i18n/display-siren-id";
import { levelText, marginText } from "../spot-words";
import { stageStore, usePointer } from "../stage-state";
import { useSession, usePlan } from "../use-session";
import { useView, useWords } from "../view-state";
import "./status-bar.css";

/** What is under the cursor, how large the map is drawn, when the figures were computed. */
export function StatusBar(): ReactElement {
  const { status, app } = useWords();
  return (
    <footer className="status-bar" aria-label={app.regions.status} tabIndex={-1} data-region="status">
      <CursorPlace />
      <CursorLevel />
      <Scale />
      <span className="push" />
      <Computed />
      <button type="button" className="status-link" onClick={() => stageStore.set({ dialog: "sources" })}>
        {status.sources}
      </button>
    </footer>
  );
}

function CursorPlace(): ReactElement {
  const { status } = useWords();
  const at = usePointer((pointer) => pointer.at);
  return (
    <span className="status-item status-place">
      {at ? `${degreesText(at[0])}, ${degreesText(at[1])}` : "—"}{" "}
      <span className="text-2">{status.datum}</span>
    </span>
  );
}

function CursorLevel(): ReactElement | null {
  const { status, drag: dragWords } = useWords();
  const language = useView((view) => view.language);
  const probe = usePointer((pointer) => pointer.probe);
  const dragged = useSession((state) => state.drag?.id);
  const { weighting } = usePlan().settings.criterion;
  if (dragged !== undefined)
    return <span className="status-item">{dragWords.status(displaySirenId(dragged, language))}</span>;
  if (!probe?.inside || probe.siren === null) return null;
  return (
    <span className="status-item">
      {status.cursor} {probe.levelDb !== null && <b>{levelText(probe.levelDb, weighting)}</b>}
      {probe.levelDb !== null && " · "}
      {status.margin} <b>{marginText(probe)}</b> · {status.from(displaySirenId(probe.siren, language))}
    </span>
  );
}

function Scale(): ReactElement | null {
  const { status } = useWords();
  const denominator = usePointer((pointer) => pointer.scaleDenominator);
  if (denominator <= 0) return null;
  // Two figures: a screen does not know its own size any better.
  const size = 10 ** Math.max(0, Math.floor(Math.log10(denominator)) - 1);
  return <span className="status-item">{status.scale(decimal(Math.round(denominator / size) * size))}</span>;
}

function Computed(): ReactElement {
  const { status, drag: dragWords } = useWords();
  const result = useSession((state) => state.result);
  const previewMs = useSession((state) => state.drag?.difference?.elapsedMs);
  if (previewMs !== undefined)
    return (
      <span className="status-item is-action">{dragWords.preview(decimal(Math.max(1, previewMs)))}</span>
    );
  const text =
    result.kind === "ready"
      ? status.computed(decimal(Math.max(10, result.value.evaluation.elapsedMs) / 1000, 2))
      : result.kind === "failed"
        ? status.failed
        : result.kind === "cancelled"
          ? status.cancelled
          : status.computing;
  return (
    <span className="status-item" data-testid="computed" data-state={result.kind}>
      {text}
    </span>
  );
}
