import { chordM2, segmentM2 } from "./arc-piece";
import { circleCrossing } from "./circle-crossing";
import type { CrossingPoints } from "./circle-crossing";
import type { ZoneCircle } from "./disc-alone";
import { addEvent, clearEvents, sortEvents } from "./event-list";
import type { EventList } from "./event-list";
import { addPiece } from "./sweep-result";
import type { SweepResult } from "./sweep-result";

/** A disc among others; `index` is its place in the layout, `slot` a number that stays with it from layout to layout. */
export interface PlacedDisc {
  readonly x: number;
  readonly y: number;
  /** Per label, m; 0 reaches nothing. */
  readonly radii: Float64Array;
  readonly slot: number;
  index: number;
}

/** What sweeps need besides their own circle or edge. */
export interface SweepContext {
  readonly originX: number;
  readonly originY: number;
  readonly discBySlot: readonly (PlacedDisc | undefined)[];
  /** Work out what each disc covers alone? */
  readonly soles: boolean;
  readonly events: EventList;
  readonly crossing: CrossingPoints;
}

/** Kinds of event: a disc begins or ends, the circle leaves or enters its zone, or just a split. */
const END = -1;
const SPLIT = 0;
const BEGIN = 1;
const ZONE_OUT = 2;
const ZONE_IN = 3;

/**
 * Runs round one circle counting the other discs over it (discs.md, step 3). Inside its zone, an arc under no other disc
 * bounds the uncovered area and what this disc covers alone; an arc under one other disc bounds what that one covers alone.
 */
export function sweepCircle(
  disc: PlacedDisc,
  circle: ZoneCircle,
  neighbours: readonly PlacedDisc[],
  context: SweepContext,
  out: SweepResult,
): void {
  const { events, soles } = context;
  clearEvents(events);
  const over = { count: 0, slots: 0, wrapCount: 0, wrapSlots: 0 };
  // Deeper than this, nothing on the circle matters.
  const enough = soles ? 2 : 1;
  for (const other of neighbours) {
    addNeighbour(disc, circle, other, context, over);
    if (over.count >= enough) return;
  }
  circle.cutRad.forEach((rad, k) =>
    addEvent(
      events,
      rad,
      circle.cutX[k] as number,
      circle.cutY[k] as number,
      circle.inZone[k] ? ZONE_IN : ZONE_OUT,
      0,
    ),
  );
  sortEvents(events);
  let inZone =
    circle.cutRad.length === 0 ? circle.wholeInZone : (circle.inZone[circle.inZone.length - 1] as boolean);
  let count = over.count + over.wrapCount;
  let slots = over.slots + over.wrapSlots;
  const { order, at, x, y, kind, slot } = events;
  const last = events.count - 1;
  if (last < 0) {
    const startX = disc.x - circle.radiusM;
    if (inZone) addArc(disc, circle, context, out, count, slots, startX, disc.y, startX, disc.y, 2 * Math.PI);
    return;
  }
  for (let k = 0; k <= last; k++) {
    const from = order[k] as number;
    const what = kind[from] as number;
    if (what === ZONE_IN) inZone = true;
    else if (what === ZONE_OUT) inZone = false;
    else {
      // BEGIN, SPLIT and END are +1, 0 and −1.
      count += what;
      slots += what * (slot[from] as number);
    }
    const to = order[k === last ? 0 : k + 1] as number;
    const deltaRad = (at[to] as number) - (at[from] as number) + (k === last ? 2 * Math.PI : 0);
    if (!inZone || count >= enough || deltaRad <= 0) continue;
    const [x0, y0, x1, y1] = [x[from] as number, y[from] as number, x[to] as number, y[to] as number];
    addArc(disc, circle, context, out, count, slots, x0, y0, x1, y1, deltaRad);
  }
}

function addArc(
  disc: PlacedDisc,
  circle: ZoneCircle,
  { originX, originY, soles, discBySlot }: SweepContext,
  out: SweepResult,
  count: number,
  slots: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  deltaRad: number,
): void {
  const { radiusM } = circle;
  if (count === 0) {
    // Clockwise: what is uncovered lies outside the circle.
    const piece = { x0: x1, y0: y1, x1: x0, y1: y0, cx: disc.x, cy: disc.y, radiusM, sweepRad: -deltaRad };
    addPiece(out, piece, originX, originY);
  }
  if (!soles || count > 1) return;
  const sole = count === 0 ? disc : (discBySlot[slots] as PlacedDisc);
  const greenM2 = chordM2(sole.x, sole.y, x0, y0, x1, y1) + segmentM2(radiusM, deltaRad);
  out.soleSlot.push(sole.slot);
  out.soleM2.push(count === 0 ? greenM2 : -greenM2);
}

/** Discs over the whole circle, and those over the place where its angles wrap round: how many, and the sum of their slots. */
interface Over {
  count: number;
  slots: number;
  wrapCount: number;
  wrapSlots: number;
}

/** Adds where another disc begins and ends on the circle, or counts it as covering all of it. */
function addNeighbour(
  disc: PlacedDisc,
  { label, radiusM }: ZoneCircle,
  other: PlacedDisc,
  { events, crossing }: SweepContext,
  over: Over,
): void {
  const otherM = other.radii[label] as number;
  if (otherM === 0) return;
  const first = disc.index < other.index;
  const relation = first
    ? circleCrossing(disc.x, disc.y, radiusM, other.x, other.y, otherM, crossing)
    : circleCrossing(other.x, other.y, otherM, disc.x, disc.y, radiusM, crossing);
  const { ax, ay, bx, by } = crossing;
  const angle = (px: number, py: number) => Math.atan2(py - disc.y, px - disc.x);
  if (relation === "touch") {
    const [px, py] = first ? [ax, ay] : [bx, by];
    addEvent(events, angle(px, py), px, py, SPLIT, 0);
  } else if (relation === (first ? "first-inside" : "second-inside")) {
    over.count++;
    over.slots += other.slot;
  } else if (relation === "cross") {
    // Seen from either centre, the other disc begins at the point right of the way to it.
    const [sx, sy, ex, ey] = first ? [ax, ay, bx, by] : [bx, by, ax, ay];
    const begin = angle(sx, sy);
    const end = angle(ex, ey);
    const spanRad = end - begin + (end < begin ? 2 * Math.PI : 0);
    const beyond = (first ? crossing.firstToChordM : crossing.secondToChordM) > 0;
    // Rounding may swap two angles that are nearly equal; the side of the chord says which of ~0 and ~2π is meant.
    const swapped = beyond ? spanRad > 1.5 * Math.PI : spanRad < 0.5 * Math.PI;
    if (swapped && !beyond) {
      over.count++;
      over.slots += other.slot;
    } else if (!swapped && end < begin) {
      over.wrapCount++;
      over.wrapSlots += other.slot;
    }
    addEvent(events, begin, sx, sy, swapped ? SPLIT : BEGIN, other.slot);
    addEvent(events, end, ex, ey, swapped ? SPLIT : END, other.slot);
  }
}
