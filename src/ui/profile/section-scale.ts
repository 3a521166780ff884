import type { SoundPath } from "../../engine/contract";

/** Size of a drawing and the margins round its plot, px. */
export interface SectionFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** From metres along the path and metres of height to pixels of a drawing. */
export interface SectionScale {
  readonly x: (distanceM: number) => number;
  readonly y: (z: number) => number;
  readonly distanceTicks: readonly number[];
  readonly heightTicks: readonly number[];
  /** How much larger heights are drawn than distances. */
  readonly exaggeration: number;
}

/** Steps of an axis. */
const STEPS = [1, 2, 5, 10];

/** Multiples of the smallest round step that gives at most `most` of them between two values. */
export function roundTicks(from: number, to: number, most: number): number[] {
  const least = (to - from) / Math.max(1, most);
  if (!(least > 0) || !Number.isFinite(least)) return [from];
  const power = 10 ** Math.floor(Math.log10(least));
  const step = (STEPS.find((one) => one * power >= least) ?? 10) * power;
  const ticks: number[] = [];
  for (let k = Math.ceil(from / step - 1e-9); k * step <= to + step * 1e-9; k++) ticks.push(0 + k * step);
  return ticks;
}

/** Least height that a drawing shows, m: a flat path is not blown up to mountains. */
const LEAST_RANGE_M = 20;

/** Fits a path into a frame: the whole distance, and every height with a little air above. */
export function sectionScale(path: SoundPath, frame: SectionFrame): SectionScale {
  const heights = [
    path.sourceZ,
    path.receiverZ,
    ...path.ground.map(([, z]) => z),
    ...path.roofs.map(({ z }) => z),
    ...path.walls.map(([, z]) => z),
  ].filter(Number.isFinite);
  const low = Math.min(...path.ground.map(([, z]) => z), path.receiverZ);
  const highest = Math.max(...heights, low + LEAST_RANGE_M);
  const high = highest + (highest - low) * 0.18;
  const plotWidth = frame.width - frame.left - frame.right;
  const plotHeight = frame.height - frame.top - frame.bottom;
  const lengthM = Math.max(1, path.planDistanceM);
  return {
    x: (distanceM) => frame.left + (distanceM / lengthM) * plotWidth,
    y: (z) => frame.height - frame.bottom - ((z - low) / (high - low)) * plotHeight,
    distanceTicks: roundTicks(0, lengthM, plotWidth / 70),
    heightTicks: roundTicks(low, high, plotHeight / 28),
    exaggeration: plotHeight / (high - low) / (plotWidth / lengthM),
  };
}

/** Points as an SVG path, joined by straight lines. */
export const polyline = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], k) => `${k === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

/** The ground's height under a distance of the path. */
export function groundAt(path: SoundPath, distanceM: number): number {
  const { ground } = path;
  for (let k = 1; k < ground.length; k++) {
    const [[s0, z0], [s1, z1]] = [
      ground[k - 1] as readonly [number, number],
      ground[k] as readonly [number, number],
    ];
    if (distanceM <= s1) return s1 === s0 ? z1 : z0 + ((z1 - z0) * (distanceM - s0)) / (s1 - s0);
  }
  return ground.at(-1)?.[1] ?? 0;
}
