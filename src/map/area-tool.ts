import type { Wgs84 } from "../geo/datums";
import { type Pixel, REACH_PX } from "./hit-test";
import { type ToolHost, pixelOf, placeOf } from "./tool-host";

/** Corners of an area set by clicks; closed by a double click, by Enter, or by a click on the first corner. */
export class AreaTool {
  readonly #host: ToolHost;
  #corners: readonly Wgs84[] = [];

  constructor(host: ToolHost) {
    this.#host = host;
  }

  get empty(): boolean {
    return this.#corners.length === 0;
  }

  click(pixel: Pixel): void {
    const first = this.#corners[0];
    if (first && this.#corners.length > 2 && this.#isNear(first, pixel)) return this.end();
    const last = this.#corners.at(-1);
    // The second click of a double click lies on the corner that the first has set.
    if (last && this.#isNear(last, pixel, 3)) return;
    this.#show([...this.#corners, placeOf(this.#host.map, pixel)]);
  }

  hover(at: Wgs84): void {
    if (!this.empty) this.#host.setOwn({ drawn: [...this.#corners, at] });
  }

  /** Takes the area, where there are corners enough. */
  end(): void {
    const corners = this.#corners;
    if (corners.length < 3) return;
    this.clear();
    this.#host.events.onArea(corners);
  }

  /** Takes the last corner back; false where there is none. */
  back(): boolean {
    if (this.empty) return false;
    this.#show(this.#corners.slice(0, -1));
    return true;
  }

  clear(): void {
    if (!this.empty) this.#show([]);
  }

  #isNear(at: Wgs84, [x, y]: Pixel, reachPx: number = REACH_PX.mouse): boolean {
    const [px, py] = pixelOf(this.#host.map, at);
    return Math.hypot(px - x, py - y) <= reachPx;
  }

  #show(corners: readonly Wgs84[]): void {
    this.#corners = corners;
    this.#host.setOwn({ drawn: corners });
  }
}
