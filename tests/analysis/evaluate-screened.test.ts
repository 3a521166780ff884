import { describe, expect, it } from "vitest";
import { areaLevel } from "../../src/acoustics/area-model";
import { EngineService } from "../../src/analysis/engine-service";
import { evaluatePlan } from "../../src/analysis/evaluate";
import type { Evaluation, ProofProgress } from "../../src/analysis/evaluation";
import { screenedPlan } from "../../src/analysis/screened-plan";
import { screenedWorld } from "../../src/analysis/screened-world";
import { areaSettings } from "../../src/analysis/siren-places";
import { buildWorld } from "../../src/analysis/world";
import type { ScreenedPart } from "../../src/coverage/screened/certify-screened";
import { pointInRings } from "../../src/geo/clip";
import { areaFingerprint, areaLayers } from "../../src/model/basis";
import type { Plan } from "../../src/model/plan";
import { type PlanBuilder, aPlan, at, rectangle, square } from "../support/a-plan";

function evaluated(plan: Plan): Evaluation {
  const result = evaluatePlan(plan);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const ISO = { model: "iso9613", certificate: { floor: 2, timeLimit: 1000 }, resolution: 10 };

/** Two sirens over a square of 800 m with a wall of houses between them. */
const street = (settings: object = {}): PlanBuilder =>
  aPlan({ area: square(800), settings: { ...ISO, ...settings } })
    .withSiren("S1", { eastM: -300, northM: 0, levelDb: 122, heightM: 20 })
    .withSiren("S2", { eastM: 350, northM: 350, levelDb: 116, heightM: 25 })
    .withBuilding(rectangle(-40, -200, -25, 210), 24)
    .withBuilding(rectangle(60, -300, 90, -60), 30)
    .withBuilding(rectangle(60, -40, 90, 150), 18)
    .withBuilding(rectangle(200, 20, 260, 50), 12);

const flat = (ring: readonly (readonly number[])[], plan: Plan): number[] => {
  const { plane } = buildWorld(plan.base, true);
  return ring.slice(0, -1).flatMap((at) => plane.toLocal(at));
};

/** Margin by the reference at a place in the plane. */
function referenceOf(plan: Plan) {
  const world = buildWorld(plan.base, true);
  const screened = screenedWorld(plan.base, plan.settings.iso9613, world.plane);
  const made = screenedPlan(world, screened, plan);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { placed, requiredDb } = made.value;
  const settings = areaSettings(plan.settings);
  return (x: number, y: number): { label: number; marginDb: number } => {
    const label = world.map.labelAt(x, y);
    const z = screened.world.terrain.heightAt(x, y) + plan.settings.receiverHeightM;
    const levels = placed.map((siren) => {
      const level = areaLevel(screened.world, siren, [x, y, z], settings);
      return level.ok ? level.value.levelDb : -Infinity;
    });
    return { label, marginDb: Math.max(-Infinity, ...levels) - (requiredDb[Math.max(0, label)] as number) };
  };
}

/** A fixed sequence of numbers in 0 … 1. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

describe("evaluation of a screened plan", () => {
  it("parts the area in covered, blind and undecided, each true by the reference at thousands of points", () => {
    const plan = street().build();
    const { coverage, blindSpots, undecided, undecidedM2, district } = evaluated(plan);
    expect(coverage.lower).toBeLessThan(coverage.upper);
    expect(coverage.certified).toBe(false);
    expect(blindSpots.length).toBeGreaterThan(0);
    const areaM2 = district.areaM2 - (district.footprintsM2 ?? 0);
    const blindM2 = blindSpots.reduce((sum, spot) => sum + spot.areaM2, 0);
    expect(1 - coverage.upper).toBeCloseTo(blindM2 / areaM2, 9);
    expect(coverage.upper - coverage.lower).toBeCloseTo(undecidedM2 / areaM2, 9);
    expect(undecidedM2 / areaM2).toBeLessThan(0.05);
    const blindRings = blindSpots.map(({ outline }) => outline.coordinates.map((ring) => flat(ring, plan)));
    const openRings = undecided.map(({ coordinates }) => coordinates.map((ring) => flat(ring, plan)));
    const reference = referenceOf(plan);
    const random = numbers(20261124);
    const seen = { covered: 0, blind: 0, undecided: 0 };
    for (let k = 0; k < 6_000; k++) {
      const [x, y] = [random.next().value * 800 - 400, random.next().value * 800 - 400];
      const { label, marginDb } = reference(x, y);
      if (label < 0) continue;
      if (openRings.some((rings) => pointInRings(rings, x, y))) {
        seen.undecided += 1;
        continue;
      }
      const isBlind = blindRings.some((rings) => pointInRings(rings, x, y));
      seen[isBlind ? "blind" : "covered"] += 1;
      // Bounds hold to 10⁻³ dB, which is taken off them for the plane and for rounding.
      if (isBlind) expect(marginDb).toBeLessThan(2e-3);
      else expect(marginDb).toBeGreaterThan(-2e-3);
    }
    expect(seen.covered).toBeGreaterThan(2_000);
    expect(seen.blind).toBeGreaterThan(100);
    expect(seen.undecided).toBeGreaterThan(5);
  });

  it("says of each blind spot why, with a margin that the reference has at its worst point", () => {
    const plan = street().build();
    const { blindSpots, weakest } = evaluated(plan);
    const { plane } = buildWorld(plan.base, true);
    const reference = referenceOf(plan);
    for (const { worst, reason, nearestSiren, nearestDistanceM } of blindSpots.slice(0, 5)) {
      const { marginDb } = reference(...(plane.toLocal(worst.at) as [number, number]));
      expect(marginDb).toBeCloseTo(worst.marginDb as number, 3);
      expect(["screened-by-buildings", "too-far"]).toContain(reason);
      expect(nearestSiren).not.toBeNull();
      expect(nearestDistanceM).toBeGreaterThan(0);
    }
    expect(blindSpots.some(({ reason }) => reason === "screened-by-buildings")).toBe(true);
    expect(weakest.marginDb).toBeLessThan(0);
  });

  it("certifies a plan loud enough behind everything, by discs alone", () => {
    const plan = street().withSiren("S3", { eastM: 0, northM: -300, levelDb: 150, heightM: 40 }).build();
    expect(evaluated(plan)).toMatchObject({
      coverage: { lower: 1, upper: 1, certified: true },
      undecidedM2: 0,
      blindSpots: [],
    });
  });

  it("is nested by the floor: a finer one lies within a coarser one", () => {
    const coarse = evaluated(street({ certificate: { floor: 8, timeLimit: 1000 } }).build()).coverage;
    const fine = evaluated(street({ certificate: { floor: 2, timeLimit: 1000 } }).build()).coverage;
    expect(fine.lower).toBeGreaterThanOrEqual(coarse.lower - 1e-12);
    expect(fine.upper).toBeLessThanOrEqual(coarse.upper + 1e-12);
    expect(fine.upper - fine.lower).toBeLessThan(coarse.upper - coarse.lower);
  });

  it("counts persons at points by the reference there, and in a building by what is heard outside", () => {
    const counted = evaluated(
      street()
        .withPopulation({ eastM: -290, northM: 10 }, 100)
        .withPopulation({ eastM: -32, northM: 0 }, 40)
        .build(),
    );
    expect(counted.personsTotal).toBeCloseTo(140, 9);
    expect(counted.personsBlind).toBeLessThanOrEqual(40);
    expect(counted.coverage.persons?.lower).toBeGreaterThanOrEqual(100 / 140 - 1e-9);
  });

  it("refuses a siren inside a building in a sentence with both", () => {
    const inside = street().withSiren("S9", { eastM: 75, northM: -100, heightM: 10 }).build();
    const result = evaluatePlan(inside);
    expect(result).toMatchObject({ ok: false, error: { code: "siren-in-building" } });
  });

  it("estimates what each siren covers to about the raster", () => {
    const plan = aPlan({ area: square(1_000), settings: { ...ISO, resolution: 10 } })
      .withSiren("S1", { eastM: 0, northM: 0, levelDb: 118, heightM: 20 })
      .withBuilding(rectangle(480, 480, 490, 490), 3)
      .build();
    const { sirens, sharesEstimated, coverage, district } = evaluated(plan);
    expect(sharesEstimated).toBe(true);
    const areaM2 = district.areaM2 - (district.footprintsM2 ?? 0);
    expect((sirens[0]?.coveredM2 ?? 0) / areaM2).toBeCloseTo((coverage.lower + coverage.upper) / 2, 1);
  });

  it("is the same whether one worker judges all cells or two share them", async () => {
    const plan = street({ certificate: { floor: 4, timeLimit: 1000 } }).build();
    const service = new EngineService(() => 0);
    const area = areaFingerprint(plan.base);
    service.openArea(area, areaLayers(plan.base));
    const state = { area, sirens: plan.sirens, sirenTypes: plan.sirenTypes, settings: plan.settings };
    const parts: ScreenedPart[] = [];
    for (const index of [0, 1]) {
      const part = await service.provePart(state, { index, of: 2 });
      if (!part.ok || !part.value || part.value === "dropped") throw new Error("there are cells to judge");
      parts.push(part.value);
    }
    const alone = service.evaluate(state);
    const shared = service.evaluate(state, parts);
    expect(alone.ok && alone.value.evaluation.blindSpots.length).toBeGreaterThan(0);
    expect(shared).toEqual(alone);
  });

  it("has no parts to share where discs decide, or nothing screens", async () => {
    for (const plan of [
      street().withSiren("S3", { eastM: 0, northM: -300, levelDb: 150, heightM: 40 }).build(),
      aPlan({ settings: { model: "iso9613" } })
        .withSiren("S1", { eastM: 0, northM: 0 })
        .build(),
    ]) {
      const service = new EngineService(() => 0);
      const area = areaFingerprint(plan.base);
      service.openArea(area, areaLayers(plan.base));
      const state = { area, sirens: plan.sirens, sirenTypes: plan.sirenTypes, settings: plan.settings };
      expect(await service.provePart(state, { index: 0, of: 2 })).toEqual({ ok: true, value: null });
    }
  });

  it("tells how far a share of the proof is, and drops it for a newer one or when told to", async () => {
    const plan = street({ certificate: { floor: 1, timeLimit: 1000 } }).build();
    let nowMs = 0;
    const service = new EngineService(() => (nowMs += 100));
    const area = areaFingerprint(plan.base);
    service.openArea(area, areaLayers(plan.base));
    const state = { area, sirens: plan.sirens, sirenTypes: plan.sirenTypes, settings: plan.settings };
    const told: ProofProgress[] = [];
    const whole = await service.provePart(state, { index: 0, of: 1 }, (progress) => told.push(progress));
    expect(whole.ok && whole.value).not.toBe("dropped");
    expect(told.length).toBeGreaterThan(2);
    for (const { judgedM2, ofM2 } of told) {
      expect(judgedM2).toBeGreaterThanOrEqual(0);
      expect(judgedM2).toBeLessThanOrEqual(ofM2);
    }
    expect((told.at(-1)?.judgedM2 ?? 0) / (told.at(-1)?.ofM2 ?? 1)).toBeGreaterThan(0.5);
    const older = service.provePart(state, { index: 0, of: 1 });
    const newer = service.provePart(state, { index: 0, of: 1 });
    expect(await older).toEqual({ ok: true, value: "dropped" });
    service.dropProof();
    expect(await newer).toEqual({ ok: true, value: "dropped" });
  });

  it("has something to look at at once, near what the proof then says; nothing where discs are exact", () => {
    const plan = street({ certificate: { floor: 4, timeLimit: 1000 } }).build();
    const service = new EngineService(() => 0);
    const area = areaFingerprint(plan.base);
    service.openArea(area, areaLayers(plan.base));
    const state = { area, sirens: plan.sirens, sirenTypes: plan.sirenTypes, settings: plan.settings };
    const [look, proof] = [service.estimate(state), service.evaluate(state)];
    if (!look.ok || !look.value || !proof.ok) throw new Error("both are there");
    const { coverage, district } = proof.value.evaluation;
    expect(look.value.share).toBeGreaterThan(coverage.lower - 0.05);
    expect(look.value.share).toBeLessThan(coverage.upper + 0.05);
    expect(look.value.blindM2).toBeGreaterThan(0);
    expect(look.value.blindM2).toBeLessThan(district.areaM2);
    expect(look.value.blind.coordinates).toHaveLength(look.value.blindCount);
    expect(look.value.marginClasses.length).toBeGreaterThan(0);
    const model = { ...plan.settings, model: "cn120" as const };
    expect(service.estimate({ ...state, settings: model })).toEqual({ ok: true, value: null });
  });

  it("colours the last strip along the border as what lies beside it", () => {
    const plan = street().build();
    const service = new EngineService(() => 0);
    const area = areaFingerprint(plan.base);
    service.openArea(area, areaLayers(plan.base));
    const state = { area, sirens: plan.sirens, sirenTypes: plan.sirenTypes, settings: plan.settings };
    const look = service.estimate(state);
    if (!look.ok || !look.value) throw new Error("there is an estimate");
    const region = look.value.marginClasses.find(({ belowDb }) => belowDb === 10)?.region;
    let faint = 0;
    for (let north = -390; north <= 390; north += 30) {
      const here = at(398.5, north);
      const heard = service.probe(state, here);
      if (!heard.ok || !((heard.value.marginDb ?? 0) < 8)) continue;
      faint += 1;
      const holds = region?.coordinates.some((rings) =>
        pointInRings(
          rings.map((ring) => ring.flat()),
          here[0],
          here[1],
        ),
      );
      expect(holds, `${north} m north`).toBe(true);
    }
    expect(faint).toBeGreaterThan(5);
  });

  it("follows the hand by an estimate from the field that the proof encloses, to about the raster", () => {
    const plan = street().build();
    const service = new EngineService(() => 0);
    const area = areaFingerprint(plan.base);
    service.openArea(area, areaLayers(plan.base));
    const state = { area, sirens: plan.sirens, sirenTypes: plan.sirenTypes, settings: plan.settings };
    const moved = {
      ...state,
      sirens: plan.sirens.map((siren) => (siren.id === "S2" ? { ...siren, at: at(350, -350) } : siren)),
    };
    const difference = service.compare(state, moved);
    const proof = evaluated({ ...plan, sirens: moved.sirens }).coverage;
    if (!difference.ok) throw new Error(JSON.stringify(difference.error));
    expect(difference.value.lower).toBeGreaterThan(proof.lower - 0.03);
    expect(difference.value.lower).toBeLessThan(proof.upper + 0.03);
    expect(difference.value.gainedM2).toBeGreaterThan(0);
    expect(difference.value.lostM2).toBeGreaterThan(0);
  });
});
