import { unreachable } from "../../base/assert";
import { GEOJSON_LAYERS, type GeojsonLayer, LAYER_RULES } from "./layer-shapes";
import { VERSION, projectShape } from "./project-shape";
import type { Shape } from "./shape";

type Schema = Readonly<Record<string, unknown>>;

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

/** The published JSON Schemas, by file name under `public/schema`. They say what the parser checks of a single file. */
export function jsonSchemas(): Readonly<Record<string, Schema>> {
  const layers = GEOJSON_LAYERS.map((layer) => [`${layer}.schema.json`, layerSchema(layer)] as const);
  return { "project.schema.json": projectSchema(), ...Object.fromEntries(layers) };
}

const projectSchema = (): Schema => ({
  $schema: DIALECT,
  $id: "project.schema.json",
  title: `siren-coverage-project, version ${VERSION}`,
  description: "project.json of a siren coverage project. Unknown keys are allowed and kept.",
  ...schemaOf(projectShape),
});

const layerSchema = (layer: GeojsonLayer): Schema => ({
  $schema: DIALECT,
  $id: `${layer}.schema.json`,
  title: `layer ${layer} of a siren coverage project, version ${VERSION}`,
  description:
    "GeoJSON (RFC 7946) in WGS-84. Unknown members are allowed and kept. Ids are unique within a layer.",
  type: "object",
  required: ["type", "features"],
  properties: {
    type: { const: "FeatureCollection" },
    features: {
      type: "array",
      // An empty layer is valid, an empty district is none.
      ...(layer === "district" ? { minItems: 1 } : {}),
      items: {
        type: "object",
        required: ["type", "geometry", ...(hasNeeds(LAYER_RULES[layer].shape) ? ["properties"] : [])],
        properties: {
          type: { const: "Feature" },
          geometry: {
            oneOf: LAYER_RULES[layer].geometry.map((type) => GEOMETRIES[type as keyof typeof GEOMETRIES]),
          },
          properties: hasNeeds(LAYER_RULES[layer].shape)
            ? schemaOf(LAYER_RULES[layer].shape)
            : { type: ["object", "null"] },
        },
      },
    },
  },
});

const hasNeeds = (shape: Shape): boolean =>
  shape.kind === "record" && Object.values(shape.fields).some(({ required }) => required);

const position = {
  type: "array",
  minItems: 2,
  prefixItems: [
    { type: "number", minimum: -180, maximum: 180 },
    { type: "number", minimum: -90, maximum: 90 },
  ],
  items: { type: "number" },
};
const line = { type: "array", minItems: 2, items: position };
const ring = { type: "array", minItems: 4, items: position };
const polygon = { type: "array", minItems: 1, items: ring };
const geometry = (type: string, coordinates: Schema): Schema => ({
  type: "object",
  required: ["type", "coordinates"],
  properties: { type: { const: type }, coordinates },
});
const GEOMETRIES = {
  Point: geometry("Point", position),
  MultiPoint: geometry("MultiPoint", { type: "array", items: position }),
  LineString: geometry("LineString", line),
  MultiLineString: geometry("MultiLineString", { type: "array", items: line }),
  Polygon: geometry("Polygon", polygon),
  MultiPolygon: geometry("MultiPolygon", { type: "array", items: polygon }),
};

/** A shape as JSON Schema. */
export function schemaOf(shape: Shape): Schema {
  switch (shape.kind) {
    case "number":
      return {
        type: shape.integer ? "integer" : "number",
        ...(shape.min === undefined ? {} : { minimum: shape.min }),
        ...(shape.above === undefined ? {} : { exclusiveMinimum: shape.above }),
        ...(shape.max === undefined ? {} : { maximum: shape.max }),
      };
    case "text":
      return { type: "string", ...(shape.filled ? { pattern: "\\S" } : {}) };
    case "flag":
      return { type: "boolean" };
    case "choice":
      return { enum: [...shape.of] };
    case "list":
      return { type: "array", ...(shape.least ? { minItems: shape.least } : {}), items: schemaOf(shape.of) };
    case "either":
      return { anyOf: shape.of.map(schemaOf) };
    case "record":
      return recordSchema(shape);
    default:
      return unreachable(shape);
  }
}

function recordSchema({ fields, nullable }: Shape & { kind: "record" }): Schema {
  const entries = Object.entries(fields);
  const member = ([key, { shape, required, about }]: (typeof entries)[number]): [string, Schema] => {
    const schema = schemaOf(shape);
    const described = about === "" ? schema : { description: about, ...schema };
    return [key, nullable && !required ? { anyOf: [described, { type: "null" }] } : described];
  };
  const required = entries.filter(([, field]) => field.required).map(([key]) => key);
  return {
    type: "object",
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(entries.map(member)),
  };
}
