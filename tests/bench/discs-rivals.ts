import { circle, difference, featureCollection, multiPolygon, polygon, union } from "@turf/turf";
import { Clipper, FillRule } from "clipper2-ts";
import type { Feature, MultiPolygon, Polygon } from "geojson";
import type { PlanarPolygon } from "../../src/coverage/area-map";
import type { Disc } from "../../src/coverage/disc-coverage";

/** Flattening of the rivals' circles, m. */
export const TOLERANCE_M = 0.01;

/** Units of clipper2's integer grid per metre. */
const UNITS = 1e5;

const stepsOf = (radiusM: number): number => Math.ceil(Math.PI / Math.acos(1 - TOLERANCE_M / radiusM));

const path = (flat: ArrayLike<number>) =>
  Array.from({ length: flat.length / 2 }, (_, i) => ({
    x: Math.round((flat[2 * i] as number) * UNITS),
    y: Math.round((flat[2 * i + 1] as number) * UNITS),
  }));

/** The uncovered area by clipper2-ts, m²: no rings' shares, no certificate. */
export function uncoveredByClipper(district: readonly PlanarPolygon[], discs: readonly Disc[]): number {
  const area = Clipper.union(
    district.flatMap(({ rings }) => rings.map(path)),
    FillRule.NonZero,
  );
  const circles = discs.map(({ x, y, radiusByLabel: [r = 0] }) => {
    const steps = stepsOf(r);
    return path(
      Array.from({ length: steps }, (_, k) => {
        const rad = (2 * Math.PI * k) / steps;
        return [x + r * Math.cos(rad), y + r * Math.sin(rad)];
      }).flat(),
    );
  });
  const left = Clipper.difference(area, circles, FillRule.NonZero);
  return left.reduce((sum, one) => sum + Clipper.area(one), 0) / (UNITS * UNITS);
}

/** Metres as if they were degrees near the equator: turf then does the same planar work on numbers of the usual size. */
const DEGREES_PER_M = 1e-5;

/** The uncovered area's polygons by turf (which measures on a sphere, so its area is not asked). */
export function uncoveredByTurf(
  district: readonly PlanarPolygon[],
  discs: readonly Disc[],
): Feature<Polygon | MultiPolygon> | null {
  const closed = (flat: ArrayLike<number>) => {
    const points = Array.from({ length: flat.length / 2 }, (_, i) => [
      (flat[2 * i] as number) * DEGREES_PER_M,
      (flat[2 * i + 1] as number) * DEGREES_PER_M,
    ]);
    return [...points, points[0] as number[]];
  };
  const parts = district.map(({ rings }) => polygon(rings.map(closed)));
  const area =
    parts.length > 1 ? union(featureCollection(parts)) : multiPolygon([parts[0]?.geometry.coordinates ?? []]);
  const circles = discs.map(({ x, y, radiusByLabel: [r = 0] }) =>
    circle([x * DEGREES_PER_M, y * DEGREES_PER_M], (r * DEGREES_PER_M * Math.PI * 6371.0088) / 180, {
      units: "kilometers",
      steps: stepsOf(r),
    }),
  );
  return area && difference(featureCollection<Polygon | MultiPolygon>([area, ...circles]));
}
