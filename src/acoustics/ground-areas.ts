import { ON_LINE_M, type Ring, type Xy, inRings, solidStretches } from "./plan-geometry";

/** Ground of one kind: outlines (even-odd) and the ground factor G from 0 (hard) to 1 (porous). */
export interface GroundArea {
  readonly rings: readonly Ring[];
  readonly g: number;
}

/** The ground's factor everywhere: later areas win, `base` holds outside them all. */
export interface GroundMap {
  readonly base: number;
  readonly areas: readonly GroundArea[];
}

/** A stretch of the path over one kind of ground; metres along the path on the plan. */
export interface GroundStretch {
  readonly from: number;
  readonly to: number;
  readonly g: number;
}

/** Ground factors under a path of one or more straight legs, in order. */
export function groundAlong({ base, areas }: GroundMap, path: readonly Xy[]): GroundStretch[] {
  let stretches: GroundStretch[] = [];
  let start = 0;
  for (let i = 1; i < path.length; i++) {
    const [a, b] = [path[i - 1] as Xy, path[i] as Xy];
    const lengthM = Math.hypot(b[0] - a[0], b[1] - a[1]);
    // Straight above each other, the path has no length: the ground at its foot holds.
    const foot = lengthM < ON_LINE_M ? areas.filter(({ rings }) => inRings(rings, ...a)).at(-1) : undefined;
    let leg: GroundStretch[] = [{ from: 0, to: lengthM, g: foot?.g ?? base }];
    // A path exactly along a border belongs to the area on its left: an arbitrary but fixed choice.
    for (const { rings, g } of areas)
      for (const { from, to, left } of solidStretches(rings, a, b))
        if (left) leg = painted(leg, { from, to, g });
    const offset = start;
    stretches = stretches.concat(leg.map(({ from, to, g }) => ({ from: from + offset, to: to + offset, g })));
    start += lengthM;
  }
  return stretches;
}

/** Lays one stretch over the others. */
function painted(under: readonly GroundStretch[], over: GroundStretch): GroundStretch[] {
  const rest = under.flatMap(({ from, to, g }) =>
    [
      { from, to: Math.min(to, over.from), g },
      { from: Math.max(from, over.to), to, g },
    ].filter((part) => part.to > part.from),
  );
  return [...rest, over].sort((a, b) => a.from - b.from);
}

/** Mean ground factors of the three regions of ISO 9613-2, 7.3.1. */
export interface RegionFactors {
  readonly gSource: number;
  readonly gMiddle: number;
  readonly gReceiver: number;
}

/**
 * Length-weighted mean of G inside each region (ISO/TR 17534-3, 6.2.5): 30 hs from the source, 30 hr before the receiver,
 * and what lies between. A region without length takes the ground it stands on; without a middle region Gm is the mean
 * of the whole path, and does not count (q = 0).
 */
export function regionFactors(
  stretches: readonly GroundStretch[],
  sourceHeightM: number,
  receiverHeightM: number,
  planDistanceM: number,
): RegionFactors {
  const sourceEnd = Math.min(planDistanceM, 30 * sourceHeightM);
  const receiverStart = Math.max(0, planDistanceM - 30 * receiverHeightM);
  const middle: readonly [number, number] =
    sourceEnd < receiverStart ? [sourceEnd, receiverStart] : [0, planDistanceM];
  return {
    gSource: meanFactor(stretches, 0, sourceEnd),
    gMiddle: meanFactor(stretches, ...middle),
    gReceiver: meanFactor(stretches, receiverStart, planDistanceM),
  };
}

function meanFactor(stretches: readonly GroundStretch[], from: number, to: number): number {
  let [sum, length] = [0, 0];
  for (const stretch of stretches) {
    const part = Math.min(to, stretch.to) - Math.max(from, stretch.from);
    if (part <= 0) continue;
    sum += part * stretch.g;
    length += part;
  }
  if (length > 0) return sum / length;
  const here = stretches.find((stretch) => from <= stretch.to) ?? stretches.at(-1);
  return here ? here.g : 0;
}
