import { BAND_COUNT, SCREENING_SOUND_SPEED_M_PER_S, type SpectralLine } from "./octave-bands";
import { ON_LINE_M, type Xy, inRings, offLineM } from "./plan-geometry";
import type { Xyz } from "./terrain";
import { type Absorption, type Barrier, type Building, DEFAULT_ABSORPTION, type World } from "./world";

/** A first-order reflection by a vertical surface (ISO 9613-2:1996, 7.5; image source). */
export interface Reflection {
  /** Where the ray meets the surface. */
  readonly at: Xyz;
  /** Length of the reflecting surface on the plan, m. */
  readonly surfaceM: number;
  /** Cosine of the angle of incidence, in space. */
  readonly cosIncidence: number;
  /** Slant lengths source→surface and surface→receiver, m. */
  readonly dSo: number;
  readonly dOr: number;
  /** Absorption coefficient of the surface per octave band. */
  readonly absorption: Absorption;
  /** The barrier that reflects, which is then no screen on this path. */
  readonly barrier?: Barrier;
}

/** A vertical face on the plan with its top at both ends. */
interface Face {
  readonly a: Xyz;
  readonly b: Xyz;
  readonly absorption: Absorption | undefined;
  readonly building?: Building;
  readonly barrier?: Barrier;
}

/** Surfaces with a reflection coefficient at or below this do not count (1996, 7.5). */
const LEAST_REFLECTION = 0.2;
const UNKNOWN: Absorption = Array.from({ length: BAND_COUNT }, () => DEFAULT_ABSORPTION);

/** All first-order reflections whose specular point lies on a surface: above the ground and below its top. */
export function reflections(world: World, source: Xyz, receiver: Xyz): Reflection[] {
  return facesOf(world).flatMap((face) => {
    const reflection = reflectionBy(world, face, source, receiver);
    return reflection ? [reflection] : [];
  });
}

function facesOf({ buildings, barriers }: World): Face[] {
  return [
    ...buildings.flatMap((building) =>
      building.rings.flatMap((ring) =>
        ring.map(([x, y], i): Face => {
          const [nx, ny] = ring[(i + 1) % ring.length] as Xy;
          return {
            a: [x, y, building.roofZ],
            b: [nx, ny, building.roofZ],
            absorption: building.absorption,
            building,
          };
        }),
      ),
    ),
    ...barriers.flatMap((barrier) =>
      barrier.topEdge
        .slice(1)
        .map((b, i): Face => ({ a: barrier.topEdge[i] as Xyz, b, absorption: barrier.absorption, barrier })),
    ),
  ];
}

function reflectionBy(world: World, face: Face, source: Xyz, receiver: Xyz): Reflection | null {
  const [a, b]: [Xy, Xy] = [
    [face.a[0], face.a[1]],
    [face.b[0], face.b[1]],
  ];
  const surfaceM = Math.hypot(b[0] - a[0], b[1] - a[1]);
  if (surfaceM < ON_LINE_M) return null;
  const [offS, offR] = [
    offLineM(a, b, surfaceM, [source[0], source[1]]),
    offLineM(a, b, surfaceM, [receiver[0], receiver[1]]),
  ];
  // Both on one side and off the surface, else there is nothing to mirror.
  if (Math.abs(offS) < ON_LINE_M || Math.abs(offR) < ON_LINE_M || offS * offR < 0) return null;
  // The image lies 2·offS beyond the surface; the ray image→receiver meets the surface at the share offS/(offS+offR).
  const share = offS / (offS + offR);
  const [nx, ny] = [-(b[1] - a[1]) / surfaceM, (b[0] - a[0]) / surfaceM];
  const image: Xy = [source[0] - 2 * offS * nx, source[1] - 2 * offS * ny];
  const at: Xyz = [
    image[0] + (receiver[0] - image[0]) * share,
    image[1] + (receiver[1] - image[1]) * share,
    source[2] + (receiver[2] - source[2]) * share,
  ];
  const along = ((at[0] - a[0]) * (b[0] - a[0]) + (at[1] - a[1]) * (b[1] - a[1])) / (surfaceM * surfaceM);
  if (along <= 0 || along >= 1) return null;
  const top = face.a[2] + (face.b[2] - face.a[2]) * along;
  if (at[2] > top || at[2] < world.terrain.heightAt(at[0], at[1])) return null;
  if (face.building && facesInward(face.building, at, nx * Math.sign(offS), ny * Math.sign(offS)))
    return null;
  const dTotal = Math.hypot(receiver[0] - image[0], receiver[1] - image[1], receiver[2] - source[2]);
  return {
    at,
    surfaceM,
    cosIncidence: (Math.abs(offS) + Math.abs(offR)) / dTotal,
    dSo: dTotal * share,
    dOr: dTotal * (1 - share),
    absorption: face.absorption ?? UNKNOWN,
    ...(face.barrier ? { barrier: face.barrier } : {}),
  };
}

/** True where the ray would come at a building's wall from inside. */
function facesInward({ rings }: Building, at: Xyz, nx: number, ny: number): boolean {
  const step = 10 * ON_LINE_M;
  return inRings(rings, at[0] + nx * step, at[1] + ny * step);
}

/**
 * Loss at the surface in dB, −10 lg(1 − α) (1996, eq. 19), or null where the surface does not reflect this line:
 * its reflection coefficient is 0.2 or less, or it is too small for the wavelength,
 * 1/λ ≤ [2/(l cos β)²]·dSO·dOR/(dSO + dOR) with l its length on the plan, tested at the lower edge of an octave band.
 */
export function reflectionLossDb(
  { absorption, surfaceM, cosIncidence, dSo, dOr }: Reflection,
  line: SpectralLine,
): number | null {
  const coefficient = 1 - (absorption[line.band] as number);
  // 1e-9: an absorption of 0.8 leaves 0.2 but for rounding, and 0.2 does not count.
  if (coefficient <= LEAST_REFLECTION + 1e-9) return null;
  const needed = (2 / (surfaceM * cosIncidence) ** 2) * ((dSo * dOr) / (dSo + dOr));
  if (line.reflectorHz / SCREENING_SOUND_SPEED_M_PER_S <= needed) return null;
  return 0 - 10 * Math.log10(coefficient);
}
