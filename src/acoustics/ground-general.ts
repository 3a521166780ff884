/**
 * Ground attenuation by the general method (ISO 9613-2:1996, 7.3.1 and table 3; 2024 edition, 7.3.2).
 * Heights in m above the local ground, distances in m on the ground plan, G from 0 (hard) to 1 (porous).
 */

/** Editions of ISO 9613-2 that are implemented; 1996 with the rules of ISO/TR 17534-3 (= GB/T 17247.2). */
export type Edition = 1996 | 2024;

/** What the ground term depends on. */
export interface GroundPath {
  readonly sourceHeightM: number;
  readonly receiverHeightM: number;
  /** Source to receiver distance projected on the ground, dp. */
  readonly planDistanceM: number;
  /** Mean ground factors of the source, middle and receiver regions. */
  readonly gSource: number;
  readonly gMiddle: number;
  readonly gReceiver: number;
}

/** The three regional attenuations and their sum, dB. */
export interface GroundAttenuation {
  readonly sourceDb: number;
  readonly middleDb: number;
  readonly receiverDb: number;
  readonly totalDb: number;
}

/** Share of the middle region, q of table 3: 0 while the outer regions cover the path. */
export function middleShare({
  sourceHeightM,
  receiverHeightM,
  planDistanceM,
}: Omit<GroundPath, "gSource" | "gMiddle" | "gReceiver">): number {
  const outer = 30 * (sourceHeightM + receiverHeightM);
  return planDistanceM <= outer || planDistanceM === 0 ? 0 : 1 - outer / planDistanceM;
}

/** Functions a′, b′, c′, d′ of table 3 (dB) for a height and dp in m. */
export function shapeFunctions(
  heightM: number,
  planDistanceM: number,
): { a: number; b: number; c: number; d: number } {
  const h2 = heightM * heightM;
  const near = 1 - Math.exp(-planDistanceM / 50);
  const far = 1 - Math.exp(-2.8e-6 * planDistanceM * planDistanceM);
  return {
    a: 1.5 + 3.0 * Math.exp(-0.12 * (heightM - 5) ** 2) * near + 5.7 * Math.exp(-0.09 * h2) * far,
    b: 1.5 + 8.6 * Math.exp(-0.09 * h2) * near,
    c: 1.5 + 14.0 * Math.exp(-0.46 * h2) * near,
    d: 1.5 + 5.0 * Math.exp(-0.9 * h2) * near,
  };
}

/** As or Ar of table 3 in dB. */
function outerRegionDb(band: number, g: number, heightM: number, planDistanceM: number): number {
  const { a, b, c, d } = shapeFunctions(heightM, planDistanceM);
  switch (band) {
    case 0:
      return -1.5;
    case 1:
      return -1.5 + g * a;
    case 2:
      return -1.5 + g * b;
    case 3:
      return -1.5 + g * c;
    case 4:
      return -1.5 + g * d;
    default:
      return -1.5 * (1 - g);
  }
}

/**
 * Kgeo, the geometric factor of ISO 9613-2:1996 eq. 11 and of the 2024 edition's ground attenuation:
 * (dp² + (hs−hr)²)/(dp² + (hs+hr)²). 1 where source and receiver lie on the ground at one point.
 */
export function geometricFactor(
  sourceHeightM: number,
  receiverHeightM: number,
  planDistanceM: number,
): number {
  const lower = planDistanceM ** 2 + (sourceHeightM + receiverHeightM) ** 2;
  return lower === 0 ? 1 : (planDistanceM ** 2 + (sourceHeightM - receiverHeightM) ** 2) / lower;
}

/**
 * Agr of one octave band in dB; negative is a gain.
 * 1996 eq. 9: As + Ar + Am. 2024: −10 lg[1 + (10^(−(As+Ar+Am)/10) − 1) Kgeo].
 */
export function groundAttenuation(path: GroundPath, band: number, edition: Edition): GroundAttenuation {
  const { sourceHeightM, receiverHeightM, planDistanceM } = path;
  const sourceDb = outerRegionDb(band, path.gSource, sourceHeightM, planDistanceM);
  const receiverDb = outerRegionDb(band, path.gReceiver, receiverHeightM, planDistanceM);
  const q = middleShare(path);
  // Table 3: at 63 Hz the middle region reflects whatever its G. 0 − x rather than −x keeps −0 out of the answers.
  const middleDb = 0 - 3 * q * (band === 0 ? 1 : 1 - path.gMiddle);
  const sumDb = sourceDb + receiverDb + middleDb;
  if (edition === 1996) return { sourceDb, middleDb, receiverDb, totalDb: sumDb };
  const kGeo = geometricFactor(sourceHeightM, receiverHeightM, planDistanceM);
  return { sourceDb, middleDb, receiverDb, totalDb: -10 * Math.log10(1 + (10 ** (-sumDb / 10) - 1) * kGeo) };
}
