import { describe, expect, it } from "vitest";
import { parseProject } from "../../src/model/parse-project";
import type { Problem } from "../../src/model/problem";
import { filesOf } from "../support/a-plan";
import { type Documents, documents } from "./some-documents";

const problemsOf = (broken: Documents): readonly Problem[] => {
  const parsed = parseProject(filesOf(broken));
  return parsed.ok ? [] : parsed.error;
};
const short = (problems: readonly Problem[]): string[] =>
  problems.map(({ code, file, place }) => `${code} | ${file} | ${place}`);

/** A break, and the problems that it must lead to: exactly these. */
// prettier-ignore
const REFUSALS: [what: string, breakIt: (d: Documents) => void, problems: string[]][] = [
  ["a format of another kind", (d) => (d["project.json"].format = "other"), ["not-a-project | project.json | format"]],
  ["a newer version", (d) => (d["project.json"].version = 2), ["newer-version | project.json | version"]],
  ["version 0, which never was", (d) => (d["project.json"].version = 0), ["out-of-range | project.json | version"]],
  ["a version in quotes", (d) => (d["project.json"].version = "1"), ["wrong-type | project.json | version"]],
  ["no name", (d) => delete d["project.json"].name, ["missing | project.json | name"]],
  ["no settings", (d) => delete d["project.json"].settings, ["missing | project.json | settings"]],
  ["no layers", (d) => delete d["project.json"].layers, ["missing | project.json | layers"]],
  ["no siren types", (d) => delete d["project.json"].sirenTypes, ["missing | project.json | sirenTypes"]],
  ["no district layer", (d) => delete d["project.json"].layers.district, ["missing | project.json | layers.district"]],
  ["a layer that is null", (d) => (d["project.json"].layers.ground = null), ["wrong-type | project.json | layers.ground"]],
  ["an unknown model", (d) => (d["project.json"].settings.model = "magic"), ["unknown-value | project.json | settings.model"]],
  ["an unknown weighting", (d) => (d["project.json"].settings.criterion.weighting = "Z"), ["unknown-value | project.json | settings.criterion.weighting"]],
  ["an edition in quotes", (d) => (d["project.json"].settings.iso9613 = { edition: "1996" }), ["wrong-type | project.json | settings.iso9613.edition"]],
  ["a humidity of 140 %", (d) => (d["project.json"].settings.iso9613 = { humidity: 140 }), ["out-of-range | project.json | settings.iso9613.humidity"]],
  ["no default ambient", (d) => delete d["project.json"].settings.ambientDefault, ["missing | project.json | settings.ambientDefault"]],
  ["a resolution of nothing", (d) => (d["project.json"].settings.resolution = 0), ["out-of-range | project.json | settings.resolution"]],
  ["a siren type twice", (d) => d["project.json"].sirenTypes.push(d["project.json"].sirenTypes[0]), ["duplicate-id | project.json | sirenTypes[1].id"]],
  ["a siren type without a level", (d) => delete d["project.json"].sirenTypes[0].level, ["missing | project.json | sirenTypes[0].level"]],
  ["a level at 0 m", (d) => (d["project.json"].sirenTypes[0].level.distance = 0), ["out-of-range | project.json | sirenTypes[0].level.distance"]],
  ["a siren of an unknown type", (d) => (d["sirens.geojson"].features[1].properties.type = "X"), ["unknown-type | sirens.geojson | feature 2 (S2) properties.type"]],
  ["a siren without a type", (d) => delete d["sirens.geojson"].features[0].properties.type, ["missing | sirens.geojson | feature 1 (S1) properties.type"]],
  ["a siren number twice", (d) => (d["sirens.geojson"].features[1].properties.id = "S1"), ["duplicate-id | sirens.geojson | feature 2 (S1) properties.id"]],
  ["a siren without a number", (d) => delete d["sirens.geojson"].features[0].properties.id, ["missing | sirens.geojson | feature 1 properties.id"]],
  ["an empty number", (d) => (d["sirens.geojson"].features[0].properties.id = " "), ["missing | sirens.geojson | feature 1 properties.id"]],
  ["a number that is no text", (d) => (d["sirens.geojson"].features[0].properties.id = 7), ["wrong-type | sirens.geojson | feature 1 properties.id"]],
  ["an unknown state", (d) => (d["sirens.geojson"].features[0].properties.service = "asleep"), ["unknown-value | sirens.geojson | feature 1 (S1) properties.service"]],
  ["a mast into the ground", (d) => (d["sirens.geojson"].features[0].properties.height = -1), ["out-of-range | sirens.geojson | feature 1 (S1) properties.height"]],
  ["a siren that is a line", (d) => (d["sirens.geojson"].features[0].geometry = { type: "LineString", coordinates: [[0, 0], [1, 1]], }), ["wrong-geometry | sirens.geojson | feature 1 (S1) geometry"]],
  ["a siren nowhere", (d) => (d["sirens.geojson"].features[0].geometry = null), ["wrong-geometry | sirens.geojson | feature 1 (S1) geometry"]],
  ["latitude first", (d) => d["sirens.geojson"].features[0].geometry.coordinates.reverse(), ["position-out-of-range | sirens.geojson | feature 1 (S1) geometry.coordinates"]],
  ["longitude 181", (d) => (d["sirens.geojson"].features[0].geometry.coordinates[0] = 181), ["position-out-of-range | sirens.geojson | feature 1 (S1) geometry.coordinates"]],
  ["a coordinate that is null", (d) => (d["sirens.geojson"].features[0].geometry.coordinates[0] = null), ["wrong-type | sirens.geojson | feature 1 (S1) geometry.coordinates"]],
  ["a candidate twice", (d) => d["candidates.geojson"].features.push(d["candidates.geojson"].features[0]), ["duplicate-id | candidates.geojson | feature 2 (C1) properties.id"]],
  ["a candidate that costs less than nothing", (d) => (d["candidates.geojson"].features[0].properties.cost = -1), ["out-of-range | candidates.geojson | feature 1 (C1) properties.cost"]],
  ["ambient without a level", (d) => delete d["ambient.geojson"].features[0].properties.level, ["missing | ambient.geojson | feature 1 properties.level"]],
  ["an unknown noise zone", (d) => (d["ambient.geojson"].features[0].properties.zone = "5"), ["unknown-value | ambient.geojson | feature 1 properties.zone"]],
  ["a ground factor above 1", (d) => (d["ground.geojson"].features[0].properties.G = 1.1), ["out-of-range | ground.geojson | feature 1 properties.G"]],
  ["half a person less than none", (d) => (d["population.geojson"].features[0].properties.persons = -0.5), ["out-of-range | population.geojson | feature 1 properties.persons"]],
  ["a barrier with a height too few", (d) => d["barriers.geojson"].features[0].properties.height.pop(), ["wrong-type | barriers.geojson | feature 1 properties.height"]],
  ["a report heard otherwise", (d) => (d["feedback.geojson"].features[0].properties.heard = "maybe"), ["unknown-value | feedback.geojson | feature 1 (R1) properties.heard"]],
  ["an empty district", (d) => (d["district.geojson"].features = []), ["empty-district | district.geojson | "]],
  ["a ring that is not closed", (d) => d["district.geojson"].features[0].geometry.coordinates[0].pop(), ["bad-ring | district.geojson | feature 1 geometry.coordinates[0]"]],
  ["a ring of two corners", (d) => d["district.geojson"].features[0].geometry.coordinates[0].splice(1, 3), ["bad-ring | district.geojson | feature 1 geometry.coordinates[0]"]],
  ["a district that is a line", (d) => (d["district.geojson"].features[0].geometry.coordinates = [[[112, 27], [112.1, 27.1], [112.2, 27.2], [112, 27]]]), ["bad-ring | district.geojson | feature 1 geometry.coordinates[0]"]],
  ["a hole as large as the district", (d) => d["district.geojson"].features[0].geometry.coordinates.push(d["district.geojson"].features[0].geometry.coordinates[0]), ["empty-district | district.geojson | "]],
  ["a district as wide as a country", (d) => (d["district.geojson"].features[0].geometry = { type: "Polygon", coordinates: [[[100, 20], [120, 20], [120, 40], [100, 20]]], }), ["too-large | district.geojson | "]],
  ["a district across the date line", (d) => (d["district.geojson"].features[0].geometry = { type: "Polygon", coordinates: [[[179.9, 10], [-179.9, 10], [-179.9, 10.1], [179.9, 10.1], [179.9, 10]]], }), ["too-large | district.geojson | "]],
  ["a datum of another kind", (d) => (d["district.geojson"].crs = { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::4547" } }), ["wrong-datum | district.geojson | crs"]],
  ["a geometry for a layer", (d) => (d["ambient.geojson"] = { type: "Point", coordinates: [0, 0] }), ["not-geojson | ambient.geojson | "]],
  ["a feature that is none", (d) => (d["ambient.geojson"].features[0] = { type: "feature" }), ["not-geojson | ambient.geojson | feature 1"]],
  ["a layer that is not there", (d) => delete d["buildings.geojson"], ["not-found | project.json | layers.buildings"]],
  ["a path above the folder", (d) => (d["project.json"].layers.ambient = "../ambient.geojson"), ["outside-folder | project.json | layers.ambient"]],
  ["a path from the root", (d) => (d["project.json"].layers.ambient = "/etc/passwd"), ["outside-folder | project.json | layers.ambient"]],
  ["a path on a drive", (d) => (d["project.json"].layers.ambient = "C:\\ambient.geojson"), ["outside-folder | project.json | layers.ambient"]],
  ["a path on the net", (d) => (d["project.json"].layers.ambient = "https://example.org/a.geojson"), ["outside-folder | project.json | layers.ambient"]],
  ["an elevation that is no TIFF", (d) => ((d["project.json"].layers.terrain = "dem.tif"), (d["dem.tif"] = {})), ["unreadable | dem.tif | "]],
  ["model radius and a type without a radius", (d) => ((d["project.json"].settings.model = "radius"), delete d["project.json"].sirenTypes[0].nominalRadius ), ["no-nominal-radius | sirens.geojson | feature 1 (S1) properties.type", "no-nominal-radius | sirens.geojson | feature 2 (S2) properties.type"]],
  ["no height and no mount", (d) => (delete d["project.json"].sirenTypes[0].mount, (d["sirens.geojson"].features[0].properties.height = 3) ), ["no-height | sirens.geojson | feature 2 (S2) properties.height"]],
];

describe("a project that breaks the contract is refused, with the place and the reason", () => {
  it("is sound before it is broken", () => {
    expect(problemsOf(documents())).toEqual([]);
  });

  it.each(REFUSALS)("%s", (_, breakIt, problems) => {
    const broken = documents();
    breakIt(broken);
    expect(short(problemsOf(broken))).toEqual(problems);
  });

  it("says everything at once: problems of four files", () => {
    const broken = documents();
    broken["project.json"].settings.model = "magic";
    broken["sirens.geojson"].features[1].properties.service = "asleep";
    broken["ambient.geojson"].features[0].properties.level = "60";
    broken["district.geojson"].features = [];
    expect(new Set(problemsOf(broken).map(({ file }) => file))).toEqual(
      new Set(["project.json", "sirens.geojson", "ambient.geojson", "district.geojson"]),
    );
  });

  it.each(["1e999", "-1e999"])("a number that is not finite: %s, anywhere", (number) => {
    for (const file of ["project.json", "sirens.geojson"]) {
      const files = filesOf(documents());
      const text = new TextDecoder()
        .decode(files.get(file))
        .replace(/^\{/, `{"unknown":{"deep":[${number}]},`);
      files.set(file, new TextEncoder().encode(text));
      const parsed = parseProject(files);
      expect(parsed.ok ? [] : short(parsed.error)).toEqual([`out-of-range | ${file} | unknown.deep[0]`]);
    }
  });

  it("broken JSON, with the line; an empty file; another encoding; no project at all", () => {
    const files = filesOf(documents());
    files.set("ambient.geojson", new TextEncoder().encode('{\n"type": oops }'));
    files.set("ground.geojson", new Uint8Array());
    files.set("buildings.geojson", Uint8Array.from([0xff, 0xfe, 0x7b, 0]));
    const parsed = parseProject(files);
    expect(parsed.ok ? [] : short(parsed.error)).toEqual([
      expect.stringMatching(/^not-json \| ambient\.geojson \| (line 2)?$/),
      "unreadable | buildings.geojson | ",
      "unreadable | ground.geojson | ",
    ]);
    const none = parseProject(new Map());
    expect(none.ok ? [] : short(none.error)).toEqual(["not-found | project.json | "]);
  });

  it("nesting without end is refused, not followed", () => {
    const files = filesOf(documents());
    files.set("context.geojson", new TextEncoder().encode(`${"[".repeat(100_000)}${"]".repeat(100_000)}`));
    const parsed = parseProject(files);
    expect(parsed.ok ? [] : parsed.error.map(({ code }) => code)).toEqual(["not-json"]);
  });

  it("a million bad rows do not make a million problems", () => {
    const broken = documents();
    broken["population.geojson"].features = Array.from({ length: 10_000 }, () => ({
      type: "Feature",
      properties: {},
      geometry: null,
    }));
    expect(problemsOf(broken)).toHaveLength(500);
  });
});
