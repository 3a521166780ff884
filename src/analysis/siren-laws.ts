import { unreachable } from "../base/assert";
import { type Result, err, ok } from "../base/result";
import { isoLaw } from "../acoustics/iso9613-disc";
import { type DistanceLaw, cn120Law, femaLaw } from "../acoustics/simple-models";
import { reweightedDb } from "../acoustics/weighting";
import type { AreaLayers } from "../model/basis";
import type { Siren, SirenType } from "../model/plan";
import type { Problem } from "../model/problem";
import type { Settings } from "../model/settings";
import { standsInTheWay } from "./is-screened";

/** How one sounding siren reaches: by a nominal radius, or by a level that falls with distance. */
export type SirenLaw =
  | { readonly kind: "radius"; readonly radiusM: number }
  | { readonly kind: "level"; readonly law: DistanceLaw };

/** What the laws are made from. */
export interface LawInput {
  readonly sirens: readonly Siren[];
  readonly sirenTypes: readonly SirenType[];
  readonly settings: Settings;
  /** What stands between a siren and its hearers: ISO 9613-2 is a disc only where nothing does. */
  readonly base: AreaLayers;
}

/**
 * The law of every siren given, under the model of the settings; levels in the criterion's weighting.
 * The project file refuses what is missing here; an edit can still bring it about, so it is a value, not a throw.
 */
export function sirenLaws(input: LawInput): Result<SirenLaw[], Problem> {
  const laws: SirenLaw[] = [];
  for (const siren of input.sirens) {
    const type = input.sirenTypes.find((candidate) => candidate.id === siren.type);
    if (!type) return err(problemOf(siren, "unknown-type", { value: siren.type }));
    const law = lawOf(siren, type, input);
    if (!law.ok) return law;
    laws.push(law.value);
  }
  return ok(laws);
}

function lawOf(siren: Siren, type: SirenType, input: LawInput): Result<SirenLaw, Problem> {
  const { settings } = input;
  const { valueDb, weighting, distanceM } = type.level;
  const levelDb = reweightedDb(valueDb, weighting, settings.criterion.weighting, type.frequencyHz);
  const rated = { levelDb, distanceM };
  switch (settings.model) {
    case "radius":
      return type.nominalRadiusM === undefined
        ? err(problemOf(siren, "no-nominal-radius", { value: type.id }))
        : ok({ kind: "radius", radiusM: type.nominalRadiusM });
    case "cn120":
      return ok({ kind: "level", law: cn120Law(rated, settings.cn120.excessDb) });
    case "fema":
      return ok({ kind: "level", law: femaLaw(rated, settings.fema.perDoublingDb) });
    case "iso9613":
      return isoOf(siren, type, input);
    default:
      return unreachable(settings.model);
  }
}

/** ISO 9613-2 over open flat ground; a screened or directional siren covers no disc and is refused. */
function isoOf(siren: Siren, type: SirenType, { settings, base }: LawInput): Result<SirenLaw, Problem> {
  if (standsInTheWay(base) || type.verticalPattern)
    return err({
      code: "model-not-ready",
      file: "project.json",
      place: "settings.model",
      detail: { value: "iso9613" },
    });
  const heightM = siren.heightM ?? type.mountM;
  if (heightM === undefined) return err(problemOf(siren, "no-height", { value: type.id }));
  const { edition, temperatureC, humidityPercent, pressureKPa, groundFactor, groundGain } = settings.iso9613;
  const { valueDb, weighting, distanceM } = type.level;
  return ok({
    kind: "level",
    law: isoLaw({
      rated: { levelDb: valueDb, weighting, distanceM, frequencyHz: type.frequencyHz },
      criterionWeighting: settings.criterion.weighting,
      sourceHeightM: heightM,
      receiverHeightM: settings.receiverHeightM,
      groundFactor,
      groundGain,
      edition,
      air: { temperatureC, humidityPct: humidityPercent, pressureKPa },
    }),
  });
}

/** What is wrong with a siren, told at its type. */
export const problemOf = (siren: Siren, code: Problem["code"], detail: Record<string, string>): Problem => ({
  code,
  file: "sirens",
  place: `${siren.id} properties.type`,
  detail,
});
