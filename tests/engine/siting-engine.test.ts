import { createRequire } from "node:module";
import { expose } from "comlink";
import { describe, expect, it } from "vitest";
import { SiteService } from "../../src/analysis/site-service";
import type { SiteProgress } from "../../src/engine/siting-contract";
import { SitingEngine } from "../../src/engine/siting-engine";
import { aPlan, square } from "../support/a-plan";

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
  it("answers, and tells of the plans on the way", async () => {
    const ended: string[] = [];
    const engine = new SitingEngine(() => aWorker(ended));
    await engine.warm();
    const told: SiteProgress[] = [];
    const outcome = await engine.start(plan, { want: { kind: "minimum" } }, (progress) =>
      told.push(progress),
    );
    expect(outcome.kind).toBe("done");
    if (outcome.kind === "done")
      expect(outcome.answer.chosen.map(({ candidate }) => candidate)).toEqual(["b", "c"]);
    const again = await engine.start(plan, { want: { kind: "units", units: 1 } });
    expect(again.kind).toBe("done");
    // A fresh worker for the second question: the first one's memory is gone with it.
    expect(ended).toHaveLength(1);
    engine.dispose();
    expect(ended).toHaveLength(2);
  });

  it("gives back what there is when it is cancelled, and starts afresh", async () => {
    const engine = new SitingEngine(() => aWorker([]));
    const running = engine.start(plan, { want: { kind: "minimum" } });
    engine.cancel();
    expect(await running).toEqual({ kind: "cancelled", last: null });
    const superseded = engine.start(plan, { want: { kind: "minimum" } });
    const next = engine.start(plan, { want: { kind: "units", units: 0 } });
    expect((await superseded).kind).toBe("cancelled");
    expect((await next).kind).toBe("done");
    engine.dispose();
  });

  it("hands on a refusal", async () => {
    const engine = new SitingEngine(() => aWorker([]));
    const outcome = await engine.start(plan, { want: { kind: "units", units: 1 }, weight: "persons" });
    expect(outcome).toMatchObject({ kind: "refused", problem: { place: "layers.population" } });
    engine.dispose();
  });
});
