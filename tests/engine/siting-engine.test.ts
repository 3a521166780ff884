import { createRequire } from "node:module";
import { expose } from "comlink";
import { describe, expect, it } from "vitest";
import { SiteService } from "../../src/analysis/site-service";
import type { SiteProgress } from "../../src/engine/siting-contract";
import { SitingEngine } from "../../src/engine/siting-engine";
import { Cancelled } from "../../src/engine/worker-line";
import { areaLayers } from "../../src/model/basis";
import type { PlanForSiting } from "../../src/engine/siting-contract";
import { aPlan, at, square } from "../support/a-plan";
import { aTown } from "../support/a-town";

const wasm = createRequire(import.meta.url).resolve("highs/runtime");

/** A worker of the same contract in this thread: ports in place of threads. */
function aWorker(ended: string[]): Worker {
  const { port1, port2 } = new MessageChannel();
  expose(new SiteService(() => performance.now(), wasm), port2);
  return Object.assign(port1, {
    terminate: () => {
      ended.push("ended");
      port1.close();
      port2.close();
    },
  }) as unknown as Worker;
}

const plan = aPlan({ area: square(2_000), settings: { model: "radius" } })
  .withType({
    id: "T",
    name: "T",
    level: { value: 120, weighting: "A", distance: 1 },
    frequency: 500,
    mount: 20,
    nominalRadius: 1_150,
  })
  .withCandidate("a", 0, 0)
  .withCandidate("b", -500, 0)
  .withCandidate("c", 500, 0)
  .build();

describe("the siting engine", () => {
  it("answers, ends the worker with the job, and settles what a job had told", async () => {
    const ended: string[] = [];
    const engine = new SitingEngine(() => aWorker(ended));
    const answer = await engine.run((api, tell) => api.solve(plan, { want: { kind: "minimum" } }, tell));
    expect(answer.ok && answer.value.chosen.map(({ candidate }) => candidate)).toEqual(["b", "c"]);
    expect(ended).toHaveLength(1);
    const again = await engine.run((api, tell) =>
      api.solve(plan, { want: { kind: "units", units: 1 } }, tell),
    );
    expect(again.ok).toBe(true);
    expect(ended).toHaveLength(2);
    // What a job told last makes an answer of its own. (In one thread the ports tell only when the job is over.)
    const told: SiteProgress[] = [];
    await new SiteService(() => performance.now(), wasm).solve(plan, { want: { kind: "minimum" } }, (step) =>
      told.push(step),
    );
    const last = [...told].reverse().find(({ columns }) => columns.length === 2);
    if (!last) throw new Error("a plan of two was told of");
    const settled = await engine.run((api) => api.settle(plan, { want: { kind: "minimum" } }, last));
    expect(settled.ok && settled.value.evaluation.coverage.certified).toBe(true);
  });

  it("rejects what is stopped or superseded, and starts afresh", async () => {
    const engine = new SitingEngine(() => aWorker([]));
    const running = engine.run((api, tell) => api.solve(plan, { want: { kind: "minimum" } }, tell));
    engine.stop();
    await expect(running).rejects.toBeInstanceOf(Cancelled);
    const superseded = engine.run((api, tell) => api.solve(plan, { want: { kind: "minimum" } }, tell));
    const next = engine.run((api, tell) => api.solve(plan, { want: { kind: "units", units: 0 } }, tell));
    await expect(superseded).rejects.toBeInstanceOf(Cancelled);
    expect((await next).ok).toBe(true);
  });

  it("gives the job to the worker that was warmed, and ends one that is not wanted", async () => {
    const ended: string[] = [];
    let made = 0;
    const engine = new SitingEngine(() => {
      made += 1;
      return aWorker(ended);
    });
    engine.warm();
    engine.warm();
    expect(made).toBe(1);
    const answer = await engine.run((api, tell) => api.solve(plan, { want: { kind: "minimum" } }, tell));
    expect(answer.ok).toBe(true);
    expect([made, ended.length]).toEqual([1, 1]);
    engine.warm();
    engine.cool();
    expect([made, ended.length]).toEqual([2, 2]);
  });

  it("hands on a refusal", async () => {
    const engine = new SitingEngine(() => aWorker([]));
    const answer = await engine.run((api, tell) =>
      api.solve(plan, { want: { kind: "units", units: 1 }, weight: "persons" }, tell),
    );
    expect(answer).toMatchObject({ ok: false, error: { place: "layers.population" } });
  });
});

describe("a screened plan in the siting worker", () => {
  it("crosses the line with its terrain, and comes back sited, told and settled", async () => {
    const town = aTown({ seed: 4, halfM: 150, sirens: 1, settings: { resolution: 10 } });
    const screened: PlanForSiting = {
      ...town.plan,
      settings: { ...town.plan.settings, certificate: { floorM: 8, timeLimitS: 20 } },
      base: {
        ...areaLayers(town.plan.base),
        candidates: [
          { id: "a", at: at(0, 120), heightM: 130, cost: 1, allowed: true },
          { id: "b", at: at(100, -100), heightM: 130, cost: 1, allowed: true },
        ],
      },
    };
    expect(screened.base.terrain).not.toBeNull();
    const ended: string[] = [];
    const engine = new SitingEngine(() => aWorker(ended));
    const told: SiteProgress[] = [];
    const question = { want: { kind: "units", units: 1 } } as const;
    const answer = await engine.run(
      (api, tell) => api.solve(screened, question, tell),
      (step: SiteProgress) => told.push(step),
    );
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    expect(answer.value.chosen).toHaveLength(1);
    expect(answer.value.proof.bound).toBeGreaterThanOrEqual(answer.value.proof.objective);
    const last: SiteProgress = {
      phase: "plan",
      incumbent: null,
      bound: answer.value.proof.bound,
      gap: null,
      chosen: ["a"],
      columns: [0],
      elapsedMs: 0,
    };
    const settled = await engine.run((api) => api.settle(screened, question, last));
    expect(settled.ok && settled.value.chosen.map(({ candidate }) => candidate)).toEqual(["a"]);
    expect(settled.ok && settled.value.evaluation.coverage.lower).toBeGreaterThan(0);
  });

  it("is asked for spare sirens there, and refused moves in words", async () => {
    const { plan: town } = aTown({
      seed: 4,
      halfM: 150,
      sirens: 1,
      settings: { resolution: 10, certificate: { floor: 8, timeLimit: 20 } },
    });
    const [first] = town.sirens;
    if (!first) throw new Error("the town has a siren");
    const twins = { ...town, sirens: [first, { ...first, id: "S9" as typeof first.id }] };
    const engine = new SitingEngine(() => aWorker([]));
    const question = { keep: [], timeLimitS: 60 };
    const answer = await engine.run((api, tell) => api.redundancy(twins, question, tell));
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    expect([answer.value.needed, answer.value.spare, answer.value.proved]).toEqual([["S1"], ["S9"], true]);
    const settled = await engine.run((api) => api.settleRedundancy(twins, question, ["S1"]));
    expect(settled.ok && settled.value.spare).toEqual(["S9"]);
    const moves = await engine.run((api, tell) =>
      api.moves(twins, { most: 1, movable: [first.id], timeLimitS: 5 }, tell),
    );
    expect(moves).toMatchObject({ ok: false, error: { code: "model-not-ready" } });
  });
});
