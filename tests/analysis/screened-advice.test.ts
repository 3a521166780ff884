import { describe, expect, it } from "vitest";
import type { RedundancyAnswer } from "../../src/analysis/advice-answer";
import { screenedPlan } from "../../src/analysis/screened-plan";
import { areaSettings } from "../../src/analysis/siren-places";
import { adviseMoves, adviseRedundancy, settleRedundancy } from "../../src/analysis/siren-advice";
import type { SiteProgress } from "../../src/analysis/site-answer";
import { areaLevel } from "../../src/acoustics/area-model";
import { buildWorld } from "../../src/analysis/world";
import type { SirenId } from "../../src/base/ids";
import type { Plan, Siren } from "../../src/model/plan";
import { type Town, aTown } from "../support/a-town";
import { solver } from "../support/solver";

const tools = async () => ({ solver: await solver(), clock: () => 0 });
const SETTINGS = { resolution: 8, combine: "loudest", certificate: { floor: 4, timeLimit: 1000 } };

/** A town in which one siren stands twice. */
function twinTown(seed: number): Town & { readonly asked: Plan } {
  const town = aTown({ seed, halfM: 150, sirens: 3, settings: SETTINGS });
  const [first] = town.plan.sirens;
  if (!first) throw new Error("the town has sirens");
  const twin: Siren = { ...first, id: "S9" as SirenId, name: "twin" };
  return { ...town, asked: { ...town.plan, sirens: [...town.plan.sirens, twin] } };
}

async function advised(plan: Plan, keep: readonly string[] = []): Promise<RedundancyAnswer> {
  const answer = adviseRedundancy(plan, { keep: keep as SirenId[], timeLimitS: 1000 }, await tools());
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

/** By siren, whether the reference hears it at a place. */
function hearers({ screened, plane, receivers }: Town, plan: Plan) {
  const world = buildWorld(plan.base, true);
  const made = screenedPlan({ ...world, plane }, screened, plan);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { placed, sounding, requiredDb } = made.value;
  const settings = areaSettings(plan.settings);
  const at = (xyz: readonly [number, number, number]): string[] => {
    const needDb = requiredDb[world.map.labelAt(xyz[0], xyz[1])] as number;
    return sounding.flatMap(({ id }, k) => {
      const level = areaLevel(screened.world, placed[k] as (typeof placed)[number], xyz, settings);
      return level.ok && level.value.levelDb >= needDb ? [id] : [];
    });
  };
  return { at, places: receivers(400, 7) };
}

describe("which sirens a screened plan could do without", () => {
  it("loses no place that the reference hears, and what it keeps is heard alone somewhere", async () => {
    const seen = { spare: 0, sole: 0, lost: 0, proved: 0 };
    for (const seed of [2, 3, 5, 8]) {
      const town = twinTown(seed);
      const { asked, screened, plane } = town;
      const { needed, spare, proved, byCells, evaluation } = await advised(asked);
      const where = `seed ${seed}`;
      expect(byCells, where).toBeDefined();
      expect([...needed, ...spare].sort(), where).toEqual(asked.sirens.map(({ id }) => id).sort());
      // One of a pair at one place is never missed.
      expect(spare.includes("S1" as SirenId) || spare.includes("S9" as SirenId), where).toBe(true);
      const { at, places } = hearers(town, asked);
      for (const place of places) {
        const heard = at(place);
        if (heard.length > 0)
          expect(
            heard.some((id) => !spare.includes(id as SirenId)),
            where,
          ).toBe(true);
      }
      for (const { siren, at: here } of byCells?.sole ?? []) {
        const [x, y] = plane.toLocal(here);
        const z = screened.world.terrain.heightAt(x, y) + 1.5;
        expect(at([x, y, z]), where).toEqual([siren]);
        seen.sole += 1;
      }
      for (const { siren, at: here } of byCells?.apart ?? []) {
        const [x, y] = plane.toLocal(here);
        const heard = at([x, y, screened.world.terrain.heightAt(x, y) + 1.5]);
        expect(
          heard.filter((id) => !spare.includes(id as SirenId)),
          where,
        ).toEqual([siren]);
      }
      expect(evaluation.coverage.lower, where).toBeGreaterThanOrEqual((byCells?.before?.lower ?? 1) - 1e-9);
      // Of the pair one must stay: a place that hears them alone proves it, whoever of them it is.
      seen.proved += proved ? 1 : 0;
      seen.spare += spare.length;
      seen.lost += places.filter((place) => at(place).length === 0).length;
    }
    expect(seen.spare).toBeGreaterThanOrEqual(4);
    expect(seen.sole).toBeGreaterThan(0);
    expect(seen.proved).toBeGreaterThan(0);
    expect(seen.lost).toBeGreaterThan(0);
  });

  it("does not depend on the order of the plan, and asks only about what it may", async () => {
    const { asked } = twinTown(3);
    const one = await advised(asked);
    const other = await advised({ ...asked, sirens: [...asked.sirens].reverse() });
    expect([other.needed, other.spare, other.byCells]).toEqual([one.needed, one.spare, one.byCells]);
    const kept = await advised(asked, ["S1"]);
    expect(kept.spare).toContain("S9");
    expect(kept.needed).not.toContain("S1");
  });

  it("settles a stopped question with what was proved by then", async () => {
    const { asked } = twinTown(3);
    const told: SiteProgress[] = [];
    const question = { keep: [], timeLimitS: 1000 };
    const answer = adviseRedundancy(asked, question, {
      ...(await tools()),
      report: (step) => told.push(step),
    });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    expect(told[0]?.chosen).toEqual(asked.sirens.map(({ id }) => id));
    const last = told.at(-1);
    if (!last) throw new Error("something was told");
    const settled = settleRedundancy(asked, question, last.chosen, () => 0);
    expect(settled).toMatchObject({ ok: true, value: { spare: answer.value.spare, proved: false } });
    // Without time nothing is retired.
    let ms = 0;
    const none = adviseRedundancy(
      asked,
      { keep: [], timeLimitS: 1 },
      { ...(await tools()), clock: () => (ms += 10_000) },
    );
    expect(none).toMatchObject({ ok: true, value: { spare: [], proved: false } });
  });

  it("is refused where energies are summed: there every siren adds something", async () => {
    const { asked } = twinTown(3);
    const summed = { ...asked, settings: { ...asked.settings, combine: "energy" as const } };
    expect(adviseRedundancy(summed, { keep: [], timeLimitS: 1 }, await tools())).toMatchObject({
      ok: false,
      error: { code: "model-not-ready", detail: { value: "energy" } },
    });
  });
});

describe("moves of a screened plan", () => {
  it("are never answered by discs, however little is asked", async () => {
    const { plan } = aTown({ seed: 4, halfM: 150, sirens: 2 });
    for (const most of [0, 1])
      expect(adviseMoves(plan, { most, movable: [], timeLimitS: 1 }, await tools(), () => {})).toMatchObject({
        ok: false,
        error: { code: "model-not-ready", detail: { value: "iso9613" } },
      });
  });
});
