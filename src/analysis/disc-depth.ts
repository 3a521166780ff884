import type { Disc } from "../coverage/disc-coverage";
import { type FlatRings, intersection, union } from "../geo/clip";
import { SCREEN_TOLERANCE_M } from "./region-outline";
import type { ZoneRegions } from "./zone-regions";

/**
 * Where at least 1, 2, … `depth` discs lie over one another, exactly but for chords of `SCREEN_TOLERANCE_M` from inside;
 * yields the discs done.
 */
export function* discDepth(
  zones: ZoneRegions,
  discs: readonly Disc[],
  depth: number,
): Generator<number, FlatRings[]> {
  const regions: number[][][] = Array.from({ length: depth }, () => []);
  for (const [index, disc] of discs.entries()) {
    const reached = reachedBy(zones, disc);
    // From the top down: what this disc lifts to k + 1 was at k before it came.
    for (let k = depth - 1; k >= 0; k--) {
      const lifted = k === 0 ? reached : intersection(regions[k - 1] as number[][], reached);
      if (lifted.length > 0) regions[k] = union([regions[k] as number[][], lifted]);
    }
    yield index + 1;
  }
  return regions;
}

/** The ground that one disc reaches, each zone by its own radius. */
function reachedBy(zones: ZoneRegions, { x, y, radiusByLabel }: Disc): number[][] {
  const parts = zones.byLabel.flatMap((rings, label) => {
    const radiusM = radiusByLabel[label] ?? 0;
    return radiusM > 0 && rings.length > 0 ? [intersection(rings, [circleRing(x, y, radiusM)])] : [];
  });
  return parts.length > 1 ? union(parts) : (parts[0] ?? []);
}

/** A circle as a ring, counter-clockwise, its chords at most `SCREEN_TOLERANCE_M` inside it. */
export function circleRing(x: number, y: number, radiusM: number): number[] {
  const count = Math.max(12, Math.ceil(Math.PI / Math.acos(1 - Math.min(1, SCREEN_TOLERANCE_M / radiusM))));
  const ring: number[] = [];
  for (let i = 0; i < count; i++) {
    const angle = (2 * Math.PI * i) / count;
    ring.push(x + radiusM * Math.cos(angle), y + radiusM * Math.sin(angle));
  }
  return ring;
}
