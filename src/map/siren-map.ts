import "maplibre-gl/dist/maplibre-gl.css";
import { Map as MapLibreMap, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { Bbox } from "../geo/bounds";
import type { Wgs84 } from "../geo/datums";
import { ArrowKeys } from "./arrow-keys";
import { Camera } from "./camera";
import { Furniture } from "./furniture";
import type { MapEvents, MapSnapshot, SirenMapHandle } from "./map-contract";
import { scaleDenominator } from "./map-scale";
import { MAP_WORDS } from "./map-words";
import { Painter } from "./painter";
import { patternStep } from "./pattern-images";
import { PointerTools } from "./pointer-tools";
import type { MapOwnState } from "./scene";
import { sceneOf } from "./scene-of";
import { FONT_FAMILY } from "./tokens";
import { type ToolHost, pixelOf } from "./tool-host";

/** How long a lost context may take to come back before the map gives up, ms. */
const CONTEXT_PATIENCE_MS = 10_000;
const ZOOM = { min: 8, max: 19 } as const;

// Named, because a bundler hides the worker from MapLibre, which then stays blank without an error.
setWorkerUrl(workerUrl);

/** Puts a map into a container; without WebGL there is none, and the events say so. */
export function createSirenMap(container: HTMLElement, events: MapEvents): SirenMapHandle {
  const holder = document.createElement("div");
  Object.assign(holder.style, { position: "absolute", inset: "0" });
  container.append(holder);
  let map: MapLibreMap;
  try {
    map = newMap(holder);
  } catch {
    holder.remove();
    queueMicrotask(() => events.onFailure("no-webgl"));
    return new NoMap();
  }
  return new SirenMap(container, holder, map, events);
}

function newMap(holder: HTMLElement): MapLibreMap {
  const map = new MapLibreMap({
    container: holder,
    // Nothing fades by itself; the one delay there is stands with its layer (coverage-part).
    style: { version: 8, sources: {}, layers: [], transition: { duration: 0, delay: 0 } },
    attributionControl: false,
    localIdeographFontFamily: FONT_FAMILY,
    // Labels that fade in would flicker under a drag.
    fadeDuration: 0,
    minZoom: ZOOM.min,
    maxZoom: ZOOM.max,
    maxPitch: 0,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    clickTolerance: 4,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  // The pointer tools listen to pointers: the browser must not scroll with them.
  map.getCanvasContainer().style.touchAction = "none";
  return map;
}

/** Stands in where the browser has no WebGL: takes everything and shows nothing. */
class NoMap implements SirenMapHandle {
  apply(): void {}
  flyTo(): void {}
  fit(): void {}
  zoomBy(): void {}
  resetNorth(): void {}
  focus(): void {}
  project(): readonly [number, number] {
    return [0, 0];
  }
  dispose(): void {}
}

class SirenMap implements SirenMapHandle {
  readonly #container: HTMLElement;
  readonly #holder: HTMLElement;
  readonly #map: MapLibreMap;
  readonly #events: MapEvents;
  readonly #painter: Painter;
  readonly #camera: Camera;
  readonly #furniture: Furniture;
  readonly #pointer: PointerTools;
  readonly #arrows: ArrowKeys;
  #snapshot: MapSnapshot | null = null;
  #own: MapOwnState = { metresPerPixel: 1, patternStep: 0, addGhost: null, measured: [], drawn: [] };
  #announced = false;
  #frame = 0;
  #giveUp = 0;

  constructor(container: HTMLElement, holder: HTMLElement, map: MapLibreMap, events: MapEvents) {
    this.#container = container;
    this.#holder = holder;
    this.#map = map;
    this.#events = events;
    this.#painter = new Painter(map);
    this.#camera = new Camera(map);
    this.#furniture = new Furniture(container);
    const host: ToolHost = {
      map,
      events,
      snapshot: () => this.#snapshot,
      own: () => this.#own,
      setOwn: (change) => this.#setOwn(change),
    };
    this.#pointer = new PointerTools(host);
    this.#arrows = new ArrowKeys(host);
    this.#listen();
  }

  apply(snapshot: MapSnapshot): void {
    const before = this.#snapshot;
    this.#snapshot = snapshot;
    this.#camera.setView(snapshot.view);
    this.#furniture.setView(snapshot.view, snapshot.plan);
    if (before?.view.language !== snapshot.view.language)
      this.#map.getCanvas().setAttribute("aria-label", MAP_WORDS[snapshot.view.language].map);
    // The first plan, or another project.
    if (before?.plan.base.district !== snapshot.plan.base.district)
      this.#camera.fit(snapshot.plan.base.district, false);
    this.#viewMoved();
    this.#pointer.sync();
    this.#arrows.sync();
    this.#draw();
  }

  flyTo(target: Bbox | Wgs84): void {
    this.#camera.flyTo(target);
  }

  fit(): void {
    if (this.#snapshot) this.#camera.fit(this.#snapshot.plan.base.district, true);
  }

  zoomBy(steps: number): void {
    this.#camera.zoomBy(steps);
  }

  resetNorth(): void {
    this.#map.resetNorth();
  }

  focus(): void {
    this.#map.getCanvas().focus();
  }

  project(at: Wgs84): readonly [number, number] {
    return pixelOf(this.#map, at);
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    window.clearTimeout(this.#giveUp);
    this.#pointer.dispose();
    this.#arrows.dispose();
    this.#painter.dispose();
    this.#furniture.dispose();
    this.#map.remove();
    this.#holder.remove();
    delete this.#container.dataset["mapReady"];
  }

  #listen(): void {
    const map = this.#map;
    map.on("move", () => this.#viewMoved());
    map.on("resize", () => this.#viewMoved());
    map.on("zoomend", () => this.#viewMoved());
    map.on("webglcontextlost", () => {
      window.clearTimeout(this.#giveUp);
      this.#giveUp = window.setTimeout(() => this.#events.onFailure("context-lost"), CONTEXT_PATIENCE_MS);
    });
    map.on("webglcontextrestored", () => window.clearTimeout(this.#giveUp));
  }

  /** Keeps what depends on the scale in step with the camera. */
  #viewMoved(): void {
    const { lng, lat } = this.#map.unproject([0, 0]);
    // Upper left corner and zoom: with them anyone can say where on the screen a place is.
    this.#container.dataset["view"] = `${lng} ${lat} ${this.#map.getZoom()}`;
    const { metresPerPixel } = this.#camera;
    const step = patternStep(this.#map.getZoom());
    if (metresPerPixel === this.#own.metresPerPixel && step === this.#own.patternStep) return;
    this.#own = {
      ...this.#own,
      metresPerPixel,
      patternStep: this.#map.isZooming() ? this.#own.patternStep : step,
    };
    this.#container.dataset["metresPerPixel"] = String(metresPerPixel);
    this.#furniture.setScale(metresPerPixel);
    this.#events.onView(metresPerPixel, scaleDenominator(metresPerPixel));
    this.#draw();
  }

  #setOwn(change: Partial<MapOwnState>): void {
    this.#own = { ...this.#own, ...change };
    this.#draw();
  }

  /** Says once that the first picture stands. */
  #announce(): void {
    if (this.#announced) return;
    this.#announced = true;
    this.#map.once("idle", () => {
      this.#container.dataset["mapReady"] = "true";
      this.#events.onReady();
    });
  }

  /** Draws the newest state with the next frame; several changes in between make one scene. */
  #draw(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (!this.#snapshot) return;
      this.#painter.paint(sceneOf({ ...this.#snapshot, own: this.#own }));
      this.#announce();
    });
  }
}
