import type { AreaSiren } from "../../../src/acoustics/area-model";
import type { GroundArea } from "../../../src/acoustics/ground-areas";
import type { Ring } from "../../../src/acoustics/plan-geometry";
import { type Terrain, flatTerrain } from "../../../src/acoustics/terrain";
import { type Barrier, type Building, type World, worldOf } from "../../../src/acoustics/world";
import type { FieldSettings } from "../../../src/coverage/field/siren-field";

/** A repeatable source of chance in 0 … 1 (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Hills of 0 to about 60 m: five octaves of value noise, the longest wave 2 km. */
export function hills(seed: number): Terrain {
  const random = chance(seed);
  const table = Float64Array.from({ length: 65_536 }, random);
  const value = (i: number, j: number): number =>
    table[(Math.imul(i, 374_761) ^ Math.imul(j, 668_265)) & 65_535] as number;
  const smooth = (t: number): number => t * t * (3 - 2 * t);
  const noise = (x: number, y: number): number => {
    const [i, j] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [smooth(x - i), smooth(y - j)];
    const low = value(i, j) + (value(i + 1, j) - value(i, j)) * u;
    const high = value(i, j + 1) + (value(i + 1, j + 1) - value(i, j + 1)) * u;
    return low + (high - low) * v;
  };
  const heightAt = (x: number, y: number): number => {
    let sum = 0;
    for (let octave = 0; octave < 5; octave++) {
      const scale = 2 ** octave / 1000;
      sum += noise(x * scale + 17 * octave, y * scale) / 2 ** octave;
    }
    return Math.max(0, (sum - 0.55) * 65);
  };
  return { heightAt, section: () => [] };
}

const box = (x: number, y: number, w: number, h: number): Ring => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
];

/** A dense town: blocks of 100 m with slabs, courtyards and towers to 100 m; about a sixth is built over. */
export function townBuildings(terrain: Terrain, halfM: number, seed: number): Building[] {
  const random = chance(seed);
  const buildings: Building[] = [];
  const add = (rings: readonly Ring[], heightM: number): void => {
    const foot = Math.max(...(rings[0] as Ring).map(([x, y]) => terrain.heightAt(x, y)));
    buildings.push({ rings, roofZ: foot + heightM });
  };
  for (let x = -halfM; x < halfM; x += 100)
    for (let y = -halfM; y < halfM; y += 100) {
      const kind = random();
      if (kind < 0.2) continue;
      if (kind < 0.6)
        for (let k = 0; k < 3; k++)
          add(
            [box(x + 10 + 5 * random(), y + 12 + 28 * k, 40 + 25 * random(), 11 + 4 * random())],
            12 + 12 * random(),
          );
      else if (kind < 0.8) {
        const wide = 50 + 20 * random();
        add([box(x + 10, y + 10, wide, wide), box(x + 22, y + 22, wide - 24, wide - 24)], 15 + 9 * random());
      } else {
        add([box(x + 20, y + 20, 22, 22)], 40 + 60 * random());
        add([box(x + 60, y + 55, 25, 20)], 6 + 30 * random());
      }
    }
  return buildings;
}

/** A world of parts; all that is not named is flat, hard to G 0.5 and empty. */
export const aWorld = (parts: {
  terrain?: Terrain;
  buildings?: readonly Building[];
  barriers?: readonly Barrier[];
  areas?: readonly GroundArea[];
  base?: number;
}): World =>
  worldOf({
    terrain: parts.terrain ?? flatTerrain(0),
    ground: { base: parts.base ?? 0.5, areas: parts.areas ?? [] },
    buildings: parts.buildings ?? [],
    barriers: parts.barriers ?? [],
  });

/** The siren of field.md: 115 dB(A) at 30 m, 500 Hz. */
export const aSiren = (x: number, y: number, z: number, more: Partial<AreaSiren> = {}): AreaSiren => ({
  xyz: [x, y, z],
  rated: { levelDb: 115, weighting: "A", distanceM: 30, frequencyHz: 500 },
  ...more,
});

export const someSettings = (more: Partial<FieldSettings> = {}): FieldSettings => ({
  edition: 1996,
  groundGain: false,
  air: { temperatureC: 17, humidityPct: 80, pressureKPa: 101.325 },
  criterionWeighting: "A",
  receiverHeightM: 1.5,
  quality: "drag",
  requiredDb: -Infinity,
  maxRadiusM: 3000,
  ...more,
});
