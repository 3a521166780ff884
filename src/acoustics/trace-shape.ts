import { type Method, lossOverDb } from "./path-budget";
import type { SectionPoint, Xyz } from "./terrain";
import type { TracedLine, TracedPaths } from "./traced-lines";

/** The terms of the sum by name, dB; positive is a loss. `T` is an array of eight for the bands, a number for the tone. */
export interface Terms<T> {
  readonly divergence: T;
  readonly atmosphere: T;
  readonly solidAngle: T;
  readonly ground: T;
  readonly barrier: T;
  readonly reflection: T;
}

/** One path from source to receiver. */
export interface TracePath {
  readonly kind: "over" | "left" | "right" | "reflected";
  /** What the path is longer than the sight line, m; 0 where sight is free. */
  readonly extraLength: number;
  /** Whole loss from power to this path's share of the level, dB; null where a surface does not reflect the band. */
  readonly attenuation: readonly (number | null)[];
  /** Path difference z with its sign, m: negative where sight passes over an edge. */
  readonly z: number;
  readonly dss: number;
  readonly dsr: number;
  readonly e: number;
  readonly Dz: readonly (number | null)[];
  readonly Kmet: readonly (number | null)[];
  readonly C3: readonly (number | null)[];
  /** Abar of this path alone, dB. */
  readonly barrier: readonly (number | null)[];
  /** Points of the path in space, from source to receiver. */
  readonly points: readonly Xyz[];
}

/** What a standard prints under each term, so that the sum can be checked by hand. */
export interface TraceDetails {
  readonly divergence: { readonly d: number };
  readonly atmosphere: { readonly alphaDbPerKm: readonly number[] };
  readonly ground: {
    readonly method: string;
    readonly dp: number;
    readonly hs: number;
    readonly hr: number;
    readonly q: number;
    readonly Gs: number;
    readonly Gm: number;
    readonly Gr: number;
    readonly hm: number;
    readonly As: readonly number[];
    readonly Am: readonly number[];
    readonly Ar: readonly number[];
  };
  readonly barrier: readonly {
    readonly path: "over" | "left" | "right";
    readonly z: number;
    readonly Dz: readonly number[];
    readonly Kmet: readonly number[];
    readonly C3: readonly number[];
  }[];
  readonly reflection: readonly {
    readonly at: Xyz;
    readonly surfaceLength: number;
    readonly surfaceLoss: readonly (number | null)[];
  }[];
}

/** The answer of `siren-plan trace` (DESIGN §4). */
export interface Trace {
  readonly bands: readonly number[];
  readonly level: readonly number[];
  readonly totalA: number;
  readonly totalC: number;
  readonly terms: Terms<readonly number[]>;
  readonly details: TraceDetails;
  readonly tone?: {
    readonly frequency: number;
    readonly level: number;
    readonly terms: Terms<number>;
    readonly details: TraceDetails;
    readonly paths: readonly TracePath[];
  };
  readonly paths: readonly TracePath[];
}

/** What stands under the terms, for some lines of the spectrum. */
export function detailsOf(
  paths: TracedPaths,
  lines: readonly TracedLine[],
  { groundMethod }: Method,
): TraceDetails {
  const { direct } = paths;
  const region = (name: "sourceDb" | "middleDb" | "receiverDb"): number[] =>
    lines.flatMap((line) => (line.direct.regions ? [line.direct.regions[name]] : []));
  return {
    divergence: { d: direct.distanceM },
    atmosphere: { alphaDbPerKm: lines.map((line) => line.direct.absorptionDbPerM * 1000) },
    ground: {
      method: groundMethod,
      dp: direct.planDistanceM,
      hs: direct.sourceHeightM,
      hr: direct.receiverHeightM,
      q: direct.middleShare,
      Gs: direct.regions.gSource,
      Gm: direct.regions.gMiddle,
      Gr: direct.regions.gReceiver,
      hm: direct.meanHeightM,
      As: region("sourceDb"),
      Am: region("middleDb"),
      Ar: region("receiverDb"),
    },
    barrier: [
      ...(direct.band.kind === "clear"
        ? []
        : [
            {
              path: "over" as const,
              z: direct.band.path.z,
              Dz: lines.map((line) => line.direct.screening.dz),
              Kmet: lines.map((line) => line.direct.screening.kmet),
              C3: lines.map((line) => line.direct.screening.c3),
            },
          ]),
      ...paths.sides.map(({ side, path }, i) => ({
        path: side,
        z: path.z,
        Dz: lines.map((line) => line.sides[i]?.dz as number),
        Kmet: lines.map(() => 1),
        C3: lines.map((line) => line.sides[i]?.c3 as number),
      })),
    ],
    reflection: paths.reflected.map(({ reflection }, i) => ({
      at: reflection.at,
      surfaceLength: reflection.surfaceM,
      surfaceLoss: lines.map((line) => line.reflected[i]?.surface ?? null),
    })),
  };
}

/** Every path by itself, for some lines of the spectrum. */
export function pathsOf(paths: TracedPaths, lines: readonly TracedLine[]): TracePath[] {
  const { direct, sides, reflected } = paths;
  const { source, receiver } = direct.profile;
  const over: TracePath = {
    kind: "over",
    extraLength: Math.max(0, direct.band.path.z),
    attenuation: lines.map((line) => lossOverDb(line.direct)),
    ...direct.band.path,
    Dz: lines.map((line) => line.direct.screening.dz),
    Kmet: lines.map((line) => line.direct.screening.kmet),
    C3: lines.map((line) => line.direct.screening.c3),
    barrier: lines.map((line) => line.direct.barrierOver),
    points: bandPoints(
      direct.profile.planDistanceM,
      source,
      receiver,
      direct.band.kind === "bent" ? direct.band.edges : [],
    ),
  };
  const round = sides.map(({ side, path, corners }, i): TracePath => {
    const dz = lines.map((line) => line.sides[i]?.dz as number);
    return {
      kind: side,
      extraLength: path.z,
      attenuation: lines.map(
        (line, k) => lossOverDb(line.direct) - line.direct.barrierOver + (dz[k] as number),
      ),
      ...path,
      Dz: dz,
      Kmet: lines.map(() => 1),
      C3: lines.map((line) => line.sides[i]?.c3 as number),
      barrier: dz,
      points: [source, ...corners, receiver],
    };
  });
  const mirrored = reflected.map(({ reflection, geometry }, i): TracePath => {
    const at = lines.map((line) => line.reflected[i] ?? null);
    return {
      kind: "reflected",
      extraLength: geometry.distanceM + Math.max(0, geometry.band.path.z) - direct.distanceM,
      attenuation: at.map((one) => (one ? lossOverDb(one.budget) + one.surface : null)),
      ...geometry.band.path,
      Dz: at.map((one) => one?.budget.screening.dz ?? null),
      Kmet: at.map((one) => one?.budget.screening.kmet ?? null),
      C3: at.map((one) => one?.budget.screening.c3 ?? null),
      barrier: at.map((one) => one?.budget.barrierOver ?? null),
      points: [source, reflection.at, receiver],
    };
  });
  return [over, ...round, ...mirrored].map(withoutD);
}

/** The straight distance is the same for every path and stands under divergence. */
function withoutD(path: TracePath): TracePath {
  const { d: _, ...rest } = path as TracePath & { d?: number };
  return rest;
}

/** Points of a band over the direct line, in space. */
function bandPoints(
  planM: number,
  source: Xyz,
  receiver: Xyz,
  edges: readonly { distanceM: number; z: number }[],
): Xyz[] {
  const at = ([s, z]: SectionPoint): Xyz => {
    const t = planM === 0 ? 0 : s / planM;
    return [source[0] + (receiver[0] - source[0]) * t, source[1] + (receiver[1] - source[1]) * t, z];
  };
  return [source, ...edges.map(({ distanceM, z }) => at([distanceM, z])), receiver];
}
