import type { ReactElement } from "react";
import { IconButton } from "../icon-button";
import { useWords } from "../view-state";
import { useMapLink } from "./map-link";

/** North, nearer, farther, all. */
export function MapButtons(): ReactElement {
  const { map } = useWords();
  const link = useMapLink();
  return (
    <div className="map-buttons">
      <button
        type="button"
        className="north map-group"
        aria-label={map.north}
        title={map.north}
        onClick={() => link.handle?.resetNorth()}
      >
        <span aria-hidden="true">N</span>
        <svg width="16" height="18" viewBox="0 0 16 18" aria-hidden="true" focusable="false">
          <path className="north-left" d="M8 1L2 16l6-4z" />
          <path className="north-right" d="M8 1l6 15-6-4z" />
        </svg>
      </button>
      <div className="map-group">
        <IconButton icon="add" label={map.zoomIn} placement="left" onClick={() => link.handle?.zoomBy(1)} />
        <IconButton
          icon="minus"
          label={map.zoomOut}
          placement="left"
          onClick={() => link.handle?.zoomBy(-1)}
        />
        <IconButton icon="home" label={map.home} placement="left" onClick={() => link.fit()} />
      </div>
    </div>
  );
}
