import type { Remote } from "comlink";
import { describe, expect, it, vi } from "vitest";
import { EngineService } from "../../src/analysis/engine-service";
import { evaluatePlan } from "../../src/analysis/evaluate";
import type { SirenId } from "../../src/base/ids";
import type { EngineApi } from "../../src/engine/contract";
import { Engine } from "../../src/engine/engine";
import { Session } from "../../src/session/session";
import { aPlan, at, square } from "../support/a-plan";

/** The same contract, in-process: what the worker runs, without a worker. */
function inProcess(): Engine {
  const service = new EngineService(() => 0);
  const known = new Set<string>();
  const engine = new Engine(() => {
    throw new Error("no worker is made in this test");
  });
  engine.run = async (area, layers, request) => {
    if (!known.has(area)) service.openArea(area, layers);
    known.add(area);
    await Promise.resolve();
    return request(service as unknown as Remote<EngineApi>);
  };
  return engine;
}

const plan = aPlan({ area: square(2_000) })
  .withSettings({ model: "radius" })
  .withSiren("S1", { eastM: -500, northM: 0, radiusM: 500 })
  .withSiren("S2", { eastM: 900, northM: 900, radiusM: 500, status: "proposed" })
  .build();
const S2 = "S2" as SirenId;

const ready = async (session: Session): Promise<number> => {
  await vi.waitFor(() => expect(session.getState().result.kind).toBe("ready"));
  const { result } = session.getState();
  return result.kind === "ready" ? result.value.evaluation.coverage.lower : NaN;
};

describe("a session", () => {
  it("shows the coverage that the analysis computes", async () => {
    const direct = evaluatePlan(plan);
    expect(await ready(new Session(inProcess(), plan))).toBe(direct.ok ? direct.value.coverage.lower : NaN);
  });

  it("leaves the plan alone while a siren is in the hand, and makes one step when it is set down", async () => {
    const session = new Session(inProcess(), plan);
    const before = await ready(session);
    session.beginDrag(S2);
    for (const east of [600, 300, 500]) session.dragTo(at(east, 0), null);
    expect(session.getState().history.plan).toBe(plan);
    await vi.waitFor(() => expect(session.getState().drag?.difference?.lower).toBeGreaterThan(before));
    session.endDrag();
    expect(session.getState().history.past).toHaveLength(1);
    const after = await ready(session);
    expect(after).toBeGreaterThan(before);
    session.undo();
    expect(await ready(session)).toBe(before);
    session.redo();
    expect(await ready(session)).toBe(after);
  });

  it("puts a siren back on Esc without a step", async () => {
    const session = new Session(inProcess(), plan);
    await ready(session);
    session.beginDrag(S2);
    session.dragTo(at(0, 0), null);
    session.cancelDrag();
    expect(session.getState().history.past).toHaveLength(0);
    expect(session.getState().drag).toBeNull();
  });

  it("answers with the newest plan when several follow at once", async () => {
    const session = new Session(inProcess(), plan);
    const siren = plan.sirens.find(({ id }) => id === S2);
    if (!siren) throw new Error("S2 is in the plan");
    for (const east of [800, 400, 0])
      session.perform("move-siren", { kind: "put-siren", siren: { ...siren, at: at(east, 0) } });
    const shown = await ready(session);
    const direct = evaluatePlan(session.getState().history.plan);
    expect(shown).toBe(direct.ok ? direct.value.coverage.lower : NaN);
  });

  it("keeps the last result, out of date, when a computation is stopped", async () => {
    const session = new Session(inProcess(), plan);
    await ready(session);
    session.perform("delete-siren", { kind: "remove-siren", id: S2 });
    session.cancel();
    const { result } = session.getState();
    expect(result.kind).toBe("cancelled");
    expect(result.kind === "cancelled" && result.last?.evaluation.model).toBe("radius");
    session.recompute();
    await ready(session);
  });

  it("drops the selection of a siren that an undo takes away", async () => {
    const session = new Session(inProcess(), plan);
    await ready(session);
    session.select({ kind: "siren", id: S2 });
    session.perform("delete-siren", { kind: "remove-siren", id: S2 });
    expect(session.getState().selection.kind).toBe("none");
  });
});
