import { type Fingerprint, bytesDigest, fingerprint } from "../base/fingerprint";
import type { BaseLayers, Plan } from "./plan";

/** The layers that coverage is computed from; pictures and candidates change nothing. */
export type AreaLayers = Pick<
  BaseLayers,
  "district" | "ambient" | "buildings" | "barriers" | "ground" | "population" | "terrain"
>;

/** The layers of a plan that decide its coverage. */
export const areaLayers = ({
  district,
  ambient,
  buildings,
  barriers,
  ground,
  population,
  terrain,
}: AreaLayers): AreaLayers => ({
  district,
  ambient,
  buildings,
  barriers,
  ground,
  population,
  terrain,
});

const known = new WeakMap<AreaLayers, Fingerprint>();

/** Fingerprint of the layers; remembered, for they never change under a plan. */
export function areaFingerprint(layers: AreaLayers): Fingerprint {
  let found = known.get(layers);
  if (!found) known.set(layers, (found = fingerprint(contentOf(layers))));
  return found;
}

/** The layers with the heights of the terrain as a digest: as JSON they would be a million numbers. */
function contentOf(layers: AreaLayers): unknown {
  const { terrain, ...rest } = areaLayers(layers);
  if (terrain === null || terrain === "unread") return { ...rest, terrain };
  const { zM, ...grid } = terrain;
  const bytes = new Uint8Array(zM.buffer, zM.byteOffset, zM.byteLength);
  return { ...rest, terrain: { ...grid, heights: bytesDigest(bytes) } };
}

/** What a coverage result was computed from: equal for plans that must have equal coverage. */
export const planBasis = (
  plan: Pick<Plan, "sirens" | "sirenTypes" | "settings"> & { readonly base: AreaLayers },
): Fingerprint => basisOf(areaFingerprint(plan.base), plan);

/** The same, where the layers are named by their fingerprint. */
export const basisOf = (
  area: Fingerprint,
  { sirens, sirenTypes, settings }: Pick<Plan, "sirens" | "sirenTypes" | "settings">,
): Fingerprint => fingerprint([area, sirens, sirenTypes, settings]);
