import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { SirenId } from "../../src/base/ids";
import type { Result } from "../../src/base/result";
import { apply } from "../../src/model/change";
import * as edits from "../../src/model/edits";
import type { Change } from "../../src/model/change";
import { parseProject } from "../../src/model/parse-project";
import type { Plan } from "../../src/model/plan";
import type { Problem } from "../../src/model/problem";
import { serialiseProject } from "../../src/model/serialise-project";
import { aPlan, at, filesOf, square } from "../support/a-plan";

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const json = (bytes: Uint8Array | undefined) => JSON.parse(text(bytes));

/** All of a plan but the files that it came from. */
const contents = (plan: Plan) => ({ ...plan, source: null });

function reread(plan: Plan): Plan {
  const parsed = parseProject(serialiseProject(plan));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function done(plan: Plan, edit: Result<Change, Problem>): Plan {
  if (!edit.ok) throw new Error(JSON.stringify(edit.error));
  return apply(plan, edit.value).plan;
}

/** A project full of what the program does not know, written by somebody else. */
function foreign(): Map<string, Uint8Array> {
  const documents = structuredClone(
    aPlan()
      .withSiren("S1", { eastM: 0, northM: 0 })
      .withSiren("S2", { eastM: 300, northM: 0 })
      .withAmbient(square(100), 60)
      .documents(),
  ) as Record<string, Record<string, unknown>>;
  const project = documents["project.json"] as Record<string, Record<string, unknown> & unknown[]>;
  Object.assign(project, { author: { office: "人防办" }, illustrative: true });
  Object.assign(project["settings"] ?? {}, { planner: "x", iso9613: { humidity: 70, wind: 3 } });
  Object.assign((project["sirenTypes"] as unknown as object[])[0] ?? {}, { maker: "E57" });
  Object.assign(project["layers"] ?? {}, { sketches: "sketches.geojson" });
  const sirens = documents["sirens.geojson"] as { features: Record<string, unknown>[] } & Record<
    string,
    unknown
  >;
  Object.assign(sirens, { name: "sirens", bbox: [1, 2, 3, 4] });
  Object.assign(sirens.features[0] ?? {}, { id: "row-1", bbox: [0, 0, 0, 0] });
  Object.assign((sirens.features[0]?.["properties"] as object) ?? {}, { phone: "0731", host: null });
  ((sirens.features[0] as { geometry: unknown }).geometry as { coordinates: number[] }).coordinates.push(
    55.5,
  );
  const files = new Map(
    [...filesOf(documents)].map(([path, bytes]) => [
      path,
      new TextEncoder().encode(`${JSON.stringify(json(bytes), null, 3)}\r\n`),
    ]),
  );
  files.set("notes/read me.txt", Uint8Array.from([0, 1, 2, 255]));
  return files;
}

const opened = (): Plan => {
  const parsed = parseProject(foreign());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};

describe("a save gives back what was opened", () => {
  it("byte for byte, every file, where nothing was edited", () => {
    const [before, after] = [foreign(), serialiseProject(opened())];
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    expect(before.size).toBe(5);
    for (const [path, bytes] of before) expect(after.get(path)).toEqual(bytes);
  });

  it("one siren moved: its layer alone changes, and in it that siren's place alone", () => {
    const plan = opened();
    const moved = serialiseProject(done(plan, edits.moveSiren(plan, "S1" as SirenId, at(50, 60))));
    for (const [path, bytes] of foreign())
      if (path !== "sirens.geojson") expect(moved.get(path)).toEqual(bytes);
    const expected = json(foreign().get("sirens.geojson"));
    expected.features[0].geometry.coordinates = [...at(50, 60)];
    // A box belongs to the old place.
    delete expected.features[0].bbox;
    expect(json(moved.get("sirens.geojson"))).toEqual(expected);
  });

  it("one property edited: altitude, foreign members and unknown properties stay, and so does null", () => {
    const plan = opened();
    const edited = json(
      serialiseProject(done(plan, edits.editSiren(plan, "S1" as SirenId, { note: "屋顶" }))).get(
        "sirens.geojson",
      ),
    );
    const expected = json(foreign().get("sirens.geojson"));
    expected.features[0].properties.note = "屋顶";
    expect(edited).toEqual(expected);
  });

  it("one setting changed: unknown settings stay, defaults stay unwritten", () => {
    const plan = opened();
    const files = serialiseProject(
      done(plan, edits.changeSettings(plan, { iso9613: { ...plan.settings.iso9613, temperatureC: 5 } })),
    );
    const expected = json(foreign().get("project.json"));
    expected.settings.iso9613.temperature = 5;
    expect(json(files.get("project.json"))).toEqual(expected);
    expect(files.get("sirens.geojson")).toEqual(foreign().get("sirens.geojson"));
  });

  it("a floor that is set and taken away again leaves no trace", () => {
    const plan = opened();
    const { floorDb: _, ...without } = { ...plan.settings.criterion, floorDb: 70 };
    const withFloor = done(plan, edits.changeSettings(plan, { criterion: { ...without, floorDb: 70 } }));
    expect(json(serialiseProject(withFloor).get("project.json")).settings.criterion.floor).toBe(70);
    const back = done(withFloor, edits.changeSettings(withFloor, { criterion: without }));
    expect(serialiseProject(back).get("project.json")).toEqual(foreign().get("project.json"));
  });

  it("a siren type changed: its unknown keys stay", () => {
    const plan = opened();
    const types = plan.sirenTypes.map((type) => ({ ...type, frequencyHz: 480 }));
    const written = json(serialiseProject(done(plan, edits.setSirenTypes(plan, types))).get("project.json"));
    expect(written.sirenTypes[0]).toMatchObject({ frequency: 480, maker: "E57" });
  });

  it("a siren taken out is out, a new one is in, and the order is the plan's", () => {
    const plan = opened();
    const fewer = done(plan, edits.removeSiren(plan, "S1" as SirenId));
    const files = serialiseProject(done(fewer, edits.addSiren(fewer, at(5, 5))));
    expect(
      json(files.get("sirens.geojson")).features.map((f: { properties: { id: string } }) => f.properties.id),
    ).toEqual(["S2", "拟1"]);
    expect(json(files.get("sirens.geojson")).name).toBe("sirens");
  });

  it("an undone edit is no edit", () => {
    const plan = opened();
    const change = edits.removeSiren(plan, "S1" as SirenId);
    if (!change.ok) throw new Error("no change");
    const { plan: without, inverse } = apply(plan, change.value);
    expect(serialiseProject(apply(without, inverse).plan).get("sirens.geojson")).toEqual(
      foreign().get("sirens.geojson"),
    );
  });
});

/** Any number that a coordinate can be. */
const lon = fc.double({ min: -180, max: 180, noNaN: true });
const lat = fc.double({ min: -90, max: 90, noNaN: true });
const patch = fc.record(
  {
    name: fc.string(),
    at: fc.tuple(lon, lat),
    heightM: fc.double({ min: 0, max: 300, noNaN: true }),
    service: fc.constantFrom("ok", "fault", "maintenance", "retired"),
    status: fc.constantFrom("existing", "proposed"),
    fixed: fc.boolean(),
    host: fc.string({ minLength: 1 }),
    note: fc.string({ minLength: 1 }),
    extra: fc.dictionary(
      fc.string().filter((key) => !KNOWN.has(key)),
      fc.jsonValue({ noUnicodeString: false }),
    ),
  },
  { requiredKeys: [] },
);
const KNOWN = new Set([
  "id",
  "name",
  "status",
  "type",
  "height",
  "service",
  "fixed",
  "host",
  "installed",
  "note",
]);

describe("reading what was written gives an equal plan", () => {
  test.prop([fc.array(patch, { maxLength: 4 })], { numRuns: 300 })("after any edits", (patches) => {
    let plan = opened();
    patches.forEach((one, index) => {
      plan = done(
        plan,
        edits.editSiren(plan, (index % 2 ? "S2" : "S1") as SirenId, JSON.parse(JSON.stringify(one))),
      );
    });
    expect(contents(reread(plan))).toEqual(contents(plan));
    // And once more: the second save has nothing left to change.
    expect(serialiseProject(reread(plan))).toEqual(serialiseProject(plan));
  });

  it("after a plan went through structuredClone, as into a worker", () => {
    const plan = structuredClone(opened());
    expect(serialiseProject(plan)).toEqual(foreign());
  });
});
