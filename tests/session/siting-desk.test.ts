import { createRequire } from "node:module";
import type { Remote } from "comlink";
import { describe, expect, it, vi } from "vitest";
import { EngineService } from "../../src/analysis/engine-service";
import { SiteService } from "../../src/analysis/site-service";
import { adoptSiting } from "../../src/commands/adopt-siting";
import { setTypePrice } from "../../src/commands/set-type-price";
import { undo } from "../../src/commands/undo-redo";
import type { EngineApi } from "../../src/engine/contract";
import { Engine } from "../../src/engine/engine";
import type { SiteProgress, SitingApi } from "../../src/engine/siting-contract";
import { SitingEngine } from "../../src/engine/siting-engine";
import { Cancelled } from "../../src/engine/worker-line";
import type { Plan } from "../../src/model/plan";
import { Session } from "../../src/session/session";
import { plannedSites } from "../../src/session/siting-sites";
import type { SitingFound, SitingOutcome } from "../../src/session/siting-state";
import { aPlan, at, square } from "../support/a-plan";

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

/** The siting worker in-process; `until` may stop a job when it has told of something worth keeping. */
function sitingEngine(until: (progress: unknown) => boolean = () => false): SitingEngine {
  const service = new SiteService(() => performance.now(), wasm);
  const engine = new SitingEngine(noWorker);
  engine.warm = () => {};
  engine.run = async (call, report) =>
    call(
      service as unknown as Remote<SitingApi>,
      ((progress: never) => {
        report?.(progress);
        if (until(progress)) throw new Cancelled("stopped");
      }) as never,
    );
  return engine;
}

/** A square of 2 km in a row of five sites; three in the middle of each third cover most. */
const town = aPlan({ area: square(2_000) })
  .withSettings({ model: "radius" })
  .withSiren("S1", { eastM: -700, northM: 0, radiusM: 900, status: "existing" });
const plan = town
  .withSiren("P1", { eastM: 0, northM: 900, radiusM: 900, status: "proposed" })
  .withCandidate("C1", 0, 0)
  .withCandidate("C2", 700, 0)
  .withCandidate("C3", 900, 900, { allowed: false })
  .build();

/** A session with the panel open, for one unit more. */
function opened(of: Plan = plan, engine = sitingEngine()): Session {
  const session = new Session(analysis(), of, null, engine);
  session.siting.open();
  session.siting.change({ units: 1, limitS: 20 });
  return session;
}

async function answerOf<K extends SitingFound["kind"]>(session: Session, kind: K) {
  await session.siting.solve();
  await vi.waitFor(() => expect(session.getState().siting.outcome).not.toBeNull(), { timeout: 20_000 });
  const outcome = session.getState().siting.outcome as SitingOutcome;
  if (outcome.kind !== kind) throw new Error(`an answer about ${outcome.kind}`);
  return outcome as Extract<SitingOutcome, { kind: K }>;
}

const chosenOf = ({ answer }: Extract<SitingOutcome, { kind: "sites" }>): string[] =>
  answer.chosen.map(({ candidate }) => candidate);

describe("siting in a session", () => {
  it("finds sites, compares them with the plan, and is applied as one step that can be undone", async () => {
    const session = opened();
    const outcome = await answerOf(session, "sites");
    expect(session.getState().siting.job).toBeNull();
    expect(chosenOf(outcome)).toEqual(["C2"]);
    expect(outcome.answer.proof.status).toBe("optimal");
    await vi.waitFor(() => expect(session.getState().siting.outcome?.difference).not.toBeNull());
    const difference = session.getState().siting.outcome?.difference;
    expect(difference?.gainedM2).toBeGreaterThan(0);
    // The map's figure of the found plan is the answer's own.
    expect(difference?.lower).toBeCloseTo(outcome.answer.evaluation.coverage.lower, 12);
    expect(session.getState().history.plan).toBe(plan);
    expect(adoptSiting(session).ok).toBe(true);
    const adopted = session.getState();
    expect(adopted.history.past.map(({ label }) => label)).toEqual(["site-sirens"]);
    expect(adopted.siting.outcome).toBeNull();
    expect(adopted.history.plan.sirens.map(({ id }) => id)).toEqual(["S1", "拟1"]);
    expect(adopted.history.plan.sirens[1]?.at).toEqual(plan.base.candidates[1]?.at);
    undo(session);
    expect(session.getState().history.plan.sirens).toEqual(plan.sirens);
  });

  it("shows the best plan so far while it works, and keeps it when it is stopped", async () => {
    const previews: number[] = [];
    const stopping = sitingEngine((step) => (step as SiteProgress).columns.length > 0);
    const session = opened(plan, stopping);
    session.subscribe(() => {
      const preview = session.getState().siting.job?.preview;
      if (preview) previews.push(preview.sirens.length);
    });
    const outcome = await answerOf(session, "sites");
    expect(previews).toContain(2);
    expect(outcome.stopped).toBe(true);
    expect(outcome.answer.chosen.length).toBe(1);
    expect(outcome.answer.sirens.length).toBe(2);
  });

  it("says what is wrong with a question and leaves the plan alone", async () => {
    const session = opened();
    session.siting.change({ weight: "persons" });
    await session.siting.solve();
    await vi.waitFor(() => expect(session.getState().siting.problem?.code).toBe("missing"));
    expect(session.getState().siting.outcome).toBeNull();
    expect(adoptSiting(session).ok).toBe(false);
    expect(session.getState().history.plan).toBe(plan);
  });

  it("ends with the panel, which keeps its question and choices until another plan is open", async () => {
    const session = opened();
    session.siting.choose.mark("C1", "must");
    const running = session.siting.solve();
    session.siting.close();
    await running;
    expect(session.getState().siting).toMatchObject({ open: false, job: null, outcome: null });
    session.siting.open();
    expect(session.getState().siting.form?.units).toBe(1);
    expect(session.getState().siting.choices.marks).toHaveLength(1);
    session.openPlan(town.build(), null);
    expect(session.getState().siting).toMatchObject({ open: false, form: null, choices: { marks: [] } });
  });
});

describe("choices about sites", () => {
  it("pin, forbid and allow, and can be taken back", async () => {
    const session = opened();
    const { choose } = session.siting;
    choose.mark("C1", "must");
    expect(chosenOf(await answerOf(session, "sites"))).toEqual(["C1"]);
    choose.mark("C1", null);
    choose.mark("C2", "never");
    expect(chosenOf(await answerOf(session, "sites"))).not.toContain("C2");
    choose.mark("C2", null);
    session.siting.change({ kind: "minimum" });
    const closed = await answerOf(session, "sites");
    expect(chosenOf(closed)).not.toContain("C3");
    choose.mark("C3", "allow");
    session.siting.change({ kind: "units", units: 4 });
    expect(chosenOf(await answerOf(session, "sites"))).toContain("C3");
    // A proposed siren's own place can be forbidden too.
    choose.mark("P1", "never");
    expect(chosenOf(await answerOf(session, "sites"))).not.toContain("P1");
  });

  it("put an own point on the map, and bar the ground of an area, but for what must be used", async () => {
    const session = opened();
    const { choose } = session.siting;
    choose.addOwn(at(300, 0));
    const own = await answerOf(session, "sites");
    expect(chosenOf(own)).toEqual(["定1"]);
    expect(own.answer.sirens.at(-1)?.at).toEqual(at(300, 0));
    choose.removeOwn("定1");
    expect(session.getState().siting.choices).toMatchObject({ own: [], marks: [] });
    choose.addArea([at(500, -200), at(900, -200), at(900, 200), at(500, 200)]);
    expect(chosenOf(await answerOf(session, "sites"))).not.toContain("C2");
    choose.mark("C2", "must");
    expect(chosenOf(await answerOf(session, "sites"))).toEqual(["C2"]);
    choose.mark("C2", null);
    const [area] = session.getState().siting.choices.areas;
    choose.removeArea(area?.id ?? "");
    expect(chosenOf(await answerOf(session, "sites"))).toEqual(["C2"]);
  });

  it("hold for a generated site when the grid is gone", async () => {
    const session = opened();
    session.siting.change({
      grid: { on: true, shape: "squares", spacingM: 500, refined: false, heightM: 15 },
    });
    await vi.waitFor(() => expect(session.getState().siting.generated.sites?.grid.length).toBeGreaterThan(8));
    const sites = () => {
      const { form, choices, generated } = session.getState().siting;
      if (!form) throw new Error("the panel is open");
      return plannedSites(plan, form, choices, generated.sites);
    };
    const [one] = sites().filter(({ source }) => source === "grid");
    if (!one) throw new Error("the grid has sites");
    session.siting.choose.mark(one.site.id, "must");
    expect(chosenOf(await answerOf(session, "sites"))).toEqual([one.site.id]);
    const { form } = session.getState().siting;
    if (form) session.siting.change({ grid: { ...form.grid, on: false } });
    expect(sites().filter(({ source }) => source === "grid")).toMatchObject([{ state: "must" }]);
    expect(chosenOf(await answerOf(session, "sites"))).toEqual([one.site.id]);
    // Its own layer switched off, the project offers nothing more.
    session.siting.change({ listed: false });
    expect(sites().map(({ source }) => source)).toEqual(["withdrawn", "grid"]);
  });

  it("heed a budget with the price of each type, which is a step of the plan", async () => {
    const session = opened();
    const type = plan.sirens[0]?.type;
    if (!type) throw new Error("the plan has a siren");
    session.siting.change({ units: 2, budget: 5 });
    expect(chosenOf(await answerOf(session, "sites"))).toHaveLength(2);
    expect(setTypePrice(session, type, 3).ok).toBe(true);
    expect(session.getState().history.past.map(({ label }) => label)).toEqual(["set-price"]);
    expect(chosenOf(await answerOf(session, "sites"))).toHaveLength(1);
    expect(setTypePrice(session, type, null).ok).toBe(true);
    expect(chosenOf(await answerOf(session, "sites"))).toHaveLength(2);
  });
});

describe("questions about the sirens that stand", () => {
  const crowded = town
    .withSiren("twin", { eastM: -690, northM: 0, radiusM: 880, status: "existing" })
    .withSiren("S2", { eastM: 600, northM: 0, radiusM: 900, status: "existing" })
    .withSiren("P1", { eastM: 590, northM: 0, radiusM: 880, status: "proposed", fixed: true })
    .withCandidate("C1", 0, 0)
    .build();

  it("retires what is redundant, of the existing ones or of all, as one step", async () => {
    const session = opened(crowded);
    session.siting.change({ kind: "redundant" });
    const { answer } = await answerOf(session, "redundant");
    expect(answer).toMatchObject({ proved: true, spare: ["twin"], needed: ["S1", "S2"] });
    session.siting.change({ alsoProposed: true });
    const all = await answerOf(session, "redundant");
    expect([...all.answer.spare].sort()).toEqual(["P1", "twin"]);
    const before = session.getState().history.plan.sirens.length;
    expect(adoptSiting(session).ok).toBe(true);
    const { history } = session.getState();
    expect(history.past.map(({ label }) => label)).toEqual(["retire-sirens"]);
    expect(history.plan.sirens).toHaveLength(before);
    expect(history.plan.sirens.filter(({ service }) => service === "retired").map(({ id }) => id)).toEqual([
      "twin",
      "P1",
    ]);
    undo(session);
    expect(session.getState().history.plan.sirens).toEqual(crowded.sirens);
  });

  it("advises nothing that only the sum of levels would miss, and proves nothing of sums", async () => {
    // In the middle only the two together are loud enough; the third adds nothing.
    const summed = aPlan({ area: square(1_000), settings: { combine: "energy" } })
      .withSiren("W", { eastM: -300, northM: 0, levelDb: 120 })
      .withSiren("E", { eastM: 300, northM: 0, levelDb: 120 })
      .withSiren("W2", { eastM: -300, northM: 1, levelDb: 119 })
      .build();
    const session = opened(summed);
    session.siting.change({ kind: "redundant" });
    const { answer } = await answerOf(session, "redundant");
    expect(answer.proved).toBe(false);
    await vi.waitFor(() => expect(session.getState().result.kind).toBe("ready"));
    const now = session.getState().result;
    if (now.kind !== "ready") throw new Error("the plan is evaluated");
    expect(answer.evaluation.coverage.lower).toBeGreaterThanOrEqual(
      now.value.evaluation.coverage.lower - 1e-9,
    );
  });

  it("keeps the set that was found when it is stopped, without calling it proved", async () => {
    const stopping = sitingEngine((step) => (step as SiteProgress).columns.length > 0);
    const session = opened(crowded, stopping);
    session.siting.change({ kind: "redundant" });
    const { answer, stopped } = await answerOf(session, "redundant");
    expect(stopped).toBe(true);
    expect(answer.proved).toBe(false);
    expect([...answer.needed, ...answer.spare].sort()).toEqual(["S1", "S2", "twin"]);
    expect(answer.evaluation.coverage.lower).toBeGreaterThan(0.5);
  });

  it("moves a siren to where it helps most, with the name of its new place, as one step", async () => {
    const of = town
      .withSiren("S9", { eastM: -690, northM: 0, radiusM: 900, status: "existing", name: "old" })
      .withCandidate("far", 700, 0, { name: "new", height: 12 })
      .build();
    const session = opened(of);
    session.siting.change({ kind: "moves", moves: 2 });
    const { answer, offered } = await answerOf(session, "moves");
    expect(offered).toBe(1);
    expect(answer.moves).toHaveLength(1);
    expect(answer).toMatchObject({ complete: true, moves: [{ candidate: "far" }] });
    const [move] = answer.moves;
    expect(answer.evaluation.coverage.lower * 4e6).toBeGreaterThan((move?.gainM2 ?? NaN) * 1.5);
    expect(adoptSiting(session).ok).toBe(true);
    const { history } = session.getState();
    expect(history.past.map(({ label }) => label)).toEqual(["move-sirens"]);
    const moved = history.plan.sirens.find(({ id }) => id === move?.siren);
    expect(moved).toMatchObject({ name: "new", host: "new", heightM: 12 });
    undo(session);
    expect(session.getState().history.plan.sirens).toEqual(of.sirens);
  });
});
