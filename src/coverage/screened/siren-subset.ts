import type { ScreenedInput, ScreenedScene } from "./screened-scene";

/**
 * The same world with some of a scene's sirens, in the order given: nothing is prepared anew. Scratch arrays are shared with the
 * whole, so two must not be at work in turns.
 */
export function sceneOfSirens(
  scene: ScreenedScene,
  which: readonly number[],
  change: Partial<Pick<ScreenedInput, "combine" | "floorM" | "shouldStop">> = {},
): ScreenedScene {
  const pick = <T>(list: readonly T[]): T[] => which.map((k) => list[k] as T);
  return {
    ...scene,
    input: { ...scene.input, sirens: pick(scene.input.sirens), ...change },
    sirens: pick(scene.sirens),
  };
}
