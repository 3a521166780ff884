import type { ReactElement } from "react";
import { distanceText } from "../../i18n/number-format";
import { usePointer } from "../stage-state";
import { useSession } from "../use-session";
import { useWords } from "../view-state";

/** What the hand can do just now. */
export function HelpBar(): ReactElement | null {
  const { drag: words } = useWords();
  const dragging = useSession((state) => state.drag !== null);
  const tool = useSession((state) => state.tool);
  const measured = usePointer((pointer) => pointer.measured);
  const help = dragging
    ? words.help
    : tool === "add-siren"
      ? words.addHelp
      : tool === "measure"
        ? words.measureHelp
        : tool === "add-site"
          ? words.addSiteHelp
          : tool === "draw-area"
            ? words.drawAreaHelp
            : null;
  if (!help) return null;
  return (
    <div className="help-bar map-group" role="status">
      {tool === "measure" && !dragging && measured && (
        <b>{words.measured(distanceText(measured.lengthM), String(Math.round(measured.bearingDeg)))}</b>
      )}
      {help.map(([key, meaning]) => (
        <span key={key}>
          <b>{key}</b> {meaning}
        </span>
      ))}
    </div>
  );
}
