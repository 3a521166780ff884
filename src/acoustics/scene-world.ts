import { unreachable } from "../base/assert";
import { LEAST_DISTANCE_M, type Method } from "./path-budget";
import type { GroundMap } from "./ground-areas";
import {
  type SectionPoint,
  type Terrain,
  type Triangle,
  type Xyz,
  flatTerrain,
  profileTerrain,
  triangleTerrain,
} from "./terrain";
import type { PathChoice } from "./traced-lines";
import { type Barrier, type Building, type World, buildingAround, worldOf } from "./world";

/** Ground surface of a scene; z = 0 where nothing is said. */
export type SceneTerrain =
  | { readonly kind: "flat" }
  | { readonly kind: "profile"; readonly points: readonly SectionPoint[] }
  | { readonly kind: "triangles"; readonly triangles: readonly Triangle[] };

/** One source, one receiver and all between them; local metres, every z absolute. */
export interface Scene extends Method, PathChoice {
  readonly source: {
    readonly xyz: Xyz;
    /** Unweighted sound power level per octave band, dB. */
    readonly powerDb: readonly number[];
    /** A siren's tone: true frequency, and its unweighted power level. */
    readonly tone?: { readonly frequencyHz: number; readonly powerDb: number };
  };
  readonly receiver: { readonly xyz: Xyz };
  readonly ground: GroundMap;
  readonly terrain: SceneTerrain;
  readonly buildings: readonly Building[];
  readonly barriers: readonly Barrier[];
}

/** Why a scene cannot be calculated, and where in it. */
export interface SceneProblem {
  readonly code:
    | "not-an-object"
    | "not-a-list"
    | "missing"
    | "not-a-number"
    | "out-of-range"
    | "unknown-choice"
    | "too-few"
    | "not-rising"
    | "inside-a-building"
    | "below-the-ground"
    | "no-distance";
  /** Dotted path such as barriers[1].topEdge[0]. */
  readonly where: string;
  /** The value found, or the limit that it breaks. */
  readonly detail?: string;
}

/** The world of a scene, ready for queries. */
export const sceneWorld = ({ source, receiver, ground, terrain, buildings, barriers }: Scene): World =>
  worldOf({ terrain: surfaceOf(terrain, source.xyz, receiver.xyz), ground, buildings, barriers });

function surfaceOf(terrain: SceneTerrain, source: Xyz, receiver: Xyz): Terrain {
  switch (terrain.kind) {
    case "flat":
      return flatTerrain(0);
    case "profile":
      return profileTerrain(terrain.points, [source[0], source[1]], [receiver[0], receiver[1]]);
    case "triangles":
      return triangleTerrain(terrain.triangles);
    default:
      return unreachable(terrain);
  }
}

/** How far below the ground a place may lie and still be taken as on it, m: rounding of surveyed heights. */
const ON_GROUND_M = 1e-6;

/** What is wrong with where source and receiver are, if anything. */
export function misplaced(world: World, source: Xyz, receiver: Xyz): SceneProblem | null {
  for (const [where, xyz] of [
    ["source.xyz", source],
    ["receiver.xyz", receiver],
  ] as const) {
    const groundZ = world.terrain.heightAt(xyz[0], xyz[1]);
    if (xyz[2] < groundZ - ON_GROUND_M)
      return { code: "below-the-ground", where, detail: `z ${xyz[2]} is below the ground at ${groundZ}` };
    const around = buildingAround(world, xyz);
    if (around)
      return { code: "inside-a-building", where, detail: `z ${xyz[2]} is below the roof at ${around.roofZ}` };
  }
  const distance = Math.hypot(...source.map((s, axis) => s - (receiver[axis] as number)));
  return distance < LEAST_DISTANCE_M
    ? { code: "no-distance", where: "receiver.xyz", detail: "source and receiver are at one place" }
    : null;
}
