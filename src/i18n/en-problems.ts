import type { Detail, ProblemWords } from "./zh-problems";

const quoted = (value: string): string => (value === "" ? "" : ` “${value}”`);
const parens = (value: string): string => (value === "" ? "" : ` (${value})`);
const choices = (value: string): string => (value === "" ? "" : `; one of: ${value}`);

/** `must be from 0 to 200`, `must be above 0 and at most 1000`. */
function range(detail: Detail): string {
  const [min, max, above] = [detail("min"), detail("max"), detail("above")];
  if (min !== "" && max !== "") return `must be from ${min} to ${max}`;
  if (above !== "") return `must be above ${above}${max === "" ? "" : ` and at most ${max}`}`;
  if (min !== "") return `must be at least ${min}`;
  return max === "" ? "must be a finite number" : `must be at most ${max}`;
}

const EXPECTED: Readonly<Record<string, string>> = {
  list: "a list",
  number: "a number",
  object: "an object {…}",
};

const RINGS: Readonly<Record<string, string>> = {
  "too-few-positions": "too few positions (a ring needs four, the last equal to the first; a line needs two)",
  "not-closed": "the ring is not closed; its last position must equal the first",
  "no-area": "the ring encloses no area; its positions lie on one line",
  "no-ring": "the polygon has no ring",
};

const UNREADABLE: Readonly<Record<string, string>> = {
  "not-utf8": "it is not UTF-8; save it as UTF-8",
  empty: "the file is empty",
  "not-tiff": "it is not a TIFF; terrain is a single-band GeoTIFF",
  "tiff-damaged": "the TIFF is damaged or packed in a way that is not supported; save it as a plain GeoTIFF",
  "tiff-several-images":
    "the TIFF holds several images or a mask; terrain is one single-band image (overviews are fine)",
  "tiff-no-position":
    "the GeoTIFF does not say where it lies (a matrix, or a tie point and a pixel size); export it again",
  "tiff-units": "its heights are not in metres; convert them first",
  "not-a-file": "it is not a file",
  "no-access": "no permission to read it",
};

const ZIPS: Readonly<Record<string, string>> = {
  "not-a-zip": "not a zip; a .sirenplan is the zip of a project folder",
  damaged: "the zip is damaged; fetch the file again",
  "wrong-size": "a file in the zip has another size than its directory says; it may be damaged",
  "wrong-checksum": "the checksum is wrong; the file is damaged",
  "unsafe-name": "refused: the zip has a file name that leads out of the folder",
  "duplicate-name": "the zip has two files of one name",
  encrypted: "the zip has a password; decrypt it first",
  "unknown-method": "the zip uses a method that is not supported; pack it again as a plain zip",
};

/** Problems in English. */
export const enProblems: ProblemWords = {
  reasons: {
    "not-found": (d) => `cannot find ${d("value") || "the file"}; check the path`,
    unreadable: (d) =>
      `cannot be read: ${UNREADABLE[d("reason")] ?? (d("reason") || "the file may be damaged")}`,
    "not-json": (d) =>
      d("reason") === "too-deep"
        ? "the JSON is nested too deeply to be a project"
        : "not valid JSON; check brackets, commas and quotes",
    "not-a-project": (d) =>
      d("expected") === ""
        ? "not a siren project; choose a folder with a project.json, or a .sirenplan file"
        : `not a siren project: this must be “${d("expected")}”, found ${d("value")}`,
    "newer-version": (d) =>
      `written by a newer version (format ${d("value")}); this program reads up to ${d("supported")}: update it`,
    missing: () => "is missing; add it",
    "wrong-type": (d) => `must be ${EXPECTED[d("expected")] ?? d("expected")}, found ${d("value")}`,
    "unknown-value": (d) => `${d("value")} is not known${choices(d("allowed"))}`,
    "out-of-range": (d) => `${d("value")} is out of range; it ${range(d)}`,
    "duplicate-id": (d) => `the id${quoted(d("value"))} is already used by ${d("other")}; make it unique`,
    "unknown-type": (d) =>
      `the siren type${quoted(d("value"))} is not defined; add it to sirenTypes or use one that is there`,
    "outside-folder": (d) =>
      `the path${quoted(d("value"))} leads out of the project folder; layers must lie inside it`,
    "not-geojson": (d) =>
      `not GeoJSON: must be ${d("expected") || "FeatureCollection"}, found ${d("value") || "something else"}`,
    "wrong-geometry": (d) =>
      `the geometry must be ${d("expected").replaceAll(", ", " or ")}, found ${d("value")}`,
    "bad-ring": (d) => RINGS[d("reason")] ?? "this is no ring; check its positions",
    "position-out-of-range": (d) =>
      `${d("value")} is no longitude and latitude (±180, ±90); convert to WGS-84, longitude first`,
    "wrong-datum": (d) =>
      `the coordinates are in ${d("value")}; layers are ${d("expected") || "WGS-84"} degrees: convert them first`,
    "empty-district": () => "the planning area has no area; give at least one polygon",
    "no-height": (d) =>
      `no mounting height, and the type${quoted(d("value"))} has no mount either; model ${d("model")} needs it: add height`,
    "no-nominal-radius": (d) =>
      `the type${quoted(d("value"))} has no nominalRadius, which model radius needs; add it or choose another model`,
    "unknown-setting": (d) => `there is no setting${quoted(d("value"))}${choices(d("allowed"))}`,
    "unknown-siren": (d) => `there is no siren with the id${quoted(d("value"))}; check the ledger`,
    "unknown-option": (d) => `the option${quoted(d("value"))} is not known${choices(d("allowed"))}`,
    "model-needs": (d) =>
      `model ${d("model")} lacks what it needs${quoted(d("value"))}; add it or choose another model`,
    "model-not-ready": (d) =>
      d("value") === "energy"
        ? "where energies are summed every siren adds a little everywhere, so in a screened plan none is strictly redundant; combine by the loudest siren to ask for spare ones"
        : d("value") === "iso9613"
          ? "a plan of model iso9613 with terrain, buildings, barriers, ground areas or a vertical pattern can be evaluated, sited and asked for redundant sirens, but moves need discs; use radius, cn120 or fema for those"
          : `model ${d("value")} gives no level, so this cannot be computed`,
    "engine-failed": (d) =>
      `the calculation failed${parens(d("value"))}; the plan is unchanged: save it and try again`,
    "bad-zip": (d) => ZIPS[d("reason")] ?? "the zip cannot be opened; it may be damaged",
    "too-large": (d) => `too large: ${d("value")}, the limit is ${d("limit")}`,
    "unsupported-format": (d) => `the format${quoted(d("value"))} is not supported${choices(d("allowed"))}`,
    "cannot-write": (d) => `cannot be written${parens(d("value"))}; check the path and the permissions`,
    "terrain-bands": (d) =>
      `terrain is a single-band GeoTIFF, this one has ${d("value")} bands; export the elevation band alone`,
    "terrain-no-crs": () =>
      "the GeoTIFF names no coordinate reference system; export it again with the right EPSG code",
    "terrain-unknown-crs": (d) =>
      `the coordinate reference system ${d("value")} is not known; convert to degrees in CGCS2000 or WGS-84, CGCS2000 Gauss-Krüger (EPSG:4491–4554), UTM (326xx, 327xx) or 3857`,
    "terrain-elsewhere": (d) =>
      `only ${d("value")} of the planning area lies on the raster, at least ${d("limit")} must; check its reference system or take a raster that covers the area`,
    "terrain-gap": (d) =>
      `the raster has no data inside the planning area${d("value") === "" ? "" : ` (near ${d("value")}, longitude and latitude)`}; fill the holes first: they are not taken as 0`,
    "siren-in-building": (d) =>
      `the siren${quoted(d("value"))} would stand inside a building: its horn at ${d("height")} m is below the roof of ${d("other") || "the building"} at ${d("roof")} m; raise its height or move it out`,
  },
  place: (place) => place,
  colon: ": ",
  andMore: (count) => ` (and ${count} more)`,
};
