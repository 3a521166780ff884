import { type AreaLevel, type AreaSettings, type AreaSiren, areaLevel } from "../acoustics/area-model";
import { type ExcessComparison, cn120Parts } from "../acoustics/cn120-parts";
import { BAND_LINES, NOMINAL_BANDS_HZ, bandOf } from "../acoustics/octave-bands";
import { lineBudget } from "../acoustics/path-budget";
import type { EdgeKind, RoofStretch } from "../acoustics/profile";
import type { SceneProblem } from "../acoustics/scene-world";
import type { SectionPoint, Xyz } from "../acoustics/terrain";
import type { World as SoundWorld } from "../acoustics/world";
import type { SirenId } from "../base/ids";
import { DZ_CAP_DB, ONE_EDGE_WITHIN_M } from "../acoustics/diffraction";
import { type Result, ok } from "../base/result";

/** Attenuation of one octave band along the path, dB; positive is a loss. */
export interface BandTerms {
  readonly bandHz: number;
  readonly atmosphere: number;
  readonly ground: number;
  readonly barrier: number;
}

/** The vertical plane from a siren to a place and what ISO 9613-2 makes of it: all that a cross-section shows. */
export interface SoundPath {
  readonly siren: SirenId;
  readonly planDistanceM: number;
  readonly distanceM: number;
  /** From the siren to the place, clockwise from north, degrees. */
  readonly bearingDeg: number;
  readonly sourceZ: number;
  readonly receiverZ: number;
  readonly ground: readonly SectionPoint[];
  readonly roofs: readonly RoofStretch[];
  readonly walls: readonly SectionPoint[];
  readonly band: {
    readonly kind: "clear" | "below" | "bent";
    readonly edges: readonly { readonly distanceM: number; readonly z: number; readonly kind: EdgeKind }[];
    /** z, m; negative where sight passes above the edge. */
    readonly pathDifferenceM: number;
  };
  /** Least height of the sight line over what stands between, m, and where; null where nothing does. */
  readonly clearance: { readonly heightM: number; readonly atM: number; readonly topZ: number } | null;
  /** Level by ISO 9613-2 in the criterion's weighting, dB. */
  readonly levelDb: number;
  readonly terms: AreaLevel["terms"];
  readonly screening: {
    readonly dz: number;
    readonly kmet: number;
    /** The limit of Dz that was reached, dB; null where it was not. */
    readonly capDb: number | null;
  };
  readonly bands: readonly BandTerms[];
  /** The band that holds the siren's tone. */
  readonly toneBandHz: number;
  /** What Lz of the 120号 formula would have to be here; its chosen value is that of the settings. */
  readonly excess: ExcessComparison;
}

/** Cuts the world from a siren to a place. */
export function soundPath(
  world: SoundWorld,
  siren: AreaSiren & { readonly id: SirenId },
  receiver: Xyz,
  settings: AreaSettings,
  chosenExcessDb: number,
): Result<SoundPath, SceneProblem> {
  const found = areaLevel(world, siren, receiver, settings);
  if (!found.ok) return found;
  const { levelDb, terms, geometry, dz, kmet } = found.value;
  const { profile, band } = geometry;
  const [east, north] = [receiver[0] - siren.xyz[0], receiver[1] - siren.xyz[1]];
  const capDb = band.path.e <= ONE_EDGE_WITHIN_M ? DZ_CAP_DB.one : DZ_CAP_DB.several;
  const toneBand = bandOf(siren.rated.frequencyHz);
  return ok({
    siren: siren.id,
    planDistanceM: geometry.planDistanceM,
    distanceM: geometry.distanceM,
    bearingDeg: ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360,
    sourceZ: siren.xyz[2],
    receiverZ: receiver[2],
    ground: profile.ground,
    roofs: profile.roofs,
    walls: profile.walls,
    band: { kind: band.kind, edges: band.edges, pathDifferenceM: band.path.z },
    clearance: clearanceOf(found.value),
    levelDb,
    terms,
    screening: { dz, kmet, capDb: band.kind === "bent" && dz >= capDb ? capDb : null },
    bands: BAND_LINES.map((line, index) => {
      const { atmosphere, ground, barrierOver } = lineBudget(geometry, line, {
        ...settings,
        groundMethod: "general",
      });
      return { bandHz: NOMINAL_BANDS_HZ[index] as number, atmosphere, ground, barrier: barrierOver };
    }),
    toneBandHz: NOMINAL_BANDS_HZ[toneBand] as number,
    excess: cn120Parts(found.value, chosenExcessDb),
  });
}

/** How far the highest obstacle stays below the sight line (negative: it rises above), where it is nearest to it or highest over it. */
function clearanceOf({ geometry: { profile } }: AreaLevel): SoundPath["clearance"] {
  const { edges, planDistanceM, source, receiver } = profile;
  let least: SoundPath["clearance"] = null;
  for (const { distanceM, z } of edges) {
    if (distanceM <= 0 || distanceM >= planDistanceM) continue;
    const sight = source[2] + ((receiver[2] - source[2]) * distanceM) / planDistanceM;
    if (!least || sight - z < least.heightM) least = { heightM: sight - z, atM: distanceM, topZ: z };
  }
  return least;
}
