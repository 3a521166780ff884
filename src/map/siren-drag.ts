import type { Wgs84 } from "../geo/datums";
import type { Siren } from "../model/plan";
import { FrameThrottle } from "./frame-throttle";
import { type Pixel, candidateAt } from "./hit-test";
import { type ToolHost, pixelOf, placeOf } from "./tool-host";

/** Pixels before a press becomes a drag: more for an existing siren, which is seldom meant to be moved. */
const THRESHOLD_PX = { proposed: 3, existing: 5, touch: 8 } as const;

export interface PointerAt {
  readonly pixel: Pixel;
  readonly altKey: boolean;
}

/** Where something put at a pixel comes to lie: on a candidate within reach, unless Alt is held. */
export function snapped(
  host: ToolHost,
  pixel: Pixel,
  altKey: boolean,
): { readonly at: Wgs84; readonly candidate: string | null } {
  const candidates = host.snapshot()?.plan.base.candidates ?? [];
  const candidate = altKey ? null : candidateAt(candidates, pixel, (at) => pixelOf(host.map, at));
  return candidate
    ? { at: candidate.at, candidate: candidate.id }
    : { at: placeOf(host.map, pixel), candidate: null };
}

/** One siren under the hand, from pressing to letting go; draws nothing itself and makes no change. */
export class SirenDrag {
  readonly #host: ToolHost;
  readonly #siren: Siren;
  readonly #start: Pixel;
  /** From the pointer to the middle of the symbol, so that it does not jump under the hand. */
  readonly #grab: Pixel;
  readonly #thresholdPx: number;
  readonly #moves: FrameThrottle<PointerAt>;
  #last: PointerAt;
  #active = false;

  constructor(host: ToolHost, siren: Siren, start: PointerAt, touch: boolean) {
    this.#host = host;
    this.#siren = siren;
    this.#start = start.pixel;
    this.#last = start;
    const [x, y] = pixelOf(host.map, siren.at);
    this.#grab = [x - start.pixel[0], y - start.pixel[1]];
    this.#thresholdPx = touch ? THRESHOLD_PX.touch : THRESHOLD_PX[siren.status];
    this.#moves = new FrameThrottle((pointer) => this.#report(pointer));
  }

  get siren(): Siren {
    return this.#siren;
  }

  /** The hand has gone far enough for this to be a drag. */
  get active(): boolean {
    return this.#active;
  }

  move(pointer: PointerAt): void {
    this.#last = pointer;
    const [dx, dy] = [pointer.pixel[0] - this.#start[0], pointer.pixel[1] - this.#start[1]];
    if (!this.#active) {
      if (Math.hypot(dx, dy) < this.#thresholdPx) return;
      this.#active = true;
      this.#host.events.onDragStart({ kind: "siren", id: this.#siren.id });
    }
    this.#moves.request(pointer);
  }

  /** Alt was pressed or let go while the pointer stood still. */
  setAlt(altKey: boolean): void {
    if (this.#active && altKey !== this.#last.altKey) this.move({ ...this.#last, altKey });
  }

  end(): void {
    if (!this.#active) return;
    this.#moves.flush();
    this.#host.events.onDragEnd();
  }

  cancel(): void {
    this.#moves.cancel();
    if (this.#active) this.#host.events.onDragCancel();
  }

  #report({ pixel, altKey }: PointerAt): void {
    const { at, candidate } = snapped(
      this.#host,
      [pixel[0] + this.#grab[0], pixel[1] + this.#grab[1]],
      altKey,
    );
    this.#host.events.onDragMove(at, candidate, pixel);
  }
}
