/** How the first of two circles lies to the second. */
export type CircleRelation = "apart" | "touch" | "first-inside" | "second-inside" | "cross";

/** Filled by `circleCrossing`: for "cross" both points; for "touch" one point on each circle. */
export interface CrossingPoints {
  /** Right of the way from the first centre to the second; for "touch" the point of the first circle. */
  ax: number;
  ay: number;
  /** Left of that way; for "touch" the point of the second circle. */
  bx: number;
  by: number;
  /** From the first centre along that way to the common chord, m, and likewise from the second: negative means beyond. */
  firstToChordM: number;
  secondToChordM: number;
}

export const noCrossing = (): CrossingPoints => ({
  ax: 0,
  ay: 0,
  bx: 0,
  by: 0,
  firstToChordM: 0,
  secondToChordM: 0,
});

/** Circles that overlap less than this only touch, m: the chord is then as wide as its rounding allows. */
export const TOUCH_DEPTH_M = 1e-9;

/** Circles and edges that come this near are split at the touch, m: the ends weld there. */
export const TOUCH_GAP_M = 1e-5;

/**
 * Relation of two circles. Always call it with the lower disc first: both discs then get the same bits for their common points.
 * Identical circles: the second counts as inside, so the lower disc owns the arc.
 */
export function circleCrossing(
  x1: number,
  y1: number,
  r1: number,
  x2: number,
  y2: number,
  r2: number,
  out: CrossingPoints,
): CircleRelation {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const d = Math.sqrt(dx * dx + dy * dy);
  const gap = d - (r1 + r2);
  if (gap >= TOUCH_GAP_M) return "apart";
  if (gap > -TOUCH_DEPTH_M) {
    out.ax = x1 + (dx / d) * r1;
    out.ay = y1 + (dy / d) * r1;
    out.bx = x2 - (dx / d) * r2;
    out.by = y2 - (dy / d) * r2;
    return "touch";
  }
  if (d + r2 <= r1 + TOUCH_DEPTH_M) return "second-inside";
  if (d + r1 <= r2 + TOUCH_DEPTH_M) return "first-inside";
  const t = d / 2 + ((r1 - r2) * (r1 + r2)) / (2 * d);
  const h = Math.sqrt(Math.max(0, (r1 - t) * (r1 + t)));
  const ux = dx / d;
  const uy = dy / d;
  out.ax = x1 + ux * t + uy * h;
  out.ay = y1 + uy * t - ux * h;
  out.bx = x1 + ux * t - uy * h;
  out.by = y1 + uy * t + ux * h;
  out.firstToChordM = t;
  out.secondToChordM = d - t;
  return "cross";
}
