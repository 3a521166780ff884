import { DZ_CAP_DB, ONE_EDGE_WITHIN_M, multipleEdgeFactor } from "../../acoustics/diffraction";
import type { Edition } from "../../acoustics/ground-general";

/** C2 of ISO 9613-2, 7.4. */
const C2 = 20;

/** Bounds of what a diffracted path is made of, m; `legs` holds dss and dsr. */
export interface PathBounds {
  zLo: number;
  zHi: number;
  dLo: number;
  dHi: number;
  dssLo: number;
  dssHi: number;
  dsrLo: number;
  dsrHi: number;
  eLo: number;
  eHi: number;
}

/** A record to be filled again and again. */
export const noPath = (): PathBounds => ({
  zLo: 0,
  zHi: 0,
  dLo: 0,
  dHi: 0,
  dssLo: 0,
  dssHi: 0,
  dsrLo: 0,
  dsrHi: 0,
  eLo: 0,
  eHi: 0,
});

/** How far below the sight line an edge has no effect, m: −zmin for a single edge. */
export const leastExtraM = (wavelengthM: number): number => (2 * wavelengthM) / C2;

const factor = (eM: number, wavelengthM: number): number =>
  eM <= ONE_EDGE_WITHIN_M ? 1 : multipleEdgeFactor(eM, wavelengthM);
const cap = (eM: number): number => (eM <= ONE_EDGE_WITHIN_M ? DZ_CAP_DB.one : DZ_CAP_DB.several);

/** What the formula is given for one bound. */
interface Given {
  readonly z: number;
  /** C3, and the one that decides zmin in the 2024 edition: the opposite bound. */
  readonly c3: number;
  readonly c3Opposite: number;
  /** dss · dsr · d, or with the longer leg and e in the 2024 edition. */
  readonly product: number;
}

function formula({ z, c3, c3Opposite, product }: Given, wavelengthM: number, edition: Edition): number {
  const bend = (C2 / wavelengthM) * c3 * z;
  if (edition === 1996) {
    const kmet = z <= 0 ? 1 : Math.exp(-Math.sqrt(product / (2 * z)) / 2000);
    return Math.max(0, 10 * Math.log10(Math.max(1, 3 + bend * kmet)));
  }
  const above = z + (2 * wavelengthM) / (C2 * c3Opposite);
  if (above <= 0) return 0;
  const kmet = Math.exp(-Math.sqrt(product / (2 * above)) / 2000);
  return Math.max(0, 10 * Math.log10(Math.max(1, 1 + (2 + bend) * kmet)));
}

/**
 * The product under the root of Kmet. 1996: dss dsr d. 2024: the shorter leg m times the longer one and e; as the whole way is
 * z + d, that is m (z + d − m) d, which grows with m up to the half of the way.
 */
const productOf = (edition: Edition, dss: number, dsr: number, z: number, d: number): number => {
  if (edition === 1996) return dss * dsr * d;
  const way = Math.max(0, z + d);
  const shorter = Math.min(dss, dsr, way / 2);
  return shorter * (way - shorter) * d;
};

/** Greatest Dz of a path that bends, dB: every part by its own bound (field.md §4.2, step 8). */
export function mostDzDb(p: PathBounds, wavelengthM: number, edition: Edition): number {
  const free = formula(
    {
      z: p.zHi,
      c3: factor(p.eHi, wavelengthM),
      c3Opposite: factor(p.eLo, wavelengthM),
      product: productOf(edition, p.dssLo, p.dsrLo, p.zLo, p.dLo),
    },
    wavelengthM,
    edition,
  );
  return Math.min(cap(p.eHi), free);
}

/** Least Dz of a path that bends, dB. */
export function leastDzDb(p: PathBounds, wavelengthM: number, edition: Edition): number {
  const free = formula(
    {
      z: p.zLo,
      c3: factor(p.eLo, wavelengthM),
      c3Opposite: factor(p.eHi, wavelengthM),
      product: productOf(edition, p.dssHi, p.dsrHi, p.zHi, p.dHi),
    },
    wavelengthM,
    edition,
  );
  return Math.min(cap(p.eLo), free);
}
