import { describe, expect, it } from "vitest";
import { wgs84 } from "../../src/geo/datums";
import { mixColours } from "../../src/map/colour-mix";
import { displaySirenId } from "../../src/i18n/display-siren-id";
import { leg, movedBy } from "../../src/map/distance";
import { barLengthM, tickText } from "../../src/map/furniture";
import { type Project, candidateAt, selectionAt, sirenAt } from "../../src/map/hit-test";
import { kilometreGrid } from "../../src/map/kilometre-grid";
import { metresPerPixelAt, scaleDenominator } from "../../src/map/map-scale";
import { patternStep, patternStretch } from "../../src/map/pattern-images";
import { areaM2, isTiny } from "../../src/map/spot-size";
import { measure } from "../../src/map/tool-part";
import { aPlan, aSiren, aSpot, anAnswer, anInput, square } from "./a-snapshot";

/** 0.0001° is one pixel. */
const project: Project = ([lon, lat]) => [
  ((lon as number) - 112.9) * 10_000,
  (27.9 - (lat as number)) * 10_000,
];

describe("what is under the pointer", () => {
  const plan = aPlan([aSiren("01", 112.905, 27.805), aSiren("02", 112.9058, 27.805)]);
  const answer = anAnswer([
    aSpot("B01", square(112.904, 27.804, 0.01), 1e6),
    aSpot("B02", square(112.93, 27.83, 0.0001), 100),
  ]);
  const at = (lon: number, lat: number) =>
    selectionAt(anInput({ plan, answer }), {
      pixel: project([lon, lat]),
      at: wgs84(lon, lat),
      reachPx: 12,
      metresPerPixel: 10,
      project,
    });

  it("is the nearest siren within reach", () => {
    expect(sirenAt(plan.sirens, project([112.9055, 27.805]), project, 12)?.id).toBe("02");
    expect(sirenAt(plan.sirens, project([112.92, 27.805]), project, 12)).toBeNull();
  });

  it("is a siren before the blind spot it stands in, then the spot, then nothing", () => {
    expect(at(112.905, 27.8051)).toEqual({ kind: "siren", id: "01" });
    expect(at(112.91, 27.81)).toEqual({ kind: "blind-spot", id: "B01" });
    expect(at(112.92, 27.82)).toEqual({ kind: "none" });
  });

  it("is a small spot by its triangle", () => {
    expect(at(112.9305, 27.8302)).toEqual({ kind: "blind-spot", id: "B02" });
  });

  it("snaps to allowed candidates only", () => {
    const { candidates } = plan.base;
    expect(candidateAt(candidates, project([112.911, 27.81]), project)?.id).toBe("C1");
    expect(candidateAt(candidates, project([112.9113, 27.81]), project)).toBeNull();
    expect(candidateAt(candidates, project([112.92, 27.82]), project)).toBeNull();
  });
});

describe("lengths and scales", () => {
  it("a leg has the length and bearing of the ellipsoid", () => {
    // GeographicLib, WGS-84, 27.8 N: 0.01° of longitude 985.03 m, of latitude 1108.2 m.
    const east = leg(wgs84(112.9, 27.8), wgs84(112.91, 27.8));
    expect(east.lengthM).toBeCloseTo(985.2, 0);
    expect(east.bearingDeg).toBeCloseTo(90, 1);
    expect(leg(wgs84(112.9, 27.81), wgs84(112.9, 27.8)).bearingDeg).toBeCloseTo(180, 6);
  });

  it("a way is as long as its legs, and the resting pointer keeps the last bearing", () => {
    const [a, b] = [wgs84(112.9, 27.8), wgs84(112.9, 27.81)];
    expect(measure([a, b, b]).bearingDeg).toBeCloseTo(0, 6);
    expect(measure([a, b, a]).lengthM).toBeCloseTo(2 * measure([a, b]).lengthM, 6);
    expect(measure([])).toEqual({ lengthM: 0, bearingDeg: 0 });
  });

  it("moving by metres is undone by moving back", () => {
    const start = wgs84(112.9, 27.8);
    const back = movedBy(movedBy(start, 10, 1), -10, -1);
    expect(leg(start, back).lengthM).toBeLessThan(1e-4);
  });

  it("a pixel is as wide as a parallel divided by the world's pixels", () => {
    // Equator: 40 075 016.7 m / 512 px; and 1 : 50 000 is 13.23 m a pixel at 96 dpi.
    expect(metresPerPixelAt(0, 0)).toBeCloseTo(40_075_016.686 / 512, 2);
    expect(scaleDenominator(13.229)).toBeCloseTo(50_000, -1);
  });

  it("the scale bar is a round length of 75 to 150 pixels at every scale", () => {
    for (let metresPerPixel = 0.05; metresPerPixel < 500; metresPerPixel *= 1.1) {
      const px = barLengthM(metresPerPixel) / metresPerPixel;
      expect(px).toBeLessThanOrEqual(150);
      expect(px).toBeGreaterThanOrEqual(74.9);
    }
    expect(barLengthM(14)).toBe(2000);
    expect([tickText(2500, "km"), tickText(1000, "km"), tickText(250, "m")]).toEqual([
      "2.5 km",
      "1 km",
      "250 m",
    ]);
  });

  it("the grid runs along whole kilometres of the 114° zone", () => {
    const lines = kilometreGrid([square(112.9, 27.8, 0.05)]);
    // 4.9 × 5.5 km and 25 km round it.
    expect(lines.length).toBeGreaterThan(100);
    const [first, second] = [lines[0]?.[0], lines[1]?.[0]];
    expect(first && second && leg(first, second).lengthM).toBeCloseTo(1000, 0);
  });
});

describe("how a blind spot is drawn", () => {
  it("as a triangle under 6 px, or where a sliver has less ground than an outline has ink", () => {
    expect(isTiny({ longSideM: 59, areaM2: 3000 }, 10)).toBe(true);
    expect(isTiny({ longSideM: 61, areaM2: 3000 }, 10)).toBe(false);
    expect(isTiny({ longSideM: 500, areaM2: 50 }, 10)).toBe(true);
  });

  it("by an area that is right to a percent", () => {
    // 985.2 m × 1108.2 m, less a hole of a quarter of it.
    const { coordinates } = square(112.9, 27.8, 0.01);
    expect(areaM2(coordinates) / (985.2 * 1108.2)).toBeCloseTo(1, 1.7);
    expect(
      areaM2([...coordinates, ...square(112.9, 27.8, 0.005).coordinates]) / areaM2(coordinates),
    ).toBeCloseTo(0.75, 3);
  });

  it("with a pattern that is within 4.5 % of its size at every zoom", () => {
    for (let zoom = 10; zoom < 12; zoom += 0.01) {
      const error = 2 ** (zoom - Math.floor(zoom)) / patternStretch(patternStep(zoom));
      expect(Math.abs(error - 1)).toBeLessThan(0.045);
    }
  });
});

describe("small things", () => {
  it("English writes P for 拟, and leaves every other id alone", () => {
    expect(["拟1", "拟 12", "04", "拟建", "B02"].map((id) => displaySirenId(id, "en"))).toEqual([
      "P1",
      "P12",
      "04",
      "拟建",
      "B02",
    ]);
    expect(displaySirenId("拟1", "zh")).toBe("拟1");
  });

  it("colours mix as a browser blends them", () => {
    expect(mixColours("#000000", "#FFFFFF", 0.5)).toBe("#808080");
    expect(mixColours("#96C5C6", "#FBFBF9", 1)).toBe("#96c5c6");
  });
});
