import { itemsNear } from "./items-near";
import { num } from "./read-flat";
import { obstaclesOf } from "./obstacles";
import type { ScreenedScene } from "./screened-scene";
import type { TiltedPlanes } from "./tilted-planes";

/** Rounding of corners, and the thickness that a barrier is given in the plane (lateral-plane.ts), m. */
const ROUNDING_M = 1e-5;

/**
 * No two bends of the reference's path on a side are farther apart than this, m, at any receiver of the cell; Infinity where
 * that is not known. Its bends are corners of obstacles, and as it is no more than `extraM` longer than the sight line they lie in
 * an ellipse about siren and receiver. A bend on the other side of the sight line can only lie before the siren or beyond the
 * receiver: between them the way would have to come back through what it goes round.
 */
export function bendsWithinM(
  { input }: ScreenedScene,
  planes: TiltedPlanes,
  side: "left" | "right",
  extraM: number,
): number {
  const obstacles = obstaclesOf(input.world);
  const { siren, cell } = planes.ends;
  const slantM = planes.farM * planes.stretch;
  const strayM = Math.sqrt(extraM * (2 * slantM + extraM)) / 2 + ROUNDING_M;
  const sign = side === "left" ? 1 : -1;
  const bends: number[] = [];
  for (const item of itemsNear(obstacles.tree, [siren[0], siren[1], ...cell], strayM + extraM, -Infinity)) {
    const [from, to] = [obstacles.first[item] as number, obstacles.first[item + 1] as number];
    let [isBelow, isAbove] = [true, true];
    const before = bends.length;
    for (let k = from; k < to; k++) {
      const [x, y, z] = [num(obstacles.x, k), num(obstacles.y, k), num(obstacles.z, k)];
      isBelow &&= z <= planes.lowestOver(x, y);
      isAbove &&= z > planes.highestOver(x, y);
      if (mayBend(planes, sign, x, y, extraM)) bends.push(x, y);
    }
    // A roof that a plane cuts through has corners along its sides.
    if (isBelow) bends.length = before;
    else if (!isAbove) return Infinity;
  }
  let span2 = 0;
  for (let i = 0; i < bends.length; i += 2)
    for (let j = 0; j < i; j += 2)
      span2 = Math.max(
        span2,
        ((bends[i] as number) - (bends[j] as number)) ** 2 +
          ((bends[i + 1] as number) - (bends[j + 1] as number)) ** 2,
      );
  return Math.sqrt(span2) * planes.stretch + ROUNDING_M;
}

/**
 * Could the path to some receiver of the cell bend at (x, y)? With v the distance from the sight line, a, b the distances along it, the
 * way over that point is √(a² + v²) − a + √(b² + v²) − b longer, and √(a² + v²) − a ≥ v²/(2a + v).
 */
function mayBend(planes: TiltedPlanes, sign: number, x: number, y: number, extraM: number): boolean {
  const { siren, cell } = planes.ends;
  const [dx, dy] = [x - siren[0], y - siren[1]];
  const awayM = Math.hypot(dx, dy);
  let [leastV, mostV, farM, isBehind] = [Infinity, -Infinity, 0, false];
  for (let i = 0; i < cell.length; i += 2) {
    const [ex, ey] = [num(cell, i) - siren[0], num(cell, i + 1) - siren[1]];
    const v = (sign * (ex * dy - ey * dx)) / Math.hypot(ex, ey);
    leastV = Math.min(leastV, v);
    mostV = Math.max(mostV, v);
    farM = Math.max(farM, Math.hypot(x - num(cell, i), y - num(cell, i + 1)));
    isBehind ||= ex * dx + ey * dy < ROUNDING_M;
  }
  const isOutside = isBehind || awayM > planes.nearM - ROUNDING_M;
  if (mostV < -ROUNDING_M && !isOutside) return false;
  const v = Math.max(0, leastV, -mostV) - ROUNDING_M;
  if (v <= 0) return true;
  const { stretch } = planes;
  return (v * v) / (2 * stretch * awayM + v) + (v * v) / (2 * stretch * farM + v) <= extraM + ROUNDING_M;
}
