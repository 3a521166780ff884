import * as fc from "fast-check";
import { expect } from "vitest";
import { parseScene } from "../../src/acoustics/scene";
import { traceScene } from "../../src/acoustics/trace";
import { aScene, box } from "./a-scene";

export type Xy = [number, number];
export interface Town {
  readonly source: [number, number, number];
  readonly receiver: [number, number, number];
  readonly buildings: { footprint: Xy[]; roofZ: number; absorption: number }[];
  readonly barriers: { topEdge: [number, number, number][] }[];
  readonly ground: { polygon: Xy[]; G: number }[];
}

export const at = (low: number, high: number): fc.Arbitrary<number> =>
  fc.double({ min: low, max: high, noNaN: true });
/** A box turned by an angle: buildings of a random town do not stand along the axes. */
export const aBuilding = fc
  .record({
    x: at(10, 190),
    y: at(-40, 40),
    w: at(2, 40),
    h: at(2, 40),
    turn: at(0, 3.14),
    roofZ: at(1, 40),
    absorption: at(0, 1),
  })
  .map(({ x, y, w, h, turn, roofZ, absorption }) => ({
    roofZ,
    absorption,
    footprint: box(-w / 2, -h / 2, w / 2, h / 2).map(([u, v]): Xy => [
      x + u * Math.cos(turn) - v * Math.sin(turn),
      y + u * Math.sin(turn) + v * Math.cos(turn),
    ]),
  }));
export const aTown: fc.Arbitrary<Town> = fc.record({
  source: fc.tuple(at(-5, 5), at(-5, 5), at(41, 60)),
  receiver: fc.tuple(at(195, 205), at(-5, 5), at(41, 50)),
  buildings: fc.array(aBuilding, { maxLength: 5 }),
  barriers: fc.array(
    fc
      .tuple(at(20, 180), at(-40, 0), at(20, 180), at(0, 40), at(2, 80), at(2, 80))
      .map(([x, y, u, v, z, w]) => ({
        topEdge: [
          [x, y, z],
          [u, v, w],
        ] as [number, number, number][],
      })),
    { maxLength: 3 },
  ),
  ground: fc.array(
    fc.tuple(at(0, 150), at(1, 100), at(0, 1)).map(([x, w, G]) => ({ polygon: box(x, -30, x + w, 30), G })),
    { maxLength: 3 },
  ),
});
// Low places as well: source and receiver among the buildings (a scene that puts one inside is skipped by the property).
export const aLowTown = aTown.chain((town) =>
  fc.tuple(at(0, 6), at(0, 6)).map(([zs, zr]): Town => ({
    ...town,
    source: [town.source[0], town.source[1], zs],
    receiver: [town.receiver[0], town.receiver[1], zr],
  })),
);

export const json = (town: Town, more: Record<string, unknown> = {}): Record<string, unknown> =>
  aScene({
    ...town,
    source: { xyz: town.source, powerLevel: 100 },
    receiver: { xyz: town.receiver },
    reflections: 1,
    ...more,
  });
export const levels = (scene: unknown): readonly number[] | null => {
  const parsed = parseScene(scene);
  if (!parsed.ok) return null;
  const traced = traceScene(parsed.value);
  return traced.ok ? traced.value.level : null;
};
/** Walls are a micrometre thick in the inclined plane, which may move a level by some 1e-7 dB; printed digits end at 0.01. */
export function same(a: readonly number[] | null, b: readonly number[] | null): void {
  expect(a === null).toBe(b === null);
  a?.forEach((db, band) => expect(db).toBeCloseTo((b as readonly number[])[band] as number, 5));
}
/** Moves every point of a town. */
export const moved = (town: Town, move: (p: Xy) => Xy): Town => ({
  source: [...move([town.source[0], town.source[1]]), town.source[2]],
  receiver: [...move([town.receiver[0], town.receiver[1]]), town.receiver[2]],
  buildings: town.buildings.map((b) => ({ ...b, footprint: b.footprint.map(move) })),
  barriers: town.barriers.map((b) => ({
    topEdge: b.topEdge.map(([x, y, z]): [number, number, number] => [...move([x, y]), z]),
  })),
  ground: town.ground.map((g) => ({ ...g, polygon: g.polygon.map(move) })),
});
