import type { Feature, MultiPolygon, Polygon } from "geojson";
import type { Fingerprint } from "../../src/base/fingerprint";
import type { BlindSpotId, SirenId, SirenTypeId } from "../../src/base/ids";
import type { BlindSpot, CoverageDifference, EvaluationAnswer } from "../../src/engine/contract";
import { bboxOf } from "../../src/geo/bounds";
import { wgs84 } from "../../src/geo/datums";
import type { MapView } from "../../src/map/map-contract";
import type { SceneInput } from "../../src/map/scene";
import type { Plan, Siren } from "../../src/model/plan";

/** A square of degrees, given by its lower left corner. */
export const square = (lon: number, lat: number, side: number): Polygon => ({
  type: "Polygon",
  coordinates: [
    [
      [lon, lat],
      [lon + side, lat],
      [lon + side, lat + side],
      [lon, lat + side],
      [lon, lat],
    ],
  ],
});

export const multi = (...polygons: readonly Polygon[]): MultiPolygon => ({
  type: "MultiPolygon",
  coordinates: polygons.map(({ coordinates }) => coordinates),
});

export const aSiren = (id: string, lon: number, lat: number, more: Partial<Siren> = {}): Siren => ({
  id: id as SirenId,
  name: id,
  at: wgs84(lon, lat),
  status: "existing",
  type: "E" as SirenTypeId,
  service: "ok",
  extra: {},
  ...more,
});

export const aSpot = (id: string, outline: Polygon, areaM2: number): BlindSpot => {
  const [west, south, east, north] = bboxOf([outline]) as readonly [number, number, number, number];
  const middle = wgs84((west + east) / 2, (south + north) / 2);
  return {
    id: id as BlindSpotId,
    areaM2,
    centroid: middle,
    bbox: [west, south, east, north],
    worst: { at: middle, marginDb: -4.7 },
    nearestSiren: "01" as SirenId,
    nearestDistanceM: 604,
    reason: "too-far",
    outline,
  };
};

export function anAnswer(
  spots: readonly BlindSpot[],
  bounds: readonly number[] = [0, 3, 6, 10],
): EvaluationAnswer {
  return {
    evaluation: {
      basis: "0000-0000-0000" as Fingerprint,
      model: "cn120",
      district: { areaM2: 1e6 },
      coverage: { lower: 0.9, upper: 0.9, certified: true },
      blindSpots: spots,
      weakest: { at: wgs84(112.9, 27.8), marginDb: -4.7 },
      undecidedM2: 0,
      undecided: [],
      sirens: [],
      elapsedMs: 1,
    },
    marginClasses: bounds.map((belowDb) => ({
      belowDb,
      region: multi(square(112.9, 27.8, 0.001 * (belowDb + 1))),
    })),
  };
}

export const aDifference = (parts: Partial<CoverageDifference> = {}): CoverageDifference => ({
  lower: 0.9,
  upper: 0.9,
  blindM2: 0,
  blindCount: 0,
  blind: multi(),
  gained: multi(),
  gainedM2: 0,
  lost: multi(),
  lostM2: 0,
  elapsedMs: 1,
  ...parts,
});

export const VIEW: MapView = {
  layers: {
    blind: { visible: true, opacity: 1 },
    margin: { visible: true, opacity: 0.9 },
    sirens: { visible: true, opacity: 1 },
    candidates: { visible: false, opacity: 1 },
    ambient: { visible: false, opacity: 0.6 },
    buildings: { visible: false, opacity: 0.6 },
    places: { visible: true, opacity: 1 },
  },
  theme: "light",
  language: "zh",
  padding: { top: 0, right: 0, bottom: 0, left: 0 },
  reducedMotion: true,
};

export const aPlan = (sirens: readonly Siren[], context: readonly Feature[] = []): Plan => ({
  name: "t",
  settings: {} as Plan["settings"],
  sirenTypes: [],
  sirens,
  base: {
    district: [square(112.9, 27.8, 0.05)],
    ambient: [],
    buildings: [],
    barriers: [],
    ground: [],
    population: [],
    candidates: [
      { id: "C1", name: "学校", at: wgs84(112.91, 27.81), cost: 1, allowed: true },
      { id: "C2", name: "楼顶", at: wgs84(112.92, 27.82), cost: 1, allowed: false },
    ],
    feedback: [],
    context,
    terrain: null,
  },
  source: { manifest: {}, collections: {}, otherFiles: {} },
});

const OWN: SceneInput["own"] = {
  metresPerPixel: 10,
  patternStep: 0,
  addGhost: null,
  measured: [],
  drawn: [],
};

export const anInput = (more: Partial<SceneInput> = {}): SceneInput => ({
  plan: aPlan([aSiren("01", 112.905, 27.805)]),
  answer: null,
  estimate: null,
  stale: false,
  review: { kind: "margin", answer: null, stale: false },
  selection: { kind: "none" },
  hovered: { kind: "none" },
  profile: null,
  preview: null,
  sites: null,
  tool: "select",
  drag: null,
  view: VIEW,
  own: OWN,
  ...more,
});
