import { crsOf } from "../../src/geo/crs";
import { type LocalPlane, localPlane } from "../../src/geo/local-plane";
import { wgs84 } from "../../src/geo/datums";
import type { HeightGrid } from "./height-tiff";

export type Xy = readonly [eastM: number, northM: number];

/** Where the town is put on the globe; nothing of it is there. */
export const TOWN_CENTRE = wgs84(113.6, 27.6);
export const townPlane: LocalPlane = localPlane(TOWN_CENTRE);
/** Half the side of the area to be covered, and of what is built and surveyed round it, m. */
export const HALF_M = 3_500;
export const BUILT_HALF_M = 3_650;
const SURVEYED_HALF_M = 3_900;
const CELL_M = 10;
/** CGCS2000, 3-degree Gauss-Krüger, central meridian 114°: what a survey office would hand over here. */
const EPSG = 4547;

/** River: a line that swings through the west of the town, m; 240 m wide. */
export const RIVER_HALF_M = 120;
export const riverX = (y: number): number => -2_050 + 420 * Math.sin(y / 1_450) + 130 * Math.sin(y / 610 + 1);
/** Distance from the middle of the river, east positive, m. */
export const fromRiverM = ([x, y]: Xy): number => {
  // The line leans: across it the distance is shorter than along x.
  const lean = (riverX(y + 1) - riverX(y - 1)) / 2;
  return (x - riverX(y)) / Math.hypot(1, lean);
};

/** The main road: a straight line through the town, 26 m wide, kept clear. */
export const ROAD_HALF_M = 13;
const ROAD = { at: [300, -200] as Xy, angleRad: 0.45 };
export const fromRoadM = ([x, y]: Xy): number =>
  (y - ROAD.at[1]) * Math.cos(ROAD.angleRad) - (x - ROAD.at[0]) * Math.sin(ROAD.angleRad);
/** Place on the road, so many metres along it and beside it. */
export const besideRoad = (along: number, besideM: number): Xy => {
  const [cos, sin] = [Math.cos(ROAD.angleRad), Math.sin(ROAD.angleRad)];
  return [ROAD.at[0] + along * cos - besideM * sin, ROAD.at[1] + along * sin + besideM * cos];
};

/** Repeatable value in [0, 1) of a lattice point. */
function lattice(i: number, j: number, seed: number): number {
  let h = Math.imul(i, 374_761_393) ^ Math.imul(j, 668_265_263) ^ Math.imul(seed, 2_246_822_519);
  h = Math.imul(h ^ (h >>> 13), 1_274_126_177);
  return ((h ^ (h >>> 16)) >>> 0) / 4_294_967_296;
}

const smooth = (t: number): number => t * t * t * (t * (6 * t - 15) + 10);
const ramp = (value: number, from: number, to: number): number =>
  smooth(Math.min(1, Math.max(0, (value - from) / (to - from))));

/** Value noise in [0, 1) with so many metres between its lattice points. */
function noise([x, y]: Xy, wavelengthM: number, seed: number): number {
  const [u, v] = [x / wavelengthM, y / wavelengthM];
  const [i, j] = [Math.floor(u), Math.floor(v)];
  const [s, t] = [smooth(u - i), smooth(v - j)];
  const mix = (a: number, b: number, share: number): number => a + (b - a) * share;
  return mix(
    mix(lattice(i, j, seed), lattice(i + 1, j, seed), s),
    mix(lattice(i, j + 1, seed), lattice(i + 1, j + 1, seed), s),
    t,
  );
}

/** Height of the ground, m: hills of 0–60 m, the river's plain, and on its east bank a bluff of some 18 m. */
export function groundM(at: Xy): number {
  const hills = 46 * ramp(noise(at, 1_900, 1), 0.35, 0.95) + 12 * noise(at, 700, 2) + 3 * noise(at, 240, 3);
  const off = fromRiverM(at);
  const bluff =
    18 *
    ramp(off, RIVER_HALF_M + 60, RIVER_HALF_M + 110) *
    ramp(at[1], -2_600, -1_500) *
    (1 - ramp(at[1], 900, 2_000));
  const valley = ramp(Math.abs(off), RIVER_HALF_M - 20, 900);
  const bank = 4 * ramp(Math.abs(off), RIVER_HALF_M - 15, RIVER_HALF_M + 15);
  return Math.min(60, 1 + bank + hills * valley + bluff * (1 - 0.6 * valley));
}

/** The survey of the ground: heights in sixteenths of a metre, which pack well and are finer than any survey. */
export function surveyedGround(): HeightGrid {
  const crs = crsOf(EPSG);
  if (!crs) throw new Error("the survey's system is known");
  const project = (at: Xy): Xy => crs.fromDegrees(...(townPlane.toWgs84(at) as unknown as [number, number]));
  const middle = project([0, 0]);
  const east = project([1_000, 0]);
  // Over 4 km the two systems differ by a turn and a scale, to a few centimetres.
  const [cos, sin] = [(east[0] - middle[0]) / 1_000, (east[1] - middle[1]) / 1_000];
  const size = (2 * SURVEYED_HALF_M) / CELL_M;
  const westM = Math.round((middle[0] - SURVEYED_HALF_M) / CELL_M) * CELL_M;
  const northM = Math.round((middle[1] + SURVEYED_HALF_M) / CELL_M) * CELL_M;
  const zM = new Float32Array(size * size);
  const squared = cos * cos + sin * sin;
  for (let row = 0; row < size; row++)
    for (let col = 0; col < size; col++) {
      const [dx, dy] = [westM + (col + 0.5) * CELL_M - middle[0], northM - (row + 0.5) * CELL_M - middle[1]];
      const z = groundM([(dx * cos + dy * sin) / squared, (dy * cos - dx * sin) / squared]);
      zM[row * size + col] = Math.round(z * 16) / 16;
    }
  return { cols: size, rows: size, cellM: CELL_M, westM, northM, epsg: EPSG, zM };
}
