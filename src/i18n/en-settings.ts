import type { SettingsText } from "./zh-settings";

export const enSettings: SettingsText = {
  title: "Model and criterion",
  hint: "Each change is one step and can be undone.",
  model: "Propagation model",
  assumed: "assumed",
  assumedHint: "No source could be opened, or it is only this program's proposal; check before quoting.",
  models: {
    radius: {
      name: "Nominal radius",
      note: "Covered where the horizontal distance is within the type's nominal radius; ambient noise plays no part and there is no level margin.",
    },
    cn120: {
      name: "国人防〔2007〕120号 (PRC)",
      note: "L = Lp − 20 lg(D / r0) − 7 − Lz, D the horizontal distance, Lp the rated level at r0.",
    },
    iso9613: {
      name: "ISO 9613-2",
      note: "The safe model for one tone: divergence, air, ground and screening, by the path over the top alone.",
    },
    fema: {
      name: "FEMA slope",
      note: "L = Lp − k · log2(D / r0), FEMA CPG 1-17.",
    },
  },
  excess: {
    label: "Lumped loss Lz",
    note: "Frequency, mounting height, buildings, trees and weather together, 1–30 dB. The default of 10 dB is assumed: 9–13 dB agrees with the FEMA rule at 500–1 000 m. Each dB shortens the radius by 11.5 %.",
  },
  constant:
    "The constant of 7 dB belongs to the formula; the source at hand does not say what it stands for.",
  perDoubling: {
    label: "Loss per doubling k",
    note: "Default 10 dB (CPG 1-17). Usual 6–16 dB; 12 dB for sirens at or below roof level is assumed.",
  },
  iso: {
    edition: { label: "Edition", note: "1996 is computed with the clarifications of ISO/TR 17534-3." },
    temperature: { label: "Air temperature", note: "About 17 °C at the test sounding on 1 November." },
    humidity: { label: "Relative humidity", note: "The yearly mean is about 80 %." },
    pressure: { label: "Air pressure", note: "Standard pressure is 101.325 kPa." },
    ground: { label: "Ground factor G", note: "Used where no ground area says otherwise: 0 hard, 1 porous." },
    gain: {
      label: "Count ground gain",
      note: "Off, the ground never raises the level (Agr ≥ 0), which is the safe side.",
    },
  },
  presets: {
    label: "Criteria in use",
    own: "own values",
    source: "Source",
    parts: { weighting: "weighting", aboveAmbientDb: "excess", floorDb: "floor" },
    assumedParts: (parts) => `assumed in it: ${parts}`,
    names: {
      prc: "PRC: ambient +5 dB(A)",
      "fema-urban": "FEMA urban: 70 dB(C), ambient +10 dB",
      "fema-rural": "FEMA rural: 60 dB(C), ambient +10 dB",
      "swiss-70": "Swiss: 70 dB(A)",
      "swiss-65": "Swiss (under study): 65 dB(A)",
      "iso-7731": "ISO 7731: ambient +15 dB(A), floor 65",
    },
    ambientLabel: "By noise zone",
    ambientNote: (leastDb) => `A choice fills in the default ambient noise; never below ${leastDb} dB(A).`,
    ambientOnlyA: "Zone levels are A-weighted and cannot be used while the criterion is C-weighted.",
    limit: "GB 3096 limit",
    measured: "Zhuzhou 2023, measured analogue (assumed)",
    zone: (zone, time, db) => `zone ${zone} by ${time} ${db} dB(A)`,
    day: "day",
    night: "night",
  },
  criterion: "Criterion",
  formula: "level − safety margin ≥ ambient + excess, and not below the floor",
  above: {
    label: "Above ambient",
    note: "+5 dB: Wang Guijie on the coverage of air-raid sirens, “according to the national standard”. ISO 7731 has 15 dB(A), FEMA 10 dB (assumed).",
  },
  floor: {
    label: "Lowest level",
    none: "none",
    note: "A level to reach however quiet the place is. FEMA / NUREG: 70 dB(C) in dense areas, else 60 dB(C).",
  },
  weighting: {
    label: "Weighting",
    note: "Ambient noise and criterion share one weighting. At 500 Hz A is about −3 dB and C is 0 dB: never mix them.",
  },
  safety: {
    label: "Safety margin",
    note: "Taken off the level for what is uncertain: siren ±2 dB, propagation ±3 dB. Default 0 dB.",
  },
  ambient: "Ambient noise",
  ambientDefault: {
    label: "Default ambient noise",
    note: "Used where there is no noise zone. Xiangtan has no public measurements: assumed.",
  },
  zones: (count: string) => `The plan has ${count} ambient zones; later ones win.`,
  noZones: "The plan has no ambient zones.",
  notForRadius: "The nominal radius uses neither criterion nor ambient noise.",
};
