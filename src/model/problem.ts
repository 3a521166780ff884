/** What is wrong with a project or a file, and where; the words for people are in `i18n/problem-text.ts`. */
export interface Problem {
  readonly code: ProblemCode;
  /** Path of the file inside the project, or the name of the dropped file. */
  readonly file: string;
  /** Where in it: `settings.model`, `feature 3 (S07) properties.type`, `line 9`. Empty when it is the file itself. */
  readonly place: string;
  /** Short facts for the sentence: the offending value, the allowed range, the other id. */
  readonly detail?: Readonly<Record<string, string | number>>;
}

/**
 * What `detail` holds, by code: `unknown-value` value, allowed · `wrong-type` value, expected · `out-of-range` value,
 * min and max or above (exclusive) · `duplicate-id` value, other (a place) · `unknown-type`, `unknown-siren` value ·
 * `wrong-geometry` value, expected · `not-geojson` value, expected · `position-out-of-range` value ·
 * `wrong-datum` value (name of the CRS), expected · `bad-ring` reason: too-few-positions, not-closed, no-area, no-ring ·
 * `unreadable` reason: not-utf8, empty, not-tiff, tiff-damaged, tiff-several-images, tiff-no-position, tiff-units · `newer-version` value, supported · `outside-folder` value ·
 * `not-found` value (path) · `no-height`, `no-nominal-radius` value (siren type), model · `too-large` value, limit ·
 * `bad-zip` reason: not-a-zip, damaged, wrong-size, wrong-checksum, unsafe-name, duplicate-name, encrypted ·
 * `terrain-bands` value (their number) · `terrain-unknown-crs` value (code) · `terrain-elsewhere` value (share of the
 * district on the raster), limit · `terrain-gap` value (longitude, latitude) · `siren-in-building` value (siren),
 * other (a place), height and roof (m, absolute).
 */
export type ProblemCode =
  | "not-found"
  | "unreadable"
  | "not-json"
  | "not-a-project"
  | "newer-version"
  | "missing"
  | "wrong-type"
  | "unknown-value"
  | "out-of-range"
  | "duplicate-id"
  | "unknown-type"
  | "outside-folder"
  | "not-geojson"
  | "wrong-geometry"
  | "bad-ring"
  | "position-out-of-range"
  | "wrong-datum"
  | "empty-district"
  | "no-height"
  | "no-nominal-radius"
  | "unknown-setting"
  | "unknown-siren"
  | "unknown-option"
  | "model-needs"
  | "model-not-ready"
  | "engine-failed"
  | "bad-zip"
  | "too-large"
  | "unsupported-format"
  | "cannot-write"
  | "terrain-bands"
  | "terrain-no-crs"
  | "terrain-unknown-crs"
  | "terrain-elsewhere"
  | "terrain-gap"
  | "siren-in-building";
