import geodesic from "geographiclib-geodesic";
import { describe, expect, it } from "vitest";
import { evaluatePlan } from "../../src/analysis/evaluate";
import type { Evaluation } from "../../src/analysis/evaluation";
import { marginClassesOf } from "../../src/analysis/margin-classes";
import type { Plan } from "../../src/model/plan";
import { aPlan, rectangle, square, withHole } from "../support/a-plan";
import { samplePlan } from "../support/hedong";

function evaluated(plan: Plan): Evaluation {
  const result = evaluatePlan(plan);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Model radius: a siren covers the disc of its nominal radius, whatever the ambient. */
const radius = { model: "radius" };

describe("coverage of a plan", () => {
  it("is the disc's share of the square, to 1e-9 of it", () => {
    const plan = aPlan({ area: square(2_000) })
      .withSettings(radius)
      .withSiren("S1", { eastM: 0, northM: 0, radiusM: 500 })
      .build();
    const { coverage, sirens, blindSpots, district } = evaluated(plan);
    expect(district.areaM2).toBeCloseTo(4_000_000, 1);
    expect(coverage.lower).toBeCloseTo((Math.PI * 500 ** 2) / 4_000_000, 8);
    expect(coverage.upper).toBe(coverage.lower);
    expect(coverage.certified).toBe(false);
    expect(blindSpots).toHaveLength(1);
    expect(sirens[0]?.coveredM2).toBeCloseTo(Math.PI * 500 ** 2, 1);
    expect(sirens[0]?.soleM2).toBeCloseTo(Math.PI * 500 ** 2, 1);
    // The corner of the square is √2 km away: 914.21 m short of the radius.
    expect(blindSpots[0]?.worst.marginM).toBeCloseTo(500 - Math.SQRT2 * 1000, 1);
    expect(blindSpots[0]?.worst.marginDb).toBeNull();
  });

  it("is proved where discs overlap by 2 mm round the corners, and not where they miss by 2 mm", () => {
    const ofRadius = (radiusM: number) =>
      evaluated(
        aPlan({ area: square(1_000) })
          .withSettings(radius)
          .withSiren("S1", { eastM: 0, northM: 0, radiusM })
          .build(),
      );
    const corner = Math.SQRT2 * 500;
    expect(ofRadius(corner + 0.002).coverage).toEqual({ lower: 1, upper: 1, certified: true });
    const missed = ofRadius(corner - 0.002);
    expect(missed.coverage.certified).toBe(false);
    expect(missed.coverage.upper).toBeLessThan(1);
    expect(missed.blindSpots).toHaveLength(4);
  });

  it("finds the blind square metre between three circles (closed form of discs.md)", () => {
    const rho = 1000.438_595_070_3;
    let builder = aPlan({ area: square(1_000) }).withSettings(radius);
    for (const k of [0, 1, 2]) {
      const angle = Math.PI / 2 + (2 * Math.PI * k) / 3;
      builder = builder.withSiren(`S${k}`, {
        eastM: rho * Math.cos(angle),
        northM: rho * Math.sin(angle),
        radiusM: 1000,
      });
    }
    const { blindSpots, coverage } = evaluated(builder.build());
    const inner = blindSpots.filter(({ areaM2 }) => areaM2 < 2);
    expect(inner).toHaveLength(1);
    // The plane is centred on the district and degrees carry 15 digits: 0.001 m² of 1 m².
    expect(inner[0]?.areaM2).toBeCloseTo(1, 2);
    expect(coverage.certified).toBe(false);
  });

  it("counts holes and footprints out, and shares of what is left", () => {
    const plan = aPlan({ area: withHole(square(2_000), square(400)) })
      .withSettings(radius)
      .withBuilding(rectangle(500, 500, 600, 600), 20)
      .withSiren("S1", { eastM: 0, northM: 0, radiusM: 500 })
      .build();
    const { district, coverage } = evaluated(plan);
    expect(district.areaM2).toBeCloseTo(4_000_000 - 160_000, 1);
    expect(district.footprintsM2).toBeCloseTo(10_000, 1);
    expect(coverage.lower).toBeCloseTo((Math.PI * 500 ** 2 - 160_000) / (4_000_000 - 160_000 - 10_000), 8);
  });

  it("hears less where the ambient is louder, and names the reason", () => {
    const plan = aPlan({ area: square(1_000) })
      .withSettings({ ambientDefault: 55 })
      .withAmbient(rectangle(0, -600, 600, 600), 75)
      .withSiren("S1", { eastM: 0, northM: 0, levelDb: 140 })
      .build();
    const { blindSpots, coverage } = evaluated(plan);
    // 140 − 7 − 10 over 60 dB reaches 1 412 m, all of the square; over 80 dB only 141 m: half a disc of the right half.
    const reachM = 10 ** ((140 - 80 - 17) / 20);
    expect(coverage.lower).toBeCloseTo(0.5 + (0.5 * Math.PI * reachM ** 2) / 1_000_000, 7);
    expect(blindSpots).toHaveLength(1);
    expect(blindSpots[0]?.reason).toBe("ambient-too-high");
  });

  it("names the siren out of service that would close a spot", () => {
    const plan = aPlan({ area: square(1_000) })
      .withSettings(radius)
      .withSiren("S1", { eastM: -400, northM: 0, radiusM: 500 })
      .withSiren("S2", { eastM: 0, northM: 0, radiusM: 900, service: "fault" })
      .build();
    const { blindSpots, sirens } = evaluated(plan);
    expect(blindSpots[0]).toMatchObject({
      reason: "siren-out-of-service",
      reasonSiren: "S2",
      nearestSiren: "S1",
    });
    expect(sirens[1]).toEqual({ id: "S2", coveredM2: 0, soleM2: 0 });
  });

  it("answers for a plan without sirens: nothing covered, nothing undecided", () => {
    const { coverage, blindSpots, weakest } = evaluated(aPlan({ area: square(1_000) }).build());
    expect(coverage).toMatchObject({ lower: 0, upper: 0, certified: false });
    expect(blindSpots).toHaveLength(1);
    expect(blindSpots[0]).toMatchObject({ reason: "no-siren", nearestSiren: null });
    expect(weakest.marginDb).toBeNull();
  });

  it("encloses the energy sum: the loudest from below, N times the loudest from above", () => {
    const two = (combine: string) =>
      evaluated(
        aPlan({ area: square(2_000) })
          .withSettings({ combine })
          .withSiren("S1", { eastM: -300, northM: 0, levelDb: 125 })
          .withSiren("S2", { eastM: 300, northM: 0, levelDb: 125 })
          .build(),
      ).coverage;
    const [loudest, energy] = [two("loudest"), two("energy")];
    expect(energy.lower).toBeCloseTo(loudest.lower, 9);
    expect(energy.upper).toBeGreaterThan(loudest.upper);
  });

  it("computes ISO 9613-2 over open ground, and less of it where a building screens", () => {
    const iso = aPlan({ area: square(2_000) })
      .withSettings({ model: "iso9613" })
      .withSiren("S1", { eastM: 0, northM: 0, levelDb: 130 });
    const open = evaluated(iso.build());
    expect(open.coverage.lower).toBeGreaterThan(0.1);
    const built = iso
      .withSettings({ model: "iso9613", certificate: { floor: 8, timeLimit: 1000 } })
      .withBuilding(rectangle(100, 100, 200, 200), 60)
      .build();
    const screened = evaluated(built);
    // Screening takes more of the coverage than the footprint takes of the area.
    expect(screened.coverage.upper).toBeLessThan(open.coverage.lower * 0.99);
    expect(screened.district.footprintsM2).toBeCloseTo(10_000, 0);
  });
});

describe("persons", () => {
  it("spread over an area follow the area covered; at a point they are heard or not", () => {
    const plan = aPlan({ area: square(2_000) })
      .withSettings(radius)
      .withSiren("S1", { eastM: 0, northM: 0, radiusM: 500 })
      .withPopulation(square(2_000), 4_000)
      .withPopulation({ eastM: 100, northM: 0 }, 50)
      .withPopulation({ eastM: 900, northM: 900 }, 70)
      .withPopulation({ eastM: 5_000, northM: 0 }, 1_000_000)
      .build();
    const { coverage, blindSpots, personsTotal } = evaluated(plan);
    expect(personsTotal).toBeCloseTo(4_120, 3);
    const blind = 4_000 * (1 - (Math.PI * 500 ** 2) / 4_000_000) + 70;
    expect(blindSpots[0]?.persons).toBeCloseTo(blind, 1);
    expect(coverage.persons?.lower).toBeCloseTo(1 - blind / 4_120, 5);
  });

  it("living in a building count too: their point lies on no outdoor ground", () => {
    const plan = aPlan({ area: square(2_000) })
      .withSettings(radius)
      .withSiren("S1", { eastM: -900, northM: -900, radiusM: 200 })
      .withBuilding(square(100, [500, 500]), 30)
      .withPopulation({ eastM: 500, northM: 500 }, 80)
      .withPopulation({ eastM: -900, northM: -900 }, 20)
      .build();
    expect(evaluated(plan).coverage.persons?.upper).toBeCloseTo(0.2, 9);
  });
});

describe("persons whom no outdoor ground holds", () => {
  const town = aPlan({ area: square(2_000) })
    .withSettings(radius)
    .withSiren("S1", { eastM: 0, northM: 0, radiusM: 500 })
    .withBuilding(square(100, [0, 0]), 30)
    .withBuilding(square(100, [800, 800]), 30);

  it("are counted in their building and go with the nearest blind spot", () => {
    const plan = town
      .withPopulation(square(100, [0, 0]), 30)
      .withPopulation(square(100, [800, 800]), 70)
      .withPopulation({ eastM: 810, northM: 810 }, 1)
      .build();
    const { coverage, blindSpots, personsTotal } = evaluated(plan);
    expect(personsTotal).toBeCloseTo(101, 9);
    expect(coverage.persons?.lower).toBeCloseTo(30 / 101, 9);
    expect(blindSpots.map(({ persons }) => persons)).toEqual([71]);
  });

  it("are heard or not by the ambient of their own zone, though they are under a roof", () => {
    const zone = (levelDb: number) =>
      evaluated(
        aPlan({ area: square(2_000) })
          .withAmbient(square(400, [300, 0]), levelDb)
          .withSiren("S1", { eastM: 0, northM: 0, levelDb: 130 })
          .withBuilding(square(100, [300, 0]), 30)
          .withPopulation({ eastM: 300, northM: 0 }, 5)
          .build(),
      ).coverage.persons?.lower;
    // 130 − 17 dB over 55 + 5 dB reaches 447 m, over 75 + 5 dB only 45 m.
    expect(zone(55)).toBe(1);
    expect(zone(75)).toBe(0);
  });

  it("give no rate of persons where the layer counts nobody in the district", () => {
    const { coverage } = evaluated(town.withPopulation({ eastM: 9_000, northM: 0 }, 10).build());
    expect(coverage.persons).toBeUndefined();
  });
});

describe("an area that is none", () => {
  it("is refused: nothing outdoors is left to be heard on", () => {
    const built = aPlan({ area: square(1_000) })
      .withBuilding(square(1_200), 20)
      .build();
    expect(evaluatePlan(built)).toMatchObject({ ok: false, error: { code: "empty-district" } });
  });

  it.each([
    ["sticking out", [square(400, [1_000, 0])], 4_000_000 - 80_000],
    ["wholly outside", [square(200, [2_000, 0])], 4_000_000],
    ["one in another", [square(600), square(200)], 4_000_000 - 360_000],
    ["overlapping", [square(300), square(300, [150, 0])], 4_000_000 - 135_000],
  ])("holes %s only take away", (_, holes, areaM2) => {
    const plan = aPlan({ area: withHole(square(2_000), ...holes) }).build();
    // Clipping rounds to 0.1 mm: 1 m² on 8 km of border.
    expect(Math.abs(evaluated(plan).district.areaM2 - areaM2)).toBeLessThan(1);
  });
});

describe("the plane", () => {
  it("gives Hedong the area that the geodesic on WGS-84 gives, to 1e-5", () => {
    const plan = samplePlan("hedong");
    let geodesicM2 = 0;
    for (const area of plan.base.district) {
      const polygons = area.type === "Polygon" ? [area.coordinates] : area.coordinates;
      for (const rings of polygons)
        rings.forEach((ring, index) => {
          const polygon = geodesic.Geodesic.WGS84.Polygon(false);
          for (const [lon, lat] of ring.slice(0, -1)) polygon.AddPoint(lat as number, lon as number);
          const areaM2 = Math.abs(polygon.Compute(false, true).area as number);
          geodesicM2 += index === 0 ? areaM2 : -areaM2;
        });
    }
    const measured = evaluated(plan).district.areaM2;
    expect(geodesicM2).toBeGreaterThan(49e6);
    expect(Math.abs(measured / geodesicM2 - 1)).toBeLessThan(1e-5);
  });
});

describe("the margin ramp", () => {
  it("is nested, and its first region is the blind area", () => {
    const plan = samplePlan("hedong");
    const classes = marginClassesOf(plan);
    if (!classes.ok) throw new Error("Hedong has a ramp");
    expect(classes.value.map(({ belowDb }) => belowDb)).toEqual([0, 3, 6, 10]);
    expect(classes.value[0]?.region.coordinates).toHaveLength(evaluated(plan).blindSpots.length);
  });
});
