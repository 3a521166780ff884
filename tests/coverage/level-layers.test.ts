import { describe, expect, it } from "vitest";
import type { LevelField } from "../../src/coverage/level-field";
import {
  innermostNodes,
  loudest,
  neighbourColours,
  pathSpreadM,
  rankedMargins,
  touchingPairs,
} from "../../src/coverage/level-layers";
import { drawn, pictured } from "../support/pictured";

/** Runs a kernel to its end; how often it yielded. */
function run<T>(kernel: Generator<number, T>): { value: T; steps: number } {
  let steps = 0;
  let turn = kernel.next();
  while (turn.done !== true) {
    steps += 1;
    turn = kernel.next();
  }
  return { value: turn.value, steps };
}

/** Levels as digits, in tens of dB; a dot is silence, a question mark was not computed. */
const level = (mark: string): number =>
  mark === "." ? -Infinity : mark === "?" ? Number.NaN : Number(mark) * 10;

function field(drawings: readonly string[], places: readonly (readonly [number, number])[] = []): LevelField {
  const pictures = drawings.map((drawing) => pictured(drawing, level));
  const { cols = 0, rows = 0 } = pictures[0] ?? {};
  return {
    grid: { cols, rows, stepM: 100, westM: 0, southM: 0 },
    sources: drawings.map((_, index) => ({ x: places[index]?.[0] ?? 0, y: places[index]?.[1] ?? 0 })),
    levelDb: (source) => pictures[source]?.values ?? new Float32Array(),
  };
}

const TWO = field([
  `
    97531
    97531
  `,
  `
    13579
    .?579
  `,
]);
const required = (db: number): Float32Array => new Float32Array(10).fill(db);

describe("the ranked margins of the sources", () => {
  /** How many reach each node. */
  const reached = (requiredDb: ArrayLike<number>): string[] => {
    const ranks = run(rankedMargins(TWO, requiredDb, 2)).value;
    const count = Array.from(
      { length: 10 },
      (_, node) => ranks.filter((rank) => (rank[node] ?? NaN) >= 0).length,
    );
    return drawn(5, count, String);
  };

  it("count those at or above the requirement, and neither silence nor what was not computed", () => {
    expect(run(rankedMargins(TWO, required(50), 2)).steps).toBe(2);
    expect(reached(required(50))).toEqual(["11211", "11211"]);
    expect(reached(required(51))).toEqual(["11011", "11011"]);
  });

  it("ask of every node what is required there", () => {
    const { values } = pictured(
      `
        99999
        44444
      `,
      level,
    );
    expect(reached(values)).toEqual(["10001", "11211"]);
  });

  it("are in order, and forget whoever comes after the last rank", () => {
    const three = field(["5", "9", "7"]);
    const ranks = run(rankedMargins(three, [0], 2)).value;
    expect(ranks.map((rank) => rank[0])).toEqual([90, 70]);
  });
});

describe("the loudest source", () => {
  it("is the first of equal ones, and nobody where all are silent", () => {
    const { source } = run(loudest(TWO)).value;
    expect(drawn(5, source, String)).toEqual(["00011", "00011"]);
    const silent = run(loudest(field(["..\n..", ".1\n.."]))).value;
    expect(drawn(2, silent.source, (index) => (index < 0 ? "-" : String(index)))).toEqual(["-1", "--"]);
  });

  it("tells of each source by how much it is louder than those before it", () => {
    const told: string[][] = [];
    run(loudest(TWO, (_, louderByDb) => told.push(drawn(5, louderByDb, (db) => (db >= 0 ? "#" : ".")))));
    expect(told).toEqual([
      ["#####", "#####"],
      ["..###", "..###"],
    ]);
  });
});

describe("the spread of the ways to the sources heard together", () => {
  const places = [
    [0, 0],
    [400, 0],
  ] as const;
  const spread = (drawings: readonly string[], requiredDb = 50, withinDb = 10): string[] => {
    const heard = field(drawings, places);
    const best = run(loudest(heard)).value;
    const { value } = run(pathSpreadM(heard, { requiredDb: required(requiredDb), withinDb }, best));
    return drawn(5, value, (metres) => String(Math.round(metres / 100)));
  };

  it("is the difference of the distances, and nothing where one is heard alone", () => {
    // Along the line between them, 400 m apart: 4, 2, 0, 2, 4 hundred metres.
    expect(spread(["66666", "66666"])).toEqual(["42024"]);
    expect(spread(["66666", "44444"])).toEqual(["00000"]);
    expect(spread(["44444", "44444"])).toEqual(["00000"]);
  });

  it("leaves out a source that is fainter than the loudest by more than it may be", () => {
    // Differences of 20, 10, 0, 10 and 20 dB from west to east: ten is still together.
    expect(spread(["98765", "77777"])).toEqual(["02020"]);
    expect(spread(["98765", "77777"], 50, 20)).toEqual(["42024"]);
  });

  it("never grows with what is required", () => {
    const heard = ["98765", "56789"];
    const total = (db: number): number =>
      spread(heard, db, 40)
        .join("")
        .split("")
        .reduce((sum, mark) => sum + Number(mark), 0);
    const totals = [40, 60, 70, 80, 90].map(total);
    expect(totals).toEqual([...totals].sort((a, b) => b - a));
    expect(totals[0]).toBeGreaterThan(0);
  });
});

describe("colours for neighbours", () => {
  const areas = pictured(
    `
      00112
      00112
      33332
    `,
    Number,
  );
  const source = Int16Array.from(areas.values);

  it("see every pair that touches along a side", () => {
    expect(touchingPairs(5, source).map(String).sort()).toEqual(["0,1", "0,3", "1,2", "1,3", "2,3"]);
  });

  it("differ for areas that touch, for every map of up to six that all touch", () => {
    const everybody = (count: number): [number, number][] =>
      Array.from({ length: count }, (_, a) => a).flatMap((a) =>
        Array.from({ length: a }, (_, b): [number, number] => [b, a]),
      );
    for (const count of [1, 2, 3, 4, 5, 6]) {
      const colours = neighbourColours(count, everybody(count), 6);
      expect(new Set(colours).size).toBe(count);
    }
    expect(neighbourColours(7, everybody(7), 6).every((colour) => colour >= 0 && colour < 6)).toBe(true);
  });

  it("name an area where it is widest", () => {
    const wide = Int16Array.from(
      pictured(
        `
          11111
          10001
          10001
          10001
          11111
        `,
        Number,
      ).values,
    );
    const inner = innermostNodes({ cols: 5, rows: 5 }, wide, 3);
    expect(inner[0]).toBe(12);
    expect(wide[inner[1] as number]).toBe(1);
    expect(inner[2]).toBe(-1);
  });
});
