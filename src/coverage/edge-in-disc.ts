import { TOUCH_DEPTH_M, TOUCH_GAP_M } from "./circle-crossing";

/** The part of an edge inside a disc: from fromM to toM metres along it; and the points at both ends. */
export interface EdgeInterval {
  fromM: number;
  toM: number;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** Does the circle pass through that end (or does the edge begin or end inside)? */
  cutFrom: boolean;
  cutTo: boolean;
}

export const noInterval = (): EdgeInterval => ({
  fromM: 0,
  toM: 0,
  x0: 0,
  y0: 0,
  x1: 0,
  y1: 0,
  cutFrom: false,
  cutTo: false,
});

/** A circle may pass this far beyond an edge's end and still cut it, m: a spare cut is harmless, a missing one is not. */
const PAST_END_M = 1e-7;

/**
 * The interval of the edge a→b inside the disc, into `out`; false when there is none. An edge that the circle only touches
 * (to a nanometre inside, 10 µm outside) gives an interval of length 0, which splits both at the touch.
 */
export function edgeInDisc(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  radiusM: number,
  out: EdgeInterval,
): boolean {
  const dx = bx - ax;
  const dy = by - ay;
  const lengthM = Math.sqrt(dx * dx + dy * dy);
  const ux = dx / lengthM;
  const uy = dy / lengthM;
  const offX = cx - ax;
  const offY = cy - ay;
  const asideM = Math.abs(ux * offY - uy * offX);
  if (asideM > radiusM + TOUCH_GAP_M) return false;
  const footM = ux * offX + uy * offY;
  const halfM = asideM > radiusM - TOUCH_DEPTH_M ? 0 : Math.sqrt((radiusM - asideM) * (radiusM + asideM));
  const enterM = footM - halfM;
  const leaveM = footM + halfM;
  if (enterM > lengthM + PAST_END_M || leaveM < -PAST_END_M) return false;
  out.cutFrom = enterM >= -PAST_END_M;
  out.cutTo = leaveM <= lengthM + PAST_END_M;
  out.fromM = Math.min(lengthM, Math.max(0, enterM));
  out.toM = Math.min(lengthM, Math.max(0, leaveM));
  const atA = out.fromM === 0;
  const fromB = out.fromM === lengthM;
  out.x0 = atA ? ax : fromB ? bx : ax + ux * out.fromM;
  out.y0 = atA ? ay : fromB ? by : ay + uy * out.fromM;
  const toA = out.toM === 0;
  const atB = out.toM === lengthM;
  out.x1 = atB ? bx : toA ? ax : ax + ux * out.toM;
  out.y1 = atB ? by : toA ? ay : ay + uy * out.toM;
  return true;
}
