import { buildAreaMap } from "../../src/coverage/area-map";
import type { AreaMap, PlanarPolygon } from "../../src/coverage/area-map";
import type { Disc } from "../../src/coverage/disc-coverage";

/** A rectangle from its south-western to its north-eastern corner, m. */
export const box = (west: number, south: number, east: number, north: number): PlanarPolygon => ({
  rings: [[west, south, east, south, east, north, west, north]],
});

/** A square about the origin, m. */
export const square = (sideM: number): PlanarPolygon => box(-sideM / 2, -sideM / 2, sideM / 2, sideM / 2);

/** A polygon with further rings, even-odd. */
export const withHoles = (outer: PlanarPolygon, ...holes: readonly PlanarPolygon[]): PlanarPolygon => ({
  rings: [outer, ...holes].flatMap(({ rings }) => rings),
});

export const disc = (x: number, y: number, ...radiusByLabel: readonly number[]): Disc => ({
  x,
  y,
  radiusByLabel,
});

/** The square of the closed forms: 4000 m wide, nothing else. */
export const plainSquare = (sideM = 4000): AreaMap =>
  buildAreaMap({ district: [square(sideM)], zones: [], footprints: [] });

/** A repeatable stream of numbers in [0, 1) (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Is a point inside a polygon? Even-odd by plain ray casting over all rings: the oracle, as simple as it can be. */
export function isInside({ rings }: PlanarPolygon, x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings)
    for (let i = 0; i < ring.length; i += 2) {
      const [x0, y0] = [ring[i] as number, ring[i + 1] as number];
      const [x1, y1] = [ring[(i + 2) % ring.length] as number, ring[(i + 3) % ring.length] as number];
      if (y0 <= y !== y1 <= y && x0 + ((y - y0) / (y1 - y0)) * (x1 - x0) > x) inside = !inside;
    }
  return inside;
}

/**
 * Building footprints about the origin, one per 50 m: turned L-shapes and courts, some of them doubled, nested, overlapping,
 * or sharing a wall with the next.
 */
export function town(columns: number, rows: number, seed = 1): PlanarPolygon[] {
  const next = numbers(seed);
  const footprints: PlanarPolygon[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const x = (column - columns / 2) * 50;
      const y = (row - rows / 2) * 50;
      const turn = next() * 2 * Math.PI;
      const at = (u: number, v: number) => [
        x + u * Math.cos(turn) - v * Math.sin(turn),
        y + u * Math.sin(turn) + v * Math.cos(turn),
      ];
      const kind = next();
      const ell = {
        rings: [[at(-15, -12), at(15, -12), at(15, 0), at(2, 0), at(2, 12), at(-15, 12)].flat()],
      };
      footprints.push(ell);
      if (kind < 0.1) footprints.push(ell);
      else if (kind < 0.2)
        footprints.push({ rings: [[at(-12, -10), at(0, -10), at(0, -4), at(-12, -4)].flat()] });
      else if (kind < 0.3)
        footprints.push({ rings: [[at(15, -12), at(24, -12), at(24, 0), at(15, 0)].flat()] });
      else if (kind < 0.4)
        footprints.push({ rings: [[at(-5, -20), at(5, -20), at(5, 20), at(-5, 20)].flat()] });
      else if (kind < 0.5)
        footprints.push({
          rings: [
            [at(-20, -20), at(20, -20), at(20, 20), at(-20, 20)].flat(),
            [at(-16, -16), at(16, -16), at(16, 16), at(-16, 16)].flat(),
          ],
        });
    }
  return footprints;
}
