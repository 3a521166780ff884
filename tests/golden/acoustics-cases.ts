import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { Air } from "../../src/acoustics/atmosphere";

/** One published or independently computed value; see vectors/README.md for where they come from. */
export interface Vector {
  readonly id: string;
  readonly topic: string;
  readonly status: "published" | "computed";
  readonly source: string;
  // eslint-disable-next-line -- the shape differs per vector, and every test reads what it needs
  readonly inputs: any;
  // eslint-disable-next-line -- as above
  readonly expected: any;
  readonly tolerance: { readonly abs?: number; readonly rel?: number; readonly abs_if_ge_100?: number };
}

const read = (name: string): { vectors: Vector[] } =>
  JSON.parse(readFileSync(join(import.meta.dirname, "vectors", name), "utf8")) as { vectors: Vector[] };

/** The vectors handed down with the project (shared/vectors/acoustics.json, copied unchanged). */
export const vectors = read("acoustics.json").vectors;
/** Further cases of ISO/TR 17534-3 transcribed for this suite. */
export const transcribed = read("iso-tr-17534-3-slopes.json").vectors;

/** The vectors whose id starts so; a test must say how many it expects. */
export const startingWith = (prefix: string): Vector[] => vectors.filter(({ id }) => id.startsWith(prefix));

/** A SCENE as JSON, from the inputs of an ISO/TR 17534-3 case. */
export function sceneJson(
  inputs: Vector["inputs"],
  overrides: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    source: { xyz: inputs.source_xyz, powerLevel: inputs.Lw_dB_per_octave },
    receiver: { xyz: inputs.receiver_xyz },
    ground: inputs.ground_areas ?? { G: inputs.G_uniform },
    ...(inputs.triangles ? { terrain: { triangles: inputs.triangles } } : {}),
    ...(inputs.barrier_top_edge ? { barriers: [{ topEdge: inputs.barrier_top_edge }] } : {}),
    ...(inputs.building_footprint
      ? { buildings: [{ footprint: inputs.building_footprint, roofZ: inputs.building_height_m }] }
      : {}),
    atmosphere: { temperature: inputs.T_C, humidity: inputs.RH_pct, pressure: inputs.p_kPa },
    edition: 1996,
    ...overrides,
  };
}

/** Collects the vectors that a test file compares; their number is part of its tests. */
export class Compared {
  readonly seen = new Set<string>();
  /** The vectors of one topic. */
  of(prefix: string, count: number): Vector[] {
    const found = startingWith(prefix);
    expect(found, prefix).toHaveLength(count);
    for (const { id } of found) this.seen.add(id);
    return found;
  }
}

/** Asserts that a value lies within a vector's tolerance. */
export const near = (found: number, wanted: number, { abs, rel }: Vector["tolerance"], what: string): void =>
  expect(Math.abs(found - wanted), `${what}: ${found} for ${wanted}`).toBeLessThanOrEqual(
    (abs ?? 0) + Math.abs(wanted) * (rel ?? 0) + 1e-12,
  );

/** The air of a vector. */
export const airOf = ({ T_C, RH_pct, RH, p_kPa }: Vector["inputs"]): Air => ({
  temperatureC: T_C,
  humidityPct: RH_pct ?? RH,
  pressureKPa: p_kPa ?? 101.325,
});

/** Vectors that src/acoustics has no function for, each with its reason. */
const ELSEWHERE: Record<string, string> = {
  "kurze-anderson.0": "a screening model that the project does not use",
  "iso17534-1.quantiles": "quality of the fast field: tests of src/coverage",
  "prc.signal.durations": "timing of signals, no acoustics",
  "hunan.test.schedule": "timing of signals, no acoustics",
  locher2018: "outdoor-indoor difference: the plan certifies outdoor coverage",
};

/** How many vectors each file compares; together with ELSEWHERE they must be all there are. */
export const COMPARED = { iso17534: 8, formulas: 60, sirens: 39, elsewhere: Object.keys(ELSEWHERE).length };
