import type { BlindReason } from "./evaluation";
import type { SirenId } from "../base/ids";
import type { LawInput } from "./siren-laws";
import { type CoverageSetup, bestMargin, coverageSetup } from "./coverage-setup";
import type { World } from "./world";

/** A reason, and the siren it points to. */
export interface Reason {
  readonly reason: BlindReason;
  readonly reasonSiren?: SirenId;
}

/**
 * Says why a place is blind: the first of these that would mend it by itself.
 * A siren out of service would reach it · at the default ambient level it would be heard · else it is too far.
 */
export function reasonFinder(
  input: LawInput,
  world: World,
  setup: CoverageSetup,
): (worst: WorstPlace) => Reason {
  const silent = coverageSetup(input, world, {
    which: ({ service }) => service === "fault" || service === "maintenance",
  });
  return (worst) => {
    const { x, y } = worst;
    const label =
      worst.margin === null ? Math.max(0, world.map.labelAt(x, y)) : labelOf(setup, worst, worst.margin);
    const revived = silent.ok ? bestMargin(silent.value, label, x, y) : null;
    const reasonSiren = silent.ok && revived ? silent.value.sounding[revived.disc]?.id : undefined;
    if (revived && revived.margin >= 0 && reasonSiren) return { reason: "siren-out-of-service", reasonSiren };
    if (setup.discs.length === 0) return { reason: "no-siren" };
    const quiet = bestMargin(setup, 0, x, y);
    const louderHere = (setup.requiredDb[label] as number) > (setup.requiredDb[0] as number);
    return { reason: quiet && louderHere && quiet.margin >= 0 ? "ambient-too-high" : "too-far" };
  };
}

/** The worst point of a blind region, with the margin found there; null where no siren sounds. */
export interface WorstPlace {
  readonly x: number;
  readonly y: number;
  readonly margin: number | null;
}

/** The zone whose requirement gives this margin: a worst point lies on a border as often as not, where no map can tell. */
function labelOf(setup: CoverageSetup, { x, y }: WorstPlace, margin: number): number {
  const off = setup.requiredDb.map((_, label) => {
    const best = bestMargin(setup, label, x, y);
    return best ? Math.abs(best.margin - margin) : Infinity;
  });
  return off.indexOf(Math.min(...off));
}
