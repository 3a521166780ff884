import { seeded } from "./seeded";
import { BUILT_HALF_M, RIVER_HALF_M, ROAD_HALF_M, type Xy, fromRiverM, fromRoadM } from "./town-ground";

/** What a quarter is built of; it decides its noise and its ground as well. */
export type QuarterKind = "centre" | "slabs" | "courtyards" | "village" | "towers" | "works" | "park";

/** A quarter: the part of the town nearer to its middle than to any other, with streets at an angle of its own. */
export interface Quarter {
  readonly at: Xy;
  readonly kind: QuarterKind;
  readonly angleRad: number;
}

const SEED = 20_261_101;
/** Quarters lie about this far apart, m. */
const SPACING_M = 830;
/** Streets at the rim of a quarter are twice this wide, m. */
const RIM_M = 9;

const KINDS: readonly (readonly [QuarterKind, share: number])[] = [
  ["slabs", 0.36],
  ["village", 0.12],
  ["courtyards", 0.2],
  ["towers", 0.16],
  ["works", 0.09],
  ["park", 0.07],
];

/** The quarters of the town, rows of a crooked lattice; those round the middle are the centre. */
export function townQuarters(): Quarter[] {
  const random = seeded(SEED);
  const quarters: Quarter[] = [];
  const reach = Math.ceil(BUILT_HALF_M / SPACING_M) + 1;
  for (let j = -reach; j <= reach; j++)
    for (let i = -reach; i <= reach; i++) {
      const jitter = (): number => (random() - 0.5) * 0.62 * SPACING_M;
      const at: Xy = [(i + (j % 2 === 0 ? 0 : 0.5)) * SPACING_M + jitter(), j * SPACING_M + jitter()];
      const angleRad = (random() - 0.5) * 1.4;
      const drawn = kindOf(random());
      quarters.push({ at, angleRad, kind: Math.hypot(at[0] - 500, at[1]) < 900 ? "centre" : drawn });
    }
  return quarters;
}

function kindOf(draw: number): QuarterKind {
  let left = draw;
  for (const [kind, share] of KINDS) {
    if (left < share) return kind;
    left -= share;
  }
  return "slabs";
}

const half = ([ax, ay]: Xy, [bx, by]: Xy, [x, y]: Xy): number =>
  ((x - bx) ** 2 + (y - by) ** 2 - (x - ax) ** 2 - (y - ay) ** 2) / (2 * Math.hypot(bx - ax, by - ay));

/** Distance in m of a place inside a quarter from its rim; below 0 outside. */
const insideM = (quarter: Quarter, neighbours: readonly Quarter[], at: Xy): number =>
  Math.min(...neighbours.map((other) => half(quarter.at, other.at, at)));

export const neighboursOf = (quarter: Quarter, all: readonly Quarter[]): Quarter[] =>
  all.filter(
    (other) =>
      other !== quarter &&
      Math.hypot(other.at[0] - quarter.at[0], other.at[1] - quarter.at[1]) < 3 * SPACING_M,
  );

/** True where a plot with these corners lies in its quarter, clear of its rim, of the river, the road and the town's end. */
export function isPlot(corners: readonly Xy[], quarter: Quarter, neighbours: readonly Quarter[]): boolean {
  return corners.every(
    (at) =>
      Math.max(Math.abs(at[0]), Math.abs(at[1])) < BUILT_HALF_M &&
      Math.abs(fromRiverM(at)) > RIVER_HALF_M + 24 &&
      Math.abs(fromRoadM(at)) > ROAD_HALF_M + 17 &&
      insideM(quarter, neighbours, at) > RIM_M,
  );
}

/** The outline of a quarter: a large square cut by the bisectors with its neighbours, counter-clockwise. */
export function quarterOutline(quarter: Quarter, neighbours: readonly Quarter[], limitM: number): Xy[] {
  let ring: Xy[] = [
    [-limitM, -limitM],
    [limitM, -limitM],
    [limitM, limitM],
    [-limitM, limitM],
  ];
  for (const other of neighbours) {
    const kept: Xy[] = [];
    ring.forEach((from, index) => {
      const to = ring[(index + 1) % ring.length] as Xy;
      const [p, q] = [half(quarter.at, other.at, from), half(quarter.at, other.at, to)];
      if (p >= 0) kept.push(from);
      if (p >= 0 !== q >= 0) {
        const share = p / (p - q);
        kept.push([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]);
      }
    });
    ring = kept;
  }
  return ring;
}
