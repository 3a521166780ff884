import type { FlatRings } from "../geo/clip";

/** Area of rings (counter-clockwise counts up, clockwise down) inside a disc, exactly, m². */
export function ringsInDiscM2(rings: FlatRings, x: number, y: number, radiusM: number): number {
  let sum = 0;
  for (const ring of rings) {
    let px = (ring[ring.length - 2] as number) - x;
    let py = (ring[ring.length - 1] as number) - y;
    for (let i = 0; i < ring.length; i += 2) {
      const qx = (ring[i] as number) - x;
      const qy = (ring[i + 1] as number) - y;
      sum += edgeInDiscM2(px, py, qx, qy, radiusM);
      px = qx;
      py = qy;
    }
  }
  return sum;
}

/** What the triangle from the centre over p→q has in common with the disc, signed: chords inside, sectors outside. */
function edgeInDiscM2(px: number, py: number, qx: number, qy: number, r: number): number {
  const rr = r * r;
  const pp = px * px + py * py;
  const qq = qx * qx + qy * qy;
  if (pp <= rr && qq <= rr) return (px * qy - qx * py) / 2;
  const dx = qx - px;
  const dy = qy - py;
  const dd = dx * dx + dy * dy;
  if (dd === 0) return 0;
  // Where the line meets the circle, as fractions of the way from p to q.
  const b = px * dx + py * dy;
  const root = b * b - dd * (pp - rr);
  if (root <= 0) return sectorM2(px, py, qx, qy, rr);
  const half = Math.sqrt(root);
  const enter = Math.max(0, (-b - half) / dd);
  const leave = Math.min(1, (-b + half) / dd);
  if (enter >= leave) return sectorM2(px, py, qx, qy, rr);
  const [ex, ey] = [px + enter * dx, py + enter * dy];
  const [lx, ly] = [px + leave * dx, py + leave * dy];
  let sum = (ex * ly - lx * ey) / 2;
  if (enter > 0) sum += sectorM2(px, py, ex, ey, rr);
  if (leave < 1) sum += sectorM2(lx, ly, qx, qy, rr);
  return sum;
}

const sectorM2 = (px: number, py: number, qx: number, qy: number, rr: number): number =>
  (rr / 2) * Math.atan2(px * qy - qx * py, px * qx + py * qy);
