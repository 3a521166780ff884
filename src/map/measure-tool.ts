import type { Wgs84 } from "../geo/datums";
import type { ToolHost } from "./tool-host";
import { measure } from "./tool-part";

/** Corners set by clicks, and one that follows the pointer until the line is ended. */
export class MeasureTool {
  readonly #host: ToolHost;
  #corners: readonly Wgs84[] = [];
  #ended = false;

  constructor(host: ToolHost) {
    this.#host = host;
  }

  get empty(): boolean {
    return this.#corners.length === 0;
  }

  click(at: Wgs84): void {
    this.#corners = this.#ended ? [at] : [...this.#corners, at];
    this.#ended = false;
    this.#show(this.#corners);
  }

  hover(at: Wgs84): void {
    if (!this.empty && !this.#ended) this.#show([...this.#corners, at]);
  }

  /** Keeps the line as it is; the next click begins a new one. */
  end(): void {
    if (this.empty) return;
    // The second click of a double click has set a corner on top of the last one.
    const [last, before] = [this.#corners.at(-1), this.#corners.at(-2)];
    if (last && before && last[0] === before[0] && last[1] === before[1])
      this.#corners = this.#corners.slice(0, -1);
    this.#ended = true;
    this.#show(this.#corners);
  }

  clear(): void {
    if (this.empty) return;
    this.#corners = [];
    this.#ended = false;
    this.#show(this.#corners);
  }

  #show(corners: readonly Wgs84[]): void {
    this.#host.setOwn({ measured: corners });
    const { lengthM, bearingDeg } = measure(corners);
    this.#host.events.onMeasure(lengthM, bearingDeg);
  }
}
