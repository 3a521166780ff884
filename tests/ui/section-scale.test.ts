import { describe, expect, it } from "vitest";
import type { SoundPath } from "../../src/engine/contract";
import { groundAt, polyline, roundTicks, sectionScale } from "../../src/ui/profile/section-scale";

const FRAME = { width: 440, height: 240, left: 40, right: 0, top: 20, bottom: 20 };

/** The parts of a path that a drawing asks for. */
const path = (parts: Partial<SoundPath>): SoundPath =>
  ({
    planDistanceM: 400,
    sourceZ: 60,
    receiverZ: 11.5,
    ground: [
      [0, 40],
      [200, 20],
      [400, 10],
    ],
    roofs: [{ from: 250, to: 300, z: 90 }],
    walls: [],
    ...parts,
  }) as SoundPath;

describe("the scale of a cross-section", () => {
  it("takes the whole distance in, and every height with air above", () => {
    const { x, y } = sectionScale(path({}), FRAME);
    expect(x(0)).toBe(40);
    expect(x(400)).toBe(440);
    expect(y(10)).toBe(220);
    expect(y(90)).toBeGreaterThan(20);
    expect(y(90)).toBeLessThan(y(60));
  });

  it("says how much heights are blown up, and does not make a mountain of a plain", () => {
    const flat = path({
      sourceZ: 3,
      receiverZ: 1.5,
      roofs: [],
      ground: [
        [0, 0],
        [400, 0],
      ],
    });
    const { exaggeration, y } = sectionScale(flat, FRAME);
    // 200 px for 23.6 m against 400 px for 400 m.
    expect(exaggeration).toBeCloseTo(200 / 23.6, 6);
    expect(y(0) - y(3)).toBeLessThan(30);
  });

  it("ticks at round numbers, never more than asked for", () => {
    expect(roundTicks(0, 1393, 6)).toEqual([0, 500, 1000]);
    expect(roundTicks(12, 97, 5)).toEqual([20, 40, 60, 80]);
    expect(roundTicks(0, 0, 5)).toEqual([0]);
    for (const [from, to] of [
      [0, 3],
      [-7, 2000],
      [0.2, 0.9],
    ] as const) {
      const ticks = roundTicks(from, to, 5);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.every((tick) => tick >= from - 1e-9 && tick <= to + 1e-9)).toBe(true);
    }
  });

  it("finds the ground under a roof's corner, cliffs included", () => {
    expect(groundAt(path({}), 100)).toBe(30);
    expect(groundAt(path({}), 900)).toBe(10);
    const cliff = path({
      ground: [
        [0, 50],
        [100, 50],
        [100, 5],
        [400, 5],
      ],
    });
    expect(groundAt(cliff, 99)).toBe(50);
    expect(groundAt(cliff, 101)).toBe(5);
  });

  it("writes a line as an SVG path", () => {
    expect(
      polyline([
        [0, 1],
        [2.25, 3],
      ]),
    ).toBe("M0.0 1.0L2.3 3.0");
  });
});
