import { describe, expect, it } from "vitest";
import { projectFiles } from "../../src/io/project-files";
import { writeProjectZip } from "../../src/io/project-zip";
import { parseProject } from "../../src/model/parse-project";
import { TEST_SETTINGS, aPlan } from "../support/a-plan";

const builder = aPlan().withSiren("S1", { eastM: 0, northM: 0 });
const all = builder.files();
const given = (...names: string[]) =>
  names.map((name) => ({ path: name, bytes: all.get(name) as Uint8Array }));
const parts = {
  name: "河东",
  sirenTypes: JSON.parse(new TextDecoder().decode(all.get("project.json"))).sirenTypes,
  settings: TEST_SETTINGS,
};

function planOf(files: Parameters<typeof projectFiles>[0]) {
  const found = projectFiles(files, parts);
  if (!found.ok) return found.error.code;
  const parsed = parseProject(found.value);
  return parsed.ok ? parsed.value : (parsed.error[0]?.code ?? "");
}

describe("the files of a project from what was picked or dropped", () => {
  it.each([
    ["a .sirenplan, whatever its name", [{ path: "backup.bin", bytes: writeProjectZip(all) as Uint8Array }]],
    ["project.json with its layers", given("project.json", "district.geojson", "sirens.geojson")],
    ["a folder", [...all].map(([path, bytes]) => ({ path: `town/${path}`, bytes }))],
    ["loose layers", given("district.geojson", "sirens.geojson")],
    [
      "loose layers with Chinese names",
      [
        { path: "规划区.geojson", bytes: all.get("district.geojson") as Uint8Array },
        { path: "警报器.json", bytes: all.get("sirens.geojson") as Uint8Array },
      ],
    ],
  ])("%s", (_, files) => {
    expect(planOf(files)).toMatchObject({ sirens: [{ id: "S1" }] });
  });

  it("a district alone is a plan without sirens", () => {
    expect(planOf(given("district.geojson"))).toMatchObject({ name: "河东", sirens: [] });
  });

  it("is refused where it is none: nothing, an unknown name, a layer twice, sirens without a district", () => {
    expect(planOf([])).toBe("not-found");
    expect(planOf([{ path: "notes.docx", bytes: new Uint8Array() }])).toBe("unsupported-format");
    expect(planOf([{ path: "constructor.geojson", bytes: new Uint8Array() }])).toBe("unsupported-format");
    expect(planOf([...given("district.geojson"), { path: "x/DISTRICT.json", bytes: new Uint8Array() }])).toBe(
      "duplicate-id",
    );
    expect(planOf(given("sirens.geojson"))).toBe("missing");
  });
});
