import type { AreaSiren } from "../../src/acoustics/area-model";
import { flatTerrain } from "../../src/acoustics/terrain";
import type { Ring, Xy } from "../../src/acoustics/plan-geometry";
import type { Building } from "../../src/acoustics/world";
import { aSiren, rasterOf, rasterTerrain, turned } from "../coverage/screened/a-town";
import { box, numbers } from "../coverage/planar-shapes";
import type { TownParts } from "../coverage/screened/a-town";

/** Sum of smooth waves between 0 and about 60 m: hills of 0.5 to 4 km. */
function hills(next: () => number): (x: number, y: number) => number {
  const waves = Array.from({ length: 14 }, (_, k) => {
    const [rad, phase, lengthM] = [next() * Math.PI, next() * 2 * Math.PI, 4000 / 1.18 ** k];
    return {
      u: (Math.cos(rad) * 2 * Math.PI) / lengthM,
      v: (Math.sin(rad) * 2 * Math.PI) / lengthM,
      phase,
      heightM: lengthM / 330,
    };
  });
  return (x, y) =>
    30 + waves.reduce((sum, { u, v, phase, heightM }) => sum + heightM * Math.sin(u * x + v * y + phase), 0);
}

/** A seeded town of 7 × 7 km: blocks at any angle, slabs, courtyards and towers, about 19 000 buildings; sirens on roofs. */
export function benchTown(hilly: boolean, sirenCount = 28): TownParts & { readonly sirens: AreaSiren[] } {
  const next = numbers(2024);
  const heightAt = hilly ? hills(next) : () => 0;
  const terrain = hilly ? rasterTerrain(rasterOf(3700, 30, heightAt), 30) : flatTerrain(0);
  const buildings: Building[] = [];
  const blockM = 140;
  for (let bx = -3500 + blockM / 2; bx < 3500; bx += blockM)
    for (let by = -3500 + blockM / 2; by < 3500; by += blockM) {
      const rad = next() * 0.5;
      const kind = next();
      const tall = kind < 0.1;
      const add = (u: number, v: number, wide: number, deep: number, heightM: number, hole = 0): void => {
        const [x, y] = [
          bx + u * Math.cos(rad) - v * Math.sin(rad),
          by + u * Math.sin(rad) + v * Math.cos(rad),
        ];
        const outer = turned(x, y, wide, deep, rad);
        const rings = hole > 0 ? [outer, turned(x, y, wide - hole, deep - hole, rad)] : [outer];
        buildings.push({ rings, roofZ: Math.max(...outer.map(([p, q]) => heightAt(p, q))) + heightM });
      };
      const columns = kind < 0.25 ? 2 : 3;
      const [stepU, stepV] = [112 / columns, 112 / columns];
      for (let i = 0; i < columns; i++)
        for (let j = 0; j < columns; j++) {
          const [u, v] = [(i + 0.5) * stepU - 56, (j + 0.5) * stepV - 56];
          if (next() < 0.09) continue;
          if (tall) add(u, v, 22, 22, 40 + 60 * next());
          else if (kind < 0.25) add(u, v, 44, 40, 12 + 12 * next(), 24);
          else if (kind < 0.6) add(u, v, 30, 11, 9 + 15 * next());
          else add(u, v, 12 + 14 * next(), 10 + 10 * next(), 6 + 12 * next());
        }
    }
  const columns = 4;
  const rows = sirenCount / columns;
  const sirens = Array.from({ length: sirenCount }, (_, k) => {
    const [x, y] = [
      ((k % columns) + 0.5) * (7000 / columns) - 3500,
      (Math.floor(k / columns) + 0.5) * (7000 / rows) - 3500,
    ];
    const host = buildings.reduce((best, one) => (awayM(one, x, y) < awayM(best, x, y) ? one : best));
    const [outer] = host.rings as readonly [Ring];
    const [[hx, hy], , [ox, oy]] = outer as unknown as readonly [Xy, Xy, Xy];
    // A little inside a corner of the roof, so that courtyards do too.
    return aSiren(hx + (ox - hx) * 0.05, hy + (oy - hy) * 0.05, host.roofZ + 6);
  });
  return {
    terrain,
    buildings,
    sirens,
    ground: { base: 0.5, areas: [] },
    district: [box(-3500, -3500, 3500, 3500)],
  };
}

function awayM({ rings }: Building, x: number, y: number): number {
  const [[px, py]] = rings[0] as unknown as readonly [Xy];
  return Math.hypot(px - x, py - y);
}
