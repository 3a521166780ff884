import { buildAreaMap } from "../../src/coverage/area-map";
import type { AreaMap } from "../../src/coverage/area-map";
import type { Disc } from "../../src/coverage/disc-coverage";
import { box, disc, numbers } from "./planar-shapes";

/** A district of 14.7 km² with a notch, a hole, three labels, and footprints that share a wall or cross the border. */
export const crookedMap = (): AreaMap =>
  buildAreaMap({
    district: [
      {
        rings: [
          [-2000, -2000, 2000, -2000, 2000, 2000, 300, 1500, -2000, 2000],
          [-300, -300, 200, -300, 200, 200, -300, 200],
        ],
      },
    ],
    zones: [
      { polygon: box(-5000, -5000, 0, 5000), label: 1 },
      { polygon: box(-400, 500, 900, 3000), label: 2 },
    ],
    footprints: [box(900, 900, 1000, 1000), box(1000, 900, 1100, 1000), box(1950, 0, 2050, 100)],
  });

/**
 * Discs of few radii, most of them placed by a coincidence: through one of three points, through a vertex of the map, tangent to
 * an edge, tangent to an earlier disc from outside or inside, or on top of one.
 */
export function degenerateLayout(map: AreaMap, seed: number, count: number): Disc[] {
  const next = numbers(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const { ax, ay, bx, by } = map.edges;
  const edges = Array.from(ax, (_, e) => e);
  const points = [
    [next() * 2000 - 1000, next() * 2000 - 1000],
    [0, 0],
    [200, 200],
  ] as const;
  const discs: Disc[] = [];
  while (discs.length < count) {
    const radiusM = 300 + 100 * Math.floor(next() * 4);
    const rad = next() * 2 * Math.PI;
    const from = (x: number, y: number, distanceM: number) =>
      [x + distanceM * Math.cos(rad), y + distanceM * Math.sin(rad)] as const;
    const place = (): readonly [number, number] => {
      const other = discs.length > 0 ? pick(discs) : disc(0, 0, 300);
      const otherM = other.radiusByLabel[0] as number;
      const e = pick(edges);
      const point = pick(points);
      const [x0, y0] = [ax[e] as number, ay[e] as number];
      const [dx, dy] = [(bx[e] as number) - x0, (by[e] as number) - y0];
      const aside = ((next() < 0.5 ? 1 : -1) * radiusM) / Math.sqrt(dx * dx + dy * dy);
      const along = next();
      switch (Math.floor(next() * 7)) {
        case 0:
          return from(point[0], point[1], radiusM);
        case 1:
          return from(x0, y0, radiusM);
        case 2:
          return [x0 + along * dx - aside * dy, y0 + along * dy + aside * dx];
        case 3:
          return from(other.x, other.y, otherM + radiusM);
        case 4:
          return from(other.x, other.y, Math.abs(otherM - radiusM));
        default:
          return [next() * 4000 - 2000, next() * 4000 - 2000];
      }
    };
    const [x, y] = place();
    discs.push(disc(x, y, radiusM, radiusM, next() < 0.5 ? radiusM : radiusM - 100));
  }
  return discs;
}

/** Which discs cover a point, by the definition. */
export function coverers(map: AreaMap, discs: readonly Disc[], x: number, y: number): number[] {
  const label = map.labelAt(x, y);
  return discs.flatMap((one, k) => {
    const radiusM = one.radiusByLabel[label] ?? 0;
    return (x - one.x) ** 2 + (y - one.y) ** 2 <= radiusM * radiusM ? [k] : [];
  });
}
