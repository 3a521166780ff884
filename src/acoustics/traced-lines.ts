import { screening } from "./diffraction";
import { type SpectralLine, energySumDb, wavelengthM } from "./octave-bands";
import {
  type LineBudget,
  type Method,
  type PathGeometry,
  lineBudget,
  lossOverDb,
  pathGeometry,
} from "./path-budget";
import { type Reflection, reflectionLossDb, reflections } from "./reflection";
import { type SidePath, sidePaths } from "./side-paths";
import type { Xyz } from "./terrain";
import type { World } from "./world";

/** What one line of the spectrum gives: the terms of the sum, and every path by itself. */
export interface TracedLine {
  readonly level: number;
  readonly direct: LineBudget;
  /** Abar of over the top and both sides together, at least 0. */
  readonly barrier: number;
  /** Gain by reflections as a negative loss. */
  readonly reflection: number;
  readonly sides: readonly { readonly dz: number; readonly c3: number }[];
  /** Per reflection: its budget and its loss at the surface; null where the surface does not reflect this line. */
  readonly reflected: readonly ({ readonly budget: LineBudget; readonly surface: number } | null)[];
}

/** All paths of a scene, measured once for every frequency. */
export interface TracedPaths {
  readonly direct: PathGeometry;
  readonly sides: readonly SidePath[];
  readonly reflected: readonly { readonly reflection: Reflection; readonly geometry: PathGeometry }[];
}

/** Which paths are sought beside the one over the top. */
export interface PathChoice {
  readonly lateral: boolean;
  readonly reflections: 0 | 1;
}

/** Finds and measures every path. */
export function tracedPaths(
  world: World,
  source: Xyz,
  receiver: Xyz,
  { lateral, reflections: order }: PathChoice,
): TracedPaths {
  const direct = pathGeometry(world, source, receiver);
  return {
    direct,
    sides: lateral ? sidePaths(world, source, receiver, direct.band) : [],
    reflected: (order === 1 ? reflections(world, source, receiver) : []).map((reflection) => ({
      reflection,
      geometry: pathGeometry(
        world,
        source,
        receiver,
        [[reflection.at[0], reflection.at[1]]],
        reflection.barrier,
      ),
    })),
  };
}

/** Evaluates every path at one frequency and adds them up. */
export function tracedLine(
  paths: TracedPaths,
  line: SpectralLine,
  method: Method,
  powerDb: number,
): TracedLine {
  const direct = lineBudget(paths.direct, line, method);
  const sides = paths.sides.map(({ path }) => screening(path, wavelengthM(line), method.edition, "side"));
  // TR 17534-3, 5.7: round the sides the ground is not taken off again, Abar = Dz.
  const barrier = Math.max(0, 0 - energySumDb([-direct.barrierOver, ...sides.map(({ dz }) => -dz)]));
  const reflected = paths.reflected.map(({ reflection, geometry }) => {
    const surface = reflectionLossDb(reflection, line);
    return surface === null ? null : { budget: lineBudget(geometry, line, method), surface };
  });
  const directLoss = lossOverDb(direct) - direct.barrierOver + barrier;
  const gains = reflected.flatMap((one) => (one ? [directLoss - lossOverDb(one.budget) - one.surface] : []));
  const reflection = 0 - energySumDb([0, ...gains]);
  return { level: powerDb - directLoss - reflection, direct, barrier, reflection, sides, reflected };
}
