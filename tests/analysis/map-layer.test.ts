import { describe, expect, it } from "vitest";
import { coverageSetup } from "../../src/analysis/coverage-setup";
import type { LayerKind, MapLayer } from "../../src/analysis/map-layer";
import { discLevelField } from "../../src/analysis/disc-level-field";
import { fieldLayerOf, layerRaster, mapLayerOf } from "../../src/analysis/map-layer-of";
import { buildWorld } from "../../src/analysis/world";
import { zoneRegions } from "../../src/analysis/zone-regions";
import { pointInRings } from "../../src/geo/clip";
import type { Plan } from "../../src/model/plan";
import { type PlanBuilder, aPlan, rectangle, square, toLocal } from "../support/a-plan";
import { samplePlan } from "../support/hedong";

function layerOf(plan: Plan, kind: LayerKind): MapLayer {
  const world = buildWorld(plan.base, plan.settings.model !== "radius");
  const steps = mapLayerOf(world, plan, kind);
  let turn = steps.next();
  while (turn.done !== true) turn = steps.next();
  if (!turn.value.ok) throw new Error(JSON.stringify(turn.value.error));
  return turn.value.value;
}

/** The class drawn last at a place of a test plan, local metres; −1 for none. */
function classAt({ classes }: MapLayer, x: number, y: number): number {
  const holding = classes.filter(({ region }) =>
    region.coordinates.some((polygon) =>
      pointInRings(
        polygon.map((ring) => ring.slice(0, -1).flatMap(([lon, lat]) => [...toLocal([lon, lat] as never)])),
        x,
        y,
      ),
    ),
  );
  return holding.at(-1)?.class ?? -1;
}

const areaOf = ({ classes }: MapLayer, index: number): number =>
  classes.find((each) => each.class === index)?.areaM2 ?? 0;

/** 120 dB at 1 m, Lz 10, 60 dB required: heard to 10^(43/20) = 141.25 m. */
const R = 10 ** (43 / 20);
const pair = (apartM: number): PlanBuilder =>
  aPlan({ area: square(1_000) })
    .withSiren("S1", { eastM: -apartM / 2, northM: 0 })
    .withSiren("S2", { eastM: apartM / 2, northM: 0 });

describe("how many sirens reach each place", () => {
  it("is a lens of two for two discs, by the closed form", () => {
    const d = 140;
    const layer = layerOf(pair(d).build(), "reach");
    const lens = 2 * R * R * Math.acos(d / (2 * R)) - (d / 2) * Math.sqrt(4 * R * R - d * d);
    expect(layer.exact).toBe(true);
    // Chords of 5 cm, from inside: 0.06 % of a disc of 141 m.
    expect(areaOf(layer, 2) / lens).toBeCloseTo(1, 2);
    expect(areaOf(layer, 1) / (2 * (Math.PI * R * R - lens))).toBeCloseTo(1, 2);
    expect([classAt(layer, 0, 0), classAt(layer, -200, 0), areaOf(layer, 3)]).toEqual([2, 1, 0]);
  });

  it("agrees with counting the discs, all over Hedong", () => {
    const plan = samplePlan("hedong");
    const world = buildWorld(plan.base, true);
    const setup = coverageSetup(plan, world);
    if (!setup.ok) throw new Error("Hedong can be computed");
    const layer = layerOf(plan, "reach");
    const classes = layer.classes.map(({ class: index, region }) => ({
      index,
      polygons: region.coordinates.map((rings) =>
        rings.map((ring) => ring.slice(0, -1).flatMap((at) => world.plane.toLocal(at))),
      ),
    }));
    let seen = 0;
    for (let x = -6_000; x <= 6_000; x += 410)
      for (let y = -6_000; y <= 6_000; y += 390) {
        const label = world.map.labelAt(x, y);
        if (label < 0) continue;
        const heard = setup.value.discs.filter(
          (disc) => Math.hypot(disc.x - x, disc.y - y) <= (disc.radiusByLabel[label] ?? 0),
        ).length;
        const drawn = classes
          .filter(({ polygons }) => polygons.some((rings) => pointInRings(rings, x, y)))
          .at(-1);
        // Blind ground is drawn in the first class and covered by the hatching.
        expect(drawn?.index).toBe(Math.max(1, Math.min(3, heard)));
        seen += 1;
      }
    expect(seen).toBeGreaterThan(200);
  });

  it("hears the ambient zone of each place", () => {
    // 6 dB more noise on the right halves the radius there.
    const layer = layerOf(
      pair(0)
        .withAmbient(rectangle(0, -500, 500, 500), 61.0206)
        .build(),
      "reach",
    );
    expect([classAt(layer, -100, 0), classAt(layer, 100, 0)]).toEqual([2, 1]);
    expect(areaOf(layer, 2) / ((Math.PI * R * R * 1.25) / 2)).toBeCloseTo(1, 2);
  });

  it("is there for nominal radii, which have no level", () => {
    const layer = layerOf(pair(140).withSettings({ model: "radius" }).build(), "reach");
    expect(classAt(layer, 0, 0)).toBe(2);
  });
});

describe("the dominating siren", () => {
  it("of two equal ones rules its half", () => {
    const layer = layerOf(pair(400).build(), "dominance");
    expect(layer).toMatchObject({ exact: false, stepM: 20 });
    expect(layer.classes.map(({ siren }) => siren)).toEqual(["S1", "S2"]);
    for (const { areaM2 } of layer.classes) expect(areaM2 / 500_000).toBeCloseTo(1, 3);
    const [one, two] = layer.classes;
    expect(one?.class).not.toBe(two?.class);
    expect(toLocal(one?.labelAt as never)[0]).toBeLessThan(0);
  });

  it("of two unequal ones leaves the weaker one a circle of Apollonius", () => {
    const plan = aPlan({ area: square(4_000) })
      .withSiren("S1", { eastM: -400, northM: 0, levelDb: 126.0206 })
      .withSiren("S2", { eastM: 400, northM: 0, levelDb: 120 })
      .build();
    // Distances as 2 to 1, 800 m apart: radius 800 · 2 / (2² − 1).
    const weak = layerOf(plan, "dominance").classes.find(({ siren }) => siren === "S2");
    expect((weak?.areaM2 ?? 0) / (Math.PI * (1_600 / 3) ** 2)).toBeCloseTo(1, 2);
  });

  it("shares Hedong out without gaps, neighbours in different colours", () => {
    const plan = samplePlan("hedong");
    const world = buildWorld(plan.base, true);
    const { classes } = layerOf(plan, "dominance");
    const total = classes.reduce((sum, { areaM2 }) => sum + areaM2, 0);
    expect(classes.length).toBeGreaterThan(20);
    expect(total / world.map.areaM2).toBeCloseTo(1, 6);
    expect(classes.every(({ labelAt }) => labelAt !== undefined)).toBe(true);
    expect(new Set(classes.map(({ class: index }) => index)).size).toBeGreaterThan(3);
  });
});

describe("the silence between two blasts", () => {
  // Heard for 14 km: only loudness beside each other decides what is heard together.
  const apart = (metres: number): MapLayer =>
    layerOf(
      aPlan({ area: square(8_000) })
        .withSiren("S1", { eastM: -metres / 2, northM: 0, levelDb: 160 })
        .withSiren("S2", { eastM: metres / 2, northM: 0, levelDb: 160 })
        .build(),
      "blur",
    );

  it("is whole on the middle line and short behind the second siren", () => {
    const layer = apart(1_400);
    expect(classAt(layer, 0, 1_000)).toBe(0);
    // 1 400 m at 341.5 m/s: 4.1 of 6 s are filled, 1.9 s are left.
    expect(classAt(layer, 1_700, 0)).toBe(2);
    // 200 m behind the second siren the first is 18 dB fainter: it fills nothing.
    expect(classAt(layer, 900, 0)).toBe(0);
    expect(areaOf(layer, 3)).toBe(0);
  });

  it("closes from 2 049 m of difference on, and not before", () => {
    expect(classAt(apart(2_100), 2_400, 0)).toBe(3);
    expect(areaOf(apart(2_040), 3)).toBe(0);
  });

  it("is left alone by a siren that is not heard by itself", () => {
    const layer = layerOf(pair(900).build(), "blur");
    expect([1, 2, 3].map((index) => areaOf(layer, index))).toEqual([0, 0, 0]);
  });
});

describe("what is heard in rooms", () => {
  it("reaches as far as the level outdoors covers the window and the noise in the room", () => {
    const plan = aPlan({ area: square(4_000) })
      .withSiren("S1", { eastM: 0, northM: 0, levelDb: 140 })
      .build();
    const layer = layerOf(plan, "indoor");
    // 140 − 17 dB at 1 m; 45 + 5 in the room; 10, 16, 28 dB of window: 60, 66, 78 dB outdoors.
    const discM2 = (outdoorsDb: number): number => Math.PI * 10 ** ((123 - outdoorsDb) / 10);
    expect(areaOf(layer, 3) / discM2(78)).toBeCloseTo(1, 2);
    expect(areaOf(layer, 2) / (discM2(66) - discM2(78))).toBeCloseTo(1, 2);
    expect(areaOf(layer, 1) / (discM2(60) - discM2(66))).toBeCloseTo(1, 2);
    expect(classAt(layer, 1_900, 1_900)).toBe(0);
  });

  it("asks in dB(A), whatever the weighting of the criterion", () => {
    const heard = (weighting: "A" | "C"): number =>
      areaOf(
        layerOf(
          aPlan({ area: square(4_000) })
            .withSettings({ criterion: { aboveAmbient: 5, weighting } })
            .withSiren("S1", { eastM: 0, northM: 0, levelDb: 140 })
            .build(),
          "indoor",
        ),
        3,
      );
    expect(heard("C") / heard("A")).toBeCloseTo(1, 6);
  });
});

describe("the ceilings near a mast", () => {
  const masts = (heightM: number): MapLayer =>
    layerOf(
      aPlan({ area: square(1_000) })
        .withType({
          id: "E",
          name: "E",
          level: { value: 115, weighting: "A", distance: 30 },
          frequency: 500,
          nominalRadius: 500,
        })
        .withSiren("S1", { eastM: 0, northM: 0, type: "E", heightM })
        .build(),
      "ceiling",
    );

  it("are exceeded within a circle that shrinks with the height of the mast", () => {
    // 115 + 3 dB at 30 m are the 118 dB(A): 30 m from the horn, √(30² − 18.5²) = 23.62 m on the ground.
    const [mast] = masts(20).masts;
    expect(mast?.slantM[0]).toBeCloseTo(30, 6);
    expect(mast?.groundM[0]).toBeCloseTo(23.617, 2);
    // 500 Hz: 3.2 dB more in dB(C), the ceiling 5 dB higher.
    expect(mast?.slantM[1]).toBeCloseTo(30 * 10 ** (-1.8 / 20), 0);
    expect(areaOf(masts(20), 0) / (Math.PI * 23.617 ** 2)).toBeCloseTo(1, 1);
  });

  it("are exceeded nowhere on the ground under a mast that is high enough", () => {
    const layer = masts(40);
    expect(layer.masts.map(({ groundM }) => groundM)).toEqual([[0, 0]]);
    expect(layer.classes.map(({ areaM2 }) => areaM2)).toEqual([0, 0]);
  });
});

describe("layers read off a field", () => {
  it("agree with the exact ones to what the raster resolves", () => {
    const plan = samplePlan("hedong");
    const world = buildWorld(plan.base, true);
    const setup = coverageSetup(plan, world);
    if (!setup.ok) throw new Error("Hedong can be computed");
    const { sounding, requiredDb } = setup.value;
    const field = discLevelField(setup.value, layerRaster(zoneRegions(world, plan.base), plan));
    for (const kind of ["reach", "indoor"] as const) {
      const steps = fieldLayerOf(world, plan, kind, { field, sirens: sounding, requiredDb });
      let turn = steps.next();
      while (turn.done !== true) turn = steps.next();
      const exact = layerOf(plan, kind);
      expect(turn.value).toMatchObject({ kind, exact: false, stepM: 17 });
      expect(turn.value.classes.map((each) => each.class)).toEqual(exact.classes.map((each) => each.class));
      // The first class of the exact reach counts without the blind ground.
      for (const each of exact.classes.slice(1))
        expect(areaOf(turn.value, each.class) / each.areaM2, `${kind} ${each.class}`).toBeCloseTo(1, 2);
    }
  });
});

describe("layers that need a level", () => {
  it("are refused for nominal radii", () => {
    const plan = pair(100).withSettings({ model: "radius" }).build();
    const world = buildWorld(plan.base, false);
    for (const kind of ["dominance", "blur", "indoor"] as const) {
      const { value } = mapLayerOf(world, plan, kind).next();
      expect(typeof value === "object" && !value.ok && value.error.code).toBe("model-not-ready");
    }
  });
});
