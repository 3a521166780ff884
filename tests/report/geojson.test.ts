import type { Feature, FeatureCollection, Polygon } from "geojson";
import { describe, expect, it } from "vitest";
import { areaFeatures } from "../../src/report/area-geojson";
import { renderReport } from "../../src/report/render-report";
import { aPlan, square, toLocal, withHole } from "../support/a-plan";
import { wgs84 } from "../../src/geo/datums";
import { samplePlan } from "../support/hedong";
import { aReport } from "./a-report";

/** Signed area of a ring in m², in the plane of the test plans. */
function areaM2(ring: readonly (readonly number[])[]): number {
  const points = ring.map(([lon, lat]) => toLocal(wgs84(lon as number, lat as number)));
  return points.slice(1).reduce((sum, [x, y], i) => {
    const [px, py] = points[i] as readonly [number, number];
    return sum + (px * y - x * py) / 2;
  }, 0);
}

describe("the report as GeoJSON", () => {
  it("keeps the area of every blind spot, outer rings counter-clockwise and holes clockwise", () => {
    // A disc of 100 m inside a square of 400 m leaves one blind spot round it, with a hole of π·100².
    const plan = aPlan({ area: square(400), settings: { model: "radius" } })
      .withSiren("S1", { eastM: 0, northM: 0, radiusM: 100 })
      .build();
    const [feature, ...more] = areaFeatures(aReport(plan).evaluation);
    expect(more).toEqual([]);
    const [outer = [], hole = []] = (feature as Feature<Polygon>).geometry.coordinates;
    // Chords of 1 mm sagitta take at most 1 mm · 2π · 100 m off the disc.
    expect(areaM2(outer)).toBeCloseTo(160_000, 0);
    expect(Math.abs(areaM2(hole) + Math.PI * 10_000)).toBeLessThan(0.7);
    expect(feature?.properties).toMatchObject({ kind: "blind", id: "B01" });
  });

  it("turns rings that stand the wrong way", () => {
    const ring = (points: readonly (readonly [number, number])[]) => points.map((point) => [...point]);
    const clockwise = ring([
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 0],
      [0, 0],
    ]);
    const outline: Polygon = { type: "Polygon", coordinates: [clockwise] };
    const [feature] = areaFeatures({ blindSpots: [], undecided: [outline] });
    expect(feature?.geometry.coordinates[0]).toEqual([...clockwise].reverse());
    expect(feature?.properties).toEqual({ kind: "undecided" });
  });

  it("has the planning area, every blind spot and every siren with its figures", () => {
    const input = aReport(samplePlan("hedong"));
    const parsed = JSON.parse(renderReport(input, "geojson")) as FeatureCollection & {
      readonly metadata: Readonly<Record<string, unknown>>;
    };
    const kinds = (kind: string) => parsed.features.filter(({ properties }) => properties?.["kind"] === kind);
    expect(kinds("planningArea").length).toBeGreaterThan(0);
    expect(kinds("blind").map(({ id }) => id)).toEqual(input.evaluation.blindSpots.map(({ id }) => id));
    expect(kinds("siren")).toHaveLength(input.plan.sirens.length);
    expect(kinds("siren").every(({ properties }) => properties?.["illustrative"] === true)).toBe(true);
    expect(parsed.metadata).toMatchObject({
      fingerprint: input.fingerprint,
      notice: "演示数据，非真实点位",
      date: "2026-11-24",
    });
  });

  it("keeps holes of the planning area", () => {
    const plan = aPlan({ area: withHole(square(2_000), square(200)) }).build();
    const parsed = JSON.parse(renderReport(aReport(plan), "geojson")) as FeatureCollection;
    const area = parsed.features[0]?.geometry;
    expect(area?.type === "MultiPolygon" && area.coordinates[0]?.length).toBe(2);
  });
});
