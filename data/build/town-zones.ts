import type { Feature } from "geojson";
import type { TownBuilding } from "./town-buildings";
import { townLine, townPoint, townPolygon } from "./town-features";
import { HALF_M, RIVER_HALF_M, ROAD_HALF_M, type Xy, besideRoad, fromRiverM, riverX } from "./town-ground";
import { type Quarter, neighboursOf, quarterOutline } from "./town-quarters";

/** Ambient noise by kind of quarter, dB(A) by day, and the class of GB 3096 that it belongs to: illustrative. */
const AMBIENT: Readonly<Record<Quarter["kind"], readonly [levelDb: number, zone: string]>> = {
  centre: [56, "2"],
  slabs: [54, "1"],
  courtyards: [54, "1"],
  village: [52, "1"],
  towers: [55, "2"],
  works: [57, "3"],
  park: [50, "1"],
};
/** Ambient outside every quarter's zone, and along the main road. */
export const AMBIENT_DEFAULT_DB = 54;
const ROAD_AMBIENT_DB = 59;
const ROAD_ZONE_HALF_M = 38;
const ROAD_REACH_M = 4_300;

/** The area to be covered: the square of the town with its corners cut and its sides a little crooked. */
export function townDistrict(): Feature {
  const h = HALF_M;
  const ring: Xy[] = [
    [-h + 260, -h],
    [-900, -h - 40],
    [1_400, -h + 30],
    [h - 300, -h],
    [h, -h + 240],
    [h + 40, -500],
    [h - 20, 1_900],
    [h, h - 200],
    [h - 220, h],
    [300, h + 50],
    [-h + 200, h],
    [-h, h - 260],
    [-h - 30, 700],
    [-h, -h + 220],
  ];
  return townPolygon([ring], { name: "演示城规划区（合成）", status: "synthetic" });
}

const outlines = (quarters: readonly Quarter[]): { quarter: Quarter; ring: Xy[] }[] =>
  quarters
    .map((quarter) => ({
      quarter,
      ring: quarterOutline(quarter, neighboursOf(quarter, quarters), HALF_M + 150),
    }))
    .filter(({ ring }) => ring.length >= 3);

const road = (halfM: number): Xy[] => [
  besideRoad(-ROAD_REACH_M, -halfM),
  besideRoad(ROAD_REACH_M, -halfM),
  besideRoad(ROAD_REACH_M, halfM),
  besideRoad(-ROAD_REACH_M, halfM),
];

/** Zones of ambient noise: the quarters, and over them the main road as class 4a. */
export const townAmbient = (quarters: readonly Quarter[]): Feature[] => [
  ...outlines(quarters).map(({ quarter, ring }) => {
    const [level, zone] = AMBIENT[quarter.kind];
    return townPolygon([ring], { name: "合成噪声分区", level, zone, status: "synthetic" });
  }),
  townPolygon([road(ROAD_ZONE_HALF_M)], {
    name: "合成干道噪声带",
    level: ROAD_AMBIENT_DB,
    zone: "4a",
    status: "synthetic",
  }),
];

function riverRing(): Xy[] {
  const reach = HALF_M + 300;
  const bank = (side: 1 | -1): Xy[] => {
    const line: Xy[] = [];
    for (let y = -reach; y <= reach; y += 100) {
      const lean = (riverX(y + 1) - riverX(y - 1)) / 2;
      line.push([riverX(y) + side * RIVER_HALF_M * Math.hypot(1, lean), y]);
    }
    return line;
  };
  return [...bank(1), ...bank(-1).reverse()];
}

/** Ground that is not as hard as streets and yards: parks are porous, villages half; water and works are hard, and said so. */
export const townGround = (quarters: readonly Quarter[]): Feature[] => {
  const G: Partial<Record<Quarter["kind"], number>> = { park: 1, village: 0.5, works: 0 };
  return [
    ...outlines(quarters).flatMap(({ quarter, ring }) => {
      const g = G[quarter.kind];
      return g === undefined ? [] : [townPolygon([ring], { name: "合成地面分区", G: g })];
    }),
    townPolygon([riverRing()], { name: "合成河面", G: 0 }),
    townPolygon([road(ROAD_HALF_M)], { name: "合成干道路面", G: 0 }),
  ];
};

/** Noise barriers on both sides of the main road, in lengths with gaps between, not over the river. */
export function townBarriers(): Feature[] {
  const barriers: Feature[] = [];
  for (const side of [1, -1])
    for (let from = -3_300 + (side > 0 ? 0 : 240); from < 3_300; from += 680) {
      const line = [0, 120, 240, 360].map((along) => besideRoad(from + along, side * (ROAD_HALF_M + 3)));
      if (
        line.some(
          (at) => Math.abs(fromRiverM(at)) < RIVER_HALF_M + 40 || Math.max(...at.map(Math.abs)) > HALF_M,
        )
      )
        continue;
      barriers.push(townLine(line, { name: "合成声屏障", height: [2, 4, 4, 2] }));
    }
  return barriers;
}

const CELL_M = 250;
/** Floor space of one person, m², halls and offices included. */
const M2_PER_PERSON = 120;

/** Persons by cells of 250 m, from the floor space of the buildings whose middle is in each. */
export function townPopulation(buildings: readonly TownBuilding[]): Feature[] {
  const floorM2 = new Map<string, number>();
  for (const { rings, heightM, middle } of buildings) {
    const [x, y] = middle;
    if (Math.max(Math.abs(x), Math.abs(y)) > HALF_M) continue;
    const key = `${Math.floor(x / CELL_M)} ${Math.floor(y / CELL_M)}`;
    const footprintM2 = rings.reduce((sum, ring, index) => sum + (index === 0 ? 1 : -1) * areaM2(ring), 0);
    floorM2.set(key, (floorM2.get(key) ?? 0) + footprintM2 * Math.max(1, Math.floor(heightM / 3)));
  }
  return [...floorM2]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, area]) => {
      const [col, row] = key.split(" ").map(Number) as [number, number];
      const persons = Math.round(area / M2_PER_PERSON);
      const [x, y] = [col * CELL_M, row * CELL_M];
      const ring: Xy[] = [
        [x, y],
        [x + CELL_M, y],
        [x + CELL_M, y + CELL_M],
        [x, y + CELL_M],
      ];
      return persons > 0 ? [townPolygon([ring], { persons, status: "synthetic" })] : [];
    });
}

function areaM2(ring: readonly Xy[]): number {
  let twice = 0;
  ring.forEach(([x, y], index) => {
    const [u, v] = ring[(index + 1) % ring.length] as Xy;
    twice += x * v - u * y;
  });
  return Math.abs(twice) / 2;
}

interface Named {
  readonly name: string;
  readonly at: Xy;
}

/** For drawing only: the river, the main road's middle, the works, and the public buildings by name. */
export const townContext = (quarters: readonly Quarter[], hosts: readonly Named[]): Feature[] => [
  townPolygon([riverRing()], { kind: "river", name: "合成河", status: "synthetic" }),
  townLine([besideRoad(-ROAD_REACH_M, 0), besideRoad(ROAD_REACH_M, 0)], {
    kind: "road",
    name: "合成干道",
    status: "synthetic",
  }),
  ...outlines(quarters)
    .filter(({ quarter }) => quarter.kind === "works")
    .map(({ ring }, index) =>
      townPolygon([ring], { kind: "works", name: `合成厂区 ${index + 1}`, status: "synthetic" }),
    ),
  // Names to say where a blind spot is by.
  ...hosts.map(({ name, at }, index) =>
    townPoint(at, { kind: "place", name, rank: index < 30 ? 1 : 3, status: "synthetic" }),
  ),
];
