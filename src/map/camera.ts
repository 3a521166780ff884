import type { Map as MapLibreMap } from "maplibre-gl";
import { type Bbox, bboxOf } from "../geo/bounds";
import type { Wgs84 } from "../geo/datums";
import type { Area } from "../model/plan";
import type { MapView } from "./map-contract";
import { metresPerPixelAt } from "./map-scale";
import { MOTION } from "./tokens";

/** Pixels between the planning area, or a thing flown to, and the panels. */
const FIT_INSET_PX = { x: 30, y: 38 } as const;
const SPOT_INSET_PX = { x: 120, y: 120 } as const;
/** No closer than this when a small thing is flown to. */
const CLOSEST_ZOOM = 16;
/** Zoom for a single place, unless the map is closer already. */
const PLACE_ZOOM = 14.5;

/** Moves the map; panels that cover the canvas shift the middle, never the picture. */
export class Camera {
  readonly #map: MapLibreMap;
  #padding: MapView["padding"] = { top: 0, right: 0, bottom: 0, left: 0 };
  #still = false;
  /** The flight under way, to be begun again where a panel folds under it. */
  #flight: (() => void) | null = null;

  constructor(map: MapLibreMap) {
    this.#map = map;
    map.on("moveend", () => {
      this.#flight = null;
    });
  }

  get metresPerPixel(): number {
    return metresPerPixelAt(this.#map.getCenter().lat, this.#map.getZoom());
  }

  /** Takes over what the panels cover, and leaves the picture where it is. */
  setView({ padding, reducedMotion }: MapView): void {
    this.#still = reducedMotion;
    const old = this.#padding;
    if (
      padding.top === old.top &&
      padding.right === old.right &&
      padding.bottom === old.bottom &&
      padding.left === old.left
    )
      return;
    this.#padding = padding;
    const { clientWidth: width, clientHeight: height } = this.#map.getContainer();
    const middle = this.#map.unproject([
      (padding.left + width - padding.right) / 2,
      (padding.top + height - padding.bottom) / 2,
    ]);
    const flight = this.#flight;
    this.#map.jumpTo({ center: middle, padding: { ...padding } });
    if (flight) this.#fly(flight);
  }

  fit(areas: readonly Area[], animated: boolean): void {
    const box = bboxOf(areas);
    if (box)
      this.#fly(() => this.#toBox(box, { padding: FIT_INSET_PX, duration: animated ? this.#duration : 0 }));
  }

  flyTo(target: Bbox | Wgs84): void {
    if (target.length === 4) {
      this.#fly(() =>
        this.#toBox(target, { padding: SPOT_INSET_PX, maxZoom: CLOSEST_ZOOM, duration: this.#duration }),
      );
      return;
    }
    const zoom = Math.max(this.#map.getZoom(), PLACE_ZOOM);
    this.#fly(() => this.#map.easeTo({ center: [target[0], target[1]], zoom, duration: this.#duration }));
  }

  zoomBy(steps: number): void {
    this.#map.easeTo({ zoom: this.#map.getZoom() + steps, duration: this.#still ? 0 : MOTION.maxMs });
  }

  #fly(flight: () => void): void {
    this.#map.stop();
    this.#flight = flight;
    flight();
  }

  get #duration(): number {
    return this.#still ? 0 : MOTION.flyToMs;
  }

  #toBox(
    [west, south, east, north]: Bbox,
    options: { padding: { readonly x: number; readonly y: number }; maxZoom?: number; duration: number },
  ): void {
    // A window that is all panels leaves no room: less inset then, else MapLibre refuses to fit.
    const { clientWidth, clientHeight } = this.#map.getContainer();
    const { top, right, bottom, left } = this.#padding;
    const x = Math.max(0, Math.min(options.padding.x, (clientWidth - left - right) / 4));
    const y = Math.max(0, Math.min(options.padding.y, (clientHeight - top - bottom) / 4));
    const padding = { top: y, bottom: y, left: x, right: x };
    this.#map.fitBounds(
      [
        [west, south],
        [east, north],
      ],
      { ...options, padding, linear: true },
    );
  }
}
