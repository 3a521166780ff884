import { type AreaLevel, type AreaSiren, areaLevel } from "../acoustics/area-model";
import { CN120_CONSTANT_DB, cn120Law, femaLaw } from "../acoustics/simple-models";
import type { Xyz } from "../acoustics/terrain";
import { LEAST_DISTANCE_M } from "../acoustics/path-budget";
import { reweightedDb } from "../acoustics/weighting";
import type { World as SoundWorld } from "../acoustics/world";
import { unreachable } from "../base/assert";
import type { SirenId } from "../base/ids";
import type { Siren, SirenType } from "../model/plan";
import type { Settings } from "../model/settings";
import { heardSettings } from "./siren-places";

/** What a level is summed from: the rated level first, then what is taken off or added. */
export type BudgetLineName =
  | "rated"
  | "reweighted"
  | "divergence"
  | "slope"
  | "constant"
  | "excess"
  | "atmosphere"
  | "ground"
  | "barrier"
  | "reflection"
  | "pattern"
  | "cap";

/** One line of the sum, dB; the lines add up to the level. */
export interface BudgetLine {
  readonly name: BudgetLineName;
  readonly valueDb: number;
  /** True where no standard gives the value (acoustics.md, tags [M] and [G]). */
  readonly assumed: boolean;
}

/** What one siren gives at a place. */
export interface SirenBudget {
  readonly siren: SirenId;
  /** Horizontal, m. */
  readonly distanceM: number;
  /** In the criterion's weighting; null for model `radius`, and where the place or the siren stands in a building. */
  readonly levelDb: number | null;
  readonly marginDb: number | null;
  /** Model `radius` only. */
  readonly marginM?: number;
  readonly lines: readonly BudgetLine[];
  /** What budgets are ordered by, the loudest highest. */
  readonly rank: number;
}

/** Everything that a budget follows from. */
export interface BudgetInput {
  readonly siren: Siren;
  readonly type: SirenType;
  /** Places the siren in the world; null where its height is not known, or its horn is inside a building. */
  readonly placed: () => AreaSiren | null;
  readonly sound: SoundWorld;
  /** Horizontal, m. */
  readonly distanceM: number;
  readonly receiver: Xyz;
  readonly settings: Settings;
  readonly requiredDb: number;
}

/** The sum for one siren under the model of the settings; null where what the model needs is missing. */
export function sirenBudget(input: BudgetInput): SirenBudget | null {
  const { siren, type, distanceM, settings, requiredDb } = input;
  const heard = { siren: siren.id, distanceM };
  if (settings.model === "radius") {
    if (type.nominalRadiusM === undefined) return null;
    const marginM = type.nominalRadiusM - distanceM;
    return { ...heard, levelDb: null, marginDb: null, marginM, lines: [], rank: marginM };
  }
  const summed = settings.model === "iso9613" ? isoLines(input) : simpleLines(input, settings.model);
  if (!summed) return null;
  const { levelDb, lines } = summed;
  if (levelDb === null) return { ...heard, levelDb, marginDb: null, lines, rank: -Infinity };
  return { ...heard, levelDb, marginDb: levelDb - requiredDb, lines, rank: levelDb };
}

const SILENT: Summed = { levelDb: null, lines: [] };

interface Summed {
  readonly levelDb: number | null;
  readonly lines: readonly BudgetLine[];
}

const line = (name: BudgetLineName, valueDb: number, assumed = false): BudgetLine => ({
  name,
  valueDb,
  assumed,
});

/** The rated level as the maker has it, and what its turn into the criterion's weighting adds. */
function ratedLines({ type, settings }: BudgetInput): { lines: BudgetLine[]; ratedDb: number } {
  const { valueDb, weighting } = type.level;
  const ratedDb = reweightedDb(valueDb, weighting, settings.criterion.weighting, type.frequencyHz);
  const lines = [line("rated", valueDb)];
  if (weighting !== settings.criterion.weighting) lines.push(line("reweighted", ratedDb - valueDb));
  return { lines, ratedDb };
}

function simpleLines(input: BudgetInput, model: "cn120" | "fema"): Summed {
  const { type, distanceM, settings } = input;
  const { lines, ratedDb } = ratedLines(input);
  const rated = { levelDb: ratedDb, distanceM: type.level.distanceM };
  const ratio = Math.max(distanceM, LEAST_DISTANCE_M) / rated.distanceM;
  let levelDb: number;
  switch (model) {
    case "cn120":
      levelDb = cn120Law(rated, settings.cn120.excessDb).levelDb(distanceM);
      lines.push(line("divergence", -20 * Math.log10(ratio)));
      lines.push(line("constant", -CN120_CONSTANT_DB, true));
      lines.push(line("excess", -settings.cn120.excessDb, true));
      break;
    case "fema":
      levelDb = femaLaw(rated, settings.fema.perDoublingDb).levelDb(distanceM);
      lines.push(line("slope", -settings.fema.perDoublingDb * Math.log2(ratio)));
      break;
    default:
      return unreachable(model);
  }
  // Near the siren the formula would exceed the rated level, and is cut there.
  const sumDb = lines.reduce((sum, { valueDb }) => sum + valueDb, 0);
  if (sumDb - levelDb > CAP_SHOWS_DB) lines.push(line("cap", levelDb - sumDb));
  return { levelDb, lines };
}

const CAP_SHOWS_DB = 1e-6;

/** The area model against the rated level: level = rated + weighting − 20 lg(d/r0) − Aatm − Agr − Abar − pattern. */
function isoLines(input: BudgetInput): Summed | null {
  const { type, sound, receiver, settings } = input;
  const source = input.placed();
  // Without a height the model cannot be asked; a horn inside a building has no level, as a hearer in one has none.
  if (!source) return type.mountM === undefined && input.siren.heightM === undefined ? null : SILENT;
  const found = areaLevel(sound, source, receiver, heardSettings(settings));
  if (!found.ok) return SILENT;
  const { levelDb, terms, geometry }: AreaLevel = found.value;
  const { lines } = ratedLines(input);
  lines.push(line("divergence", -20 * Math.log10(geometry.distanceM / type.level.distanceM)));
  lines.push(line("atmosphere", -terms.atmosphere));
  lines.push(line("ground", -terms.ground));
  lines.push(line("barrier", -terms.barrier));
  if (terms.reflection < 0) lines.push(line("reflection", -terms.reflection));
  if (source.stack) lines.push(line("pattern", -terms.pattern));
  return { levelDb, lines };
}
