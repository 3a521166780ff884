import { type Result, err, ok } from "../base/result";
import type { Air } from "./atmosphere";
import type { Edition } from "./ground-general";
import { type HornStack, stackGainDb } from "./horn-array";
import { toneLine } from "./octave-bands";
import { type PathGeometry, lineBudget, lossOverDb, pathGeometry } from "./path-budget";
import { type RatedSource, ratedPowerDb } from "./rated-power";
import { type SceneProblem, misplaced } from "./scene-world";
import type { Xyz } from "./terrain";
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
    /** What screening adds beyond the ground: Dz − max(Agr, 0), at least 0. */
    readonly barrier: number;
    /** Loss by the stack's pattern towards the receiver, 0 or more. */
    readonly pattern: number;
  };
  /** Weighting of the tone, to be added. */
  readonly weightingDb: number;
  readonly dz: number;
  readonly kmet: number;
  readonly geometry: PathGeometry;
}

/**
 * The safe model over a district (DESIGN §5): one tone, over the top only,
 * loss = Adiv + Aatm(f) + max(Agr, Dz), Agr that of the tone's octave and at least 0 unless `groundGain`; where the ground
 * then adds to the level the loss is Adiv + Aatm + Agr + Dz. The field and the certificate are held to this function.
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
  const geometry = pathGeometry(world, siren.xyz, receiver);
  const budget = lineBudget(geometry, toneLine(frequencyHz), { ...settings, groundMethod: "general" });
  const powerDb = ratedPowerDb(siren.rated);
  const elevation = Math.atan2(receiver[2] - siren.xyz[2], geometry.planDistanceM);
  const pattern = siren.stack ? 0 - stackGainDb(siren.stack, frequencyHz, elevation) : 0;
  const weighting = weightingDb(settings.criterionWeighting, frequencyHz);
  return ok({
    levelDb: powerDb - lossOverDb(budget) - pattern + weighting,
    powerDb,
    terms: {
      divergence: budget.divergence,
      atmosphere: budget.atmosphere,
      ground: budget.ground,
      barrier: budget.barrierOver,
      pattern,
    },
    weightingDb: weighting,
    dz: budget.screening.dz,
    kmet: budget.screening.kmet,
    geometry,
  });
}
