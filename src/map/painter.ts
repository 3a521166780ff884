import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import { drawPattern } from "./pattern-images";
import { type Scene, type SceneImage, type SceneLayer, imageId } from "./scene";
import { drawSymbol } from "./symbol-images";

type Values = Readonly<Record<string, unknown>>;

/**
 * The only writer of the map: applies the newest scene, sends what differs from the one before, and takes note of
 * success only at the end, so that a failure in the middle is made good by the next scene.
 */
export class Painter {
  readonly #map: MapLibreMap;
  #wanted: Scene | null = null;
  #applied: Scene | null = null;
  #ready = false;

  constructor(map: MapLibreMap) {
    this.#map = map;
    // Also after a lost context: MapLibre then builds its style anew, and this painter all of its contents.
    map.on("style.load", this.#begin);
    map.on("webglcontextlost", this.#stop);
  }

  paint(scene: Scene): void {
    this.#wanted = scene;
    if (!this.#ready) return;
    const before = this.#applied;
    this.#applied = null;
    this.#images(scene, before);
    this.#sources(scene, before);
    this.#layers(scene, before);
    this.#applied = scene;
  }

  dispose(): void {
    this.#map.off("style.load", this.#begin);
    this.#map.off("webglcontextlost", this.#stop);
    this.#ready = false;
  }

  /** MapLibre has no style at all between losing its context and getting it back. */
  readonly #stop = (): void => {
    this.#ready = false;
  };

  readonly #begin = (): void => {
    this.#ready = true;
    this.#applied = null;
    if (this.#wanted) this.paint(this.#wanted);
  };

  #images({ images }: Scene, before: Scene | null): void {
    if (images === before?.images) return;
    const ratio = Math.max(2, Math.ceil(window.devicePixelRatio));
    for (const image of images) if (!this.#map.hasImage(imageId(image))) this.#addImage(image, ratio);
  }

  #addImage(image: SceneImage, ratio: number): void {
    if (image.kind === "pattern") {
      const { image: tile, pixelRatio } = drawPattern(image.name, image.theme, image.step);
      this.#map.addImage(imageId(image), tile, { pixelRatio });
      return;
    }
    const { image: data, pixelRatio, stretch } = drawSymbol(image.name, image.theme, ratio);
    this.#map.addImage(imageId(image), data, { pixelRatio, ...stretch });
  }

  #sources({ sources }: Scene, before: Scene | null): void {
    for (const [id, source] of Object.entries(sources)) {
      if (source === before?.sources[id]) continue;
      const existing = this.#map.getSource<GeoJSONSource>(id);
      if (existing) void existing.setData(source.data);
      else
        this.#map.addSource(id, {
          type: "geojson",
          data: source.data,
          tolerance: source.tolerance,
          maxzoom: 18,
          buffer: 64,
        });
    }
  }

  #layers({ layers }: Scene, before: Scene | null): void {
    const known = new Map(before?.layers.map((layer) => [layer.id, layer]));
    for (const layer of layers) {
      const old = known.get(layer.id);
      if (old === layer) continue;
      if (this.#map.getLayer(layer.id)) this.#updateLayer(layer, old);
      else this.#map.addLayer(layer);
    }
  }

  /** Sets what differs from the layer as it was; everything where that is not known. */
  #updateLayer(layer: SceneLayer, old: SceneLayer | undefined): void {
    const { id } = layer;
    const [filter, oldFilter] = [filterOf(layer), old && filterOf(old)];
    if (filter && differs(filter, oldFilter)) this.#map.setFilter(id, filter);
    for (const [name, value] of changes(layer.layout, old?.layout))
      this.#map.setLayoutProperty(id, name as never, value as never);
    for (const [name, value] of changes(layer.paint, old?.paint))
      this.#map.setPaintProperty(id, name as never, value as never);
  }
}

const filterOf = (layer: SceneLayer): Parameters<MapLibreMap["setFilter"]>[1] =>
  "filter" in layer ? layer.filter : undefined;

const differs = (a: unknown, b: unknown): boolean => a !== b && JSON.stringify(a) !== JSON.stringify(b);

const changes = (now: Values | undefined, before: Values | undefined): [string, unknown][] =>
  Object.entries(now ?? {}).filter(([name, value]) => differs(value, before?.[name]));
