import { describe, expect, it } from "vitest";
import type { SirenId, SirenTypeId } from "../../src/base/ids";
import type { Result } from "../../src/base/result";
import { wgs84 } from "../../src/geo/datums";
import { type Change, apply } from "../../src/model/change";
import {
  addSiren,
  addSirens,
  changeSettings,
  editSiren,
  moveSiren,
  nextSirenId,
  removeSiren,
  setService,
  setSirenTypes,
  setSirens,
} from "../../src/model/edits";
import type { Plan, Siren } from "../../src/model/plan";
import type { Problem } from "../../src/model/problem";
import { aPlan, at } from "../support/a-plan";

const plan = aPlan()
  .withSiren("01", { eastM: 0, northM: 0 })
  .withSiren("拟1", { eastM: 300, northM: 0, status: "proposed" })
  .build();
const S1 = "01" as SirenId;

function done(before: Plan, edit: Result<Change, Problem>): Plan {
  if (!edit.ok) throw new Error(JSON.stringify(edit.error));
  const { plan: after, inverse } = apply(before, edit.value);
  expect(apply(after, inverse).plan).toEqual(before);
  return after;
}
const codeOf = (edit: Result<Change, Problem>): string => (edit.ok ? "ok" : edit.error.code);
const sirenOf = (in_: Plan, id: string): Siren | undefined => in_.sirens.find((siren) => siren.id === id);

describe("an edit", () => {
  it("makes other sirens the plan's in one step, and leaves equal ones alone", () => {
    const [first] = plan.sirens;
    const fresh = { ...(first as Siren), id: "拟9" as SirenId, at: at(50, 50) };
    const edit = setSirens(plan, [{ ...(first as Siren) }, fresh]);
    expect(edit.ok && edit.value).toMatchObject({
      kind: "batch",
      changes: [
        { kind: "remove-siren", id: "拟1" },
        { kind: "put-siren", siren: { id: "拟9" } },
      ],
    });
    expect(done(plan, edit).sirens.map(({ id }) => id)).toEqual(["01", "拟9"]);
  });

  it("adds a proposed siren of the first type under the next free number", () => {
    const added = sirenOf(done(plan, addSiren(plan, at(10, 20))), "拟2");
    expect(added).toEqual({
      id: "拟2",
      name: "拟2",
      at: at(10, 20),
      status: "proposed",
      type: "T120-500",
      service: "ok",
      extra: {},
    });
  });

  it("never gives a number twice: not a free one below, not that of a siren of the file that was taken out", () => {
    const gone = done(plan, removeSiren(plan, "拟1" as SirenId));
    expect(nextSirenId(gone)).toBe("拟2");
    const high = aPlan()
      .withSiren("拟9", { eastM: 0, northM: 0 })
      .withSiren("拟 12", { eastM: 1, northM: 0 })
      .withSiren("拟x", { eastM: 2, northM: 0 })
      .build();
    expect(nextSirenId(high)).toBe("拟13");
    expect(nextSirenId(aPlan().withSiren("拟999999999999", { eastM: 0, northM: 0 }).build())).toBe("拟1");
  });

  it("gives a new siren a height where its type states no mount", () => {
    const bare = aPlan()
      .withType({ id: "T", name: "T", level: { value: 120, weighting: "A", distance: 1 }, frequency: 500 })
      .build();
    expect(done(bare, addSiren(bare, at(0, 0))).sirens[0]?.heightM).toBe(15);
    expect(codeOf(addSiren(aPlan().build(), at(0, 0)))).toBe("unknown-type");
  });

  it("moves, edits, puts out of service, removes", () => {
    expect(sirenOf(done(plan, moveSiren(plan, S1, at(7, 8))), "01")?.at).toEqual(at(7, 8));
    expect(sirenOf(done(plan, setService(plan, S1, "fault")), "01")?.service).toBe("fault");
    const edited = sirenOf(done(plan, editSiren(plan, S1, { heightM: 30, host: "中学", fixed: true })), "01");
    expect(edited).toMatchObject({ heightM: 30, host: "中学", fixed: true });
    expect(done(plan, removeSiren(plan, S1)).sirens).toHaveLength(1);
  });

  it("takes an optional property away with undefined or an empty text", () => {
    const tall = done(plan, editSiren(plan, S1, { heightM: 30, note: "x" }));
    const bare = sirenOf(done(tall, editSiren(tall, S1, { heightM: undefined, note: "" })), "01");
    expect(Object.keys(bare ?? {})).not.toContain("heightM");
    expect(Object.keys(bare ?? {})).not.toContain("note");
  });

  it.each<[string, Result<Change, Problem>]>([
    ["unknown-siren", moveSiren(plan, "99" as SirenId, at(0, 0))],
    ["unknown-siren", removeSiren(plan, "99" as SirenId)],
    ["unknown-siren", setService(plan, "99" as SirenId, "ok")],
    ["position-out-of-range", moveSiren(plan, S1, wgs84(112, 91))],
    ["position-out-of-range", moveSiren(plan, S1, wgs84(NaN, 27))],
    ["position-out-of-range", addSiren(plan, wgs84(181, 27))],
    ["out-of-range", editSiren(plan, S1, { heightM: 301 })],
    ["out-of-range", editSiren(plan, S1, { heightM: -1 })],
    ["out-of-range", editSiren(plan, S1, { heightM: NaN })],
    ["unknown-type", editSiren(plan, S1, { type: "X" as SirenTypeId })],
    ["unknown-type", addSiren(plan, at(0, 0), "X" as SirenTypeId)],
    ["unknown-value", editSiren(plan, S1, { service: "asleep" as "ok" })],
    ["duplicate-id", addSirens(plan, plan.sirens)],
    ["out-of-range", changeSettings(plan, { cn120: { excessDb: NaN } })],
    ["unknown-value", changeSettings(plan, { model: "magic" as "fema" })],
    ["unknown-type", setSirenTypes(plan, [])],
    ["duplicate-id", setSirenTypes(plan, [...plan.sirenTypes, ...plan.sirenTypes])],
  ])("is refused: %s", (code, edit) => {
    expect(codeOf(edit)).toBe(code);
  });

  it("of the model is refused where a siren lacks what that model needs", () => {
    const noRadius = aPlan()
      .withType({
        id: "T",
        name: "T",
        level: { value: 120, weighting: "A", distance: 1 },
        frequency: 500,
        mount: 10,
      })
      .withSiren("S", { eastM: 0, northM: 0, type: "T" })
      .build();
    expect(codeOf(changeSettings(noRadius, { model: "radius" }))).toBe("no-nominal-radius");
    expect(codeOf(changeSettings(noRadius, { model: "iso9613" }))).toBe("ok");
  });

  it("leaves alone a height that the file brought and the keyboard would not take", () => {
    const tower = aPlan().withSiren("T", { eastM: 0, northM: 0, heightM: 400 }).build();
    expect(codeOf(editSiren(tower, "T" as SirenId, { name: "塔" }))).toBe("ok");
  });

  it("adds imported sirens as one step", () => {
    const more = (["A", "B"] as const).map((id) => ({ ...(plan.sirens[0] as Siren), id: id as SirenId }));
    expect(done(plan, addSirens(plan, more)).sirens.map(({ id }) => id)).toEqual(["01", "拟1", "A", "B"]);
  });
});
