import { describe, expect, it } from "vitest";
import { adviseMoves, adviseRedundancy } from "../../src/analysis/siren-advice";
import { aTown } from "../support/a-town";
import { solver } from "../support/solver";

describe("a screened plan", () => {
  it("is never answered by discs, however little is asked", async () => {
    const { plan: asked } = aTown({ seed: 4, halfM: 150, sirens: 2 });
    const tools = { solver: await solver(), clock: () => 0 };
    const refused = { ok: false, error: { code: "model-not-ready", detail: { value: "iso9613" } } };
    expect(adviseRedundancy(asked, { keep: [], timeLimitS: 1 }, tools)).toMatchObject(refused);
    for (const most of [0, 1])
      expect(adviseMoves(asked, { most, movable: [], timeLimitS: 1 }, tools, () => {})).toMatchObject(
        refused,
      );
  });
});
