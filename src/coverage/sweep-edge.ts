import { chordM2, straightPiece } from "./arc-piece";
import { SPAN_STRIDE } from "./disc-alone";
import type { EdgeHits } from "./disc-alone";
import { addEvent, clearEvents, sortEvents } from "./event-list";
import { addPiece } from "./sweep-result";
import type { SweepResult } from "./sweep-result";
import type { PlacedDisc, SweepContext } from "./sweep-circle";

/** An edge a→b with the label on either side; −1 is outside the area. */
export interface SweptEdge {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  readonly left: number;
  readonly right: number;
}

/** Kinds of event on the left side; twice that on the right. */
const BEGIN = 1;
const END = -1;
const SPLIT = 0;

/** Adds to the context's events where a disc's hit begins and ends on its edge. Clear them before an edge's first. */
export function addHit(
  { side, spans }: EdgeHits,
  k: number,
  disc: PlacedDisc,
  { events }: SweepContext,
): void {
  const span = k * SPAN_STRIDE;
  const fromM = spans[span] as number;
  const toM = spans[span + 1] as number;
  const unit = side[k] === 0 ? 1 : 2;
  const touch = fromM === toM;
  const begins = touch ? SPLIT : BEGIN * unit;
  addEvent(events, fromM, spans[span + 2] as number, spans[span + 3] as number, begins, disc.slot);
  if (touch) return;
  addEvent(events, toM, spans[span + 4] as number, spans[span + 5] as number, END * unit, disc.slot);
}

export const clearHits = ({ events }: SweepContext): void => clearEvents(events);

/**
 * Runs along an edge counting the discs over both its sides (discs.md, step 4). The uncovered area is bounded where exactly one
 * side is uncovered: a blind spot crosses a zone border unbroken. Where one disc covers a side, its sole area is bounded.
 */
export function sweepEdge(edge: SweptEdge, context: SweepContext, out: SweepResult): void {
  const { events, originX, originY, soles } = context;
  sortEvents(events);
  const { order, at, x, y, kind, slot } = events;
  let [leftCount, rightCount, leftSlots, rightSlots] = [0, 0, 0, 0];
  let fromM = 0;
  let [x0, y0] = [edge.ax, edge.ay];
  for (let k = 0; k <= events.count; k++) {
    const event = k === events.count ? undefined : (order[k] as number);
    const toM = event === undefined ? Infinity : (at[event] as number);
    const x1 = event === undefined ? edge.bx : (x[event] as number);
    const y1 = event === undefined ? edge.by : (y[event] as number);
    if (toM > fromM && (x0 !== x1 || y0 !== y1)) {
      const leftBare = edge.left >= 0 && leftCount === 0;
      const rightBare = edge.right >= 0 && rightCount === 0;
      if (leftBare !== rightBare) {
        const piece = leftBare ? straightPiece(x0, y0, x1, y1) : straightPiece(x1, y1, x0, y0);
        addPiece(out, piece, originX, originY);
      }
      if (soles) {
        if (edge.left >= 0 && leftCount === 1) addSole(leftSlots, 1, x0, y0, x1, y1, context, out);
        if (edge.right >= 0 && rightCount === 1) addSole(rightSlots, -1, x0, y0, x1, y1, context, out);
      }
    }
    if (event === undefined) break;
    const what = kind[event] as number;
    const step = Math.sign(what);
    if (Math.abs(what) === 2) {
      rightCount += step;
      rightSlots += step * (slot[event] as number);
    } else {
      leftCount += step;
      leftSlots += step * (slot[event] as number);
    }
    fromM = toM;
    x0 = x1;
    y0 = y1;
  }
}

function addSole(
  slot: number,
  sign: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  { discBySlot }: SweepContext,
  out: SweepResult,
): void {
  const disc = discBySlot[slot] as PlacedDisc;
  out.soleSlot.push(slot);
  out.soleM2.push(sign * chordM2(disc.x, disc.y, x0, y0, x1, y1));
}
