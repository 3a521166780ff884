import { describe, expect, it } from "vitest";
import { bboxOf } from "../../src/geo/bounds";
import { parseProject } from "../../src/model/parse-project";
import { aPlan, filesOf, rectangle, square, withHole } from "../support/a-plan";
import { documents } from "./some-documents";

describe("a project that keeps the contract is read", () => {
  it("with every default filled in", () => {
    const plan = aPlan().build();
    expect(plan.settings).toMatchObject({
      cn120: { excessDb: 10 },
      fema: { perDoublingDb: 10 },
      iso9613: {
        edition: 1996,
        temperatureC: 17,
        humidityPercent: 80,
        pressureKPa: 101.325,
        groundFactor: 0.5,
        groundGain: false,
        lateral: false,
        reflections: 0,
      },
      certificate: { floorM: 1, timeLimitS: 30 },
    });
    expect(plan.settings.criterion).toEqual({ aboveAmbientDb: 5, weighting: "A", safetyMarginDb: 0 });
    const { candidates } = aPlan().withCandidate("C1", 0, 0).build().base;
    expect(candidates[0]).toMatchObject({ cost: 1, allowed: true });
  });

  it("with an empty siren layer, and without any optional layer", () => {
    const plan = aPlan().build();
    expect(plan.sirens).toEqual([]);
    expect(plan.base.terrain).toBeNull();
  });

  it("model radius needs no height", () => {
    const d = documents();
    d["project.json"].settings.model = "radius";
    delete d["project.json"].sirenTypes[0].mount;
    expect(parseProject(filesOf(d)).ok).toBe(true);
  });

  it("with null for what is absent, as GIS programs write it", () => {
    const d = documents();
    Object.assign(d["sirens.geojson"].features[0].properties, { height: null, host: null, fixed: null });
    d["context.geojson"].features[0].properties = null;
    const parsed = parseProject(filesOf(d));
    expect(parsed.ok && "heightM" in (parsed.value.sirens[0] ?? {})).toBe(false);
    expect(parsed.ok).toBe(true);
  });

  it.each(["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326", "EPSG:4490"])(
    "with a crs that says what is meant anyway: %s",
    (name) => {
      const d = documents();
      d["district.geojson"].crs = { type: "name", properties: { name } };
      expect(parseProject(filesOf(d)).ok).toBe(true);
    },
  );

  it("with a byte order mark, in a top folder, beside the litter of a Mac", () => {
    const files = new Map(
      [...filesOf(documents())].map(([path, bytes]) => [
        `town/${path}`,
        Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]),
      ]),
    );
    files.set("__MACOSX/town/._project.json", new Uint8Array(4));
    expect(parseProject(files).ok).toBe(true);
  });

  it("with layers in folders of its own, and a path that goes round", () => {
    const d = documents();
    d["layers/a.geojson"] = d["ambient.geojson"];
    d["project.json"].layers.ambient = "./layers/../layers//a.geojson";
    expect(parseProject(filesOf(d)).ok).toBe(true);
  });

  it("with an elevation of either byte order", () => {
    for (const head of [
      [0x49, 0x49, 42, 0],
      [0x4d, 0x4d, 0, 42],
      [0x49, 0x49, 43, 0],
    ]) {
      const d = documents();
      d["project.json"].layers.terrain = "dem.tif";
      const files = filesOf(d);
      files.set("dem.tif", Uint8Array.from([...head, 8, 0, 0, 0, 0]));
      const parsed = parseProject(files);
      expect(parsed.ok && parsed.value.base.terrain).toBe("unread");
    }
  });

  it("with a district of several parts, holes, and a ring that crosses itself", () => {
    expect(
      aPlan({ area: [withHole(square(1_000), square(100)), square(500, [3_000, 0])] }).build().base.district,
    ).toHaveLength(2);
    const bowTie = [
      [
        [0, 0],
        [100, 100],
        [100, 0],
        [0, 100],
      ],
    ] as const;
    expect(aPlan({ area: bowTie }).build().base.district).toHaveLength(1);
  });

  it("with __proto__ and constructor as ordinary data", () => {
    const d = documents();
    const files = filesOf(d);
    const text = new TextDecoder()
      .decode(files.get("sirens.geojson"))
      .replace('"id":"S1"', '"id":"S1","__proto__":{"height":9},"constructor":1');
    files.set("sirens.geojson", new TextEncoder().encode(text));
    const parsed = parseProject(files);
    expect(parsed.ok && parsed.value.sirens[0]?.heightM).toBe(undefined);
    expect(parsed.ok && Object.keys(parsed.value.sirens[0]?.extra ?? {})).toEqual([
      "__proto__",
      "constructor",
    ]);
    expect(({} as Record<string, unknown>)["height"]).toBe(undefined);
  });

  it("with a million corners in its outline within seconds", () => {
    const count = 1_000_000;
    const ring = Array.from({ length: count }, (_, i) => {
      const angle = (2 * Math.PI * i) / count;
      return [112.95 + 0.1 * Math.cos(angle), 27.85 + 0.1 * Math.sin(angle)];
    });
    const d = {
      ...documents(),
      "district.geojson": {
        type: "FeatureCollection",
        features: [
          {
            type: "Feature",
            properties: {},
            geometry: { type: "Polygon", coordinates: [[...ring, ring[0]]] },
          },
        ],
      },
    };
    const files = filesOf(d);
    const start = performance.now();
    expect(parseProject(files).ok).toBe(true);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it("and the test builder's rectangle is where it says", () => {
    const [west] = bboxOf(aPlan({ area: rectangle(-500, -500, 500, 500) }).build().base.district) ?? [];
    expect(west).toBeCloseTo(112.95 - 500 / (111_320 * Math.cos((27.85 * Math.PI) / 180)), 4);
  });
});
