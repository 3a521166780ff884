import type { LabelledEdges } from "../label-edges";

/** A convex polygon, counter-clockwise, flat [x0, y0, …] in local metres, with the label of the area it is part of. */
export interface ConvexPiece {
  readonly label: number;
  readonly corners: Float64Array;
}

/** West, south, east, north. */
export type Box = readonly [minX: number, minY: number, maxX: number, maxY: number];

/** Numbers of the box's own bottom and top among the edges. */
const BOTTOM = -1;
const TOP = -2;

/** Corners this near to the straight line through their neighbours are dropped, m: rounding, and within the certificate's swelling. */
const STRAIGHT_M = 1e-7;

/** A piece that has more corners is not merged any further. */
const MOST_CORNERS = 20;

/** A polygon that grows eastwards: its lower and its upper chain, which end at its eastern side. */
interface Growing {
  readonly label: number;
  readonly lower: number[];
  readonly upper: number[];
}

/**
 * Cuts what labelled edges enclose inside a box into convex pieces: vertical cuts through every end of an edge and every place
 * where one leaves the box, then pieces with a common side joined while they stay convex. Exact for any outlines, as the edges
 * meet in common ends only. Pieces of label −1 are left out.
 * @param labelAt the label where no edge is above or below
 */
export function convexPieces(
  map: LabelledEdges,
  edges: readonly number[],
  box: Box,
  labelAt: (x: number, y: number) => number,
): ConvexPiece[] {
  const [, minY, , maxY] = box;
  const heightAt = (e: number, x: number): number =>
    e === BOTTOM ? minY : e === TOP ? maxY : edgeY(map, e, x);
  const inBox = (y: number): number => (y - minY < STRAIGHT_M ? minY : maxY - y < STRAIGHT_M ? maxY : y);
  const cuts = cutsOf(map, edges, box);
  const done: ConvexPiece[] = [];
  let open: Growing[] = [];
  for (let i = 1; i < cuts.length; i++) {
    const [west, east] = [cuts[i - 1] as number, cuts[i] as number];
    const middle = (west + east) / 2;
    const across = edges
      .filter((e) => (map.ax[e] as number) <= west && (map.bx[e] as number) >= east)
      .map((e) => ({ e, y: edgeY(map, e, middle) }))
      .sort((p, q) => p.y - q.y);
    const within = across.filter(({ y }) => y > minY && y < maxY);
    const next: Growing[] = [];
    for (let k = 0; k <= within.length; k++) {
      const [below, above] = [within[k - 1], within[k]];
      const label = below
        ? (map.left[below.e] as number)
        : above
          ? (map.right[above.e] as number)
          : labelAt(middle, (minY + maxY) / 2);
      if (label < 0) continue;
      const by = [below?.e ?? BOTTOM, above?.e ?? TOP] as const;
      const at = (edge: number, x: number): number => inBox(heightAt(edge, x));
      const sides = [at(by[0], west), at(by[1], west), at(by[0], east), at(by[1], east)] as const;
      next.push(grown(open, { label, west, east, sides }));
    }
    for (const left of open) if (!next.includes(left)) done.push(closed(left));
    open = next;
  }
  for (const left of open) done.push(closed(left));
  return done.filter(({ corners }) => corners.length >= 6);
}

/** Height of an edge at x; exactly that of an end where x is its own. */
function edgeY({ ax, ay, bx, by }: LabelledEdges, e: number, x: number): number {
  const [x0, y0, x1, y1] = [ax[e] as number, ay[e] as number, bx[e] as number, by[e] as number];
  if (x === x0) return y0;
  return x === x1 ? y1 : y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

function cutsOf(map: LabelledEdges, edges: readonly number[], [minX, minY, maxX, maxY]: Box): number[] {
  const cuts = [minX, maxX];
  const cut = (x: number, y: number): void => {
    if (x > minX && x < maxX && y >= minY && y <= maxY) cuts.push(x);
  };
  for (const e of edges) {
    const [x0, y0, x1, y1] = [map.ax[e], map.ay[e], map.bx[e], map.by[e]] as [number, number, number, number];
    cut(x0, y0);
    cut(x1, y1);
    for (const y of [minY, maxY]) if (y0 < y !== y1 < y) cut(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), y);
  }
  cuts.sort((a, b) => a - b);
  return cuts.filter((x, i) => i === 0 || x > (cuts[i - 1] as number));
}

interface Strip {
  readonly label: number;
  readonly west: number;
  readonly east: number;
  /** Lower and upper height in the west, then in the east. */
  readonly sides: readonly [number, number, number, number];
}

/** Joins a strip to the open polygon that has its western side in common, if the two together are convex; else opens a new one. */
function grown(open: readonly Growing[], strip: Strip): Growing {
  const { label, west, east, sides } = strip;
  const [low, high, lowEast, highEast] = sides;
  const left = open.find(
    (one) =>
      one.label === label &&
      Math.abs((one.lower.at(-1) as number) - low) < 1e-9 &&
      Math.abs((one.upper.at(-1) as number) - high) < 1e-9,
  );
  if (left && high - low > STRAIGHT_M) {
    const bends = [turn(left.lower, east, lowEast), turn(left.upper, east, highEast)] as const;
    const small = left.lower.length + left.upper.length < 2 * MOST_CORNERS;
    if (bends[0] >= -STRAIGHT_M && bends[1] <= STRAIGHT_M && small) {
      extend(left.lower, east, lowEast, bends[0]);
      extend(left.upper, east, highEast, bends[1]);
      // The same record goes on, so that it is not closed.
      return left;
    }
  }
  return { label, lower: [west, low, east, lowEast], upper: [west, high, east, highEast] };
}

/** How far the end of a chain lies right of the line from the corner before it to the next one, m: positive for a left turn. */
function turn(chain: readonly number[], x: number, y: number): number {
  const n = chain.length;
  const [px, py, qx, qy] = chain.slice(n - 4) as [number, number, number, number];
  return ((qx - px) * (y - py) - (qy - py) * (x - px)) / Math.hypot(x - px, y - py);
}

function extend(chain: number[], x: number, y: number, bend: number): void {
  if (Math.abs(bend) < STRAIGHT_M) chain.length -= 2;
  chain.push(x, y);
}

/** The polygon of two chains, without repeated corners. */
function closed({ label, lower, upper }: Growing): ConvexPiece {
  const flat = [...lower];
  for (let i = upper.length - 2; i >= 0; i -= 2) flat.push(upper[i] as number, upper[i + 1] as number);
  const corners: number[] = [];
  for (let i = 0; i < flat.length; i += 2) {
    const [x, y] = [flat[i] as number, flat[i + 1] as number];
    const [px, py] = corners.length ? corners.slice(-2) : flat.slice(-2);
    if (Math.hypot(x - (px as number), y - (py as number)) > STRAIGHT_M) corners.push(x, y);
  }
  return { label, corners: Float64Array.from(corners) };
}
