import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseProject } from "../../src/model/parse-project";
import { jsonSchemas } from "../../src/model/schema/json-schema";
import { aPlan, filesOf, geoPolygon, square } from "../support/a-plan";
import { fits } from "./schema-checker";

const folder = join(import.meta.dirname, "..", "..", "public", "schema");
const schemas = jsonSchemas();

/** Every layer and every key that the contract knows, filled. */
const full = (): Record<string, unknown> => {
  const documents = aPlan({
    settings: {
      fema: { perDoubling: 10 },
      iso9613: {
        edition: 1996,
        temperature: 17,
        humidity: 80,
        pressure: 101,
        groundFactor: 0.5,
        groundGain: false,
        lateral: true,
        reflections: 1,
      },
      certificate: { floor: 1, timeLimit: 30 },
      criterion: { aboveAmbient: 5, floor: 60, weighting: "A", safetyMargin: 3 },
    },
  })
    .withType({
      id: "T",
      name: "T",
      level: { value: 110, weighting: "C", distance: 30 },
      frequency: 500,
      mount: 20,
      verticalPattern: { horns: 4, spacing: 0.6 },
      powerW: 600,
      nominalRadius: 900,
      price: 2,
    })
    .withSiren("S1", {
      eastM: 0,
      northM: 0,
      type: "T",
      heightM: 20,
      fixed: true,
      more: { host: "x", installed: "2020", note: "" },
    })
    .withCandidate("C1", 10, 10, { name: "x", height: 3, cost: 2, allowed: false })
    .withFeature("ambient", geoPolygon(square(100)), { level: 60, zone: "4a" })
    .withBuilding(square(20), 30)
    .withFeature(
      "barriers",
      {
        type: "LineString",
        coordinates: [
          [112.95, 27.85],
          [112.951, 27.85],
        ],
      },
      { height: [2, 3] },
    )
    .withFeature("ground", geoPolygon(square(50)), { G: 0.3 })
    .withPopulation(square(250), 12)
    .withFeature(
      "feedback",
      { type: "Point", coordinates: [112.95, 27.85] },
      { id: "R1", date: "2026-11-01", heard: "no", status: "open", note: "" },
    )
    .withFeature("context", { type: "Point", coordinates: [112.95, 27.85] }, { kind: "place" })
    .documents();
  return structuredClone(documents) as Record<string, unknown>;
};

const schemaFor = (file: string) => schemas[file.replace(/\.(geojson|json)$/, ".schema.json")] ?? {};
const schemaAllows = (documents: Record<string, unknown>): boolean =>
  Object.entries(documents).every(([file, content]) =>
    fits(schemaFor(file), JSON.parse(JSON.stringify(content))),
  );

describe("the published schema", () => {
  it("lies in public/schema as the shapes give it (UPDATE_SCHEMA=1 writes it)", () => {
    if (process.env["UPDATE_SCHEMA"]) {
      mkdirSync(folder, { recursive: true });
      for (const [name, schema] of Object.entries(schemas))
        writeFileSync(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
    }
    expect(readdirSync(folder).sort()).toEqual(Object.keys(schemas).sort());
    expect(Object.keys(schemas)).toHaveLength(11);
    for (const [name, schema] of Object.entries(schemas))
      expect(JSON.parse(readFileSync(join(folder, name), "utf8"))).toEqual(schema);
  });

  it("allows a sound project, and so does the parser", () => {
    expect(schemaAllows(full())).toBe(true);
    expect(parseProject(filesOf(full())).ok).toBe(true);
  });

  it.each(["hedong", "yuetang"])("allows the sample project %s, and so does the parser", (name) => {
    const sample = join(import.meta.dirname, "..", "..", "data", name);
    const names = readdirSync(sample).filter((file) => file.endsWith("json"));
    const documents = Object.fromEntries(
      names.map((file) => [file, JSON.parse(readFileSync(join(sample, file), "utf8"))]),
    );
    expect(names.length).toBeGreaterThan(4);
    expect(schemaAllows(documents)).toBe(true);
    const parsed = parseProject(filesOf(documents));
    expect(parsed.ok ? [] : parsed.error).toEqual([]);
  });
});

type Path = readonly (string | number)[];

/** Every place of a document: each object's keys and each list's items. */
function placesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    return [place, ...placesOf(member, place)];
  });
}

function mutate(
  root: Record<string, unknown>,
  path: Path,
  change: (parent: Record<string | number, unknown>, key: string | number) => void,
): void {
  let parent = root as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) parent = parent[step] as Record<string | number, unknown>;
  change(parent, path.at(-1) as string | number);
}

/** Problems that a schema of one file cannot tell: they need another file, the whole layer, or geometry. */
const BEYOND_SCHEMA = new Set([
  "duplicate-id",
  "unknown-type",
  "not-found",
  "outside-folder",
  "bad-ring",
  "empty-district",
  "too-large",
  "no-height",
  "no-nominal-radius",
  "wrong-datum",
]);

/** What a value is replaced with; undefined takes it out. */
const JUNK: readonly unknown[] = [
  undefined,
  null,
  "",
  " ",
  "x",
  -1,
  0,
  0.5,
  1e6,
  1e300,
  true,
  [],
  {},
  [1, 2],
  { type: "x" },
];

describe("schema and parser agree on mutants of every place", () => {
  const sound = JSON.stringify(full());
  const places = placesOf(full());

  it.each(JUNK.map((value) => [value === undefined ? "taken out" : JSON.stringify(value), value]))(
    "one value: %s",
    (_, value) => {
      let refused = 0;
      let agreed = 0;
      for (const path of places) {
        const documents = JSON.parse(sound) as Record<string, unknown>;
        mutate(documents, path, (parent, key) => {
          if (value !== undefined) parent[key] = value;
          else if (Array.isArray(parent)) parent.splice(Number(key), 1);
          else delete parent[key];
        });
        const parsed = parseProject(filesOf(documents));
        const codes = parsed.ok ? [] : parsed.error.map(({ code }) => code);
        const told = codes.some((code) => !BEYOND_SCHEMA.has(code));
        // Where the parser has nothing but what a schema cannot tell, either answer of the schema is right.
        if (codes.length > 0 && !told) continue;
        expect([path.join("."), schemaAllows(documents)]).toEqual([path.join("."), codes.length === 0]);
        agreed += 1;
        if (told) refused += 1;
      }
      expect(agreed).toBeGreaterThan(150);
      expect(refused).toBeGreaterThan(40);
    },
  );
});
