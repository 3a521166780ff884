import { test } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, test as plainTest } from "vitest";
import { discCoverage } from "../../src/coverage/disc-coverage";
import type { Disc } from "../../src/coverage/disc-coverage";
import { discSession } from "../../src/coverage/disc-session";
import { matchDiscs } from "../../src/coverage/match-discs";
import { crookedMap, degenerateLayout } from "./degenerate-layout";
import { disc, numbers } from "./planar-shapes";

const map = crookedMap();

/** The next layout: one or several discs moved, added, removed, doubled, resized or swapped. */
function edited(discs: readonly Disc[], spare: readonly Disc[], next: () => number): Disc[] {
  const list = discs.slice();
  const at = () => Math.floor(next() * list.length);
  const one = (): Disc => spare[Math.floor(next() * spare.length)] as Disc;
  switch (Math.floor(next() * 7)) {
    case 0:
      list.splice(at(), 1);
      break;
    case 1:
      list.splice(at(), 0, one());
      break;
    case 2:
      list.splice(at(), 1, one());
      break;
    case 3:
      list.push(list[at()] ?? one());
      break;
    case 4:
      list.splice(at(), 2, one(), one(), one());
      break;
    case 5:
      list.reverse();
      break;
    default: {
      const k = at();
      const old = list[k] ?? one();
      list[k] = { ...old, radiusByLabel: old.radiusByLabel.map((radiusM) => radiusM + 50) };
    }
  }
  return list;
}

describe("a session", () => {
  test.prop([fc.integer({ min: 0, max: 2 ** 31 })], { numRuns: 80 })(
    "answers every edit of a layout bit for bit as a fresh run does",
    (seed) => {
      const next = numbers(seed);
      const session = discSession(map);
      const spare = degenerateLayout(map, seed + 1, 20);
      let discs = degenerateLayout(map, seed, 25);
      session.update(discs);
      for (let step = 0; step < 8; step++) {
        discs = edited(discs, spare, next);
        expect(session.update(discs)).toEqual(discCoverage(map, discs));
      }
    },
  );

  plainTest("forgets nothing of a disc that went away and came back", () => {
    const session = discSession(map, { certificate: false });
    const pair = [disc(-900, -900, 400, 400, 400), disc(-500, -900, 400, 400, 400)];
    const before = session.update(pair);
    session.update([]);
    expect(session.update(pair)).toEqual(before);
    expect(before.certified).toBe(false);
    expect(before.undecided).toEqual([]);
  });

  plainTest("sees a move of a micrometre", () => {
    const session = discSession(map);
    const at = (x: number) =>
      session.update([disc(x, -900, 400, 400, 400), disc(-500, -900, 400, 400, 400)]).soleM2[0];
    expect(at(-900)).not.toBe(at(-900.000_001));
  });
});

describe("matching discs of two layouts", () => {
  const match = (before: string, after: string) => [
    ...matchDiscs(before.length, after.length, (from, to) => before[from] === after[to]),
  ];
  plainTest("keeps what stayed, in its order", () => {
    expect(match("abcd", "abXd")).toEqual([0, 1, -1, 3]);
    expect(match("abcd", "acd")).toEqual([0, 2, 3]);
    expect(match("abcd", "abXcd")).toEqual([0, 1, -1, 2, 3]);
    expect(match("abcd", "XbYd")).toEqual([-1, 1, -1, 3]);
    expect(match("abc", "cba")).toEqual([-1, 1, -1]);
    expect(match("aa", "aaa")).toEqual([0, 1, -1]);
    expect(match("abcdef", "bXde")).toEqual([1, -1, 3, 4]);
    expect(match("", "ab")).toEqual([-1, -1]);
  });
});
