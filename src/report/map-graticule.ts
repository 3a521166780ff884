import type { MapFrame } from "./map-frame";
import { n } from "./map-paths";
import { PRINT } from "./print-tokens";

/** Steps of the graticule in seconds of arc: 5″ to 5°. */
const STEPS_S = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18_000] as const;
const MOST_TICKS = 5;

/** Ticks at the frame where a whole step of longitude or latitude crosses it, with their degrees and minutes. */
export function graticuleSvg(frame: MapFrame): string {
  const { width, height, plane } = frame;
  const [west, north] = plane.toWgs84(frame.toPlane([0, 0]));
  const [east, south] = plane.toWgs84(frame.toPlane([width, height]));
  const parts: string[] = [];
  const midLon = (west + east) / 2;
  for (const seconds of ticks(west, east)) {
    const [top] = frame.toMap([seconds / 3600, north]);
    const [bottom] = frame.toMap([seconds / 3600, south]);
    if (top < 30 || top > width - 60) continue;
    parts.push(tick(`M${n(top)} 0v5M${n(bottom)} ${height}v-5`), text(top, 14, "middle", degrees(seconds)));
  }
  for (const seconds of ticks(south, north)) {
    const y = frame.toMap([midLon, seconds / 3600])[1];
    if (y < 24 || y > height - 14) continue;
    parts.push(tick(`M0 ${n(y)}h5M${width} ${n(y)}h-5`), text(8, y + 3, "start", degrees(seconds)));
  }
  return parts.join("");
}

/** Whole steps between two coordinates in degrees, as seconds of arc. */
function ticks(from: number, to: number): number[] {
  const step = STEPS_S.find((seconds) => ((to - from) * 3600) / seconds <= MOST_TICKS) ?? 36_000;
  const found: number[] = [];
  for (let seconds = Math.ceil((from * 3600) / step) * step; seconds <= to * 3600; seconds += step)
    found.push(seconds);
  return found;
}

/** Degrees and minutes, seconds where there are any: `112°54′`, `27°50′30″`. */
export function degrees(seconds: number): string {
  const whole = Math.abs(seconds);
  const [degree, minute, second] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${seconds < 0 ? "−" : ""}${degree}°${two(minute)}′${second > 0 ? `${two(second)}″` : ""}`;
}

const tick = (path: string): string =>
  `<path d="${path}" stroke="${PRINT.text}" stroke-width=".8" fill="none"/>`;

const text = (x: number, y: number, anchor: string, content: string): string =>
  `<text x="${n(x)}" y="${n(y)}" font-size="9.5" fill="${PRINT.text}" text-anchor="${anchor}" stroke="${PRINT.halo}" stroke-width="2" paint-order="stroke">${content}</text>`;
