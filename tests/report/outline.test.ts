import { describe, expect, it } from "vitest";
import { outlineOf } from "../../src/report/outline";
import type { Table } from "../../src/report/outline-shape";
import type { ReportInput } from "../../src/report/report-input";
import { aPlan, square } from "../support/a-plan";
import { samplePlan } from "../support/hedong";
import { aReport } from "./a-report";

/** The printed number as a number: thin spaces and true minus taken back. */
const numberOf = (text: string): number => Number(text.replaceAll("\u2009", "").replace("\u2212", "-"));

const tablesOf = (input: ReportInput): Table[] =>
  outlineOf(input)
    .sections.flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === "table" ? [block.table] : []));

const column = (table: Table, index: number): number[] =>
  table.rows.map((row) => numberOf(row[index] as string));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe("the outline of a report", () => {
  it("has totals that equal the sum of the parts shown", () => {
    const [blind, sirens] = tablesOf(aReport(samplePlan("hedong"))) as [Table, Table];
    expect(blind.rows.length).toBeGreaterThan(3);
    expect(numberOf(blind.total?.[2] as string)).toBeCloseTo(sum(column(blind, 2)), 6);
    expect(numberOf(blind.total?.[3] as string)).toBe(sum(column(blind, 3)));
    expect(sirens.rows.length).toBeGreaterThan(20);
    expect(numberOf(sirens.total?.[7] as string)).toBeCloseTo(
      sum(column(sirens, 7).filter(Number.isFinite)),
      6,
    );
  });

  it("repeats the totals of its table in the conclusion", () => {
    const input = aReport(samplePlan("hedong"));
    const [blind] = tablesOf(input) as [Table];
    const { text } = outlineOf(input).conclusion;
    const km2 = numberOf(/共 ([\d.]+) km²/.exec(text)?.[1] ?? "");
    expect(km2).toBeCloseTo(Math.ceil(numberOf(blind.total?.[2] as string) * 10) / 1000, 9);
    expect(text).toContain(`约 ${blind.total?.[3]} 人`);
  });

  it("cuts the rate to two decimals, and prints 100 only where it is proved", () => {
    // 120 dB(A) at 1 m less 7 and 10 leaves 60 dB(A) at 141 m: a square of 100 m is covered, one of 300 m is not.
    const covered = aReport(
      aPlan({ area: square(100) })
        .withSiren("S1", { eastM: 0, northM: 0 })
        .build(),
    );
    expect(outlineOf(covered).conclusion).toMatchObject({ rate: "100", heading: "结论：已证明达到 100 %。" });
    const open = aReport(
      aPlan({ area: square(300) })
        .withSiren("S1", { eastM: 0, northM: 0 })
        .build(),
    );
    const { rate, heading } = outlineOf(open).conclusion;
    expect(rate).toMatch(/^\d\d\.\d\d$/);
    expect(Number(rate)).toBeLessThanOrEqual(open.evaluation.coverage.lower * 100);
    expect(heading).toBe("结论：未达到 100 %。");
  });

  it("says 演示数据 exactly where a position is illustrative", () => {
    const real = aPlan().withSiren("S1", { eastM: 0, northM: 0 }).build();
    const made = aPlan()
      .withSiren("S1", { eastM: 0, northM: 0, more: { illustrative: true } })
      .build();
    expect(outlineOf(aReport(real)).illustrative).toBeNull();
    expect(outlineOf(aReport(made)).illustrative).toBe("演示数据，非真实点位");
  });

  it("prints the attribution that the project states, below the map and among the sources, by language", () => {
    const plan = aPlan().build();
    const attribution = {
      zh: "铁路 © OpenStreetMap contributors（ODbL）",
      en: "Railway © OpenStreetMap contributors (ODbL)",
    };
    const stated = {
      ...plan,
      source: { ...plan.source, manifest: { ...plan.source.manifest, attribution } },
    };
    for (const language of ["zh", "en"] as const) {
      const text = JSON.stringify(outlineOf(aReport(stated, { language })).sections);
      expect(text.split(attribution[language])).toHaveLength(3);
    }
  });

  it("names the model, its constants, the criterion and the fingerprint in both languages", () => {
    const plan = aPlan({ settings: { cn120: { excess: 12.5 } } })
      .withSiren("S1", { eastM: 0, northM: 0 })
      .build();
    for (const language of ["zh", "en"] as const) {
      const input = aReport(plan, { language });
      const text = JSON.stringify(outlineOf(input));
      for (const piece of ["12.5 dB", "5 dB(A)", "120号", input.fingerprint, "7 − Lz"])
        expect(text).toContain(piece);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it("states edition, air and ground where ISO 9613-2 computes over open ground", () => {
    const plan = aPlan({ area: square(400), settings: { model: "iso9613" } })
      .withSiren("S1", { eastM: 0, northM: 0 })
      .build();
    const text = JSON.stringify(outlineOf(aReport(plan)));
    for (const piece of ["1996", "17 °C，相对湿度 80 %，101.325 kPa", "G = 0.50，不计地面增益"])
      expect(text).toContain(piece);
  });

  it("reports model radius in metres, without dB of any kind", () => {
    const plan = aPlan({ settings: { model: "radius" } })
      .withSiren("S1", { eastM: 0, northM: 0 })
      .build();
    const [blind] = tablesOf(aReport(plan)) as [Table];
    expect(blind.columns.map(({ head }) => head)).toContain("最差裕量，m");
    // The corner of the square lies 1414 m from its centre, 914.2 m beyond the radius of 500 m: cut downwards, 915.
    expect(blind.rows[0]).toContain("\u2212915");
  });

  it("says what the proposed sirens add, where that is given", () => {
    const plan = aPlan()
      .withSiren("01", { eastM: -500, northM: 0 })
      .withSiren("拟1", { eastM: 500, northM: 0, status: "proposed" })
      .build();
    const text = JSON.stringify(
      outlineOf(aReport(plan, { withoutProposed: { lower: 0.015, certified: false } })),
    );
    expect(text).toContain("覆盖率由 1.50 % 变为");
  });

  it("stands without a siren and without a place", () => {
    const outline = outlineOf(aReport(aPlan().build()));
    expect(outline.conclusion.rate).toBe("0.00");
    expect(JSON.stringify(outline)).toContain("没有现有警报器");
  });
});
