import { unreachable } from "../base/assert";

/** Constant of spherical spreading, 10 lg(4π) rounded as the standard prints it, dB (ISO 9613-2:1996, eq. 7). */
export const SPHERE_DB = 11;

/** Geometric divergence Adiv in dB over a distance in m (ISO 9613-2:1996, eq. 7). */
export const divergenceDb = (distanceM: number): number => 20 * Math.log10(distanceM) + SPHERE_DB;

/** Where an omnidirectional source stands; each reflecting plane halves the solid angle. */
export type Mounting = "free" | "wall" | "edge" | "corner";

/**
 * Directivity correction Dc = 10 lg(4π/Ω) in dB of a source at reflecting planes (ISO 9613-2:2024, table 2).
 * Leave it out where those planes are modelled as reflectors.
 */
export function mountingGainDb(mounting: Mounting): number {
  switch (mounting) {
    case "free":
      return 0;
    case "wall":
      return 3;
    case "edge":
      return 6;
    case "corner":
      return 9;
    default:
      return unreachable(mounting);
  }
}
