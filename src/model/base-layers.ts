import type { Feature, LineString, Point } from "geojson";
import type { Area, BaseLayers, Candidate, FeedbackReport } from "./plan";
import type { ReadFeature } from "./read-layer";
import type { GeojsonLayer } from "./schema/layer-shapes";
import type { ambientFields, barrierFields, candidateFields, feedbackFields } from "./schema/layer-shapes";
import type { Read } from "./schema/shape";
import type { record } from "./schema/shape";
import { positionOf } from "./siren-file";

/** The features of the layers that a user does not edit by hand, layer by layer. */
export type FeaturesByLayer = Readonly<Partial<Record<GeojsonLayer, readonly ReadFeature[]>>>;

/** The layers of a project as the plan holds them. */
export function baseLayersOf(by: FeaturesByLayer, terrain: BaseLayers["terrain"]): BaseLayers {
  const each = <T>(layer: GeojsonLayer, make: (feature: ReadFeature) => T): T[] =>
    (by[layer] ?? []).map(make);
  return {
    district: each("district", area),
    ambient: each("ambient", (feature) => {
      const { level, zone } = feature.properties as Read<ReturnType<typeof record<typeof ambientFields>>>;
      return {
        area: area(feature),
        levelDb: level,
        ...(zone === undefined ? {} : { zone: String(zone) }),
      };
    }),
    buildings: each("buildings", (feature) => ({
      footprint: area(feature),
      heightM: feature.properties["height"] as number,
    })),
    barriers: each("barriers", barrierOf),
    ground: each("ground", (feature) => ({
      area: area(feature),
      groundFactor: feature.properties["G"] as number,
    })),
    population: each("population", (feature) => ({
      where: feature.geometry as Point | Area,
      persons: feature.properties["persons"] as number,
    })),
    candidates: each("candidates", candidateOf),
    feedback: each("feedback", feedbackOf),
    context: each("context", (feature): Feature => feature.raw),
    terrain,
  };
}

const area = (feature: ReadFeature): Area => feature.geometry as Area;

function barrierOf(feature: ReadFeature): { line: LineString; heightsM: readonly number[] } {
  const line = feature.geometry as LineString;
  const { height } = feature.properties as Read<ReturnType<typeof record<typeof barrierFields>>>;
  return { line, heightsM: typeof height === "number" ? line.coordinates.map(() => height) : height };
}

function candidateOf(feature: ReadFeature): Candidate {
  const given = feature.properties as Read<ReturnType<typeof record<typeof candidateFields>>>;
  return {
    id: given.id,
    ...(given.name === undefined ? {} : { name: given.name }),
    at: positionOf(feature.geometry as Point),
    ...(given.height === undefined ? {} : { heightM: given.height }),
    cost: given.cost ?? 1,
    allowed: given.allowed ?? true,
  };
}

function feedbackOf(feature: ReadFeature): FeedbackReport {
  const given = feature.properties as Read<ReturnType<typeof record<typeof feedbackFields>>>;
  return { ...given, at: positionOf(feature.geometry as Point) };
}
