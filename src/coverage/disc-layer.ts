import { ascending } from "../base/ascending";
import { assert } from "../base/assert";
import { boxIndex } from "../geo/box-index";
import type { ArcPiece } from "./arc-piece";
import { pieceLengthM, pieceM2 } from "./arc-piece";
import type { AreaMap } from "./area-map";
import { noCrossing, TOUCH_GAP_M } from "./circle-crossing";
import { discAlone } from "./disc-alone";
import type { DiscAlone } from "./disc-alone";
import { eventList } from "./event-list";
import { matchDiscs } from "./match-discs";
import { sweepCircle } from "./sweep-circle";
import type { PlacedDisc, SweepContext } from "./sweep-circle";
import { addHit, clearHits, sweepEdge } from "./sweep-edge";
import { isNothing, sweepResult } from "./sweep-result";
import type { SweepResult } from "./sweep-result";

/** A siren as a disc per label: radiusByLabel in metres, ≤ 0 or missing reaches nothing there. */
export interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radiusByLabel: readonly number[];
}

/** The border of the uncovered area in pieces, and the sums that need no chaining. */
export interface LayerAnswer {
  readonly pieces: readonly ArcPiece[];
  /** Length of that border, m. */
  readonly lengthM: number;
  readonly uncoveredM2: number;
  readonly coveredM2: Float64Array;
  readonly soleM2: Float64Array;
}

/** A map with discs on it, kept so that the next layout costs only what changed. */
export interface DiscLayer {
  /** Bit-equal to a fresh layer's answer for the same discs. */
  readonly update: (discs: readonly Disc[]) => LayerAnswer;
}

export interface LayerOptions {
  /** Taken off every radius, m; by the disc's place in the layout. */
  readonly shrinkM: (index: number) => number;
  /** Work out what each disc covers alone? */
  readonly soles: boolean;
}

/** Smaller radii reach nothing, m: a circle must be longer than the dust that welding drops. To the safe side. */
const LEAST_RADIUS_M = 1e-3;

/** Larger radii count as this, m: no area is so wide, and crossings keep their digits. To the safe side. */
const MOST_RADIUS_M = 1e6;

/**
 * Places and radii are rounded to this many steps per metre (3.7 nm). Circles that count as identical or one inside the other
 * to a nanometre then really are equal or of growing radius, so three nearly equal ones cannot cover each other in a ring and
 * make their common border vanish.
 */
const STEPS_PER_M = 2 ** 28;
const stepped = (valueM: number): number => Math.round(valueM * STEPS_PER_M) / STEPS_PER_M;

/** A disc with what is cached for it. */
interface Kept extends PlacedDisc {
  readonly reachM: number;
  readonly alone: DiscAlone;
  swept: SweepResult;
}

/** What most edges add where discs overlap: shared, so that nothing is made for them. */
const NOTHING = sweepResult();

/** Steps 2 to 4 of discs.md for one set of radii. */
export function discLayer(map: AreaMap, { shrinkM, soles }: LayerOptions): DiscLayer {
  let kept: Kept[] = [];
  const freeSlots: number[] = [];
  const discBySlot: (Kept | undefined)[] = [];
  const sweptEdge = map.borderPieces.map((): SweepResult | undefined => undefined);
  const { originX, originY } = map;
  const context: SweepContext = {
    originX,
    originY,
    discBySlot,
    soles,
    events: eventList(),
    crossing: noCrossing(),
  };

  const place = (disc: Disc, index: number): Kept => {
    assert(Number.isFinite(disc.x) && Number.isFinite(disc.y), "a disc has a place");
    const radii = radiiOf(disc, map.labelCount, shrinkM(index));
    const slot = freeSlots.pop() ?? discBySlot.length;
    const reachM = radii.reduce((a, b) => Math.max(a, b), 0);
    const [x, y] = [stepped(disc.x), stepped(disc.y)];
    const alone = discAlone(map, x, y, radii);
    const made = { x, y, radii, slot, index, reachM, alone, swept: sweepResult() };
    discBySlot[slot] = made;
    return made;
  };

  const resweepCircles = (changed: readonly Kept[], added: ReadonlySet<Kept>): void => {
    const meeting = neighbourFinder(kept);
    const dirty = new Set<Kept>(added);
    if (added.size < kept.length)
      for (const disc of changed) for (const other of meeting(disc)) dirty.add(other);
    for (const disc of dirty) {
      const neighbours = meeting(disc);
      disc.swept = sweepResult();
      for (const circle of disc.alone.circles) sweepCircle(disc, circle, neighbours, context, disc.swept);
    }
  };

  const resweepEdges = (changed: readonly Kept[]): void => {
    const { ax, ay, bx, by, left, right, count } = map.edges;
    const dirty = new Uint8Array(count);
    for (const { alone } of changed) for (const e of alone.hits.edge) dirty[e] = 1;
    const { first, hitDisc, hit } = hitsByEdge(kept, dirty);
    let swept = sweepResult();
    for (let e = 0; e < count; e++) {
      if (!dirty[e]) continue;
      clearHits(context);
      const end = first[e + 1] as number;
      for (let k = first[e] as number; k < end; k++) {
        const disc = kept[hitDisc[k] as number] as Kept;
        addHit(disc.alone.hits, hit[k] as number, disc, context);
      }
      if (context.events.count === 0) {
        sweptEdge[e] = undefined;
        continue;
      }
      const ends = { ax: ax[e] as number, ay: ay[e] as number, bx: bx[e] as number, by: by[e] as number };
      sweepEdge({ ...ends, left: left[e] as number, right: right[e] as number }, context, swept);
      if (isNothing(swept)) sweptEdge[e] = NOTHING;
      else {
        sweptEdge[e] = swept;
        swept = sweepResult();
      }
    }
  };

  const update = (discs: readonly Disc[]): LayerAnswer => {
    const same = matchDiscs(kept.length, discs.length, (from, to) =>
      sameDisc(kept[from] as Kept, discs[to] as Disc, map.labelCount, shrinkM(to)),
    );
    const staying = new Set(same);
    const gone = kept.filter((_, k) => !staying.has(k));
    for (const { slot } of gone) {
      discBySlot[slot] = undefined;
      freeSlots.push(slot);
    }
    const added = new Set<Kept>();
    kept = discs.map((disc, index) => {
      const old = kept[same[index] as number];
      if (old) {
        old.index = index;
        return old;
      }
      const made = place(disc, index);
      added.add(made);
      return made;
    });
    const changed = [...gone, ...added];
    if (changed.length > 0) {
      resweepCircles(changed, added);
      resweepEdges(changed);
    }
    return total(map, kept, sweptEdge);
  };
  return { update };
}

function radiiOf({ radiusByLabel }: Disc, labelCount: number, shrinkM: number): Float64Array {
  const radii = new Float64Array(labelCount);
  for (let label = 0; label < labelCount; label++) {
    const radiusM = Math.min(MOST_RADIUS_M, radiusByLabel[label] ?? 0) - shrinkM;
    if (radiusM >= LEAST_RADIUS_M) radii[label] = stepped(radiusM);
  }
  return radii;
}

function sameDisc(kept: Kept, disc: Disc, labelCount: number, shrinkM: number): boolean {
  if (kept.x !== stepped(disc.x) || kept.y !== stepped(disc.y)) return false;
  const radii = radiiOf(disc, labelCount, shrinkM);
  return radii.every((radiusM, label) => radiusM === kept.radii[label]);
}

/** Up to so many discs, looking at all is quicker than making an index. */
const FEW_DISCS = 48;

/** Finds the other discs whose boxes meet that of a given one, in the layout's order. */
function neighbourFinder(discs: readonly Kept[]): (disc: Kept) => Kept[] {
  const margin = ({ reachM }: Kept) => reachM + TOUCH_GAP_M;
  if (discs.length <= FEW_DISCS)
    return (disc) => {
      const found: Kept[] = [];
      for (const other of discs) {
        const m = margin(disc) + margin(other);
        if (other !== disc && Math.abs(disc.x - other.x) <= m && Math.abs(disc.y - other.y) <= m)
          found.push(other);
      }
      return found;
    };
  const index = boxIndex(discs.length, (k, box) => {
    const disc = discs[k] as Kept;
    box[0] = disc.x - margin(disc);
    box[1] = disc.y - margin(disc);
    box[2] = disc.x + margin(disc);
    box[3] = disc.y + margin(disc);
  });
  return (disc) => {
    const m = margin(disc);
    const found = ascending(index.search(disc.x - m, disc.y - m, disc.x + m, disc.y + m));
    return found.map((k) => discs[k] as Kept).filter((other) => other !== disc);
  };
}

/** Hits of all discs on the marked edges: those of edge e stand at first[e] … first[e + 1] − 1, in the layout's order. */
function hitsByEdge(discs: readonly Kept[], mark: Uint8Array) {
  const edgeCount = mark.length;
  const first = new Int32Array(edgeCount + 1);
  for (const { alone } of discs) {
    const { edge } = alone.hits;
    for (let k = 0; k < edge.length; k++) {
      const e = edge[k] as number;
      if (mark[e]) first[e + 1] = (first[e + 1] as number) + 1;
    }
  }
  for (let e = 0; e < edgeCount; e++) first[e + 1] = (first[e + 1] as number) + (first[e] as number);
  const hitDisc = new Int32Array(first[edgeCount] as number);
  const hit = new Int32Array(hitDisc.length);
  const next = first.slice();
  for (let index = 0; index < discs.length; index++) {
    const { edge } = (discs[index] as Kept).alone.hits;
    for (let k = 0; k < edge.length; k++) {
      const e = edge[k] as number;
      if (!mark[e]) continue;
      const at = next[e] as number;
      hitDisc[at] = index;
      hit[at] = k;
      next[e] = at + 1;
    }
  }
  return { first, hitDisc, hit };
}

/** Adds up in the order of discs and edges, whatever was redone, so that equal layouts give equal bits. */
function total(
  map: AreaMap,
  discs: readonly Kept[],
  sweptEdge: readonly (SweepResult | undefined)[],
): LayerAnswer {
  const pieces: ArcPiece[] = [];
  let lengthM = 0;
  let uncoveredM2 = 0;
  const soleBySlot = new Float64Array(discs.reduce((most, { slot }) => Math.max(most, slot + 1), 0));
  const add = (swept: SweepResult): void => {
    for (const piece of swept.pieces) pieces.push(piece);
    lengthM += swept.lengthM;
    uncoveredM2 += swept.uncoveredM2;
    for (let k = 0; k < swept.soleSlot.length; k++) {
      const slot = swept.soleSlot[k] as number;
      soleBySlot[slot] = (soleBySlot[slot] as number) + (swept.soleM2[k] as number);
    }
  };
  for (const { swept } of discs) add(swept);
  for (let e = 0; e < sweptEdge.length; e++) {
    const swept = sweptEdge[e];
    if (swept) {
      add(swept);
      continue;
    }
    const piece = map.borderPieces[e];
    if (!piece) continue;
    pieces.push(piece);
    lengthM += pieceLengthM(piece);
    uncoveredM2 += pieceM2(piece, map.originX, map.originY);
  }
  return {
    pieces,
    lengthM,
    uncoveredM2,
    coveredM2: Float64Array.from(discs, ({ alone }) => alone.coveredM2),
    soleM2: Float64Array.from(discs, ({ slot }) => soleBySlot[slot] as number),
  };
}
