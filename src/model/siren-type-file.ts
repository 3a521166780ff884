import type { SirenTypeId } from "../base/ids";
import type { SirenType } from "./plan";
import { sirenTypeFields } from "./schema/project-shape";
import { type Report, isRecord, readShape, shortly, unknownKeys } from "./schema/read-shape";
import { type Read, record } from "./schema/shape";

const typeShape = record(sirenTypeFields);

/** `sirenTypes` of a project file or of a catalogue; types that misfit go to the report and are left out. */
export function readSirenTypes(value: unknown, report: Report): readonly SirenType[] {
  if (value === undefined) return (report("missing", "sirenTypes"), []);
  if (!Array.isArray(value))
    return (report("wrong-type", "sirenTypes", { value: shortly(value), expected: "list" }), []);
  const first = new Map<string, number>();
  return value.flatMap((item: unknown, index) => {
    const place = `sirenTypes[${index}]`;
    const given = readShape(typeShape, item, place, report);
    if (!given || !isRecord(item)) return [];
    const other = first.get(given.id);
    if (other !== undefined) {
      report("duplicate-id", `${place}.id`, { value: given.id, other: `sirenTypes[${other}]` });
      return [];
    }
    first.set(given.id, index);
    return [typeOf(given, unknownKeys(item, sirenTypeFields))];
  });
}

function typeOf(given: Read<typeof typeShape>, extra: SirenType["extra"]): SirenType {
  const { level, verticalPattern: pattern } = given;
  return {
    id: given.id as SirenTypeId,
    name: given.name,
    level: { valueDb: level.value, weighting: level.weighting, distanceM: level.distance },
    frequencyHz: given.frequency,
    ...(given.mount === undefined ? {} : { mountM: given.mount }),
    ...(pattern ? { verticalPattern: { horns: pattern.horns, spacingM: pattern.spacing } } : {}),
    ...(given.powerW === undefined ? {} : { powerW: given.powerW }),
    ...(given.nominalRadius === undefined ? {} : { nominalRadiusM: given.nominalRadius }),
    ...(given.price === undefined ? {} : { price: given.price }),
    extra,
  };
}

/** A siren type as a project file has it. */
export function writtenSirenType(type: SirenType): Record<string, unknown> {
  const { level, verticalPattern: pattern } = type;
  return {
    id: type.id,
    name: type.name,
    level: { value: level.valueDb, weighting: level.weighting, distance: level.distanceM },
    frequency: type.frequencyHz,
    ...(type.mountM === undefined ? {} : { mount: type.mountM }),
    ...(pattern ? { verticalPattern: { horns: pattern.horns, spacing: pattern.spacingM } } : {}),
    ...(type.powerW === undefined ? {} : { powerW: type.powerW }),
    ...(type.nominalRadiusM === undefined ? {} : { nominalRadius: type.nominalRadiusM }),
    ...(type.price === undefined ? {} : { price: type.price }),
    ...type.extra,
  };
}
