import { createRequire } from "node:module";
import type { Remote } from "comlink";
import { describe, expect, it, vi } from "vitest";
import { EngineService } from "../../src/analysis/engine-service";
import { SiteService } from "../../src/analysis/site-service";
import { adoptSiting } from "../../src/commands/adopt-siting";
import { undo } from "../../src/commands/undo-redo";
import type { EngineApi } from "../../src/engine/contract";
import { Engine } from "../../src/engine/engine";
import type { SiteQuestion } from "../../src/engine/siting-contract";
import { SitingEngine } from "../../src/engine/siting-engine";
import { Cancelled } from "../../src/engine/worker-line";
import { Session } from "../../src/session/session";
import { aPlan, square } from "../support/a-plan";

const noWorker = (): Worker => {
  throw new Error("no worker is made in this test");
};

/** The analysis in-process, as the worker runs it. */
function analysis(): Engine {
  const service = new EngineService(() => 0);
  const engine = new Engine(noWorker);
  engine.run = async (area, layers, request) => {
    service.openArea(area, layers);
    return request(service as unknown as Remote<EngineApi>);
  };
  return engine;
}

const wasm = createRequire(import.meta.url).resolve("highs/runtime");

/** The siting worker in-process; `until` may stop a job when it has told of a plan. */
function sitingEngine(stopsAtFirstPlan = false): SitingEngine {
  const service = new SiteService(() => performance.now(), wasm);
  const engine = new SitingEngine(noWorker);
  engine.solve = (plan, question, report) =>
    service.solve(plan, question, (step) => {
      report(step);
      if (stopsAtFirstPlan && step.columns.length > 0) throw new Cancelled("stopped");
    });
  engine.settle = async (plan, question, last) => service.settle(plan, question, last);
  return engine;
}

/** A square of 2 km in a row of five sites; three in the middle of each third cover most. */
const plan = aPlan({ area: square(2_000) })
  .withSettings({ model: "radius" })
  .withSiren("S1", { eastM: -700, northM: 0, radiusM: 900, status: "existing" })
  .withSiren("P1", { eastM: 0, northM: 900, radiusM: 900, status: "proposed" })
  .withCandidate("C1", 0, 0)
  .withCandidate("C2", 700, 0)
  .withCandidate("C3", 900, 900)
  .build();
const two: SiteQuestion = { want: { kind: "units", units: 1 }, timeLimitS: 20 };

const settled = (session: Session) =>
  vi.waitFor(() => expect(session.getState().siting.outcome).not.toBeNull(), { timeout: 20_000 });

describe("siting in a session", () => {
  it("finds sites, compares them with the plan, and is applied as one step that can be undone", async () => {
    const session = new Session(analysis(), plan, null, sitingEngine());
    session.siting.open();
    await session.siting.solve(two);
    await settled(session);
    const { siting } = session.getState();
    expect(siting.job).toBeNull();
    expect(siting.outcome?.answer.chosen.map(({ candidate }) => candidate)).toEqual(["C2"]);
    expect(siting.outcome?.answer.proof.status).toBe("optimal");
    await vi.waitFor(() => expect(session.getState().siting.outcome?.difference).not.toBeNull());
    const difference = session.getState().siting.outcome?.difference;
    expect(difference?.gainedM2).toBeGreaterThan(0);
    // The map's figure of the found plan is the answer's own.
    expect(difference?.lower).toBeCloseTo(siting.outcome?.answer.evaluation.coverage.lower ?? NaN, 12);
    expect(session.getState().history.plan).toBe(plan);
    expect(adoptSiting(session).ok).toBe(true);
    const adopted = session.getState();
    expect(adopted.history.past).toHaveLength(1);
    expect(adopted.siting.outcome).toBeNull();
    expect(adopted.history.plan.sirens.map(({ id }) => id)).toEqual(["S1", "拟1"]);
    expect(adopted.history.plan.sirens[1]?.at).toEqual(plan.base.candidates[1]?.at);
    undo(session);
    expect(session.getState().history.plan.sirens).toEqual(plan.sirens);
  });

  it("keeps the best plan when it is stopped, and says so", async () => {
    const session = new Session(analysis(), plan, null, sitingEngine(true));
    await session.siting.solve(two);
    await settled(session);
    const { outcome } = session.getState().siting;
    expect(outcome?.stopped).toBe(true);
    expect(outcome?.answer.chosen.length).toBe(1);
    expect(outcome?.answer.sirens.length).toBe(2);
  });

  it("says what is wrong with a question and leaves the plan alone", async () => {
    const session = new Session(analysis(), plan, null, sitingEngine());
    await session.siting.solve({ ...two, weight: "persons" });
    await vi.waitFor(() => expect(session.getState().siting.problem?.code).toBe("missing"));
    expect(session.getState().siting.outcome).toBeNull();
    expect(adoptSiting(session).ok).toBe(false);
    expect(session.getState().history.plan).toBe(plan);
  });

  it("ends with the panel", async () => {
    const session = new Session(analysis(), plan, null, sitingEngine());
    session.siting.open();
    const running = session.siting.solve(two);
    session.siting.close();
    await running;
    expect(session.getState().siting).toMatchObject({ open: false, job: null, outcome: null });
  });
});
