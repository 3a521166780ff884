import { unreachable } from "../../base/assert";
import type { Problem, ProblemCode } from "../problem";
import type { Fields, Shape } from "./shape";

/** Where problems of one file are gathered; it hands back undefined, as the reader does for what it refuses. */
export type Report = (code: ProblemCode, place: string, detail?: Problem["detail"]) => undefined;

/** The most problems that are gathered over a project: a file of a million bad rows must not fill the memory. */
const MOST_PROBLEMS = 500;

/** A report for one file, into a list that is shared by the files of a project. */
export const reportInto =
  (problems: Problem[], file: string): Report =>
  (code, place, detail) => {
    if (problems.length < MOST_PROBLEMS) problems.push({ code, file, place, ...(detail ? { detail } : {}) });
    return undefined;
  };

/**
 * Reads a value of a shape; every misfit goes to the report.
 * @returns what the shape describes (known keys only, null and absent left out), or undefined where anything misfits.
 */
export function readShape<T>(shape: Shape<T>, value: unknown, place: string, report: Report): T | undefined {
  return read(shape, value, place, report) as T | undefined;
}

function read(shape: Shape, value: unknown, place: string, report: Report): unknown {
  switch (shape.kind) {
    case "number":
      return readNumber(shape, value, place, report);
    case "text":
      if (typeof value !== "string") return wrongType(report, place, value, "text");
      if (shape.filled && value.trim() === "") return report("missing", place);
      return value;
    case "flag":
      return typeof value === "boolean" ? value : wrongType(report, place, value, "true or false");
    case "choice":
      if ((shape.of as readonly unknown[]).includes(value)) return value;
      if (!shape.of.some((one) => typeof one === typeof value))
        return wrongType(report, place, value, shape.of.join(", "));
      return report("unknown-value", place, { value: shortly(value), allowed: shape.of.join(", ") });
    case "list":
      return readList(shape, value, place, report);
    case "either": {
      const fits = shape.of.find((one) => read(one, value, place, () => {}) !== undefined);
      const nearest = shape.of.find((one) => (one.kind === "list") === Array.isArray(value)) ?? shape.of[0];
      return read((fits ?? nearest) as Shape, value, place, report);
    }
    case "record":
      return readRecord(shape, value, place, report);
    default:
      return unreachable(shape);
  }
}

function readNumber(
  shape: Shape & { kind: "number" },
  value: unknown,
  place: string,
  report: Report,
): number | undefined {
  if (typeof value !== "number") return wrongType(report, place, value, "number");
  const { min, max, above } = shape;
  const fits =
    Number.isFinite(value) &&
    value >= (min ?? -Infinity) &&
    value <= (max ?? Infinity) &&
    (above === undefined || value > above) &&
    (!shape.integer || Number.isInteger(value));
  // −0 is 0: a file cannot tell them apart once it is saved.
  if (fits) return value + 0;
  report("out-of-range", place, {
    value: String(value),
    ...(min === undefined ? {} : { min }),
    ...(above === undefined ? {} : { above }),
    ...(max === undefined ? {} : { max }),
  });
  return undefined;
}

function readList(
  { of, least = 0 }: Shape & { kind: "list" },
  value: unknown,
  place: string,
  report: Report,
): unknown[] | undefined {
  if (!Array.isArray(value)) return wrongType(report, place, value, "list");
  if (value.length < least) return wrongType(report, place, value, `list of at least ${least}`);
  const items = value.map((item, index) => read(of, item, `${place}[${index}]`, report));
  return items.includes(undefined) ? undefined : items;
}

function readRecord(
  { fields, nullable }: { fields: Fields; nullable: boolean },
  value: unknown,
  place: string,
  report: Report,
): Record<string, unknown> | undefined {
  if (!isRecord(value)) return wrongType(report, place, value, "object");
  let good = true;
  const entries: [string, unknown][] = [];
  for (const [key, { shape, required }] of Object.entries(fields)) {
    const inner = place === "" ? key : `${place}.${key}`;
    const given = Object.hasOwn(value, key) ? value[key] : undefined;
    if (given === undefined || (nullable && given === null)) {
      if (required) report("missing", inner);
      good &&= !required;
      continue;
    }
    const read1 = read(shape, given, inner, report);
    if (read1 === undefined) good = false;
    else entries.push([key, read1]);
  }
  return good ? Object.fromEntries(entries) : undefined;
}

/** True for a JSON object. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The keys of an object that a shape does not know. */
export const unknownKeys = (
  value: Readonly<Record<string, unknown>>,
  fields: Fields,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !Object.hasOwn(fields, key)));

function wrongType(report: Report, place: string, value: unknown, expected: string): undefined {
  return report("wrong-type", place, { value: shortly(value), expected });
}

/** A value as a few characters of JSON. */
export function shortly(value: unknown): string {
  // A large list or object is named, not printed.
  const json =
    Array.isArray(value) && value.length > 8
      ? "[…]"
      : isRecord(value)
        ? "{…}"
        : String(JSON.stringify(value));
  return json.length > 60 ? `${json.slice(0, 59)}…` : json;
}
