import type { Selection, ToolName } from "../session/session-state";
import { FrameThrottle } from "./frame-throttle";
import { type Pixel, REACH_PX, selectionAt, sirenAt, siteAt } from "./hit-test";
import { AreaTool } from "./area-tool";
import { MeasureTool } from "./measure-tool";
import { type PointerAt, SirenDrag, snapped } from "./siren-drag";
import { type ToolHost, pixelOf, placeOf } from "./tool-host";

/** Pixels that a click may wander. */
const CLICK_PX = { mouse: 4, touch: 8 } as const;
const NOTHING: Selection = { kind: "none" };

interface Press {
  readonly pointerId: number;
  readonly start: Pixel;
  readonly touch: boolean;
  readonly drag: SirenDrag | null;
  /** The pointer has gone too far for a click: MapLibre pans. */
  wandered: boolean;
}

const sameSelection = (a: Selection, b: Selection): boolean =>
  a.kind === b.kind && (a.kind === "none" || a.id === (b as { id: string }).id);

/**
 * What the pointer does between pressing and letting go, mouse and touch alike. MapLibre pans and zooms by itself;
 * only a press on a siren is kept from it.
 */
export class PointerTools {
  readonly #host: ToolHost;
  readonly #surface: HTMLElement;
  readonly #measure: MeasureTool;
  readonly #area: AreaTool;
  readonly #hovers: FrameThrottle<PointerAt & { readonly touch: boolean }>;
  readonly #stop = new AbortController();
  #press: Press | null = null;
  #hovered: Selection = NOTHING;
  #tool: ToolName = "select";
  #overSite = false;

  constructor(host: ToolHost) {
    this.#host = host;
    this.#surface = host.map.getCanvasContainer();
    this.#measure = new MeasureTool(host);
    this.#area = new AreaTool(host);
    this.#hovers = new FrameThrottle((pointer) => this.#hover(pointer));
    const { signal } = this.#stop;
    const first = { signal, capture: true };
    this.#surface.addEventListener("pointerdown", (event) => this.#down(event), first);
    // Held back from MapLibre only where the press has taken hold of a siren.
    for (const type of ["mousedown", "touchstart"] as const)
      this.#surface.addEventListener(type, (event) => this.#press?.drag && event.stopPropagation(), first);
    this.#surface.addEventListener("pointerleave", () => this.#leave(), { signal });
    this.#surface.addEventListener("dblclick", () => this.#end(), { signal });
    window.addEventListener("pointermove", (event) => this.#move(event), { signal });
    window.addEventListener("pointerup", (event) => this.#up(event), { signal });
    window.addEventListener("pointercancel", (event) => this.#lost(event), { signal });
    window.addEventListener("blur", () => this.cancel(), { signal });
    window.addEventListener("keydown", (event) => this.#key(event), first);
    window.addEventListener("keyup", (event) => this.#key(event), first);
  }

  /** Follows the tool that the state names; unfinished business of the old one goes. */
  sync(): void {
    const tool = this.#host.snapshot()?.tool ?? "select";
    if (tool === this.#tool) return;
    this.cancel();
    this.#tool = tool;
    this.#measure.clear();
    this.#area.clear();
    this.#host.setOwn({ addGhost: null });
    if (tool === "select") this.#host.map.doubleClickZoom.enable();
    else this.#host.map.doubleClickZoom.disable();
    this.#cursor();
  }

  /** True while a siren is under the hand. */
  get dragging(): boolean {
    return this.#press?.drag?.active ?? false;
  }

  cancel(): void {
    this.#press?.drag?.cancel();
    this.#press = null;
    this.#cursor();
  }

  dispose(): void {
    this.cancel();
    this.#hovers.cancel();
    this.#stop.abort();
  }

  #down(event: PointerEvent): void {
    if (this.#press) {
      // A second finger: the gesture is MapLibre's, unless a siren is already moving.
      if (!this.dragging) this.#press = null;
      return;
    }
    if (event.button !== 0) return;
    const touch = event.pointerType === "touch";
    const start = this.#pixel(event);
    const siren = this.#tool === "select" ? this.#sirenUnder(start, touch) : null;
    const drag = siren && new SirenDrag(this.#host, siren, { pixel: start, altKey: event.altKey }, touch);
    this.#press = { pointerId: event.pointerId, start, touch, drag, wandered: false };
    if (drag && event.isTrusted) this.#surface.setPointerCapture(event.pointerId);
  }

  #move(event: PointerEvent): void {
    const pixel = this.#pixel(event);
    const press = this.#press;
    if (!press) {
      if (this.#surface.contains(event.target as Node))
        this.#hovers.request({ pixel, altKey: event.altKey, touch: event.pointerType === "touch" });
      return;
    }
    if (event.pointerId !== press.pointerId) return;
    press.drag?.move({ pixel, altKey: event.altKey });
    const limit = press.touch ? CLICK_PX.touch : CLICK_PX.mouse;
    press.wandered ||= Math.hypot(pixel[0] - press.start[0], pixel[1] - press.start[1]) > limit;
    if (press.wandered || press.drag?.active) this.#cursor();
  }

  #up(event: PointerEvent): void {
    const press = this.#press;
    if (!press || event.pointerId !== press.pointerId) return;
    this.#press = null;
    if (press.drag?.active) press.drag.end();
    else if (!press.wandered) this.#click({ pixel: this.#pixel(event), altKey: event.altKey }, press.touch);
    this.#cursor();
  }

  #lost(event: PointerEvent): void {
    if (event.pointerId === this.#press?.pointerId) this.cancel();
  }

  #click({ pixel, altKey }: PointerAt, touch: boolean): void {
    switch (this.#tool) {
      case "select":
        this.#select(pixel, touch);
        return;
      case "add-site":
        this.#host.events.onAddSite(placeOf(this.#host.map, pixel));
        return;
      case "draw-area":
        this.#area.click(pixel);
        return;
      case "add-siren":
        this.#host.events.onAddSiren(snapped(this.#host, pixel, altKey).at);
        return;
      case "measure":
        this.#measure.click(placeOf(this.#host.map, pixel));
        return;
      default:
        this.#tool satisfies never;
    }
  }

  /** A double click, or Enter: the line or the area is complete. */
  #end(): void {
    if (this.#tool === "measure") this.#measure.end();
    else if (this.#tool === "draw-area") this.#area.end();
  }

  #select(pixel: Pixel, touch: boolean): void {
    const { events } = this.#host;
    const site = this.#siteUnder(pixel, touch);
    if (site || this.#host.snapshot()?.sites?.selected) events.onSite(site);
    else events.onSelect(this.#under(pixel, touch));
  }

  #siteUnder(pixel: Pixel, touch: boolean): string | null {
    const snapshot = this.#host.snapshot();
    const reachPx = REACH_PX[touch ? "touch" : "mouse"];
    const found = snapshot && siteAt(snapshot, pixel, (at) => pixelOf(this.#host.map, at), reachPx);
    return found?.site.id ?? null;
  }

  #hover({ pixel, altKey, touch }: PointerAt & { readonly touch: boolean }): void {
    const { events, map } = this.#host;
    const at = placeOf(map, pixel);
    if (this.#tool === "add-siren") this.#host.setOwn({ addGhost: snapped(this.#host, pixel, altKey).at });
    else if (this.#tool === "draw-area") this.#area.hover(at);
    else if (this.#tool === "measure") this.#measure.hover(at);
    this.#overSite = this.#tool === "select" && this.#siteUnder(pixel, touch) !== null;
    this.#cursor();
    this.#setHovered(this.#tool === "select" ? this.#under(pixel, touch) : NOTHING);
    events.onCursor(at, pixel);
  }

  #leave(): void {
    if (this.#press) return;
    this.#hovers.cancel();
    this.#setHovered(NOTHING);
    if (this.#tool === "add-siren") this.#host.setOwn({ addGhost: null });
    this.#host.events.onCursor(null, null);
  }

  #setHovered(hovered: Selection): void {
    if (sameSelection(hovered, this.#hovered)) return;
    this.#hovered = hovered;
    this.#host.events.onHover(hovered);
    this.#cursor();
  }

  #key(event: KeyboardEvent): void {
    const drag = this.#press?.drag;
    if (event.key === "Alt" && drag?.active) {
      // Else Windows gives the keyboard to the menu bar.
      event.preventDefault();
      drag.setAlt(event.type === "keydown");
      return;
    }
    if (event.key === "Enter" && event.type === "keydown" && !this.#area.empty) {
      this.#end();
      event.preventDefault();
      return;
    }
    if (event.key !== "Escape" || event.type !== "keydown") return;
    if (drag?.active) this.cancel();
    else if (!this.#measure.empty) this.#measure.clear();
    else if (!this.#area.back()) return;
    // One step back at a time: the face must not also close what it shows.
    event.stopPropagation();
  }

  #cursor(): void {
    this.#surface.style.cursor = this.#cursorName();
  }

  #cursorName(): string {
    if (this.#press?.wandered || this.dragging) return "grabbing";
    if (this.#overSite) return "pointer";
    if (this.#tool !== "select" || this.#hovered.kind === "none") return "crosshair";
    return this.#hovered.kind === "siren" ? "grab" : "pointer";
  }

  #sirenUnder(pixel: Pixel, touch: boolean) {
    const snapshot = this.#host.snapshot();
    if (!snapshot?.view.layers.sirens.visible) return null;
    return sirenAt(
      snapshot.plan.sirens,
      pixel,
      (at) => pixelOf(this.#host.map, at),
      REACH_PX[touch ? "touch" : "mouse"],
    );
  }

  #under(pixel: Pixel, touch: boolean): Selection {
    const snapshot = this.#host.snapshot();
    if (!snapshot) return NOTHING;
    const { map } = this.#host;
    return selectionAt(snapshot, {
      pixel,
      at: placeOf(map, pixel),
      reachPx: REACH_PX[touch ? "touch" : "mouse"],
      metresPerPixel: this.#host.own().metresPerPixel,
      project: (at) => pixelOf(map, at),
    });
  }

  /** Pixels from the map's upper left corner. */
  #pixel(event: PointerEvent): Pixel {
    const { left, top } = this.#surface.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  }
}
