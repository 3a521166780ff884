import type { AreaSettings, AreaSiren } from "../../../src/acoustics/area-model";
import { type Ring, type Xy, inRings } from "../../../src/acoustics/plan-geometry";
import {
  type SectionPoint,
  type Terrain,
  type TerrainNodes,
  type Triangle,
  type Xyz,
  flatTerrain,
  triangleTerrain,
} from "../../../src/acoustics/terrain";
import { type Barrier, type Building, type World, worldOf } from "../../../src/acoustics/world";
import { type AreaInput, type PlanarPolygon, buildAreaMap } from "../../../src/coverage/area-map";
import type { ScreenedInput } from "../../../src/coverage/screened/screened-scene";
import { box, numbers } from "../planar-shapes";

export const settings: AreaSettings = {
  edition: 1996,
  groundGain: false,
  air: { temperatureC: 17, humidityPct: 80, pressureKPa: 101.325 },
  criterionWeighting: "A",
};

/** A siren of 115 dB(A) at 30 m and 500 Hz. */
export const aSiren = (x: number, y: number, z: number, more: Partial<AreaSiren> = {}): AreaSiren => ({
  xyz: [x, y, z],
  rated: { levelDb: 115, weighting: "A", distanceM: 30, frequencyHz: 500 },
  ...more,
});

/** A rectangle turned by an angle about its middle. */
export const turned = (x: number, y: number, wide: number, deep: number, rad: number): Xy[] =>
  [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([u, v]): Xy => {
    const [p, q] = [((u as number) * wide) / 2, ((v as number) * deep) / 2];
    return [x + p * Math.cos(rad) - q * Math.sin(rad), y + p * Math.sin(rad) + q * Math.cos(rad)];
  });

/** Terrain over a raster of nodes as the engines share it: two triangles per quad, parted from (row, col) to (row + 1, col + 1). */
export function nodesTerrain(nodes: TerrainNodes): Terrain {
  const { rows, cols, xM, yM, zM } = nodes;
  const at = (row: number, col: number): Xyz => {
    const k = row * cols + col;
    return [xM[k] as number, yM[k] as number, zM[k] as number];
  };
  const triangles: Triangle[] = [];
  for (let row = 0; row + 1 < rows; row++)
    for (let col = 0; col + 1 < cols; col++)
      triangles.push(
        [at(row, col), at(row, col + 1), at(row + 1, col + 1)],
        [at(row, col), at(row + 1, col), at(row + 1, col + 1)],
      );
  return { ...triangleTerrain(triangles), nodes };
}

/** Nodes every `stepM` over a square about the origin, row 0 in the north, with a height for each place. */
export function rasterOf(
  halfM: number,
  stepM: number,
  heightAt: (x: number, y: number) => number,
  skew = 0,
): TerrainNodes {
  const n = 2 * Math.ceil(halfM / stepM) + 1;
  const [xM, yM, zM] = [new Float64Array(n * n), new Float64Array(n * n), new Float64Array(n * n)];
  for (let row = 0; row < n; row++)
    for (let col = 0; col < n; col++) {
      const k = row * n + col;
      const [u, v] = [(col - (n - 1) / 2) * stepM, ((n - 1) / 2 - row) * stepM];
      const [x, y] = [u + skew * v, v - skew * u];
      xM[k] = x;
      yM[k] = y;
      zM[k] = heightAt(x, y);
    }
  return { rows: n, cols: n, xM, yM, zM };
}

/** The same surface over an axis-parallel raster of `rasterOf`, by arithmetic instead of a search: for large towns. */
export function rasterTerrain(nodes: TerrainNodes, stepM: number): Terrain {
  const { rows, cols, xM, yM, zM } = nodes;
  const [west, north] = [xM[0] as number, yM[0] as number];
  const heightAt = (x: number, y: number): number => {
    const [u, v] = [(x - west) / stepM, (north - y) / stepM];
    const [col, row] = [
      Math.min(cols - 2, Math.max(0, Math.floor(u))),
      Math.min(rows - 2, Math.max(0, Math.floor(v))),
    ];
    const [fu, fv] = [u - col, v - row];
    const k = row * cols + col;
    const [a, b, c, d] = [zM[k], zM[k + 1], zM[k + cols], zM[k + cols + 1]] as [
      number,
      number,
      number,
      number,
    ];
    return fu >= fv ? a + fu * (b - a) + fv * (d - b) : a + fv * (c - a) + fu * (d - c);
  };
  return {
    nodes,
    heightAt,
    section: ([ax, ay], [bx, by]) => {
      const cuts = [0, 1];
      // Lines of columns, rows and diagonals are where u, v and u − v are whole.
      const [u0, v0, u1, v1] = [
        (ax - west) / stepM,
        (north - ay) / stepM,
        (bx - west) / stepM,
        (north - by) / stepM,
      ];
      for (const [p, q] of [
        [u0, u1],
        [v0, v1],
        [u0 - v0, u1 - v1],
      ] as const)
        for (let k = Math.ceil(Math.min(p, q)); k <= Math.max(p, q); k++)
          if (p !== q) cuts.push((k - p) / (q - p));
      const lengthM = Math.hypot(bx - ax, by - ay);
      return cuts
        .filter((t) => t >= 0 && t <= 1)
        .sort((p, q) => p - q)
        .map((t): SectionPoint => [t * lengthM, heightAt(ax + t * (bx - ax), ay + t * (by - ay))]);
    },
  };
}

export const flat = (ring: Ring): number[] => ring.flatMap(([x, y]) => [x, y]);
export const planar = ({ rings }: { readonly rings: readonly Ring[] }): PlanarPolygon => ({
  rings: rings.map(flat),
});

/** What a test says; the rest is a level square of 400 m. */
export interface TownParts {
  readonly terrain?: Terrain;
  readonly buildings?: readonly Building[];
  readonly barriers?: readonly Barrier[];
  readonly ground?: World["ground"];
  readonly district?: AreaInput["district"];
  readonly zones?: AreaInput["zones"];
}

export function anInput(
  parts: TownParts,
  more: Partial<ScreenedInput> & Pick<ScreenedInput, "sirens" | "requiredDb">,
): ScreenedInput {
  const buildings = parts.buildings ?? [];
  const world = worldOf({
    terrain: parts.terrain ?? flatTerrain(0),
    ground: parts.ground ?? { base: 0.5, areas: [] },
    buildings,
    barriers: parts.barriers ?? [],
  });
  const map = buildAreaMap({
    district: parts.district ?? [box(-200, -200, 200, 200)],
    zones: parts.zones ?? [],
    footprints: buildings.map(planar),
  });
  return { map, world, settings, receiverHeightM: 1.5, combine: "loudest", floorM: 2, ...more };
}

/** A town of everything that has ever broken a bound, from a seed: thin walls, slits, courtyards, towers, hills, barriers, mixed ground. */
export function randomTown(
  seed: number,
  halfM = 200,
): TownParts & { readonly sirens: AreaSiren[]; readonly heightAt: (x: number, y: number) => number } {
  const next = numbers(seed);
  const at = (low: number, high: number): number => low + (high - low) * next();
  const hills = Array.from(
    { length: 4 },
    () => [at(-halfM, halfM), at(-halfM, halfM), at(0, 40), at(30, 120)] as const,
  );
  const steep = next() < 0.3;
  const height = (x: number, y: number): number =>
    steep
      ? hills.reduce((sum, [u, v, h, r]) => sum + h * Math.exp(-((x - u) ** 2 + (y - v) ** 2) / (r * r)), 0)
      : 0;
  const terrain = steep
    ? nodesTerrain(rasterOf(halfM + 120, at(35, 60), height, at(-0.3, 0.3)))
    : flatTerrain(0);
  const groundZ = (x: number, y: number): number => terrain.heightAt(x, y);
  const buildings: Building[] = [];
  const add = (rings: Ring[], heightM: number): void => {
    const base = Math.max(...(rings[0] as Ring).map(([x, y]) => groundZ(x, y)));
    buildings.push({ rings, roofZ: base + heightM });
  };
  const place = (): [number, number] => [at(-halfM - 60, halfM + 60), at(-halfM - 60, halfM + 60)];
  for (let k = 0; k < 26; k++) {
    const [x, y] = place();
    const rad = next() < 0.3 ? 0 : at(0, Math.PI);
    const kind = next();
    if (kind < 0.35) add([turned(x, y, at(8, 40), at(8, 20), rad)], at(3, 25));
    else if (kind < 0.5) add([turned(x, y, at(10, 60), 0.05, rad)], at(2, 12));
    else if (kind < 0.62) {
      // Two slabs with a slit of 2 cm between them.
      const [wide, deep, high] = [at(10, 30), at(8, 15), at(4, 20)];
      const shift = (wide + 0.02) / 2;
      add([turned(x - shift * Math.cos(rad), y - shift * Math.sin(rad), wide, deep, rad)], high);
      add(
        [turned(x + shift * Math.cos(rad), y + shift * Math.sin(rad), wide, deep, rad)],
        next() < 0.5 ? high : at(4, 20),
      );
    } else if (kind < 0.75) {
      const [wide, deep] = [at(25, 50), at(25, 50)];
      add([turned(x, y, wide, deep, rad), turned(x, y, wide - 12, deep - 12, rad)], at(6, 25));
    } else if (kind < 0.85) add([turned(x, y, at(8, 20), at(8, 20), rad)], at(40, 100));
    else if (kind < 0.9) {
      // A round tower of more corners than any piece may have.
      const [radius, corners] = [at(6, 15), 90];
      const ring = Array.from({ length: corners }, (_, i): Xy => {
        const turn = (2 * Math.PI * i) / corners;
        return [x + radius * Math.cos(turn), y + radius * Math.sin(turn)];
      });
      add([ring], at(15, 50));
    } else {
      // A terrace of houses that share walls, with equal or different roofs.
      const equal = at(4, 15);
      for (let i = 0; i < 3; i++)
        add(
          [turned(x + 9 * i * Math.cos(rad), y + 9 * i * Math.sin(rad), 9, 11, rad)],
          next() < 0.5 ? equal : at(4, 15),
        );
    }
  }
  const barriers = Array.from({ length: 4 }, (): Barrier => {
    let [x, y] = place();
    return {
      topEdge: Array.from({ length: 3 }, (): Xyz => {
        x += at(-40, 40);
        y += at(-40, 40);
        return [
          x,
          y,
          groundZ(
            Math.max(-halfM - 90, Math.min(halfM + 90, x)),
            Math.max(-halfM - 90, Math.min(halfM + 90, y)),
          ) + at(1, 8),
        ];
      }),
    };
  });
  const areas = Array.from({ length: 5 }, () => {
    const [x, y] = place();
    return { rings: [turned(x, y, at(20, 150), at(20, 150), at(0, 3))], g: Math.round(at(0, 4)) / 4 };
  });
  const sirens = Array.from({ length: 3 }, (_, k) => {
    const roof = buildings[k * 5] as Building;
    const [x, y] = (roof.rings[0] as Ring).reduce<[number, number]>(
      ([p, q], [u, v]) => [p + u / 4, q + v / 4],
      [0, 0],
    );
    const inside = (rings: readonly Ring[]): boolean => inRings(rings, x, y);
    const under = Math.max(
      groundZ(x, y),
      ...buildings.filter(({ rings }) => inside(rings)).map(({ roofZ }) => roofZ),
    );
    return aSiren(
      x,
      y,
      under + (next() < 0.7 ? at(1, 8) : at(10, 60)),
      k === 2 ? { stack: { horns: 4, spacingM: 0.5 } } : {},
    );
  });
  return {
    terrain,
    buildings,
    barriers,
    ground: { base: 0.5, areas: next() < 0.6 ? areas : [] },
    zones: [{ polygon: { rings: [flat(turned(at(-80, 80), at(-80, 80), 150, 150, at(0, 3)))] }, label: 1 }],
    district: [{ rings: [flat(turned(0, 0, 2 * halfM - 60, 2 * halfM - 90, at(0, 0.5)))] }],
    sirens,
    heightAt: groundZ,
  };
}
