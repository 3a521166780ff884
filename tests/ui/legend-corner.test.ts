import type { Polygon } from "geojson";
import { describe, expect, it } from "vitest";
import { legendCorner } from "../../src/ui/legend-corner";

const polygon = (...ring: readonly [number, number][]): Polygon => ({
  type: "Polygon",
  coordinates: [[...ring, ring[0] as [number, number]]],
});
const VIEW = { widthPx: 1440, heightPx: 900, narrow: false };

describe("the legend", () => {
  it("takes the corner that the district leaves free", () => {
    const withoutNorthWest = polygon([0.05, 0], [0.1, 0], [0.1, 0.1], [0.09, 0.1], [0, 0.03], [0, 0]);
    const withoutSouthEast = polygon([0, 0], [0.02, 0], [0.1, 0.07], [0.1, 0.1], [0, 0.1]);
    expect(legendCorner([withoutNorthWest], VIEW)).toBe("top-left");
    expect(legendCorner([withoutSouthEast], VIEW)).toBe("bottom-right");
  });

  it("stays at the tools where there is no district, or all corners are alike", () => {
    expect(legendCorner([], VIEW)).toBe("top-left");
    expect(legendCorner([polygon([0, 0], [0.001, 0], [0.001, 0.1], [0, 0.1])], VIEW)).toBe("top-left");
  });
});
