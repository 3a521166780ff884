type Schema = Readonly<Record<string, unknown>>;

/** Keywords that the published schemas use; any other is an error of the checker, not a pass. */
const KNOWN = new Set([
  "$schema",
  "$id",
  "title",
  "description",
  "type",
  "required",
  "properties",
  "items",
  "prefixItems",
  "minItems",
  "const",
  "enum",
  "oneOf",
  "anyOf",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "pattern",
]);

/** A small checker of JSON Schema (draft 2020-12), for the keywords that occur here. */
export function fits(schema: Schema, value: unknown): boolean {
  for (const key of Object.keys(schema))
    if (!KNOWN.has(key)) throw new Error(`the checker does not know ${key}`);
  return (
    fitsType(schema, value) &&
    (!("const" in schema) || schema["const"] === value) &&
    (!("enum" in schema) || (schema["enum"] as unknown[]).includes(value)) &&
    (!("oneOf" in schema) || (schema["oneOf"] as Schema[]).filter((one) => fits(one, value)).length === 1) &&
    (!("anyOf" in schema) || (schema["anyOf"] as Schema[]).some((one) => fits(one, value))) &&
    (typeof value !== "number" || fitsNumber(schema, value)) &&
    (typeof value !== "string" ||
      !("pattern" in schema) ||
      new RegExp(schema["pattern"] as string, "u").test(value)) &&
    (!Array.isArray(value) || fitsArray(schema, value)) &&
    (typeof value !== "object" ||
      value === null ||
      Array.isArray(value) ||
      fitsObject(schema, value as Schema))
  );
}

function fitsType(schema: Schema, value: unknown): boolean {
  if (!("type" in schema)) return true;
  return [schema["type"]].flat().some((type) => {
    switch (type) {
      case "integer":
        return Number.isInteger(value);
      case "array":
        return Array.isArray(value);
      case "null":
        return value === null;
      case "object":
        return typeof value === "object" && value !== null && !Array.isArray(value);
      default:
        return typeof value === type;
    }
  });
}

const fitsNumber = (schema: Schema, value: number): boolean =>
  value >= ((schema["minimum"] as number | undefined) ?? -Infinity) &&
  value <= ((schema["maximum"] as number | undefined) ?? Infinity) &&
  value > ((schema["exclusiveMinimum"] as number | undefined) ?? -Infinity);

function fitsArray(schema: Schema, value: readonly unknown[]): boolean {
  const prefix = (schema["prefixItems"] as Schema[] | undefined) ?? [];
  const items = schema["items"] as Schema | undefined;
  return (
    value.length >= ((schema["minItems"] as number | undefined) ?? 0) &&
    value.every((item, index) => {
      const one = prefix[index] ?? items;
      return !one || fits(one, item);
    })
  );
}

function fitsObject(schema: Schema, value: Schema): boolean {
  const properties = Object.entries((schema["properties"] as Record<string, Schema> | undefined) ?? {});
  return (
    ((schema["required"] as string[] | undefined) ?? []).every((key) => Object.hasOwn(value, key)) &&
    properties.every(([key, one]) => !Object.hasOwn(value, key) || fits(one, value[key]))
  );
}
