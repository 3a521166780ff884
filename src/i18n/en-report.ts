import type { ReportText } from "./zh-report";

const MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December".split(
  "|",
);

/** Words of the coverage report in English. */
export const enReport: ReportText = {
  title: (project) => `Siren coverage report: ${project}`,
  illustrative: "Demonstration data: positions are not real",
  compiledBy: "Compiled by: ",
  reportNumber: "Report no.: ",
  date: (year, month, day) => `${day} ${MONTHS[Number(month) - 1] ?? month} ${year}`,
  numerals: "1  |2  |3  |4  |5  |6  |7  |8  ",
  comma: ", ",
  semicolon: "; ",
  stop: ".",
  enumeration: ", ",
  sentenceGap: " ",

  conclusion: {
    label: "Siren coverage rate (proved)",
    reached: "Conclusion: 100 % is proved.",
    missed: "Conclusion: 100 % is not reached.",
    open: "Conclusion: 100 % is not proved yet.",
    blind: (area, count, blind) =>
      `Of the planning area of ${area} km², ${count} blind spots are proved, ${blind} km² in all`,
    noBlind: (area) => `The planning area of ${area} km² has no proved blind spot`,
    all: (area) => `Every point of the planning area of ${area} km² is proved to hear a siren`,
    persons: (persons) => `, about ${persons} persons`,
    undecided: (m2) => `; undecided ${m2} m², counted as blind`,
    undecidedNone: "; undecided 0 m²",
    sounding: (sounding, all, percent) => `Sounding rate ${sounding}/${all} (${percent} %).`,
    noExisting: "There is no existing siren, hence no sounding rate.",
  },

  result: {
    heading: "Result",
    existing: (count) => `Existing sirens: ${count}`,
    silent: (list) => `, of which ${list} do not count as coverage`,
    silentOne: (siren, state) => `${siren} (${state})`,
    proposed: (count) => `${count} proposed sirens count at the places of the plan`,
    raised: (before, after) => `; they change the coverage rate from ${before} % to ${after} %`,
    onlyReason: (reason, all) => `The reason for all ${all} blind spots is: ${reason}`,
    mainReason: (reason, count, all) => `The reason for ${count} of the ${all} blind spots is: ${reason}`,
    largest: (spot, hectares) => `The largest is ${spot}, ${hectares} ha`,
    mostPersons: (spot, persons) => `most persons are in ${spot}: ${persons}`,
    spot: (id, place) => `${id} (${place})`,
    weakest: (margin) => `The least margin in the planning area is ${margin}`,
  },

  state: {
    ok: "in service",
    fault: "faulty",
    maintenance: "maintenance",
    retired: "retired",
    existing: "existing",
    proposed: "proposed",
  },
  sirenNumber: (id) => id,
  reason: {
    "too-far": "too far",
    "screened-by-terrain": "screened by terrain",
    "screened-by-buildings": "screened by buildings",
    "ambient-too-high": "ambient noise too high",
    "no-siren": "no siren sounds",
  },
  sirenOff: (siren) => `siren off: ${siren}`,
  sirenOffAny: "siren off",
  overTheTop: " (over the top)",

  map: {
    caption: (number, area) =>
      `Figure ${number}  ${area}: siren coverage and blind spots (CGCS2000; map approval no. `,
    captionEnd: ")",
    blank: "____________",
    sources: "Borders and names: see “Sources of the data”",
    illustrative: "siren positions, types, ambient noise and population are demonstration data",
    ramp: "Level margin, dB",
    covered: "Covered",
    blind: "Blind spot",
    blindSmall: "Blind spot, small",
    undecided: "Undecided",
    border: "Planning border",
    existing: "Existing siren",
    proposed: "Proposed siren",
    fault: "Faulty",
    maintenance: "Maintenance",
    retired: "Retired",
    north: "N",
    alt: "Coverage map: planning area, sirens, level margin and blind spots",
  },

  signatures: {
    compiled: "Compiled:",
    checked: "Checked:",
    approved: "Approved:",
    date: "Date:",
    blankDate: "",
  },

  blind: {
    heading: "Blind spots",
    byPersons: " (by persons)",
    byArea: " (by area)",
    caption: (number) => `Table ${number}  Blind spots`,
    none: "There is no proved blind spot.",
    id: "Id",
    place: "Place",
    hectares: "Area, ha",
    persons: "Persons",
    marginDb: "Worst margin, dB",
    marginM: "Worst margin, m",
    reason: "Reason",
    nearest: "Nearest siren",
    total: (count) => `Total ${count}`,
    rounding:
      "Areas and persons are rounded up one by one; totals equal the sum of what is listed, and so may be slightly above the true totals.",
  },

  sirens: {
    heading: "Sirens",
    caption: (number) => `Table ${number}  Sirens and what they add`,
    id: "Id",
    site: "Site",
    status: "Kind",
    service: "State",
    type: "Type",
    height: "Height, m",
    covered: "Covers, km²",
    sole: "Alone, km²",
    total: (count, sounding) => `Total ${count}, sounding ${sounding}`,
    note: "“Alone” is what only this siren covers; covered areas overlap and are not added up. A siren that does not sound covers nothing.",
    typesCaption: (number) => `Table ${number}  Siren types`,
    rated: "Rated level",
    ratedText: (level, weighting, distance) => `${level} ${weighting} at ${distance} m`,
    frequency: "Frequency, Hz",
    nominal: "Nominal radius, m",
    assumed: " (assumed)",
  },

  method: {
    heading: "Method and criterion",
    caption: (number) => `Table ${number}  Model and parameters`,
    model: "Propagation model",
    criterion: "Criterion",
    criterionText: (above, unit) => `level ≥ ambient + ${above} ${unit}`,
    criterionRadius: "horizontal distance ≤ nominal radius",
    floor: "Lowest level",
    safety: "Safety margin",
    ambient: "Ambient noise",
    ambientDefault: (level, unit) => `${level} ${unit}`,
    ambientZones: (count, low, high, fallback, unit) =>
      `${count} zones ${low === high ? low : `${low}–${high}`} ${unit}, elsewhere ${fallback} ${unit}`,
    receiver: "Receiver height",
    combine: "Several sirens",
    loudest: "the loudest counts",
    loudestThough:
      "energy sum, enclosed: covered where the loudest alone is enough, blind where N times the loudest is not, undecided between; margins of the loudest",
    excess: "Lumped loss Lz",
    perDoubling: "Loss per doubling",
    population: "Population",
    populationText: (persons) => `${persons} persons in the planning area`,
    area: "Planning area",
    areaText: (km2) => `${km2} km²`,
    footprints: (km2, built) => `${km2} km² (less ${built} km² of buildings)`,
    weather: "Air",
    weatherText: (celsius, percent, kPa) => `${celsius} °C, humidity ${percent} %, ${kPa} kPa`,
    edition: "Edition",
    ground: "Ground",
    groundText: (factor) => `G = ${factor}, no gain by the ground`,
    groundGainText: (factor) => `G = ${factor}, with gain by the ground`,
    iso: "L = LW − Adiv − Aatm − Agr, ISO 9613-2, at one frequency, over open flat ground.",
    isoScreened:
      "L = LW − Adiv − Aatm − max(Agr, Dz), ISO 9613-2 at one frequency, with diffraction over terrain, buildings and barriers; ground areas averaged along the path.",
    screened: (floor) =>
      `What is heard behind anything is decided by discs, the rest cell by cell with an upper and a lower bound of the level, down to cells of ${floor} m: covered where the lower bound does, blind where the upper bound does not, undecided between; no grid of samples. What each siren covers, and covers alone, is an estimate from a raster of levels.`,
    stopped:
      "The decision ended with the time limit, before all cells were split; more time makes the undecided area smaller.",
    how: "Formula: ",
    exact:
      "The level falls strictly with horizontal distance, so each siren covers exactly one disc in each noise zone; blind spots are computed exactly from arcs and borders, without a grid.",
    exactRadius:
      "Each siren covers exactly one disc of its nominal radius; blind spots are computed exactly from arcs and borders, without a grid.",
    beside: (rescued, surely) =>
      `Paths round the sides or reflections are sought as well. They only add to a level, so “blind” means over the top. ${rescued} m² are proved to be heard round a side and count as covered; of the blind ground ${surely} m² hear nothing by any path, and the rest may hear it but does not count as covered.`,
    limitsHeading: "What is assumed, and where it ends",
    limits: {
      outdoor: "Outdoor ground only; inside buildings, under ground and in vehicles nothing is said.",
      open: "The model knows no screening by terrain or buildings, no wind and no temperature layers; the true level behind obstacles may be below the computed one.",
      excess: (db) =>
        `The lumped loss Lz of ${db} dB stands for frequency, mounting height, buildings, trees and weather; it is assumed, and each dB shortens the radius by 11.5 %.`,
      perDoubling: (db) =>
        `The loss of ${db} dB per doubling stands for ground, buildings and weather; it is assumed.`,
      screened:
        "Downwind or a slight inversion is assumed; only the path over the top counts, and paths round the sides and reflections could only add; buildings have flat roofs at the highest ground under their outline plus their height; the Earth's curvature is left out (0.7 m at 3 km). Objects below the line of sight count with a negative path difference, terrain only once it breaks sight.",
      screenedBeside:
        "Downwind or a slight inversion is assumed; a path round a side is the shortest in the inclined plane, and counts only where it is proved for a whole piece of ground; buildings have flat roofs at the highest ground under their outline plus their height; the Earth's curvature is left out (0.7 m at 3 km). Objects below the line of sight count with a negative path difference, terrain only once it breaks sight.",
      screenedTrap:
        "By the standard's formula a higher or an added obstacle can lower the screening, so taking a building away need not raise the level.",
      iso: "Open flat ground and downwind or weak inversion are assumed; no diffraction, reflection or vertical pattern.",
      radius:
        "The nominal radius belongs to the type; it knows no ambient noise and gives no level. It serves a first layout only.",
      ambient:
        "Ambient noise is a representative level of each zone; building works and rush hours are not in it.",
      rated:
        "Rated levels are documented values, not measured here; usual uncertainties are ±2 dB of the siren and ±3 dB of propagation, for which there is the safety margin.",
      terrain: "The plan has terrain; this model does not use it.",
      datum:
        "Coordinates are WGS-84, within 1 m of CGCS2000; GCJ-02 and BD-09 must be converted first, else they are 50–700 m off.",
      zones: "Persons are spread evenly over the outdoor ground of each unit: an estimate.",
    },
    certaintyHeading: "How sure this is",
    certainty:
      "“Proved” means that under this model, these parameters and layers every point of the planning area is decided, not sampled; it does not prove that the model fits the site, which a test sounding must check. The coverage rate is cut to two decimals, blind areas and persons are rounded up, and 100 % is only printed when both blind and undecided area are zero.",
  },

  sources: {
    heading: "Sources of the data",
    illustrative:
      "The plan of this report holds demonstration data: siren positions are not real. The report shows the method and must not be used for decisions.",
    notStated:
      "The plan does not state its sources; before this report is quoted, borders, positions, ambient noise and population should be checked by whoever compiled it.",
    fingerprint: (fingerprint) =>
      `The plan fingerprint ${fingerprint} is computed from layers, sirens, types and settings; equal fingerprints give equal results.`,
  },

  footer: (fingerprint, date, model) => `Plan ${fingerprint}   Report of ${date}   Model ${model}`,
  page: (page, pages) => `Page ${page} of ${pages}`,
};
