import { type Air, absorptionDbPerM } from "./atmosphere";
import { type Screening, screening } from "./diffraction";
import { divergenceDb } from "./divergence";
import { alternativeGroundDb, meanHeightM, solidAngleIndexDb } from "./ground-alternative";
import { type RegionFactors, groundAlong, regionFactors } from "./ground-areas";
import { type Edition, type GroundAttenuation, groundAttenuation, middleShare } from "./ground-general";
import { type SpectralLine, wavelengthM } from "./octave-bands";
import type { Xy } from "./plan-geometry";
import { type VerticalProfile, verticalProfile } from "./profile";
import { type RubberBand, rubberBand } from "./rubber-band";
import type { Xyz } from "./terrain";
import type { Barrier, World } from "./world";

/** How ISO 9613-2 is applied. */
export interface Method {
  readonly edition: Edition;
  readonly groundMethod: "general" | "alternative";
  /** False: the ground never adds to the level (Agr ≥ 0, and Agr ≥ DΩ in the alternative method). */
  readonly groundGain: boolean;
  readonly air: Air;
}

/** One way over the ground from source to receiver, cut and measured: everything that does not depend on frequency. */
export interface PathGeometry {
  readonly profile: VerticalProfile;
  readonly band: RubberBand;
  /** Slant length d, m. */
  readonly distanceM: number;
  readonly planDistanceM: number;
  /** Heights above the local ground, m. */
  readonly sourceHeightM: number;
  readonly receiverHeightM: number;
  readonly regions: RegionFactors;
  /** q, share of the middle region. */
  readonly middleShare: number;
  /** hm, mean height of the sight line above the ground, m. */
  readonly meanHeightM: number;
}

/** Below this a distance is taken as this, m: at 0 the divergence would be −∞. */
export const LEAST_DISTANCE_M = 0.01;

/** Measures the direct path, or the reflected one over `via`. */
export function pathGeometry(
  world: World,
  source: Xyz,
  receiver: Xyz,
  via: readonly Xy[] = [],
  reflector?: Barrier,
): PathGeometry {
  const profile = verticalProfile(world, source, receiver, via, reflector);
  const path: Xy[] = [[source[0], source[1]], ...via, [receiver[0], receiver[1]]];
  const planDistanceM = profile.planDistanceM;
  const heightOver = ([x, y, z]: Xyz): number => Math.max(0, z - world.terrain.heightAt(x, y));
  const [sourceHeightM, receiverHeightM] = [heightOver(source), heightOver(receiver)];
  return {
    profile,
    band: rubberBand(profile),
    distanceM: Math.max(LEAST_DISTANCE_M, Math.hypot(planDistanceM, receiver[2] - source[2])),
    planDistanceM,
    sourceHeightM,
    receiverHeightM,
    regions: regionFactors(groundAlong(world.ground, path), sourceHeightM, receiverHeightM, planDistanceM),
    middleShare: middleShare({ sourceHeightM, receiverHeightM, planDistanceM }),
    meanHeightM: meanHeightM(profile.ground, source[2], receiver[2]),
  };
}

/** The terms of one path over the top at one frequency, dB; positive is a loss. */
export interface LineBudget {
  readonly divergence: number;
  readonly atmosphere: number;
  /** −DΩ of the alternative ground method, else 0. */
  readonly solidAngle: number;
  readonly ground: number;
  /** Abar over the top alone: Dz − max(Agr, 0), at least 0. */
  readonly barrierOver: number;
  readonly absorptionDbPerM: number;
  /** Regional parts of Agr (general method). */
  readonly regions: GroundAttenuation | null;
  readonly screening: Screening;
}

/**
 * Evaluates a path at one frequency (ISO 9613-2:1996, eqs. 4, 12 and 13). Screen and ground do not add: Abar over the top
 * is Dz − Agr where Agr > 0 and Dz where the ground adds to the level (TR 17534-3, 5.5), and never below 0 (5.6).
 */
export function lineBudget(path: PathGeometry, line: SpectralLine, method: Method): LineBudget {
  const { distanceM, planDistanceM, sourceHeightM, receiverHeightM, regions, band } = path;
  const absorption = absorptionDbPerM(line.airHz, method.air);
  const general = method.groundMethod === "general";
  const parts = general
    ? groundAttenuation(
        { sourceHeightM, receiverHeightM, planDistanceM, ...regions },
        line.band,
        method.edition,
      )
    : null;
  const solidAngleDb = general ? 0 : solidAngleIndexDb(sourceHeightM, receiverHeightM, planDistanceM);
  const found = parts ? parts.totalDb : alternativeGroundDb(distanceM, path.meanHeightM);
  const ground = method.groundGain ? found : Math.max(solidAngleDb, found);
  const none: Screening = { dz: 0, kmet: 1, c3: 1 };
  const screen =
    band.kind === "clear" ? none : screening(band.path, wavelengthM(line), method.edition, "over");
  return {
    divergence: divergenceDb(distanceM),
    atmosphere: absorption * distanceM,
    solidAngle: 0 - solidAngleDb,
    ground,
    barrierOver: Math.max(0, screen.dz - Math.max(ground, 0)),
    absorptionDbPerM: absorption,
    regions: parts,
    screening: screen,
  };
}

/** Loss of a budget in dB with the over-the-top screening alone. */
export const lossOverDb = (budget: LineBudget): number =>
  budget.divergence + budget.atmosphere + budget.solidAngle + budget.ground + budget.barrierOver;
