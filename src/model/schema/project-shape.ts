import {
  choice,
  filledText,
  flag,
  list,
  may,
  need,
  numberAbove,
  numberFrom,
  record,
  text,
  wholeFrom,
} from "./shape";

/** What `format` says in every project file. */
export const FORMAT = "siren-coverage-project";
/** The version that this program writes and reads; older ones are migrated, newer ones refused. */
export const VERSION = 1;

/** A level of sound, dB; the range only keeps typing errors out. */
export const decibels = numberFrom(0, 200);
/** Metres above ground: the tallest building on earth is 828 m. */
export const heightM = numberFrom(0, 1000);

/** The layers that a project may name, and those that it must. */
export const layersShape = record({
  district: need(filledText, "area to be covered: Polygon, MultiPolygon"),
  sirens: need(filledText, "sirens: Point"),
  candidates: may(filledText, "places where a siren could stand: Point"),
  ambient: may(filledText, "ambient noise: Polygon, MultiPolygon"),
  buildings: may(filledText, "buildings: Polygon, MultiPolygon"),
  barriers: may(filledText, "barriers: LineString"),
  ground: may(filledText, "ground factor: Polygon, MultiPolygon"),
  population: may(filledText, "persons: Point, Polygon, MultiPolygon"),
  terrain: may(filledText, "elevation: single-band GeoTIFF, metres"),
  feedback: may(filledText, "residents' reports: Point"),
  context: may(filledText, "for drawing only"),
});

export const levelFields = {
  value: need(decibels, "dB, free field"),
  weighting: need(choice("A", "C", "Z"), "frequency weighting of the value"),
  distance: need(numberAbove(0, 1000), "m, at which the value holds"),
};

export const patternFields = {
  horns: need(wholeFrom(1, 100), "horns one above the other"),
  spacing: need(numberAbove(0, 20), "m between horns"),
};

export const sirenTypeFields = {
  id: need(filledText, "unique among the types"),
  name: need(filledText, "as the ledger shows it"),
  level: need(record(levelFields), "rated level"),
  frequency: need(numberFrom(20, 20_000), "Hz, of the tone"),
  mount: may(heightM, "m above ground; stands in where a siren has no height"),
  verticalPattern: may(record(patternFields), "in-phase stack of horns"),
  powerW: may(numberFrom(0, 1e6), "W, electric"),
  nominalRadius: may(numberAbove(0, 100_000), "m; model radius needs it"),
  price: may(numberFrom(0, 1e12), "cost of one unit"),
};

export const cn120Fields = { excess: may(numberFrom(0, 60), "Lz, dB; 10 where absent") };
export const femaFields = {
  perDoubling: may(numberAbove(0, 40), "dB per doubling of distance; 10 where absent"),
};
export const iso9613Fields = {
  edition: may(choice(1996, 2024), "of ISO 9613-2; 1996 where absent"),
  temperature: may(numberFrom(-50, 60), "°C; 17 where absent"),
  humidity: may(numberFrom(0, 100), "%; 80 where absent"),
  pressure: may(numberFrom(10, 200), "kPa; 101.325 where absent"),
  groundFactor: may(numberFrom(0, 1), "0 hard … 1 porous; 0.5 where absent"),
  groundGain: may(flag, "false (where absent): Agr ≥ 0"),
  lateral: may(flag, "paths round the sides; false where absent"),
  reflections: may(choice(0, 1), "order of reflections; 0 where absent"),
};
export const criterionFields = {
  aboveAmbient: need(numberFrom(-60, 60), "dB above ambient"),
  floor: may(decibels, "dB, least level whatever the ambient"),
  weighting: need(choice("A", "C"), "of the levels that are compared"),
  safetyMargin: may(numberFrom(0, 60), "dB taken off every level; 0 where absent"),
};
export const certificateFields = {
  floor: may(numberAbove(0, 10_000), "m, smallest cell; 1 where absent"),
  timeLimit: may(numberAbove(0, 1e6), "s; 30 where absent"),
};

export const settingsFields = {
  model: need(choice("radius", "cn120", "fema", "iso9613"), "propagation model"),
  cn120: may(record(cn120Fields), "国人防〔2007〕120号"),
  fema: may(record(femaFields), "FEMA CPG 1-17"),
  iso9613: may(record(iso9613Fields), "ISO 9613-2"),
  criterion: need(record(criterionFields), "when a place counts as covered"),
  ambientDefault: need(decibels, "dB outside every ambient zone"),
  receiverHeight: need(numberFrom(0, 300), "m above ground"),
  combine: need(choice("loudest", "energy"), "of several sirens"),
  resolution: need(numberAbove(0, 10_000), "m, of the field raster"),
  certificate: may(record(certificateFields), "when the proof may stop"),
};

export const projectFields = {
  format: need(choice(FORMAT), "names this kind of file"),
  version: need(wholeFrom(1, VERSION), "of the contract"),
  name: need(text, "of the project"),
  layers: need(layersShape, "paths in the folder"),
  sirenTypes: need(list(record(sirenTypeFields)), "kinds of siren"),
  settings: need(record(settingsFields), "model, criterion and limits"),
};
export const projectShape = record(projectFields);
