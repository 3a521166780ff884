import { describe, expect, it } from "vitest";
import { stepLine, stepRange } from "../../src/ui/siting/step-line";

const same = (value: number): number => value;

describe("a step line", () => {
  it("holds each value until the next, and the last to the end", () => {
    const points = [
      { ms: 0, value: 30 },
      { ms: 40, value: 22 },
      { ms: 100, value: 21 },
    ];
    expect(stepLine(points, 150, same, same)).toBe("M0.0 30.0H40.0V22.0H100.0V21.0H150.0");
    expect(stepLine([], 150, same, same)).toBe("");
  });

  it("spans its values with a little room, and a single value as well", () => {
    expect(stepRange([])).toBeNull();
    const one = stepRange([{ ms: 5, value: 20 }]);
    expect(one && one.high > 20 && one.low < 20).toBe(true);
    expect(
      stepRange([
        { ms: 5, value: 10 },
        { ms: 9, value: 20 },
      ]),
    ).toEqual({ low: 9.2, high: 20.8, endMs: 9 });
  });
});
