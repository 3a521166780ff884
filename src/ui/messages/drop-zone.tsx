import { type ReactElement, useEffect, useState } from "react";
import { openProject } from "../../commands/open-project";
import { droppedFiles } from "../dropped-files";
import { Icon } from "../icon";
import { useSessionHandle } from "../use-session";
import { useWords } from "../view-state";

/** Files dropped anywhere on the window open a project. */
export function DropZone(): ReactElement | null {
  const { app } = useWords();
  const session = useSessionHandle();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const withFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const onOver = (event: DragEvent) => {
      if (!withFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    window.addEventListener("dragenter", onOver, { signal });
    window.addEventListener("dragover", onOver, { signal });
    window.addEventListener("dragleave", (event) => event.relatedTarget === null && setOver(false), {
      signal,
    });
    window.addEventListener(
      "drop",
      (event) => {
        setOver(false);
        if (!event.dataTransfer || !withFiles(event)) return;
        event.preventDefault();
        void droppedFiles(event.dataTransfer).then((files) =>
          files.length > 0 ? openProject(session, files) : undefined,
        );
      },
      { signal },
    );
    return () => stop.abort();
  }, [session]);
  if (!over) return null;
  return (
    <div className="drop-zone" role="status">
      <Icon name="open" size={32} />
      <b>{app.dropHere}</b>
      <span>{app.dropWhat}</span>
    </div>
  );
}
