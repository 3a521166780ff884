import { groundPieces } from "./ground-bounds";
import { type ScreenedInput } from "./screened-scene";
import { edgesBox } from "../edges-box";
import { sirenBounds } from "./siren-bounds";

/**
 * By siren, then by label: within this plan distance it is heard behind anything, m; 0 where nowhere, as under a pattern.
 * The same radii as the scene's, without preparing what stands in the way.
 */
export function sureRadii({
  map,
  world,
  sirens,
  settings,
  receiverHeightM,
  requiredDb,
}: Pick<
  ScreenedInput,
  "map" | "world" | "sirens" | "settings" | "receiverHeightM" | "requiredDb"
>): number[][] {
  const ground = groundPieces(world.ground);
  const [minX, minY] = edgesBox(map.edges);
  const heights = world.terrain.nodes
    ? rangeOf(world.terrain.nodes.zM)
    : rangeOf([world.terrain.heightAt(Number.isFinite(minX) ? minX : 0, Number.isFinite(minY) ? minY : 0)]);
  return sirens.map((siren) => {
    const bounds = sirenBounds(world, siren, settings, receiverHeightM, ground, heights);
    return requiredDb.map((need) => (bounds ? Math.max(0, bounds.surelyM(need)) : 0));
  });
}

function rangeOf(zM: Iterable<number>): { minZ: number; maxZ: number } {
  let [minZ, maxZ] = [Infinity, -Infinity];
  for (const z of zM) {
    minZ = Math.min(minZ, z);
    maxZ = Math.max(maxZ, z);
  }
  return { minZ, maxZ };
}
