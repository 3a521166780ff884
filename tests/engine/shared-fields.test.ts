import { expose } from "comlink";
import { describe, expect, it } from "vitest";
import { EngineService } from "../../src/analysis/engine-service";
import type { CoverageEstimate } from "../../src/engine/contract";
import { Engine } from "../../src/engine/engine";
import { areaFingerprint, areaLayers } from "../../src/model/basis";
import type { Plan } from "../../src/model/plan";
import { type Ask, askEngine } from "../../src/session/ask";
import { evaluated } from "../../src/session/evaluated";
import { planState } from "../../src/session/plan-state";
import { type SweepProgress, shareFields } from "../../src/session/shared-fields";
import { aPlan, rectangle, square } from "../support/a-plan";

/** Six sirens over a square of 800 m with two rows of houses. */
const street = (settings: object = {}, movedM = 0): Plan => {
  let plan = aPlan({
    area: square(800),
    settings: { model: "iso9613", certificate: { floor: 8, timeLimit: 1000 }, resolution: 10, ...settings },
  })
    .withBuilding(rectangle(-40, -200, -25, 210), 24)
    .withBuilding(rectangle(60, -300, 90, -60), 30);
  for (let k = 0; k < 6; k++) {
    const eastM = -300 + 110 * k + (k === 2 ? movedM : 0);
    plan = plan.withSiren(`S${k}`, { eastM, northM: 60 * (k % 3), levelDb: 105, heightM: 35 });
  }
  return plan.build();
};

/** An engine over real services behind real ports, in this thread; tells what each worker is asked. */
function engineOf(cores: number): { engine: Engine; asked: string[][]; ended: () => number } {
  const asked: string[][] = [];
  let ended = 0;
  const engine = new Engine(() => {
    const { port1, port2 } = new MessageChannel();
    const here: string[] = [];
    asked.push(here);
    const service = new Proxy(new EngineService(() => 0), {
      get: (target, name: keyof EngineService) => {
        const method = target[name] as (...given: unknown[]) => unknown;
        return (...given: unknown[]) => {
          here.push(name);
          return method.apply(target, given);
        };
      },
    });
    expose(service, port2);
    return Object.assign(port1, {
      terminate: () => {
        ended += 1;
        port1.close();
        port2.close();
      },
    }) as unknown as Worker;
  }, cores);
  return { engine, asked, ended: () => ended };
}

const asking =
  (engine: Engine, plan: Plan): Ask =>
  (request, lane) =>
    askEngine(engine, plan, request, lane);

const serviceFor = (plan: Plan): EngineService => {
  const service = new EngineService(() => 0);
  service.openArea(areaFingerprint(plan.base), areaLayers(plan.base));
  return service;
};
const waiting = (engine: Engine, plan: Plan) => ({
  ask: asking(engine, plan),
  lanes: engine.lanes,
  isWanted: () => true,
});

const theLook = (plan: Plan): CoverageEstimate | null => {
  const look = serviceFor(plan).estimate(planState(plan));
  if (!look.ok) throw new Error(JSON.stringify(look.error));
  return look.value;
};

const count = (asked: string[][], ...names: string[]): number =>
  asked.flat().filter((name) => names.includes(name)).length;

describe("fields swept by a pool", () => {
  it.each([
    { cores: 2, combine: "loudest" },
    { cores: 5, combine: "loudest" },
    { cores: 2, combine: "energy" },
  ])("answer as one worker does: $combine, $cores cores", async ({ cores, combine }) => {
    const plan = street({ combine });
    const { engine, asked } = engineOf(cores);
    const told: (SweepProgress | null)[] = [];
    const looks: CoverageEstimate[] = [];
    const answer = await evaluated(plan, waiting(engine, plan), {
      estimate: (look) => looks.push(look),
      judged: () => {},
      swept: (progress) => told.push(progress),
    });
    expect(looks).toEqual([theLook(plan)]);
    expect(answer).toEqual(serviceFor(plan).evaluate(planState(plan)));
    expect(engine.lanes).toHaveLength(cores);
    // Each siren once for the estimate and once at rest, and the work is really shared.
    expect(count(asked, "sweepField", "lendField")).toBe(12);
    expect(count(asked, "lendField")).toBe(count(asked, "takeField"));
    expect(count(asked, "lendField")).toBeGreaterThan(0);
    const once = [0, 1, 2, 3, 4, 5, 6, undefined];
    expect(told.map((step) => step?.done)).toEqual([...once, ...once]);
    engine.dispose();
  });

  it("are swept again only for the siren that has moved", async () => {
    const plan = street();
    const { engine, asked } = engineOf(2);
    const sharing = {
      ask: asking(engine, plan),
      home: "quick",
      helpers: engine.lanes,
      report: () => {},
      isWanted: () => true,
    } as const;
    await shareFields(planState(plan), "drag", sharing);
    expect(count(asked, "sweepField", "lendField")).toBe(6);
    const moved = planState(street({}, 30));
    const lacking = await sharing.ask((api) => api.lackingFields(moved, "drag"), "quick");
    expect(lacking).toEqual({ ok: true, value: [2] });
    await shareFields(planState(plan), "drag", sharing);
    expect(count(asked, "sweepField", "lendField")).toBe(6);
    engine.dispose();
  });

  it("end at once when they are cancelled, and after those in hand when nobody wants them any more", async () => {
    const plan = street();
    const { engine, asked, ended } = engineOf(2);
    const answer = await evaluated(plan, waiting(engine, plan), {
      estimate: () => {},
      judged: () => {},
      swept: (progress) => {
        if (progress?.done === 2) engine.cancel();
      },
    });
    expect(answer).toBeNull();
    // Workers that listen are not ended: they know the area.
    expect(ended()).toBe(0);
    expect(count(asked, "evaluate")).toBe(0);
    expect(count(asked, "sweepField", "lendField")).toBeLessThan(6);
    let wanted = true;
    const before = count(asked, "sweepField", "lendField");
    const goesOn = await shareFields(planState(plan), "drag", {
      ask: asking(engine, plan),
      home: "quick",
      helpers: [],
      report: (progress) => {
        wanted &&= progress?.done !== 2;
      },
      isWanted: () => wanted,
    });
    expect(goesOn).toBe(false);
    expect(count(asked, "sweepField", "lendField") - before).toBe(3);
    engine.dispose();
  });

  it("leave the estimate that of the plan's way of combining", () => {
    const lower = (combine: string): number => {
      const plan = street({ combine, ambientDefault: 62 });
      const found = serviceFor(plan).compare(planState(plan), planState(plan));
      if (!found.ok) throw new Error(JSON.stringify(found.error));
      return found.value.lower;
    };
    expect(lower("energy")).toBeGreaterThan(lower("loudest"));
  });
});
