import { type Fingerprint, fingerprint } from "../base/fingerprint";
import type { BaseLayers, Plan } from "./plan";

/** The layers that coverage is computed from; pictures and candidates change nothing. */
export type AreaLayers = Pick<
  BaseLayers,
  "district" | "ambient" | "buildings" | "barriers" | "ground" | "population" | "hasTerrain"
>;

/** The layers of a plan that decide its coverage. */
export const areaLayers = ({
  district,
  ambient,
  buildings,
  barriers,
  ground,
  population,
  hasTerrain,
}: AreaLayers): AreaLayers => ({
  district,
  ambient,
  buildings,
  barriers,
  ground,
  population,
  hasTerrain,
});

const known = new WeakMap<AreaLayers, Fingerprint>();

/** Fingerprint of the layers; remembered, for they never change under a plan. */
export function areaFingerprint(layers: AreaLayers): Fingerprint {
  let found = known.get(layers);
  if (!found) known.set(layers, (found = fingerprint(areaLayers(layers))));
  return found;
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
