import { describe, expect, it } from "vitest";
import { problemText, problemsText } from "../../src/i18n/problem-text";
import { enProblems } from "../../src/i18n/en-problems";
import { zhProblems } from "../../src/i18n/zh-problems";
import type { Problem, ProblemCode } from "../../src/model/problem";

const codes = Object.keys(zhProblems.reasons) as ProblemCode[];

describe("the sentence of a problem", () => {
  it("exists for every code in both languages, with details and without", () => {
    expect(codes.length).toBeGreaterThan(25);
    expect(Object.keys(enProblems.reasons).sort()).toEqual([...codes].sort());
    const detail = {
      value: "x",
      allowed: "a, b",
      expected: "number",
      min: 0,
      max: 9,
      model: "cn120",
      other: "feature 1",
      limit: 5,
      supported: 1,
    };
    for (const code of codes)
      for (const language of ["zh", "en"] as const)
        for (const facts of [{}, { detail }]) {
          const text = problemText(
            { code, file: "a.geojson", place: "feature 3 (S07) properties.type", ...facts },
            language,
          );
          expect(text).toMatch(/^a\.geojson(：|: )/);
          expect(text).toContain("S07");
          expect(text).not.toMatch(/undefined|NaN|\[object|\n/);
        }
  });

  it("says where and what to do", () => {
    const problem: Problem = {
      code: "out-of-range",
      file: "project.json",
      place: "settings.ambientDefault",
      detail: { value: "999", min: 0, max: 200 },
    };
    expect(problemText(problem, "zh")).toBe(
      "project.json：settings.ambientDefault：999 超出范围，应在 0 到 200 之间",
    );
    expect(problemText(problem, "en")).toBe(
      "project.json: settings.ambientDefault: 999 is out of range; it must be from 0 to 200",
    );
    const duplicate: Problem = {
      code: "duplicate-id",
      file: "sirens.geojson",
      place: "feature 4 (07) properties.id",
      detail: { value: "07", other: "feature 2" },
    };
    expect(problemText(duplicate, "zh")).toBe(
      "sirens.geojson：第 4 个要素（07） properties.id：编号“07”重复，已用于第 2 个要素；请改成唯一的编号",
    );
    expect(problemsText([problem, duplicate, duplicate], "en")).toMatch(/\(and 2 more\)$/);
  });

  it("stays short whatever a file holds", () => {
    const long = "x".repeat(100_000);
    const text = problemText(
      { code: "unknown-type", file: "s", place: `feature 1 (${long})`, detail: { value: long } },
      "zh",
    );
    expect(text.length).toBeLessThan(300);
  });
});
