import { describe, expect, it } from "vitest";
import { mapFrame } from "../../src/report/map-frame";
import { degrees } from "../../src/report/map-graticule";
import { type Box, LabelSpace } from "../../src/report/map-labels";
import { mapSvg } from "../../src/report/map-svg";
import { aPlan, at, rectangle, square } from "../support/a-plan";
import { samplePlan } from "../support/hedong";
import { aReport } from "./a-report";

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

describe("the map of the report", () => {
  it("shows one scale in both directions, north up", () => {
    const frame = mapFrame(aPlan({ area: square(2_000) }).build());
    const [x0, y0] = frame.toMap(at(0, 0));
    const [x1, y1] = frame.toMap(at(1_000, 0));
    const [x2, y2] = frame.toMap(at(0, 1_000));
    expect(x1 - x0).toBeCloseTo(1_000 * frame.unitsPerM, 3);
    expect(y0 - y2).toBeCloseTo(1_000 * frame.unitsPerM, 3);
    expect(Math.abs(y1 - y0) + Math.abs(x2 - x0)).toBeLessThan(0.01);
  });

  it("fits areas of any shape and size into its frame", () => {
    for (const area of [
      square(2),
      square(40_000),
      rectangle(-20_000, -10, 20_000, 10),
      rectangle(-10, -9_000, 10, 9_000),
    ]) {
      const frame = mapFrame(aPlan({ area }).build());
      for (const [x, y] of (area[0] ?? []).map(([eastM, northM]) => frame.toMap(at(eastM, northM)))) {
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(frame.width);
        expect(y).toBeGreaterThan(0);
        expect(y).toBeLessThan(frame.height);
      }
    }
  });

  it("hatches every blind spot and marks those too small to see with a triangle", () => {
    // A radius of 1000 m leaves the four corners of a square of 1500 m, 61 m across, and of one of 1420 m, some metres.
    const corners = (side: number) =>
      mapSvg(
        aReport(
          aPlan({ area: square(side), settings: { model: "radius" } })
            .withSiren("S1", { eastM: 0, northM: 0, radiusM: 1_000 })
            .build(),
        ),
      );
    const triangle = /l4 7h-8Z/g;
    expect(corners(1_500)).toContain('fill="url(#blind)"');
    expect(count(corners(1_500), triangle)).toBe(0);
    // Four on the map, and the one of the legend.
    expect(count(corners(1_420), triangle)).toBe(5);
  });

  it("draws the ramp for models with a level, one colour for the radius", () => {
    const plan = aPlan({ area: square(400) })
      .withSiren("S1", { eastM: 0, northM: 0 })
      .build();
    expect(mapSvg(aReport(plan))).toContain("声级裕量，dB");
    const radius = { ...plan, settings: { ...plan.settings, model: "radius" as const } };
    expect(mapSvg(aReport(radius))).toContain("已覆盖");
  });

  it("names every siren of Hedong, and no number in it is broken", () => {
    const plan = samplePlan("hedong");
    const svg = mapSvg(aReport(plan));
    expect(plan.sirens.length).toBeGreaterThan(20);
    for (const { id } of plan.sirens) expect(svg).toContain(`>${id}</text>`);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(svg.length).toBeLessThan(1_000_000);
  });

  it("keeps labels apart while there is room", () => {
    const space = new LabelSpace(400, 400);
    const style = { size: 10, colour: "#000" };
    for (const y of [100, 104, 108]) space.takeAround([200, y], 6);
    const boxes = [100, 104, 108].map((y): Box => {
      const svg = space.beside("01", [200, y], 6, style);
      const [x = 0, bottom = 0] = [/x="([\d.]+)"/, /y="([\d.]+)"/].map((pattern) =>
        Number(pattern.exec(svg)?.[1]),
      );
      return [x, bottom - 8.6, x + 11.4, bottom + 2.4];
    });
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1))
        expect(a[2] <= b[0] + 0.1 || b[2] <= a[0] + 0.1 || a[3] <= b[1] + 0.1 || b[3] <= a[1] + 0.1).toBe(
          true,
        );
  });

  it("writes degrees and minutes, and seconds where there are any", () => {
    expect([406_440, 100_230, -3_600].map(degrees)).toEqual(["112°54′", "27°50′30″", "−1°00′"]);
  });
});
