import type { AreaSettings, AreaSiren } from "../../acoustics/area-model";
import type { PathChoice } from "../../acoustics/traced-lines";
import type { World } from "../../acoustics/world";
import type { AreaMap } from "../area-map";
import { edgesBox } from "../edges-box";
import { type GroundPieces, groundPieces } from "./ground-bounds";
import { type GroundSurface, groundSurface, levelGround, spans } from "./ground-surface";
import { SOUND_RULES, type ScreenRules } from "./screen";
import { type SirenBounds, sirenBounds } from "./siren-bounds";

/** What is to be certified. Lengths in m, levels in dB, places in the plane of the map. */
export interface ScreenedInput {
  /** The area, with zone labels; the footprints of `world.buildings` are already taken out of it. */
  readonly map: AreaMap;
  readonly world: World;
  readonly sirens: readonly AreaSiren[];
  /** By label: the level that counts as covered, safety margin included. */
  readonly requiredDb: readonly number[];
  /** Those of the way over the top. */
  readonly settings: AreaSettings;
  /** Paths that may rescue what is blind over the top; none where absent. */
  readonly beside?: PathChoice;
  /** Receivers stand this high above the terrain. */
  readonly receiverHeightM: number;
  readonly combine: "loudest" | "energy";
  /** Cells this small are not split any further; what is then unknown is undecided. */
  readonly floorM: number;
  /** Asked now and then; true ends the run with bounds that hold. The caller owns the clock. */
  readonly shouldStop?: () => boolean;
}

/** Why a world cannot be certified. */
export interface ScreenedProblem {
  readonly code: "terrain-without-nodes" | "terrain-too-small" | "not-a-floor";
}

/** The input, prepared: what every part of the work shares and none changes. Obstacles are cut when the first cell asks for them. */
export interface ScreenedScene {
  readonly input: ScreenedInput;
  readonly rules: ScreenRules;
  readonly surface: GroundSurface;
  readonly ground: GroundPieces;
  /** Null where a siren stands in a building or below the ground: it has no level. */
  readonly sirens: readonly (SirenBounds | null)[];
  readonly bounds: MapBounds;
}

type MapBounds = readonly [minX: number, minY: number, maxX: number, maxY: number];

/** What hinders a certificate, if anything: the ground must be level, or spanned over nodes under the area and all sirens. */
export function screenedProblem({ map, world, sirens, floorM }: ScreenedInput): ScreenedProblem | null {
  if (!(floorM > 0)) return { code: "not-a-floor" };
  const [minX, minY, maxX, maxY] = edgesBox(map.edges);
  if (minX > maxX) return null;
  const places = [
    ...cornersOf([minX, minY, maxX, maxY]),
    ...sirens.map(({ xyz: [x, y] }) => [x, y] as const),
  ];
  const box = places.reduce<[number, number, number, number]>(
    ([a, b, c, d], [x, y]) => [Math.min(a, x), Math.min(b, y), Math.max(c, x), Math.max(d, y)],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
  const surface = groundSurface(world.terrain, box);
  if (!surface) return { code: "terrain-without-nodes" };
  return spans(surface, cornersOf(box)) ? null : { code: "terrain-too-small" };
}

const cornersOf = ([minX, minY, maxX, maxY]: MapBounds) =>
  [
    [minX, minY],
    [maxX, minY],
    [maxX, maxY],
    [minX, maxY],
  ] as const;

/** Prepares ground and sirens. The input must have no problem. */
export function screenedScene(input: ScreenedInput, rules: ScreenRules = SOUND_RULES): ScreenedScene {
  const { map, world, sirens, settings, receiverHeightM } = input;
  const bounds = edgesBox(map.edges);
  const surface =
    groundSurface(world.terrain, bounds[0] > bounds[2] ? [0, 0, 1, 1] : bounds) ?? levelGround(0);
  const ground = groundPieces(world.ground);
  const heights = heightRange(surface);
  const prepared = sirens.map((siren) =>
    sirenBounds(world, siren, settings, receiverHeightM, ground, heights),
  );
  return { input, rules, surface, ground, sirens: prepared, bounds };
}

function heightRange({ nodes, levelZ }: GroundSurface): { minZ: number; maxZ: number } {
  if (!nodes) return { minZ: levelZ, maxZ: levelZ };
  let [minZ, maxZ] = [Infinity, -Infinity];
  for (const z of nodes.zM) {
    minZ = Math.min(minZ, z);
    maxZ = Math.max(maxZ, z);
  }
  return { minZ, maxZ };
}
