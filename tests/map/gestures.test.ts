import type { Map as MapLibreMap } from "maplibre-gl";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SirenId } from "../../src/base/ids";
import type { Wgs84 } from "../../src/geo/datums";
import { ArrowKeys } from "../../src/map/arrow-keys";
import { leg } from "../../src/map/distance";
import type { MapEvents, MapSnapshot } from "../../src/map/map-contract";
import { MeasureTool } from "../../src/map/measure-tool";
import { SirenDrag } from "../../src/map/siren-drag";
import { type ToolHost, placeOf } from "../../src/map/tool-host";
import { aPlan, aSiren, anInput } from "./a-snapshot";

/** MapLibre as far as the tools know it: 0.0001° is one pixel. */
const container = new EventTarget();
const map = {
  project: ([lon, lat]: [number, number]) => ({ x: (lon - 112.9) * 10_000, y: (27.9 - lat) * 10_000 }),
  unproject: ([x, y]: [number, number]) => ({ lng: 112.9 + x / 10_000, lat: 27.9 - y / 10_000 }),
  getContainer: () => container,
} as unknown as MapLibreMap;

type Call = readonly [name: string, ...args: unknown[]];

function aHost(snapshot: MapSnapshot): { host: ToolHost; calls: Call[] } {
  const calls: Call[] = [];
  const events = new Proxy({} as MapEvents, {
    get:
      (_, name) =>
      (...args: unknown[]) =>
        void calls.push([String(name), ...args]),
  });
  return {
    calls,
    host: { map, events, snapshot: () => snapshot, own: () => anInput().own, setOwn: () => {} },
  };
}

let frames: (() => void)[] = [];
beforeEach(() => {
  frames = [];
  vi.useFakeTimers();
  vi.stubGlobal("window", globalThis);
  vi.stubGlobal("requestAnimationFrame", (frame: () => void) => frames.push(frame));
  vi.stubGlobal("cancelAnimationFrame", () => (frames = []));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const nextFrame = (): void => frames.splice(0).forEach((frame) => frame());
const names = (calls: readonly Call[]): string[] => calls.map(([name]) => name);

// Stands at pixel (50, 950); the allowed candidate C1 at (100, 900).
const existing = aSiren("01", 112.905, 27.805);
const proposed = aSiren("拟1", 112.905, 27.805, { status: "proposed" });
const plan = aPlan([existing, proposed]);

describe("dragging a siren", () => {
  const begin = (siren = proposed, touch = false) => {
    const { host, calls } = aHost(anInput({ plan }));
    return { calls, drag: new SirenDrag(host, siren, { pixel: [52, 951], altKey: false }, touch) };
  };
  const to = (x: number, y: number, altKey = false) => ({ pixel: [x, y] as const, altKey });

  it.each([
    ["proposed", proposed, false, 3],
    ["existing", existing, false, 5],
    ["any, by a finger,", proposed, true, 8],
  ] as const)("begins for a %s siren only beyond its threshold", (_, siren, touch, px) => {
    const { calls, drag } = begin(siren, touch);
    drag.move(to(52 + px - 0.1, 951));
    expect(calls).toEqual([]);
    drag.move(to(52 + px, 951));
    expect(calls).toEqual([["onDragStart", { kind: "siren", id: siren.id }]]);
  });

  it("reports once a frame, and the siren keeps its place under the hand", () => {
    const { calls, drag } = begin();
    for (let x = 60; x <= 72; x += 2) drag.move(to(x, 951));
    nextFrame();
    const moves = calls.filter(([name]) => name === "onDragMove");
    expect(moves).toHaveLength(1);
    // Pixel (70, 950); to a tenth of a millimetre.
    expect(leg(moves[0]?.[1] as Wgs84, placeOf(map, [70, 950])).lengthM).toBeLessThan(1e-4);
    expect(moves[0]?.[3]).toEqual([72, 951]);
  });

  it("snaps to a candidate within 12 px, unless Alt is held, even while the pointer rests", () => {
    const { calls, drag } = begin();
    drag.move(to(92, 906));
    nextFrame();
    drag.setAlt(true);
    nextFrame();
    drag.setAlt(false);
    nextFrame();
    expect(calls.slice(1).map(([, , snappedTo]) => snappedTo)).toEqual(["C1", null, "C1"]);
    expect(calls[1]?.[1]).toEqual(plan.base.candidates[0]?.at);
  });

  it("ends with the last move told", () => {
    const { calls, drag } = begin();
    drag.move(to(70, 951));
    drag.end();
    expect(names(calls)).toEqual(["onDragStart", "onDragMove", "onDragEnd"]);
  });

  it("tells nothing more after it is cancelled", () => {
    const { calls, drag } = begin();
    drag.move(to(70, 951));
    drag.cancel();
    nextFrame();
    expect(names(calls)).toEqual(["onDragStart", "onDragCancel"]);
  });
});

describe("the arrow keys", () => {
  const press = (key: string, more: Partial<KeyboardEvent> = {}): Event => {
    const event = Object.assign(new Event("keydown", { cancelable: true }), {
      key,
      shiftKey: false,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      ...more,
    });
    container.dispatchEvent(event);
    return event;
  };
  const begin = (selection: MapSnapshot["selection"] = { kind: "siren", id: "01" as SirenId }) => {
    const { host, calls } = aHost(anInput({ plan, selection }));
    return { calls, keys: new ArrowKeys(host) };
  };

  it("move the selected siren 1 m, with Shift 10 m, as one gesture", () => {
    const { calls, keys } = begin();
    expect(press("ArrowRight").defaultPrevented).toBe(true);
    vi.advanceTimersByTime(500);
    press("ArrowUp", { shiftKey: true });
    vi.advanceTimersByTime(599);
    expect(names(calls)).toEqual(["onDragStart", "onDragMove", "onDragMove"]);
    vi.advanceTimersByTime(1);
    expect(names(calls).at(-1)).toBe("onDragEnd");
    const { lengthM } = leg(existing.at, calls[2]?.[1] as Wgs84);
    expect(lengthM).toBeCloseTo(Math.hypot(1, 10), 3);
    keys.dispose();
  });

  it("are given back by Escape", () => {
    const { calls, keys } = begin();
    press("ArrowLeft");
    press("Escape");
    vi.advanceTimersByTime(1000);
    expect(names(calls)).toEqual(["onDragStart", "onDragMove", "onDragCancel"]);
    keys.dispose();
  });

  it("are the map's own where nothing is selected", () => {
    const { calls, keys } = begin({ kind: "none" });
    expect(press("ArrowLeft").defaultPrevented).toBe(false);
    expect(calls).toEqual([]);
    keys.dispose();
  });
});

describe("measuring", () => {
  it("follows the pointer, ends on a double click, and begins anew with the next", () => {
    const { host, calls } = aHost(anInput());
    const tool = new MeasureTool(host);
    const [a, b, c] = [
      [0, 0],
      [100, 0],
      [100, 100],
    ].map((pixel) => placeOf(map, pixel as [number, number]));
    if (!a || !b || !c) throw new Error("three places");
    tool.click(a);
    tool.hover(b);
    tool.click(b);
    tool.click(b);
    tool.end();
    tool.hover(c);
    const lengths = calls.map(([, lengthM]) => Math.round(lengthM as number));
    expect(lengths.slice(0, 2)).toEqual([0, Math.round(leg(a, b).lengthM)]);
    expect(lengths.at(-1)).toBe(Math.round(leg(a, b).lengthM));
    tool.click(c);
    expect(calls.at(-1)).toEqual(["onMeasure", 0, 0]);
  });
});
