import type { Remote } from "comlink";
import { describe, expect, it, vi } from "vitest";
import { EngineService } from "../../src/analysis/engine-service";
import type { SirenId } from "../../src/base/ids";
import type { EngineApi } from "../../src/engine/contract";
import { Engine } from "../../src/engine/engine";
import { areaFingerprint, areaLayers, planBasis } from "../../src/model/basis";
import type { Plan } from "../../src/model/plan";
import { planState } from "../../src/session/plan-state";
import { isOffered } from "../../src/session/review-desk";
import { Session } from "../../src/session/session";
import { aPlan, at, square } from "../support/a-plan";

/** What the worker runs, without a worker; counts what it is asked. */
function inProcess(): { engine: Engine; asked: string[] } {
  const service = new EngineService(() => 0);
  const known = new Set<string>();
  const asked: string[] = [];
  const engine = new Engine(() => {
    throw new Error("no worker is made in this test");
  });
  const api = new Proxy(service, {
    get: (target, name: keyof EngineService) => {
      const method = target[name] as (...given: unknown[]) => unknown;
      return (...given: unknown[]) => {
        asked.push(name === "mapLayer" ? `${name} ${String(given[1])}` : name);
        return method.apply(target, given);
      };
    },
  });
  engine.run = async (area, layers, request) => {
    if (!known.has(area)) service.openArea(area, layers);
    known.add(area);
    await Promise.resolve();
    return request(api as unknown as Remote<EngineApi>);
  };
  return { engine, asked };
}

const plan = aPlan({ area: square(1_000) })
  .withSiren("S1", { eastM: -70, northM: 0 })
  .withSiren("S2", { eastM: 70, northM: 0 })
  .withSiren("S3", { eastM: 70, northM: 300, service: "fault" })
  .build();
const S2 = "S2" as SirenId;

const settled = async (session: Session): Promise<void> => {
  await vi.waitFor(() => {
    const { result, review } = session.getState();
    expect([result.kind, review.result.kind]).not.toContain("running");
  });
};

async function opened(): Promise<{ session: Session; asked: string[] }> {
  const { engine, asked } = inProcess();
  const session = new Session(engine, plan);
  await settled(session);
  return { session, asked };
}

const layerOf = (session: Session) => {
  const { result } = session.getState().review;
  return result.kind === "ready" && result.value.kind === "layer" ? result.value.layer : null;
};

describe("reviewing a map", () => {
  it("asks for nothing until a layer is wished for", async () => {
    const { session, asked } = await opened();
    expect(asked).toEqual(["evaluate"]);
    expect(session.getState().review).toMatchObject({ kind: "margin", result: { kind: "absent" } });
    session.reviewBy("reach");
    await settled(session);
    expect(asked).toEqual(["evaluate", "mapLayer reach"]);
    expect(layerOf(session)?.kind).toBe("reach");
  });

  it("shows the newest of several wishes", async () => {
    const { session } = await opened();
    for (const kind of ["reach", "blur", "dominance"] as const) session.reviewBy(kind);
    await settled(session);
    expect(layerOf(session)?.kind).toBe("dominance");
  });

  it("follows the plan, and holds the last layer, out of date, until then", async () => {
    const { session } = await opened();
    session.reviewBy("dominance");
    await settled(session);
    const before = layerOf(session);
    session.perform("delete-siren", { kind: "remove-siren", id: S2 });
    const { result } = session.getState().review;
    expect(result.kind === "running" && result.last).toEqual({ kind: "layer", layer: before });
    await settled(session);
    expect(layerOf(session)?.classes.map(({ siren }) => siren)).toEqual(["S1"]);
    const now = session.getState().review.result;
    expect(now.kind === "ready" && now.basis).toBe(planBasis(session.getState().history.plan));
  });

  it("keeps no layer of one project for another", async () => {
    const { session } = await opened();
    session.reviewBy("reach");
    await settled(session);
    session.openPlan(aPlan({ area: square(500) }).build(), null);
    const { review } = session.getState();
    expect(review.kind).toBe("reach");
    expect(review.result).not.toHaveProperty("last");
    await settled(session);
    expect(layerOf(session)?.classes[0]?.areaM2).toBe(0);
  });

  it("stops when it is told to, and begins again with the plan", async () => {
    const { session } = await opened();
    session.reviewBy("blur");
    session.stopReview();
    expect(session.getState().review.result.kind).toBe("cancelled");
    session.recompute();
    await settled(session);
    expect(layerOf(session)?.kind).toBe("blur");
  });

  it("offers nothing that needs a level for nominal radii, and comes back with the model", async () => {
    const { session } = await opened();
    session.reviewBy("dominance");
    await settled(session);
    const { settings } = session.getState().history.plan;
    session.perform("change-settings", { kind: "set-settings", settings: { ...settings, model: "radius" } });
    await settled(session);
    expect(session.getState().review).toMatchObject({ kind: "dominance", result: { kind: "absent" } });
    session.undo();
    await settled(session);
    expect(layerOf(session)?.kind).toBe("dominance");
    expect(
      (["margin", "reach", "failure", "ceiling"] as const).map((kind) => isOffered(kind, "radius")),
    ).toEqual([true, true, true, true]);
  });
});

describe("ranking the sirens", () => {
  it("asks for each that sounds, one by one, and says how far it is", async () => {
    const { session, asked } = await opened();
    const seen: number[] = [];
    session.subscribe(() => {
      const { progress } = session.getState().review;
      if (progress && seen.at(-1) !== progress.done) seen.push(progress.done);
      if (progress) expect(progress.total).toBe(2);
    });
    session.reviewBy("failure");
    await settled(session);
    expect(seen).toEqual([1, 2]);
    expect(asked.filter((name) => name === "failureCost")).toHaveLength(2);
    const { result } = session.getState().review;
    const costs = result.kind === "ready" && result.value.kind === "ranking" ? result.value.costs : [];
    expect(costs.map(({ id }) => id)).toEqual(["S1", "S2"]);
    // Two equal discs: each loses a disc less the lens.
    expect((costs[0]?.newBlindM2 ?? 0) / (costs[1]?.newBlindM2 ?? 1)).toBeCloseTo(1, 3);
    expect(costs[0]?.lost.coordinates).toHaveLength(1);
  });

  it("begins anew when the plan changes under it", async () => {
    const { session } = await opened();
    session.reviewBy("failure");
    const siren = plan.sirens[0];
    if (!siren) throw new Error("the plan has sirens");
    session.perform("move-siren", { kind: "put-siren", siren: { ...siren, at: at(-300, 0) } });
    await settled(session);
    const { result } = session.getState().review;
    expect(result.kind === "ready" && result.basis).toBe(planBasis(session.getState().history.plan));
  });
});

describe("the worker's side", () => {
  it("ends a layer for a newer one, and lets others have a turn between its steps", async () => {
    // Every look at the clock is a second later: each step is a turn of its own.
    let now = 0;
    const turns: (() => void)[] = [];
    const service = new EngineService(
      () => (now += 1_000),
      () => new Promise((resolve) => turns.push(resolve)),
    );
    service.openArea(areaFingerprint(plan.base), areaLayers(plan.base));
    const state = (of: Plan) => planState(of);
    const old = service.mapLayer(state(plan), "dominance");
    expect(turns).toHaveLength(1);
    expect(service.probe(state(plan), at(0, 0)).ok).toBe(true);
    const next = service.mapLayer(state(plan), "reach");
    for (let i = 0; i < 50; i++) {
      for (const turn of turns.splice(0)) turn();
      await Promise.resolve();
    }
    expect(await old).toEqual({ ok: true, value: null });
    const found = await next;
    expect(found.ok && found.value?.kind).toBe("reach");
  });
});
