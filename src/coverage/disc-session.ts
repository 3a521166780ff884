import type { AreaMap } from "./area-map";
import { CERTIFICATE_SHRINK_M, coverageVerdict } from "./coverage-verdict";
import type { DiscCoverage } from "./coverage-verdict";
import { discLayer } from "./disc-layer";
import type { Disc } from "./disc-layer";

export interface DiscCoverageOptions {
  /** Also run with radii 1 mm shorter and decide `certified` and `undecided`; else they are false and empty. Default true. */
  readonly certificate?: boolean;
}

/** Keeps what is known of each disc on a map, so that an update redoes only the discs that changed and those they meet. */
export interface DiscSession {
  /** Bit-equal to `discCoverage` of the same discs. */
  readonly update: (discs: readonly Disc[]) => DiscCoverage;
}

export function discSession(map: AreaMap, { certificate = true }: DiscCoverageOptions = {}): DiscSession {
  const exact = discLayer(map, { shrinkM: () => 0, soles: true });
  const shorter = certificate ? discLayer(map, { shrinkM: () => CERTIFICATE_SHRINK_M, soles: false }) : null;
  return {
    update: (discs) => {
      const answer = exact.update(discs);
      const { coveredM2, soleM2 } = answer;
      const verdict = coverageVerdict(map, discs, answer, shorter?.update(discs));
      return { areaM2: map.areaM2, coveredM2, soleM2, ...verdict };
    },
  };
}
