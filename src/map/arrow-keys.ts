import type { Wgs84 } from "../geo/datums";
import type { SirenId } from "../base/ids";
import { movedBy } from "./distance";
import { type ToolHost, pixelOf } from "./tool-host";

/** Metres of one press, without and with Shift. */
const STEP_M = { plain: 1, shift: 10 } as const;
/** Presses closer together than this are one gesture, and one step of undo. */
const PAUSE_MS = 600;

const DIRECTIONS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Moves the selected siren by the arrow keys, while the map has the keyboard. */
export class ArrowKeys {
  readonly #host: ToolHost;
  readonly #stop = new AbortController();
  #moving: { readonly id: SirenId; at: Wgs84; timer: number } | null = null;

  constructor(host: ToolHost) {
    this.#host = host;
    const container = host.map.getContainer();
    const first = { capture: true, signal: this.#stop.signal };
    // Before MapLibre's own keyboard handler, which would pan; and a hand on a siren ends what the keys began.
    container.addEventListener("keydown", (event) => this.#key(event), first);
    container.addEventListener("pointerdown", () => this.finish(), first);
  }

  /** Ends the gesture where the selection has gone elsewhere. */
  sync(): void {
    const moving = this.#moving;
    if (!moving) return;
    const { selection, plan } = this.#host.snapshot() ?? {};
    if (
      selection?.kind === "siren" &&
      selection.id === moving.id &&
      plan?.sirens.some(({ id }) => id === moving.id)
    )
      return;
    this.finish();
  }

  /** Makes the moves so far final. */
  finish(): void {
    if (!this.#moving) return;
    this.#clear();
    this.#host.events.onDragEnd();
  }

  dispose(): void {
    this.finish();
    this.#stop.abort();
  }

  #clear(): void {
    window.clearTimeout(this.#moving?.timer);
    this.#moving = null;
  }

  #key(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.#moving) {
      event.stopPropagation();
      this.#clear();
      this.#host.events.onDragCancel();
      return;
    }
    const direction = DIRECTIONS[event.key];
    const snapshot = this.#host.snapshot();
    if (!direction || snapshot?.selection.kind !== "siren" || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const { id } = snapshot.selection;
    const siren = snapshot.plan.sirens.find((candidate) => candidate.id === id);
    if (!siren) return;
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? STEP_M.shift : STEP_M.plain;
    this.#nudge(id, siren.at, [direction[0] * step, direction[1] * step]);
  }

  #nudge(id: SirenId, from: Wgs84, [eastM, northM]: readonly [number, number]): void {
    const { events, map } = this.#host;
    if (!this.#moving) {
      this.#moving = { id, at: from, timer: 0 };
      events.onDragStart({ kind: "siren", id });
    }
    const moving = this.#moving;
    if (!moving) return;
    window.clearTimeout(moving.timer);
    moving.at = movedBy(moving.at, eastM, northM);
    moving.timer = window.setTimeout(() => this.finish(), PAUSE_MS);
    events.onDragMove(moving.at, null, pixelOf(map, moving.at));
  }
}
