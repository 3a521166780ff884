import { describe, expect, it } from "vitest";
import type { Fingerprint } from "../../src/base/fingerprint";
import type { BlindSpot, CoverageDifference, EvaluationAnswer } from "../../src/engine/contract";
import { startHistory } from "../../src/model/history";
import type { Plan, Siren } from "../../src/model/plan";
import type { Problem } from "../../src/model/problem";
import type { DragState } from "../../src/session/session-state";
import { rateView } from "../../src/ui/rate-view";

const basis = "0000-0000-0000" as Fingerprint;
const problem: Problem = { code: "no-height", file: "sirens.geojson", place: "feature 1 (01)" };

/** The header reads nothing of the plan but how many sirens it has. */
const history = (sirens: number) => startHistory({ sirens: Array<Siren>(sirens) } as unknown as Plan);

const answer = (lower: number, undecidedM2 = 0, blind = 1): EvaluationAnswer =>
  ({
    evaluation: {
      coverage: { lower, upper: 1, certified: lower === 1 },
      undecidedM2,
      blindSpots: Array<BlindSpot>(blind),
    },
    marginClasses: [],
  }) as unknown as EvaluationAnswer;

const ready = (value: EvaluationAnswer) => ({ kind: "ready" as const, basis, value });
const dragTo = (lower: number) => ({ difference: { lower } as CoverageDifference }) as DragState;

describe("the rate in the header", () => {
  it("is proved when the answer belongs to the plan, also below 100", () => {
    expect(rateView({ result: ready(answer(0.961_19, 1860)), drag: null, history: history(3) })).toEqual({
      kind: "proved",
      text: "96.11",
      undecidedM2: 1860,
    });
    expect(rateView({ result: ready(answer(1, 0, 0)), drag: null, history: history(3) })).toMatchObject({
      kind: "proved",
      text: "100",
    });
  });

  it("is undecided at 99.99 when nothing is known to be blind and a part is open", () => {
    expect(rateView({ result: ready(answer(0.999_999, 412, 0)), drag: null, history: history(3) })).toEqual({
      kind: "undecided",
      text: "99.99",
      undecidedM2: 412,
    });
  });

  it("keeps the last figure while the next is computed, and when that is stopped", () => {
    const last = answer(0.9618);
    expect(rateView({ result: { kind: "running", basis, last }, drag: null, history: history(3) })).toEqual({
      kind: "running",
      text: "96.18",
    });
    expect(rateView({ result: { kind: "cancelled", last }, drag: null, history: history(3) })).toEqual({
      kind: "cancelled",
      text: "96.18",
    });
    expect(rateView({ result: { kind: "absent" }, drag: null, history: history(3) }).text).toBe("—");
  });

  it("is a dash with its reason after a failure, whatever was known before", () => {
    expect(
      rateView({
        result: { kind: "failed", basis, problem, last: answer(0.9) },
        drag: null,
        history: history(3),
      }),
    ).toEqual({ kind: "failed", text: "—", problem });
  });

  it("is an estimate while a siren is in hand, never 100, with what it gains", () => {
    expect(rateView({ result: ready(answer(0.9611)), drag: dragTo(0.9619), history: history(3) })).toEqual({
      kind: "estimate",
      text: "96.19",
      change: "+0.08",
    });
    expect(rateView({ result: ready(answer(0.9611)), drag: dragTo(1), history: history(3) }).text).toBe(
      "99.99",
    );
  });

  it("asks for a siren where there is none", () => {
    expect(rateView({ result: ready(answer(0)), drag: null, history: history(0) })).toEqual({
      kind: "empty",
      text: "0.00",
    });
  });
});
