import { describe, expect, it } from "vitest";
import type { SirenId } from "../../src/base/ids";
import type { LayerClass, MapLayer } from "../../src/engine/contract";
import { wgs84 } from "../../src/geo/datums";
import { greyOf, mixColours } from "../../src/map/colour-mix";
import { isolines } from "../../src/map/isolines";
import { reviewColours } from "../../src/map/review-part";
import type { Scene } from "../../src/map/scene";
import { sceneOf } from "../../src/map/scene-of";
import { COLOURS } from "../../src/map/tokens";
import { aPlan, aSiren, aSpot, anAnswer, anInput, multi, square } from "./a-snapshot";

const aClass = (index: number, side: number, more: Partial<LayerClass> = {}): LayerClass => ({
  class: index,
  region: multi(square(112.9, 27.8, side)),
  areaM2: 1,
  ...more,
});

const aLayer = (kind: MapLayer["kind"], classes: readonly LayerClass[]): MapLayer => ({
  kind,
  exact: true,
  stepM: null,
  classes,
  masts: [],
});

const reach = aLayer("reach", [aClass(1, 0.05), aClass(2, 0.03), aClass(3, 0.01)]);
const answer = anAnswer([aSpot("B01", square(112.91, 27.81, 0.01), 1e6)]);
const reviewed = (layer: MapLayer, stale = false): Scene =>
  sceneOf(anInput({ answer, review: { kind: layer.kind, answer: { kind: "layer", layer }, stale } }));

const find = (scene: Scene, id: string) => {
  const found = scene.layers.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no layer ${id}`);
  return found;
};
const isShown = (scene: Scene, id: string): boolean =>
  (find(scene, id).layout as { visibility?: string } | undefined)?.visibility !== "none";
const place = (scene: Scene, id: string): number => scene.layers.findIndex((layer) => layer.id === id);

describe("a layer for review on the map", () => {
  it("takes the place of the ramp, under the blind ground", () => {
    const scene = reviewed(reach);
    expect(find(scene, "planning").paint).toMatchObject({ "fill-color": COLOURS.light.mapPlanning });
    expect(isShown(scene, "below-3")).toBe(false);
    expect([0, 1, 2, 3, 4].map((index) => isShown(scene, `review-${index}`))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
    const order = [
      "planning",
      "review-1",
      "review-2",
      "review-3",
      "review-lines",
      "blind-ground",
      "blind",
    ].map((id) => place(scene, id));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
  });

  it("is opaque, mixed with bare ground, and grey while it belongs to an older plan", () => {
    const colour = (stale: boolean) => find(reviewed(reach, stale), "review-3").paint;
    const [full, ground] = [COLOURS.light.ramp[3], COLOURS.light.mapPlanning];
    expect(colour(false)).toMatchObject({ "fill-color": mixColours(full, ground, 0.9) });
    expect(colour(true)).toMatchObject({ "fill-color": mixColours(greyOf(full), ground, 0.9) });
  });

  it("leaves the coverage in one colour until it is computed, and during a drag", () => {
    const waiting = sceneOf(anInput({ answer, review: { kind: "reach", answer: null, stale: true } }));
    expect(find(waiting, "planning").paint).toMatchObject({ "fill-color": "#d8e9e6" });
    const drag = { id: "01" as SirenId, from: wgs84(112.9, 27.8), to: wgs84(112.9, 27.8), difference: null };
    const dragged = sceneOf(
      anInput({
        answer,
        drag,
        review: { kind: "reach", answer: { kind: "layer", layer: reach }, stale: false },
      }),
    );
    expect(dragged.sources["review"]?.data.features).toEqual([]);
  });

  it("is not drawn in the place of another that was wished for since", () => {
    const review = { kind: "blur", answer: { kind: "layer", layer: reach }, stale: true } as const;
    expect(sceneOf(anInput({ answer, review })).sources["review"]?.data.features).toEqual([]);
  });

  it("names dominating sirens, and outlines the selected one", () => {
    const layer = aLayer("dominance", [
      aClass(0, 0.01, { siren: "01" as SirenId, labelAt: wgs84(112.905, 27.805) }),
      aClass(1, 0.02, { siren: "拟1" as SirenId, labelAt: wgs84(112.91, 27.81) }),
    ]);
    const plan = aPlan([aSiren("01", 112.905, 27.805), aSiren("拟1", 112.91, 27.81, { name: "学校" })]);
    const scene = sceneOf(
      anInput({
        plan,
        answer,
        selection: { kind: "siren", id: "拟1" as SirenId },
        review: { kind: "dominance", answer: { kind: "layer", layer }, stale: false },
      }),
    );
    const names = scene.sources["review-names"]?.data.features.map(({ properties }) => properties?.["text"]);
    expect(names).toEqual(["01 01", "拟1 学校"]);
    expect(isShown(scene, "review-selected")).toBe(true);
    expect(find(scene, "review-selected")).toMatchObject({ filter: ["==", ["get", "siren"], "拟1"] });
  });

  it("rings the masts whose circle would vanish, and only those", () => {
    const mast = (id: string, groundM: number) => ({
      siren: id as SirenId,
      at: wgs84(112.9, 27.8),
      heightKnown: true,
      slantM: [30, 20],
      groundM: [groundM, 0],
    });
    const layer = { ...aLayer("ceiling", [aClass(0, 0.001)]), masts: [mast("01", 24), mast("02", 0)] };
    const marks = (metresPerPixel: number) =>
      sceneOf(
        anInput({
          answer,
          review: { kind: "ceiling", answer: { kind: "layer", layer }, stale: false },
          own: { ...anInput().own, metresPerPixel },
        }),
      ).sources["ceiling-masts"]?.data.features.map(({ properties }) => properties?.["small"]);
    expect(marks(10)).toEqual([true]);
    expect(marks(1)).toEqual([false]);
  });
});

describe("the failure of the selected siren", () => {
  const cost = (id: string) => ({
    id: id as SirenId,
    lower: 0.8,
    newBlindM2: 1e6,
    newBlindCount: 1,
    lost: multi(square(112.91, 27.81, 0.01)),
  });
  const lost = (selected: string | null, stale = false): number =>
    sceneOf(
      anInput({
        answer,
        selection: selected === null ? { kind: "none" } : { kind: "siren", id: selected as SirenId },
        review: { kind: "failure", answer: { kind: "ranking", costs: [cost("01"), cost("02")] }, stale },
      }),
    ).sources["lost"]?.data.features.length ?? -1;

  it("shows as lost what becomes blind, for the plan as it is only", () => {
    expect([lost("01"), lost(null), lost("09"), lost("01", true)]).toEqual([1, 0, 0, 0]);
  });
});

describe("the colours of the classes", () => {
  const linear = (value: number): number =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const rgb = (colour: string): number[] =>
    [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  // Machado, Oliveira and Fernandes 2009, severity 1.
  const DEUTAN = [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ];
  const PROTAN = [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ];
  const NORMAL = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  const times = (matrix: number[][], v: number[]): number[] =>
    matrix.map((row) => row.reduce((sum, a, i) => sum + a * (v[i] as number), 0));
  const lab = (v: number[]): number[] => {
    const [x, y, z] = times(
      [
        [0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
        [0.2126729, 0.7151522, 0.072175],
        [0.0193339 / 1.08883, 0.119192 / 1.08883, 0.9503041 / 1.08883],
      ],
      v,
    ).map((t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * Math.max(0, t) + 16 / 116)) as [
      number,
      number,
      number,
    ];
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
  };
  const away = (a: string, b: string, eye: number[][]): number => {
    const [one, two] = [lab(times(eye, rgb(a))), lab(times(eye, rgb(b)))];
    return Math.hypot(...one.map((value, i) => value - (two[i] as number)));
  };
  const lightness = (colour: string): number => lab(rgb(colour))[0] as number;

  it.each(["light", "dark"] as const)("tell neighbours apart for every eye, %s", (theme) => {
    const colours = reviewColours(theme, "dominance");
    let pairs = 0;
    for (const [i, a] of colours.entries())
      for (const b of colours.slice(i + 1))
        for (const eye of [NORMAL, DEUTAN, PROTAN]) {
          pairs += 1;
          // The face standard asks 5 of neighbouring steps of the ramp.
          expect(away(a, b, eye), `${a} ${b}`).toBeGreaterThan(8);
        }
    expect(pairs).toBe(45);
  });

  it.each(["light", "dark"] as const)("keep their order in grey print, %s", (theme) => {
    for (const kind of ["reach", "indoor", "blur"] as const) {
      const [first = "", ...rest] = [...new Set(reviewColours(theme, kind))]
        .map(lightness)
        .map((value, i, all) => String(Math.sign(value - (all[i - 1] ?? value))));
      expect(first).toBe("0");
      // Lighter paper gets darker classes, dark ground lighter ones.
      expect(new Set(rest)).toEqual(new Set([theme === "light" ? "-1" : "1"]));
    }
  });
});

describe("lines of equal margin", () => {
  it("leave out what runs along the border of the area", () => {
    const area = square(112.9, 27.8, 0.04);
    // The western half of the area: only its eastern side is a line.
    const half = multi({
      type: "Polygon",
      coordinates: [
        [
          [112.9, 27.8],
          [112.92, 27.8],
          [112.92, 27.84],
          [112.9, 27.84],
          [112.9, 27.8],
        ],
      ],
    });
    expect(isolines(half, [area])).toEqual([
      [
        [112.92, 27.8],
        [112.92, 27.84],
      ],
    ]);
    expect(isolines(multi(area), [area])).toEqual([]);
  });

  it("carry a signed figure, for the ramp only", () => {
    const scene = sceneOf(anInput({ answer: anAnswer([]) }));
    const labels = scene.sources["isolines"]?.data.features.map(({ properties }) => properties?.["label"]);
    expect(new Set(labels)).toEqual(new Set(["+3", "+6", "+10"]));
    expect(isShown(scene, "isoline-figures")).toBe(true);
    expect(isShown(reviewed(reach), "isoline-figures")).toBe(false);
  });
});
