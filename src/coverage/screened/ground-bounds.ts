import type { GroundMap } from "../../acoustics/ground-areas";
import { type Edition, groundAttenuation } from "../../acoustics/ground-general";
import { BOX_STRIDE, type BoxTree, boxTree } from "./box-tree";
import { ringPieces } from "./obstacles";

/** Ground areas as convex pieces: piece k has the corners first[k] … first[k + 1] − 1. Later areas win. */
export interface GroundPieces {
  readonly base: number;
  readonly least: number;
  readonly most: number;
  readonly count: number;
  readonly first: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly area: Int32Array;
  readonly g: Float64Array;
  readonly tree: BoxTree;
}

const known = new WeakMap<GroundMap, GroundPieces>();

/** The areas of a ground map as convex pieces, cut once. */
export function groundPieces(map: GroundMap): GroundPieces {
  const pieces = known.get(map) ?? cutGround(map);
  known.set(map, pieces);
  return pieces;
}

function cutGround({ base, areas }: GroundMap): GroundPieces {
  const pieces = areas.flatMap(({ rings, g }, area) =>
    ringPieces(rings.map((ring) => ring.flat())).map(({ corners }) => ({ corners, g, area })),
  );
  const first = new Int32Array(pieces.length + 1);
  pieces.forEach(({ corners }, k) => (first[k + 1] = (first[k] as number) + corners.length / 2));
  const all = pieces.flatMap(({ corners }) => [...corners]);
  const [x, y] = [0, 1].map((axis) =>
    Float64Array.from({ length: all.length / 2 }, (_, i) => all[2 * i + axis] as number),
  ) as [Float64Array, Float64Array];
  const boxes = new Float64Array(BOX_STRIDE * pieces.length);
  pieces.forEach((_, k) => {
    const of = (list: Float64Array) => list.subarray(first[k], first[k + 1]);
    boxes.set(
      [Math.min(...of(x)), Math.min(...of(y)), Math.max(...of(x)), Math.max(...of(y)), Infinity],
      k * BOX_STRIDE,
    );
  });
  const factors = [base, ...areas.map(({ g }) => g)];
  return {
    base,
    least: Math.min(...factors),
    most: Math.max(...factors),
    count: pieces.length,
    first,
    x,
    y,
    area: Int32Array.from(pieces, ({ area }) => area),
    g: Float64Array.from(pieces, ({ g }) => g),
    tree: boxTree(boxes),
  };
}

/** Bounds of the mean factors of the three regions. */
export interface FactorBounds {
  sourceLo: number;
  sourceHi: number;
  middleLo: number;
  middleHi: number;
  receiverLo: number;
  receiverHi: number;
}

/** The same bounds for all three regions. */
export const factorsWithin = (least: number, most: number): FactorBounds => ({
  sourceLo: least,
  sourceHi: most,
  middleLo: least,
  middleHi: most,
  receiverLo: least,
  receiverHi: most,
});

/** Where and for which octave band the ground term is bounded. */
export interface GroundCase {
  readonly band: number;
  readonly edition: Edition;
  readonly sourceHeightM: number;
  readonly receiverHeightM: number;
}

/**
 * Bounds of Agr, dB, before any clamp. The regional terms grow with G by coefficients that grow with distance, q grows with
 * distance, and the transform of 2024 grows with the sum; in its geometric factor it is monotone, so both ends are tried.
 */
export function groundDb(
  of: GroundCase,
  f: FactorBounds,
  nearM: number,
  farM: number,
  most: boolean,
): number {
  const { band, edition } = of;
  const at = (planDistanceM: number, gSource: number, gMiddle: number, gReceiver: number, year: Edition) =>
    groundAttenuation(
      {
        sourceHeightM: of.sourceHeightM,
        receiverHeightM: of.receiverHeightM,
        planDistanceM,
        gSource,
        gMiddle,
        gReceiver,
      },
      band,
      year,
    );
  const outer = most
    ? at(farM, f.sourceHi, 0, f.receiverHi, 1996)
    : at(nearM, f.sourceLo, 0, f.receiverLo, 1996);
  const inner = most ? at(nearM, 0, f.middleHi, 0, 1996) : at(farM, 0, f.middleLo, 0, 1996);
  const sum = outer.sourceDb + outer.receiverDb + inner.middleDb;
  if (edition === 1996) return sum;
  const ends = [nearM, farM].map((planDistanceM) => transform(sum, planDistanceM, of));
  return most ? Math.max(...ends) : Math.min(...ends);
}

/** 2024 edition: −10 lg[1 + (10^(−sum/10) − 1) Kgeo]. */
function transform(
  sumDb: number,
  planDistanceM: number,
  { sourceHeightM, receiverHeightM }: GroundCase,
): number {
  const lower = planDistanceM ** 2 + (sourceHeightM + receiverHeightM) ** 2;
  const kGeo = lower === 0 ? 1 : (planDistanceM ** 2 + (sourceHeightM - receiverHeightM) ** 2) / lower;
  return -10 * Math.log10(1 + (10 ** (-sumDb / 10) - 1) * kGeo);
}
