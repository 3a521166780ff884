import type { AreaMap } from "./area-map";
import type { Disc } from "./disc-layer";
import { discSession } from "./disc-session";
import type { DiscCoverageOptions } from "./disc-session";
import type { DiscCoverage } from "./coverage-verdict";

export type { ArcPiece } from "./arc-piece";
export type { ArcRing, BlindRegion } from "./blind-regions";
export type { Disc } from "./disc-layer";
export type { DiscCoverage } from "./coverage-verdict";
export type { DiscCoverageOptions } from "./disc-session";
export { flattenArcRing } from "./flatten-arc-ring";

/**
 * What discs cover of an area, exactly: blind regions bounded by arcs and edges, each disc's share, and whether the cover is
 * proved. The method is that of src/coverage/README.md.
 */
export function discCoverage(
  map: AreaMap,
  discs: readonly Disc[],
  options: DiscCoverageOptions = {},
): DiscCoverage {
  return discSession(map, options).update(discs);
}
