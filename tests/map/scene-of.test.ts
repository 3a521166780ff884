import { describe, expect, it } from "vitest";
import type { SirenId, BlindSpotId } from "../../src/base/ids";
import { wgs84 } from "../../src/geo/datums";
import { coverageColours } from "../../src/map/coverage-part";
import type { Scene } from "../../src/map/scene";
import { imageId } from "../../src/map/scene";
import { sceneOf } from "../../src/map/scene-of";
import { COLOURS } from "../../src/map/tokens";
import { VIEW, aDifference, aPlan, aSiren, aSpot, anAnswer, anInput, multi, square } from "./a-snapshot";

const layer = (scene: Scene, id: string) => {
  const found = scene.layers.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no layer ${id}`);
  return found;
};
const place = (scene: Scene, id: string): number =>
  scene.layers.findIndex((candidate) => candidate.id === id);
const properties = (scene: Scene, source: string) =>
  (scene.sources[source]?.data.features ?? []).map((item) => item.properties ?? {});

describe("the scene as a whole", () => {
  it("names only sources and pictures that it brings, and no layer twice", () => {
    const scene = sceneOf(anInput({ answer: anAnswer([aSpot("B01", square(112.91, 27.81, 0.01), 1e6)]) }));
    const images = new Set(scene.images.map(imageId));
    let [sources, pictures] = [0, 0];
    for (const each of scene.layers) {
      if ("source" in each) {
        sources++;
        expect(scene.sources, each.id).toHaveProperty([each.source]);
      }
      const icon = (each.layout as { "icon-image"?: unknown } | undefined)?.["icon-image"];
      const pattern = (each.paint as { "fill-pattern"?: unknown } | undefined)?.["fill-pattern"];
      for (const name of [icon, pattern].filter((name) => typeof name === "string")) {
        pictures++;
        expect(images, each.id).toContain(name);
      }
    }
    for (const { icon } of properties(scene, "sirens")) expect(images).toContain(icon);
    expect(new Set(scene.layers.map(({ id }) => id)).size).toBe(scene.layers.length);
    expect(sources).toBeGreaterThan(30);
    expect(pictures).toBeGreaterThan(8);
  });

  it("is the same for the same input, part by part", () => {
    const input = anInput();
    const [one, two] = [sceneOf(input), sceneOf({ ...input })];
    for (const [id, source] of Object.entries(one.sources)) expect(two.sources[id], id).toBe(source);
    one.layers.forEach((each, i) => expect(two.layers[i], each.id).toBe(each));
  });

  it("a step of a drag touches only the siren under the hand and what it gains, loses and leaves blind", () => {
    const input = anInput({ answer: anAnswer([]) });
    const drag = {
      id: "01" as SirenId,
      from: wgs84(112.905, 27.805),
      to: wgs84(112.906, 27.805),
      difference: aDifference(),
    };
    const before = sceneOf({ ...input, drag });
    const gained = aDifference({
      gained: multi(square(112.91, 27.81, 0.01)),
      blind: multi(square(112.93, 27.83, 0.01)),
    });
    const after = sceneOf({ ...input, drag: { ...drag, to: wgs84(112.907, 27.805), difference: gained } });
    const changed = Object.keys(after.sources).filter((id) => after.sources[id] !== before.sources[id]);
    expect(changed.sort()).toEqual(["blind", "drag", "gained"]);
    expect(after.layers.filter((each, i) => each !== before.layers[i])).toEqual([]);
  });
});

describe("coverage", () => {
  it("stacks nested regions in opaque colours, the least margin on top", () => {
    const scene = sceneOf(anInput({ answer: anAnswer([]) }));
    const order = ["planning", "below-10", "below-6", "below-3", "below-0", "blind"].map((id) =>
      place(scene, id),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
    for (const id of ["planning", "below-10", "below-6", "below-3", "below-0"])
      expect(layer(scene, id).paint).not.toHaveProperty("fill-opacity");
  });

  it("mixes each colour with the bare planning area, not with the one below it", () => {
    const { area, below } = coverageColours({ theme: "light", mode: "ramp", opacity: 0.9, stale: false });
    // .9 · (150, 197, 198) + .1 · (251, 251, 249)
    expect(area).toBe("#a0cacb");
    expect(below[3]).toBe(COLOURS.light.mapPlanning);
  });

  it("is one colour while dragging and for a model without a level", () => {
    const one = coverageColours({ theme: "light", mode: "one-colour", opacity: 0.9, stale: false }).area;
    // The colour of picture 2-drag: .8 · #CFE4E1 on #FBFBF9.
    expect(one).toBe("#d8e9e6");
    const scene = sceneOf(anInput({ answer: anAnswer([], []) }));
    expect(layer(scene, "planning").paint).toMatchObject({ "fill-color": one });
    expect(layer(scene, "below-10").layout).toEqual({ visibility: "none" });
  });

  it("draws an estimate in the answer's place, without names and in full colour, until the answer is there", () => {
    const blind = multi(square(112.93, 27.83, 0.01));
    const estimate = {
      share: 0.9,
      blindM2: 1e6,
      blindCount: 1,
      blind,
      marginClasses: anAnswer([]).marginClasses,
    };
    const input = anInput({ answer: anAnswer([], []), stale: true, estimate });
    const scene = sceneOf(input);
    expect(layer(scene, "below-10").layout).toEqual({ visibility: "visible" });
    expect(layer(scene, "planning")).toEqual(layer(sceneOf(anInput({ answer: anAnswer([]) })), "planning"));
    expect(scene.sources["blind"]).not.toEqual(sceneOf({ ...input, estimate: null }).sources["blind"]);
    expect(scene.sources["undecided"]).toEqual(sceneOf(anInput()).sources["undecided"]);
  });

  it("claims no coverage before there is an answer, or with the layer off", () => {
    const off = { ...VIEW, layers: { ...VIEW.layers, margin: { visible: false, opacity: 0.9 } } };
    for (const input of [anInput(), anInput({ answer: anAnswer([]), view: off })])
      expect(layer(sceneOf(input), "planning").paint).toMatchObject({
        "fill-color": COLOURS.light.mapPlanning,
      });
  });

  it("leaves out the slivers that two flattenings of one arc leave behind", () => {
    const sliver = {
      type: "Polygon" as const,
      coordinates: [
        [
          [112.9, 27.8],
          [112.95, 27.8],
          [112.95, 27.8000001],
          [112.9, 27.8],
        ],
      ],
    };
    const drag = {
      id: "01" as SirenId,
      from: wgs84(112.9, 27.8),
      to: wgs84(112.9, 27.8),
      difference: aDifference({ lost: multi(sliver) }),
    };
    expect(sceneOf(anInput({ drag })).sources["lost"]?.data.features).toEqual([]);
  });
});

describe("blind spots", () => {
  // 0.001° is 98 m wide and 111 m high here.
  const spot = aSpot("B01", square(112.91, 27.81, 0.001), 10_900);

  it("get a triangle where they would be under 6 px, and keep their area", () => {
    const marks = (metresPerPixel: number): number =>
      sceneOf(anInput({ answer: anAnswer([spot]), own: { ...anInput().own, metresPerPixel } })).sources[
        "blind-marks"
      ]?.data.features.length ?? -1;
    expect(marks(111 / 7)).toBe(0);
    expect(marks(111 / 5)).toBe(1);
    expect(marks(1000)).toBe(1);
    expect(sceneOf(anInput({ answer: anAnswer([spot]) })).sources["blind"]?.tolerance).toBe(0);
  });

  it("show the worst point, its margin with a true minus, and the nearest siren when chosen", () => {
    const scene = sceneOf(
      anInput({ answer: anAnswer([spot]), selection: { kind: "blind-spot", id: "B01" as BlindSpotId } }),
    );
    const roles = properties(scene, "spot-focus");
    expect(roles.map(({ role }) => role)).toEqual(["selected", "worst", "sight"]);
    expect(roles[1]).toMatchObject({ label: "最差点 −4.7 dB" });
  });
});

describe("sirens", () => {
  const sirens = [
    aSiren("01", 112.9, 27.8),
    aSiren("拟3", 112.91, 27.8, { status: "proposed" }),
    aSiren("04", 112.92, 27.8, { service: "fault" }),
    aSiren("08", 112.93, 27.8, { service: "maintenance" }),
    aSiren("09", 112.94, 27.8, { service: "retired" }),
  ];

  it("show their state by shape, and the chosen one by a ring", () => {
    const scene = sceneOf(
      anInput({ plan: aPlan(sirens), selection: { kind: "siren", id: "拟3" as SirenId } }),
    );
    expect(properties(scene, "sirens").map(({ icon }) => icon)).toEqual([
      "existing-plain/light",
      "proposed-selected/light",
      "faulty-plain/light",
      "maintenance-plain/light",
      "retired-plain/light",
    ]);
  });

  it("carry their id, which English writes with a P", () => {
    const labels = (language: "zh" | "en") =>
      properties(sceneOf(anInput({ plan: aPlan(sirens), view: { ...VIEW, language } })), "sirens").map(
        ({ label }) => label,
      );
    expect(labels("zh")).toEqual(["01", "拟3", "04", "08", "09"]);
    expect(labels("en")).toEqual(["01", "P3", "04", "08", "09"]);
  });

  it("are never hidden by a collision, while their labels are", () => {
    const scene = sceneOf(anInput());
    expect(layer(scene, "sirens").layout).toMatchObject({ "icon-allow-overlap": true });
    expect(layer(scene, "siren-labels").layout).not.toHaveProperty("text-allow-overlap");
  });

  it("leave a ghost and a distance behind when dragged", () => {
    const drag = { id: "01" as SirenId, from: wgs84(112.9, 27.8), to: wgs84(112.9, 27.81), difference: null };
    const scene = sceneOf(anInput({ plan: aPlan(sirens), drag }));
    expect(properties(scene, "sirens")).toHaveLength(sirens.length - 1);
    // 0.01° of latitude at 27.8° N: 1 108 m (geographiclib: 1 108.2 m).
    expect(properties(scene, "drag").map(({ role, text }) => text ?? role)).toEqual([
      "ghost",
      "way",
      "1\u2009108 m",
      undefined,
    ]);
  });

  it("show the candidates while one is being placed, whatever the layer's switch says", () => {
    const count = (scene: Scene) => properties(scene, "candidates").length;
    expect(count(sceneOf(anInput()))).toBe(0);
    expect(count(sceneOf(anInput({ tool: "add-siren" })))).toBe(2);
  });
});

describe("the ground", () => {
  it("does not fill the river's middle line, and names it after the water", () => {
    const line = {
      type: "LineString" as const,
      coordinates: [
        [112.9, 27.8],
        [112.95, 27.85],
        [112.9, 27.9],
      ],
    };
    const context = [
      {
        type: "Feature" as const,
        properties: { kind: "river", name: "湘江" },
        geometry: square(112.8, 27.8, 0.1),
      },
      { type: "Feature" as const, properties: { kind: "river", name: "湘江中线（区界）" }, geometry: line },
    ];
    const scene = sceneOf(anInput({ plan: aPlan([], context) }));
    expect(scene.sources["ground"]?.data.features.map(({ geometry }) => geometry.type)).toEqual(["Polygon"]);
    expect(properties(scene, "river-names")).toEqual([{ zh: "湘江", en: "Xiang River" }]);
  });

  it("draws zones that make up the planning area as one", () => {
    const plan = aPlan([]);
    const two = {
      ...plan,
      base: { ...plan.base, district: [square(112.9, 27.8, 0.01), square(112.91, 27.8, 0.01)] },
    };
    const area = sceneOf(anInput({ plan: two })).sources["area"]?.data.features[0]?.geometry;
    expect(area?.type === "MultiPolygon" && area.coordinates.length).toBe(1);
  });
});
