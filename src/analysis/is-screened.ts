import type { AreaLayers } from "../model/basis";
import type { PlanForCoverage } from "./plan-for-coverage";

/** True where the layers hold anything that stands in the way of sound, or ground of more than one kind. */
export const standsInTheWay = ({ terrain, buildings, barriers, ground }: AreaLayers): boolean =>
  terrain !== null || buildings.length > 0 || barriers.length > 0 || ground.length > 0;

/**
 * True where ISO 9613-2 is asked for and the level of a siren does not depend on distance alone: then it covers no disc,
 * and field and certificate take the place of exact geometry.
 */
export function isScreened({ base, sirens, sirenTypes, settings }: PlanForCoverage): boolean {
  if (settings.model !== "iso9613") return false;
  if (standsInTheWay(base)) return true;
  const beamed = new Set(sirenTypes.filter(({ verticalPattern }) => verticalPattern).map(({ id }) => id));
  return sirens.some(({ type, service }) => service === "ok" && beamed.has(type));
}
