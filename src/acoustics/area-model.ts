import { type Result, err, ok } from "../base/result";
import type { Air } from "./atmosphere";
import type { Edition } from "./ground-general";
import { type HornStack, stackGainDb } from "./horn-array";
import { toneLine } from "./octave-bands";
import { type Method, type PathGeometry, lineBudget, lossOverDb } from "./path-budget";
import { type RatedSource, ratedPowerDb } from "./rated-power";
import { type SceneProblem, misplaced } from "./scene-world";
import type { SidePath } from "./side-paths";
import type { Xyz } from "./terrain";
import { type PathChoice, type TracedPaths, tracedLine, tracedPaths } from "./traced-lines";
import { type Weighting, weightingDb } from "./weighting";
import type { World } from "./world";

/** A siren in the world: where its horn is, what it is rated, and how its stack beams. */
export interface AreaSiren {
  readonly xyz: Xyz;
  readonly rated: RatedSource;
  /** Pattern of a horn stack; without it the siren radiates alike in all directions. */
  readonly stack?: HornStack;
}

/** Settings of the area model (`settings.iso9613` and the criterion of a project). */
export interface AreaSettings {
  readonly edition: Edition;
  readonly groundGain: boolean;
  readonly air: Air;
  readonly criterionWeighting: Weighting;
  /** Paths sought beside the one over the top; none where absent. */
  readonly paths?: PathChoice;
}

/** Level of one siren at one place, and the sum that leads to it, dB. */
export interface AreaLevel {
  /** In the criterion's weighting. */
  readonly levelDb: number;
  /** Unweighted power of the tone. */
  readonly powerDb: number;
  readonly terms: {
    readonly divergence: number;
    readonly atmosphere: number;
    readonly ground: number;
    /** What screening adds beyond the ground: Dz − max(Agr, 0), at least 0; with side paths over the top and round the sides together. */
    readonly barrier: number;
    /** What reflected paths add to the level, as a loss of 0 or less. */
    readonly reflection: number;
    /** Loss by the stack's pattern towards the receiver, 0 or more. */
    readonly pattern: number;
  };
  /** Weighting of the tone, to be added. */
  readonly weightingDb: number;
  readonly dz: number;
  readonly kmet: number;
  readonly geometry: PathGeometry;
  /** The paths round the sides that count; empty where none is sought. */
  readonly sides: readonly SidePath[];
}

const OVER_THE_TOP: PathChoice = { lateral: false, reflections: 0 };

/**
 * The safe model over a district (DESIGN §5): one tone,
 * loss = Adiv + Aatm(f) + max(Agr, Dz), Agr that of the tone's octave and at least 0 unless `groundGain`; where the ground
 * then adds to the level the loss is Adiv + Aatm + Agr + Dz. The field and the certificate are held to this function over the
 * top; paths round the sides and reflections, where they are chosen, only add (TR 17534-3, 5.6; as in `traceScene`).
 */
export function areaLevel(
  world: World,
  siren: AreaSiren,
  receiver: Xyz,
  settings: AreaSettings,
): Result<AreaLevel, SceneProblem> {
  const problem = misplaced(world, siren.xyz, receiver);
  if (problem) return err(problem);
  const { frequencyHz } = siren.rated;
  const paths = tracedPaths(world, siren.xyz, receiver, settings.paths ?? OVER_THE_TOP);
  const geometry = paths.direct;
  const method: Method = { ...settings, groundMethod: "general" };
  const budget = lineBudget(geometry, toneLine(frequencyHz), method);
  const powerDb = ratedPowerDb(siren.rated);
  const { barrier, reflection } = addedPaths(paths, frequencyHz, method, budget.barrierOver);
  const elevation = Math.atan2(receiver[2] - siren.xyz[2], geometry.planDistanceM);
  const pattern = siren.stack ? 0 - stackGainDb(siren.stack, frequencyHz, elevation) : 0;
  const weighting = weightingDb(settings.criterionWeighting, frequencyHz);
  const gained = budget.barrierOver - barrier - reflection;
  return ok({
    levelDb: powerDb - lossOverDb(budget) - pattern + weighting + gained,
    powerDb,
    terms: {
      divergence: budget.divergence,
      atmosphere: budget.atmosphere,
      ground: budget.ground,
      barrier,
      reflection,
      pattern,
    },
    weightingDb: weighting,
    dz: budget.screening.dz,
    kmet: budget.screening.kmet,
    geometry,
    sides: paths.sides,
  });
}

/** Abar with the sides and the gain by reflections; exactly the way over the top where there is no other. */
function addedPaths(
  paths: TracedPaths,
  frequencyHz: number,
  method: Method,
  barrierOver: number,
): { barrier: number; reflection: number } {
  if (paths.sides.length + paths.reflected.length === 0) return { barrier: barrierOver, reflection: 0 };
  return tracedLine(paths, toneLine(frequencyHz), method, 0);
}
