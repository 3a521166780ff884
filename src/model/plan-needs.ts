import type { Siren, SirenType } from "./plan";
import type { Problem } from "./problem";
import type { Settings } from "./settings";

/** The records among which a siren needs its type, its height or its radius. */
export interface Needing {
  readonly sirens: readonly Siren[];
  readonly sirenTypes: readonly SirenType[];
  readonly settings: Pick<Settings, "model">;
}

/**
 * What a model needs and a siren lacks: a known type; a nominal radius under model `radius`; under every other model
 * a height, its own or its type's mount (DESIGN §3: "else an error"). A retired siren needs its type only.
 * @param file path of the sirens' layer, and `placeOf` where a siren stands in it, for the problems.
 */
export function unmetNeeds(
  { sirens, sirenTypes, settings }: Needing,
  file: string,
  placeOf: (siren: Siren, index: number) => string = (siren) => `siren (${siren.id})`,
): Problem[] {
  const types = new Map(sirenTypes.map((type) => [type.id, type]));
  return sirens.flatMap((siren, index): Problem[] => {
    const type = types.get(siren.type);
    const place = (key: string): string => `${placeOf(siren, index)} properties.${key}`;
    if (!type) return [{ code: "unknown-type", file, place: place("type"), detail: { value: siren.type } }];
    if (siren.service === "retired") return [];
    const detail = { value: type.id, model: settings.model };
    if (settings.model === "radius")
      return type.nominalRadiusM === undefined
        ? [{ code: "no-nominal-radius", file, place: place("type"), detail }]
        : [];
    return (siren.heightM ?? type.mountM) === undefined
      ? [{ code: "no-height", file, place: place("height"), detail }]
      : [];
  });
}
