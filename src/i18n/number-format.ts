/** Number formats of the face, the report and the exports: one place decides what is cut, rounded or rounded up. */

/** U+2009 between groups of three digits. */
export const THIN_SPACE = "\u2009";
/** U+2212, as wide as a plus sign. */
export const MINUS = "\u2212";
/** Stands where there is no number. */
export const NO_NUMBER = "—";

/**
 * A share that binary fractions cannot hold exactly (0.9611) must not lose its last digit to that.
 * In units of the digit that is shown; far below anything that the engine resolves.
 */
const REPRESENTATION = 1e-9;

/** Rounds to a number of decimals, groups thousands with thin spaces, writes a true minus. */
export function decimal(value: number, digits = 0): string {
  if (!Number.isFinite(value)) return NO_NUMBER;
  const text = Math.abs(value).toFixed(digits);
  const [whole = "0", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
  const isZero = !/[1-9]/.test(text);
  return `${value < 0 && !isZero ? MINUS : ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** As `decimal`, with a plus sign where the value is above zero: margins and differences. */
export function signed(value: number, digits = 1): string {
  const text = decimal(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A margin, cut downwards: never shown larger than it is, and a blind one never as 0. */
export function marginFigure(value: number, digits = 1): string {
  const scale = 10 ** digits;
  return signed(
    Math.floor(value * scale + REPRESENTATION * Math.max(1, Math.abs(value * scale))) / scale,
    digits,
  );
}

/** The value rounded up to a number of decimals: blind areas and persons are never made smaller. */
export function roundedUp(value: number, digits: number): number {
  const scale = 10 ** digits;
  return (
    Math.max(0, Math.ceil(value * scale - REPRESENTATION * Math.max(1, Math.abs(value * scale)))) / scale
  );
}

/**
 * Percentage points of a coverage rate, cut (never rounded) to two decimals; 100 only when it is proved.
 * @param lower proved lower bound of the share, 0…1
 */
export function ratePoints(lower: number, certified: boolean): number {
  const cut = Math.floor(lower * 10_000 + REPRESENTATION) / 100;
  if (certified && lower >= 1) return 100;
  return Math.min(99.99, Math.max(0, cut));
}

/** The coverage rate as it is printed, without its unit: `96.11`, `99.99`, and `100` only when it is proved. */
export function rate(lower: number, certified: boolean): string {
  const points = ratePoints(lower, certified);
  return points === 100 ? "100" : points.toFixed(2);
}

/** Difference of two rates as printed, so that the three figures agree. */
export const rateDifference = (beforePoints: number, afterPoints: number): string =>
  signed(Math.round((afterPoints - beforePoints) * 100) / 100, 2);

/** Blind area in hectares (公顷), two decimals, rounded up: the unit of lists. */
export const blindHectares = (areaM2: number): number => roundedUp(areaM2 / 10_000, 2);

/** Blind area in km², three decimals, rounded up: the unit of totals. */
export const blindSquareKilometres = (areaM2: number): number => roundedUp(areaM2 / 1_000_000, 3);

export const hectaresText = (areaM2: number): string => decimal(blindHectares(areaM2), 2);

/** Blind area in m² for what is too small for hectares, rounded up. */
export const squareMetresText = (areaM2: number): string => decimal(roundedUp(areaM2, 0));

/** Persons who do not hear, rounded up to whole persons. */
export const blindPersons = (persons: number): number => roundedUp(persons, 0);

/** An area that is covered, gained or lost, km² with three decimals, rounded. */
export const squareKilometresText = (areaM2: number): string => decimal(areaM2 / 1_000_000, 3);

/** A distance: metres up to 10 km, else kilometres. */
export const distanceText = (distanceM: number): string =>
  distanceM < 10_000 ? `${decimal(distanceM)} m` : `${decimal(distanceM / 1000, 1)} km`;

/** A part of a whole in percent, one decimal, cut, so that 100 is only ever all of it. */
export function partPercent(part: number, whole: number): string {
  if (whole <= 0) return NO_NUMBER;
  const cut = Math.floor((part / whole) * 1000 + REPRESENTATION) / 10;
  return cut >= 100 ? "100" : cut.toFixed(1);
}

/** One coordinate in degrees, six decimals in two groups of three: `112.937 412`. */
export function degreesText(degrees: number): string {
  const [whole = "", fraction = ""] = Math.abs(degrees).toFixed(6).split(".");
  return `${degrees < 0 ? MINUS : ""}${whole}.${fraction.slice(0, 3)}${THIN_SPACE}${fraction.slice(3)}`;
}

/** Two figures that a sum is made of. */
export interface BlindTotals {
  readonly count: number;
  /** Sum of the hectares shown in the list, in km², rounded up to three decimals. */
  readonly km2: number;
  /** Sum of the persons shown in the list; null without a population layer. */
  readonly persons: number | null;
}

/** Totals of a list of blind spots; they equal the sum of the parts as shown. */
export function blindTotals(
  spots: readonly { readonly areaM2: number; readonly persons?: number }[],
): BlindTotals {
  let hundredths = 0;
  let persons: number | null = spots.length === 0 ? 0 : null;
  for (const spot of spots) {
    hundredths += Math.round(blindHectares(spot.areaM2) * 100);
    if (spot.persons !== undefined) persons = (persons ?? 0) + blindPersons(spot.persons);
  }
  return { count: spots.length, km2: roundedUp(hundredths / 10_000, 3), persons };
}
