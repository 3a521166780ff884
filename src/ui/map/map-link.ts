import { createContext, useContext } from "react";
import type { Bbox } from "../../geo/bounds";
import type { Wgs84 } from "../../geo/datums";
import type { SirenMapHandle } from "../../map/map-contract";

/** The way from lists and buttons to the map, which may not be there (yet, or without WebGL). */
export class MapLink {
  #handle: SirenMapHandle | null = null;

  get handle(): SirenMapHandle | null {
    return this.#handle;
  }

  attach(handle: SirenMapHandle | null): void {
    this.#handle = handle;
  }

  flyTo(target: Bbox | Wgs84): void {
    this.#handle?.flyTo(target);
  }

  fit(): void {
    this.#handle?.fit();
  }
}

export const MapLinkContext = createContext<MapLink>(new MapLink());

export const useMapLink = (): MapLink => useContext(MapLinkContext);
