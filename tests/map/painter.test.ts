import type { Map as MapLibreMap } from "maplibre-gl";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Painter } from "../../src/map/painter";
import { sceneOf } from "../../src/map/scene-of";
import { VIEW, aPlan, aSiren, anInput } from "./a-snapshot";

/** MapLibre as far as the painter knows it, writing down what it is told. */
class MapDouble {
  readonly told: string[] = [];
  readonly layers = new Set<string>();
  readonly sources = new Map<string, unknown>();
  readonly listeners = new Map<string, () => void>();
  failsOn: string | null = null;

  on(type: string, listener: () => void): void {
    this.listeners.set(type, listener);
  }
  off(type: string): void {
    this.listeners.delete(type);
  }
  hasImage(): boolean {
    return true;
  }
  getSource(id: string): unknown {
    return this.sources.has(id) ? { setData: () => this.tell(`data ${id}`) } : undefined;
  }
  addSource(id: string): void {
    this.tell(`source ${id}`);
    this.sources.set(id, {});
  }
  getLayer(id: string): boolean {
    return this.layers.has(id);
  }
  addLayer({ id }: { id: string }): void {
    this.tell(`layer ${id}`);
    this.layers.add(id);
  }
  setFilter(id: string): void {
    this.tell(`filter ${id}`);
  }
  setLayoutProperty(id: string, name: string): void {
    this.tell(`layout ${id} ${name}`);
  }
  setPaintProperty(id: string, name: string): void {
    this.tell(`paint ${id} ${name}`);
  }
  tell(what: string): void {
    if (what === this.failsOn) throw new Error(what);
    this.told.push(what);
  }
  take(): string[] {
    return this.told.splice(0);
  }
}

const begin = () => {
  const map = new MapDouble();
  return { map, painter: new Painter(map as unknown as MapLibreMap) };
};
const scene = sceneOf(anInput());

describe("the painter", () => {
  beforeEach(() => {
    vi.stubGlobal("window", { devicePixelRatio: 1 });
  });

  it("waits for the style, then adds every source and every layer once, in order", () => {
    const { map, painter } = begin();
    painter.paint(scene);
    expect(map.take()).toEqual([]);
    map.listeners.get("style.load")?.();
    const told = map.take();
    expect(told.filter((what) => what.startsWith("source "))).toHaveLength(Object.keys(scene.sources).length);
    expect(told.filter((what) => what.startsWith("layer "))).toEqual(
      scene.layers.map(({ id }) => `layer ${id}`),
    );
  });

  it("sends only what differs: a moved siren is one source, a theme is colours", () => {
    const { map, painter } = begin();
    map.listeners.get("style.load")?.();
    painter.paint(scene);
    map.take();
    painter.paint(sceneOf(anInput()));
    const plan = aPlan([aSiren("01", 112.91, 27.805)]);
    painter.paint(sceneOf(anInput({ plan: { ...plan, base: plan.base } })));
    map.take();
    painter.paint(sceneOf(anInput({ plan: { ...plan, sirens: [aSiren("01", 112.92, 27.805)] } })));
    expect(map.take()).toEqual(["data sirens"]);
    painter.paint(sceneOf(anInput({ plan: { ...plan, sirens: [] }, view: { ...VIEW, theme: "dark" } })));
    const told = map.take();
    expect(told.filter((what) => what.startsWith("data "))).toEqual(["data sirens"]);
    expect(told).toContain("paint outside background-color");
    expect(told.some((what) => what.startsWith("filter "))).toBe(false);
  });

  it("makes good with the next scene what failed in the middle", () => {
    const { map, painter } = begin();
    map.listeners.get("style.load")?.();
    map.failsOn = `layer ${scene.layers[5]?.id}`;
    expect(() => painter.paint(scene)).toThrow();
    map.failsOn = null;
    painter.paint(scene);
    expect([...map.layers].sort()).toEqual(scene.layers.map(({ id }) => id).sort());
  });

  it("is silent while the context is lost, and paints the newest scene when the style is back", () => {
    const { map, painter } = begin();
    map.listeners.get("style.load")?.();
    painter.paint(scene);
    map.take();
    map.listeners.get("webglcontextlost")?.();
    painter.paint(sceneOf(anInput({ view: { ...VIEW, theme: "dark" } })));
    expect(map.take()).toEqual([]);
    map.listeners.get("style.load")?.();
    expect(map.take()).toContain("paint outside background-color");
  });
});
