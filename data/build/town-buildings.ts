import { seeded } from "./seeded";
import { type Xy, groundM } from "./town-ground";
import { type Quarter, isPlot, neighboursOf } from "./town-quarters";

/** A building of the town in the plane: outline and courtyards, and its height above the highest ground under it. */
export interface TownBuilding {
  readonly rings: readonly (readonly Xy[])[];
  readonly heightM: number;
  /** A place inside, away from the walls: where a mast would stand. */
  readonly middle: Xy;
  readonly isPublic: boolean;
}

const SEED = 4_547;
const PUBLIC_SHARE = 0.064;
/** Steeper ground than this is not built on. */
const STEEPEST = 0.16;

/** A rectangle in a plot's own axes: middle, and full sides. */
type Box = readonly [x: number, y: number, wide: number, deep: number];

interface Design {
  readonly box: Box;
  readonly heightM: number;
  /** Sides of the courtyard. */
  readonly court?: readonly [wide: number, deep: number];
  /** A wing at the right end, up from the lower side of the box, makes an L. */
  readonly wing?: readonly [wide: number, deep: number];
}

type Random = () => number;
const between = (random: Random, low: number, high: number): number => low + (high - low) * random();
const storeys = (count: number): number => Math.round(count) * 3;

/** Sides of a plot with its half of the streets, by kind of quarter, m. */
const PLOT: Readonly<Record<Quarter["kind"], readonly [number, number]>> = {
  centre: [88, 72],
  slabs: [84, 84],
  courtyards: [96, 82],
  village: [78, 62],
  towers: [96, 92],
  works: [130, 96],
  park: [170, 150],
};

/** What stands on a plot of each kind, in the plot's axes. */
const DESIGNS: Readonly<Record<Quarter["kind"], (random: Random) => Design[]>> = {
  centre: (random) => {
    if (random() < 0.22) {
      const podium: Design = { box: [0, -16, 58, 22], heightM: storeys(between(random, 3, 5)) };
      return [
        podium,
        { box: [between(random, -10, 10), 13, 26, 26], heightM: storeys(between(random, 18, 33)) },
      ];
    }
    return [
      { box: [-19, -18, 30, 14], heightM: storeys(between(random, 5, 12)), wing: [12, 46] },
      { box: [24, 12, 20, 26], heightM: storeys(between(random, 3, 9)) },
      { box: [24, -19, 20, 18], heightM: storeys(between(random, 2, 6)) },
    ];
  },
  slabs: (random) => {
    const heightM = storeys(between(random, 5, 7));
    const rows = [-26, 0, 26].map((y): Design => ({
      box: [between(random, -3, 3), y, between(random, 48, 62), 11.5],
      heightM: random() < 0.12 ? storeys(between(random, 10, 14)) : heightM,
    }));
    return [...rows, ...(random() < 0.6 ? [{ box: [33.5, 12, 6, 9] as Box, heightM: 4 }] : [])];
  },
  courtyards: (random) => {
    const heightM = storeys(between(random, 4, 7));
    const [wide, deep] = [between(random, 62, 76), between(random, 52, 62)];
    const ring: Design = { box: [0, 0, wide, deep], heightM, court: [wide - 26, deep - 25] };
    return random() < 0.5 ? [ring, { box: [0, 0, 14, 10], heightM: 4 }] : [ring];
  },
  village: (random) => {
    const houses: Design[] = [];
    for (let row = 0; row < 3; row++)
      for (let col = 0; col < 5; col++)
        if (random() < 0.84)
          houses.push({
            box: [
              -28 + 14 * col + between(random, -1, 1),
              -18 + 18 * row + between(random, -1.5, 1.5),
              between(random, 8.5, 12),
              between(random, 9, 13),
            ],
            heightM: storeys(between(random, 2, 4)),
          });
    return houses;
  },
  towers: (random) => {
    const heightM = storeys(between(random, 17, 33));
    const places: Xy[] = [
      [-24, -22],
      [24, -20],
      [-22, 23],
      [24, 22],
    ];
    const towers = places.slice(0, 2 + Math.floor(3 * random())).map(([x, y]): Design => ({
      box: [
        x + between(random, -4, 4),
        y + between(random, -3, 3),
        between(random, 20, 27),
        between(random, 17, 22),
      ],
      heightM: Math.min(99, heightM + storeys(between(random, -3, 3))),
    }));
    return [...towers, { box: [0, 0, 9, 7], heightM: 4 }];
  },
  works: (random) =>
    random() < 0.7
      ? [
          { box: [-20, 0, 66, 70], heightM: between(random, 9, 15) },
          { box: [38, -18, 26, 34], heightM: between(random, 6, 12) },
          { box: [38, 22, 24, 18], heightM: 7 },
        ]
      : [{ box: [0, 0, 104, 40], heightM: between(random, 9, 14) }],
  park: (random) => (random() < 0.16 ? [{ box: [0, 0, 20, 12], heightM: 6 }] : []),
};

const PUBLIC_DESIGNS: readonly ((random: Random) => Design[])[] = [
  (random) => [
    { box: [0, -10, 60, 16], heightM: storeys(between(random, 4, 6)), wing: [16, 30] },
    { box: [22, 18, 18, 12], heightM: 8 },
  ],
  (random) => [
    { box: [0, 0, 44, 20], heightM: storeys(between(random, 6, 10)) },
    { box: [-4, 24, 30, 12], heightM: 9 },
  ],
  (random) => [
    { box: [0, 4, 30, 28], heightM: storeys(between(random, 9, 16)) },
    { box: [0, -20, 46, 14], heightM: 10 },
  ],
];

/** All buildings of the town, quarter by quarter, each turned with its streets. */
export function townBuildings(quarters: readonly Quarter[]): TownBuilding[] {
  return quarters.flatMap((quarter, index) => quarterBuildings(quarter, quarters, seeded(SEED + index)));
}

function quarterBuildings(quarter: Quarter, all: readonly Quarter[], random: Random): TownBuilding[] {
  const neighbours = neighboursOf(quarter, all);
  const [wide, deep] = PLOT[quarter.kind];
  const [cos, sin] = [Math.cos(quarter.angleRad), Math.sin(quarter.angleRad)];
  const turned = ([x, y]: Xy, [u, v]: Xy): Xy => [x + u * cos - v * sin, y + u * sin + v * cos];
  const buildings: TownBuilding[] = [];
  const reach = 9;
  for (let row = -reach; row <= reach; row++)
    for (let col = -reach; col <= reach; col++) {
      const middle = turned(quarter.at, [col * wide, row * deep]);
      const corners = [-1, 1].flatMap((i) =>
        [-1, 1].map((j): Xy => turned(middle, [(i * wide) / 2, (j * deep) / 2])),
      );
      // Drawn for every plot, built or not: a street that is moved does not redraw the rest of the quarter.
      const draw = seeded(Math.floor(random() * 4_294_967_296));
      if (!isPlot(corners, quarter, neighbours) || tooSteep(corners)) continue;
      const isPublic = quarter.kind !== "park" && quarter.kind !== "works" && draw() < PUBLIC_SHARE;
      const design = isPublic
        ? (PUBLIC_DESIGNS[Math.floor(3 * draw())] as (random: Random) => Design[])
        : DESIGNS[quarter.kind];
      design(draw).forEach((one, index) =>
        buildings.push(built(one, (at) => turned(middle, at), isPublic && index === 0)),
      );
    }
  return buildings;
}

function tooSteep(corners: readonly Xy[]): boolean {
  const heights = corners.map(groundM);
  const [first, , , last] = corners as [Xy, Xy, Xy, Xy];
  return (
    Math.max(...heights) - Math.min(...heights) >
    STEEPEST * Math.hypot(last[0] - first[0], last[1] - first[1])
  );
}

function built(
  { box: [x, y, wide, deep], heightM, court, wing }: Design,
  place: (at: Xy) => Xy,
  isPublic: boolean,
): TownBuilding {
  const [w, d] = [wide / 2, deep / 2];
  const outer: Xy[] = wing
    ? [
        [x - w, y - d],
        [x + w, y - d],
        [x + w, y - d + wing[1]],
        [x + w - wing[0], y - d + wing[1]],
        [x + w - wing[0], y + d],
        [x - w, y + d],
      ]
    : rectangle([x, y, wide, deep]);
  const rings = [outer, ...(court ? [rectangle([x, y, ...court]).reverse()] : [])];
  return {
    rings: rings.map((ring) => ring.map(place)),
    heightM: Math.round(heightM * 2) / 2,
    middle: place(wing ? [x + w - wing[0] / 2, y - d + wing[1] / 2] : [x, y]),
    isPublic,
  };
}

const rectangle = ([x, y, wide, deep]: Box): Xy[] => [
  [x - wide / 2, y - deep / 2],
  [x + wide / 2, y - deep / 2],
  [x + wide / 2, y + deep / 2],
  [x - wide / 2, y + deep / 2],
];
