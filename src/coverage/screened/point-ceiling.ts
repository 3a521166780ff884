import { type CellNode, cellNode } from "./cell-node";
import { LevelBounds } from "./level-bounds";
import { SOUND_RULES } from "./screen";
import type { ScreenedScene } from "./screened-scene";

/** Half the side of the square that stands for a point, m. */
const POINT_M = 1e-3;
/** Rounding of the reference, dB and m. */
const ROUNDING = 1e-6;

const boundsOf = new WeakMap<ScreenedScene, LevelBounds>();

/** What the levels of single sirens at one place certainly do not exceed, a fiftieth of the reference's work each. */
export interface PointCeiling {
  /** The level of siren k at most, dB; Infinity where nothing is known. */
  readonly hiDb: (k: number) => number;
}

/**
 * Bounds levels at a place by the wedge to a square of 2 mm around it.
 * @param groundZ height of the terrain there, m
 */
export function pointCeiling(scene: ScreenedScene, x: number, y: number, groundZ: number): PointCeiling {
  const bounds = boundsOf.get(scene) ?? new LevelBounds({ ...scene, rules: SOUND_RULES });
  boundsOf.set(scene, bounds);
  const [a, b, c, d] = [x - POINT_M, x + POINT_M, y - POINT_M, y + POINT_M];
  const node: CellNode = cellNode(Float64Array.of(a, c, b, c, b, d, a, d), null);
  const { minZ, maxZ } = bounds.groundOf(node);
  // Off the terrain there is no bound.
  const isKnown = minZ - ROUNDING <= groundZ && groundZ <= maxZ + ROUNDING;
  return {
    hiDb: (k) => {
      if (!isKnown) return Infinity;
      bounds.draw(node, k, -Infinity);
      return bounds.hiDb + ROUNDING;
    },
  };
}
