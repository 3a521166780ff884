import { describe, expect, it } from "vitest";
import type { Fingerprint } from "../../src/base/fingerprint";
import type {
  BlindSpot,
  CoverageDifference,
  CoverageEstimate,
  EvaluationAnswer,
} from "../../src/engine/contract";
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

const rateOf = (state: Omit<Parameters<typeof rateView>[0], "proving">) =>
  rateView({ ...state, proving: { estimate: null, progress: null } });

describe("the rate in the header", () => {
  it("is proved when the answer belongs to the plan, also below 100", () => {
    expect(rateOf({ result: ready(answer(0.961_19, 1860)), drag: null, history: history(3) })).toEqual({
      kind: "proved",
      text: "96.11",
      undecidedM2: 1860,
    });
    expect(rateOf({ result: ready(answer(1, 0, 0)), drag: null, history: history(3) })).toMatchObject({
      kind: "proved",
      text: "100",
    });
  });

  it("is undecided at 99.99 when nothing is known to be blind and a part is open", () => {
    expect(rateOf({ result: ready(answer(0.999_999, 412, 0)), drag: null, history: history(3) })).toEqual({
      kind: "undecided",
      text: "99.99",
      undecidedM2: 412,
    });
  });

  it("keeps the last figure while the next is computed, and when that is stopped", () => {
    const last = answer(0.9618);
    expect(rateOf({ result: { kind: "running", basis, last }, drag: null, history: history(3) })).toEqual({
      kind: "running",
      text: "96.18",
      estimated: false,
      judgedShare: null,
    });
    expect(rateOf({ result: { kind: "cancelled", last }, drag: null, history: history(3) })).toEqual({
      kind: "cancelled",
      text: "96.18",
      estimated: false,
    });
    expect(rateOf({ result: { kind: "absent" }, drag: null, history: history(3) }).text).toBe("—");
  });

  it("is the field's while a proof by cells runs, with how far that is, and stays so when it is stopped", () => {
    const estimate = { share: 1 } as CoverageEstimate;
    const proving = { estimate, progress: { judgedM2: 30, ofM2: 40 } };
    const last = answer(0.9);
    const running = { result: { kind: "running" as const, basis, last }, drag: null, history: history(3) };
    expect(rateView({ ...running, proving })).toEqual({
      kind: "running",
      text: "99.99",
      estimated: true,
      judgedShare: 0.75,
    });
    expect(rateView({ ...running, result: { kind: "cancelled", last }, proving })).toEqual({
      kind: "cancelled",
      text: "99.99",
      estimated: true,
    });
    const dragging = { ...running, result: { kind: "running" as const, basis }, drag: dragTo(0.95), proving };
    expect(
      rateView({ ...dragging, proving: { ...proving, estimate: { ...estimate, share: 0.94 } } }),
    ).toEqual({
      kind: "estimate",
      text: "95.00",
      change: "+1.00",
    });
  });

  it("is a dash with its reason after a failure, whatever was known before", () => {
    expect(
      rateOf({
        result: { kind: "failed", basis, problem, last: answer(0.9) },
        drag: null,
        history: history(3),
      }),
    ).toEqual({ kind: "failed", text: "—", problem });
  });

  it("is an estimate while a siren is in hand, never 100, with what it gains", () => {
    expect(rateOf({ result: ready(answer(0.9611)), drag: dragTo(0.9619), history: history(3) })).toEqual({
      kind: "estimate",
      text: "96.19",
      change: "+0.08",
    });
    expect(rateOf({ result: ready(answer(0.9611)), drag: dragTo(1), history: history(3) }).text).toBe(
      "99.99",
    );
  });

  it("asks for a siren where there is none", () => {
    expect(rateOf({ result: ready(answer(0)), drag: null, history: history(0) })).toEqual({
      kind: "empty",
      text: "0.00",
    });
  });
});
