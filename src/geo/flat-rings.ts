import type { FlatRings } from "./clip";
import type { PlanarBox } from "./raster-grid";

/** The box round flat rings; [∞, ∞, −∞, −∞] where there is no corner. */
export function ringsBox(rings: FlatRings): PlanarBox {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings)
    for (let i = 0; i < ring.length; i += 2) {
      minX = Math.min(minX, ring[i] as number);
      maxX = Math.max(maxX, ring[i] as number);
      minY = Math.min(minY, ring[i + 1] as number);
      maxY = Math.max(maxY, ring[i + 1] as number);
    }
  return [minX, minY, maxX, maxY];
}

/** The point of the border of flat rings that is nearest to a place, and how far away it is, m. */
export function nearestOnRings(
  rings: FlatRings,
  x: number,
  y: number,
): { readonly x: number; readonly y: number; readonly awayM: number } {
  let nearest = { x, y, awayM: Infinity };
  for (const ring of rings) {
    let [px, py] = [ring.at(-2) as number, ring.at(-1) as number];
    for (let i = 0; i < ring.length; i += 2) {
      const [qx, qy] = [ring[i] as number, ring[i + 1] as number];
      const [dx, dy] = [qx - px, qy - py];
      const along = Math.max(0, Math.min(1, ((x - px) * dx + (y - py) * dy) / (dx * dx + dy * dy || 1)));
      const [wx, wy] = [px + along * dx, py + along * dy];
      const awayM = Math.hypot(wx - x, wy - y);
      if (awayM < nearest.awayM) nearest = { x: wx, y: wy, awayM };
      [px, py] = [qx, qy];
    }
  }
  return nearest;
}
