import { describe, expect, it } from "vitest";
import { migrate } from "../../src/model/migrations";
import type { Problem } from "../../src/model/problem";
import { reportInto } from "../../src/model/schema/read-shape";

const steps = {
  1: (manifest: Readonly<Record<string, unknown>>) => ({ ...manifest, name: String(manifest["title"]) }),
  2: (manifest: Readonly<Record<string, unknown>>) => ({ ...manifest, name: `${String(manifest["name"])}!` }),
};
const old = { format: "siren-coverage-project", version: 1, title: "河东", author: "人防办" };

describe("migration", () => {
  it("takes an old file through every version, and keeps what it does not know", () => {
    const problems: Problem[] = [];
    expect(migrate(old, reportInto(problems, "project.json"), steps, 3)).toEqual({
      ...old,
      version: 3,
      name: "河东!",
    });
    expect(problems).toEqual([]);
    expect(old.version).toBe(1);
  });

  it("refuses a version with no way up, and one from the future", () => {
    const problems: Problem[] = [];
    const report = reportInto(problems, "project.json");
    for (const version of [0, -1, 0.5, 1.5, 4])
      expect(migrate({ ...old, version }, report, steps, 3)).toBeUndefined();
    expect(problems.map(({ code }) => code)).toEqual([
      "out-of-range",
      "out-of-range",
      "out-of-range",
      "out-of-range",
      "newer-version",
    ]);
  });
});
