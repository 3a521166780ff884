import type { Evaluation } from "./evaluation";
import type { EnoughUnits, HoleReason, SiteAnswer, SiteProof } from "./site-answer";
import type { OpenNode, SiteEstimate } from "./site-estimate";
import type { Unreachable } from "./site-unreachable";

/** What a way of answering has found, before the plan is proved. */
export interface ScreenedFound {
  readonly chosen: readonly number[];
  readonly bound: number;
  readonly finish: (evaluation: Evaluation) => {
    readonly proof: SiteProof;
    readonly enough?: EnoughUnits;
    /** Covering everything takes at least so many: told where more than were asked for. */
    readonly atLeast?: SiteAnswer["atLeast"];
    readonly regions: readonly Unreachable[];
    /** Why the plan leaves what is not out of reach. */
    readonly why: HoleReason;
  };
}

/** Nodes that no option reaches, by the field. */
export function nodesOfNobody({ nodes, reached }: SiteEstimate): OpenNode[] {
  const isReached = new Uint8Array(nodes.length);
  for (const list of reached) for (const node of list) isReached[node] = 1;
  return nodes.filter((_, node) => !isReached[node]).sort((a, b) => a.marginDb - b.marginDb);
}
