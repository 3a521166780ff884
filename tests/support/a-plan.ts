import { localPlane } from "../../src/geo/local-plane";
import { type Wgs84, wgs84 } from "../../src/geo/datums";
import { parseProject } from "../../src/model/parse-project";
import type { Plan } from "../../src/model/plan";

/** A point in local metres round the origin, and a polygon of such points: [outer, …holes], rings not closed. */
export type Xy = readonly [eastM: number, northM: number];
export type LocalPolygon = readonly (readonly Xy[])[];

/** The origin of every test plan, and its plane: scale 1 there. */
export const ORIGIN: Wgs84 = wgs84(112.95, 27.85);
const plane = localPlane(ORIGIN);

/** Degrees of a point in local metres. */
export const at = (eastM: number, northM: number): Wgs84 => plane.toWgs84([eastM, northM]);

/** Local metres of a place, for expectations. */
export const toLocal = (place: Wgs84): Xy => plane.toLocal(place);

/** A rectangle, counter-clockwise. */
export const rectangle = (westM: number, southM: number, eastM: number, northM: number): LocalPolygon => [
  [
    [westM, southM],
    [eastM, southM],
    [eastM, northM],
    [westM, northM],
  ],
];

/** A square round a centre (the origin by default). */
export const square = (sideM: number, [x, y]: Xy = [0, 0]): LocalPolygon =>
  rectangle(x - sideM / 2, y - sideM / 2, x + sideM / 2, y + sideM / 2);

/** A polygon with holes: `withHole(square(2000), square(200))`. */
export const withHole = (outer: LocalPolygon, ...holes: readonly LocalPolygon[]): LocalPolygon => [
  ...outer,
  ...holes.map((hole) => hole[0] as readonly Xy[]),
];

/** GeoJSON geometry of a polygon in local metres. */
export const geoPolygon = (polygon: LocalPolygon) => ({
  type: "Polygon" as const,
  coordinates: polygon.map((ring) => [...ring, ring[0] as Xy].map(([x, y]) => [...at(x, y)])),
});

/** A siren of a test plan. A level or radius that is given makes a siren type of its own. */
export interface SirenSpec {
  readonly eastM: number;
  readonly northM: number;
  /** Rated level in dB(A) at 1 m, at 500 Hz; 120 without it. */
  readonly levelDb?: number;
  /** Nominal radius in metres, for model `radius`; 500 without it. */
  readonly radiusM?: number;
  readonly name?: string;
  readonly status?: "existing" | "proposed";
  readonly service?: "ok" | "fault" | "maintenance" | "retired";
  readonly type?: string;
  readonly heightM?: number;
  readonly fixed?: boolean;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Settings as a project file has them; what is given wins, key by key. */
export type SettingsSpec = Readonly<Record<string, unknown>>;

/** Model cn120 with Lz 10, +5 dB over 55 dB(A). */
export const TEST_SETTINGS = {
  model: "cn120",
  cn120: { excess: 10 },
  criterion: { aboveAmbient: 5, weighting: "A" },
  ambientDefault: 55,
  receiverHeight: 1.5,
  combine: "loudest",
  resolution: 20,
} as const;

interface Spec {
  readonly area: readonly LocalPolygon[];
  readonly name: string;
  readonly settings: SettingsSpec;
  readonly types: readonly Readonly<Record<string, unknown>>[];
  readonly layers: Readonly<Record<string, readonly object[]>>;
}

type Layer =
  | "sirens"
  | "candidates"
  | "ambient"
  | "buildings"
  | "barriers"
  | "ground"
  | "population"
  | "feedback"
  | "context";

/**
 * Builds a plan in local metres:
 * `aPlan({ area: square(2_000) }).withSiren("S1", { eastM: 0, northM: 0, levelDb: 120 }).build()`.
 * It is written as project files and read back, so a test plan is a plan like any other.
 */
export class PlanBuilder {
  readonly #spec: Spec;

  constructor(spec: Spec) {
    this.#spec = spec;
  }

  withSiren(id: string, spec: SirenSpec): PlanBuilder {
    const {
      eastM,
      northM,
      levelDb = 120,
      radiusM = 500,
      type = `T${levelDb}-${radiusM}`,
      heightM,
      fixed,
      more,
    } = spec;
    const known = this.#spec.types.some((other) => other["id"] === type);
    const kind = {
      id: type,
      name: type,
      level: { value: levelDb, weighting: "A", distance: 1 },
      frequency: 500,
      mount: 20,
      nominalRadius: radiusM,
    };
    const properties = {
      id,
      name: spec.name ?? id,
      status: spec.status ?? "existing",
      type,
      ...(heightM === undefined ? {} : { height: heightM }),
      service: spec.service ?? "ok",
      ...(fixed === undefined ? {} : { fixed }),
      ...more,
    };
    const builder = known ? this : this.withType(kind);
    return builder.withFeature("sirens", { type: "Point", coordinates: [...at(eastM, northM)] }, properties);
  }

  /** A siren type as a project file has it. */
  withType(type: Readonly<Record<string, unknown>>): PlanBuilder {
    return new PlanBuilder({ ...this.#spec, types: [...this.#spec.types, type] });
  }

  withAmbient(polygon: LocalPolygon, levelDb: number): PlanBuilder {
    return this.withFeature("ambient", geoPolygon(polygon), { level: levelDb });
  }

  withBuilding(polygon: LocalPolygon, heightM: number): PlanBuilder {
    return this.withFeature("buildings", geoPolygon(polygon), { height: heightM });
  }

  /** Persons in a polygon, or at a point. */
  withPopulation(
    where: LocalPolygon | { readonly eastM: number; readonly northM: number },
    persons: number,
  ): PlanBuilder {
    const geometry =
      "eastM" in where
        ? { type: "Point", coordinates: [...at(where.eastM, where.northM)] }
        : geoPolygon(where);
    return this.withFeature("population", geometry, { persons });
  }

  withCandidate(
    id: string,
    eastM: number,
    northM: number,
    more: Readonly<Record<string, unknown>> = {},
  ): PlanBuilder {
    return this.withFeature(
      "candidates",
      { type: "Point", coordinates: [...at(eastM, northM)] },
      { id, ...more },
    );
  }

  /** Settings as a project file has them: `{ model: "radius" }`, `{ criterion: { aboveAmbient: 5, weighting: "A" } }`. */
  withSettings(settings: SettingsSpec): PlanBuilder {
    return new PlanBuilder({ ...this.#spec, settings: { ...this.#spec.settings, ...settings } });
  }

  /** Any feature of any layer, geometry in degrees (see `at` and `geoPolygon`). */
  withFeature(layer: Layer, geometry: object, properties: object): PlanBuilder {
    const { layers } = this.#spec;
    const feature = { type: "Feature", properties, geometry };
    return new PlanBuilder({
      ...this.#spec,
      layers: { ...layers, [layer]: [...(layers[layer] ?? []), feature] },
    });
  }

  /** project.json and the layers, as plain objects by path: for tests that break something in them. */
  documents(): Record<string, object> {
    const { name, settings, types, layers } = this.#spec;
    const all: Record<string, readonly object[]> = {
      district: this.#spec.area.map((polygon) => ({
        type: "Feature",
        properties: {},
        geometry: geoPolygon(polygon),
      })),
      sirens: [],
      ...layers,
    };
    const project = {
      format: "siren-coverage-project",
      version: 1,
      name,
      layers: Object.fromEntries(Object.keys(all).map((layer) => [layer, `${layer}.geojson`])),
      sirenTypes: types,
      settings,
    };
    const collections = Object.entries(all).map(([layer, features]) => [
      `${layer}.geojson`,
      { type: "FeatureCollection", features },
    ]);
    return { "project.json": project, ...Object.fromEntries(collections) };
  }

  /** The files of the project, by path. */
  files(): Map<string, Uint8Array> {
    return filesOf(this.documents());
  }

  build(): Plan {
    const parsed = parseProject(this.files());
    if (!parsed.ok) throw new Error(`a test plan is valid: ${JSON.stringify(parsed.error)}`);
    return parsed.value;
  }
}

/** Documents as files of a project. */
export const filesOf = (documents: Readonly<Record<string, unknown>>): Map<string, Uint8Array> =>
  new Map(
    Object.entries(documents).map(([path, content]) => [
      path,
      new TextEncoder().encode(JSON.stringify(content)),
    ]),
  );

/** Begins a plan: its area in local metres, model cn120. */
export const aPlan = (
  options: {
    readonly area?: LocalPolygon | readonly LocalPolygon[];
    readonly name?: string;
    readonly settings?: SettingsSpec;
  } = {},
): PlanBuilder => {
  const { area = square(2_000), name = "test", settings = {} } = options;
  // A polygon's first ring begins with a point, a list of polygons with a ring.
  const isOne = typeof area[0]?.[0]?.[0] === "number";
  const areas = (isOne ? [area] : area) as readonly LocalPolygon[];
  return new PlanBuilder({
    area: areas,
    name,
    settings: { ...TEST_SETTINGS, ...settings },
    types: [],
    layers: {},
  });
};
