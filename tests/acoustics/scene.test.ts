import { describe, expect, it } from "vitest";
import { parseScene } from "../../src/acoustics/scene";
import { aScene, box } from "./a-scene";

const problem = (json: unknown): string => {
  const parsed = parseScene(json);
  return parsed.ok ? "none" : `${parsed.error.code} at ${parsed.error.where}`;
};

describe("a bad scene is refused with its place", () => {
  const air = { temperature: 17, humidity: 80, pressure: 101.325 };
  const cases: [string, unknown, string][] = [
    ["no object", null, "not-an-object at scene"],
    ["a list", [], "not-an-object at scene"],
    ["a number", 7, "not-an-object at scene"],
    ["no source", aScene({ source: undefined }), "not-an-object at source"],
    ["no receiver", aScene({ receiver: undefined }), "not-an-object at receiver"],
    ["no power", aScene({ source: { xyz: [0, 0, 2] } }), "missing at source.powerLevel"],
    [
      "seven powers",
      aScene({ source: { xyz: [0, 0, 2], powerLevel: [1, 2, 3, 4, 5, 6, 7] } }),
      "too-few at source.powerLevel",
    ],
    [
      "nine powers",
      aScene({ source: { xyz: [0, 0, 2], powerLevel: [1, 2, 3, 4, 5, 6, 7, 8, 9] } }),
      "out-of-range at source.powerLevel",
    ],
    [
      "power is NaN",
      aScene({ source: { xyz: [0, 0, 2], powerLevel: Number.NaN } }),
      "not-a-number at source.powerLevel",
    ],
    [
      "power is text",
      aScene({ source: { xyz: [0, 0, 2], powerLevel: "100" } }),
      "not-a-number at source.powerLevel",
    ],
    [
      "frequency 0",
      aScene({ source: { xyz: [0, 0, 2], powerLevel: 100, frequency: 0 } }),
      "out-of-range at source.frequency",
    ],
    ["two coordinates", aScene({ source: { xyz: [0, 0], powerLevel: 100 } }), "too-few at source.xyz"],
    [
      "an infinite coordinate",
      aScene({ receiver: { xyz: [Infinity, 0, 2] } }),
      "not-a-number at receiver.xyz[0]",
    ],
    ["a null coordinate", aScene({ receiver: { xyz: [1, null, 2] } }), "not-a-number at receiver.xyz[1]"],
    ["no ground", aScene({ ground: undefined }), "missing at ground"],
    ["G over 1", aScene({ ground: { G: 1.1 } }), "out-of-range at ground.G"],
    [
      "G of an area",
      aScene({ ground: [{ polygon: box(0, 0, 1, 1), G: 0 }, { polygon: box(0, 0, 1, 1) }] }),
      "missing at ground[1].G",
    ],
    [
      "two corners",
      aScene({
        ground: [
          {
            polygon: [
              [0, 0],
              [1, 1],
            ],
            G: 0,
          },
        ],
      }),
      "too-few at ground[0].polygon",
    ],
    ["no atmosphere", aScene({ atmosphere: undefined }), "not-an-object at atmosphere"],
    ["humidity", aScene({ atmosphere: { ...air, humidity: 101 } }), "out-of-range at atmosphere.humidity"],
    ["pressure 0", aScene({ atmosphere: { ...air, pressure: 0 } }), "out-of-range at atmosphere.pressure"],
    [
      "absolute zero",
      aScene({ atmosphere: { ...air, temperature: -273.15 } }),
      "out-of-range at atmosphere.temperature",
    ],
    ["an unknown edition", aScene({ edition: 2000 }), "unknown-choice at edition"],
    ["no edition", aScene({ edition: undefined }), "missing at edition"],
    ["an unknown ground method", aScene({ groundMethod: "other" }), "unknown-choice at groundMethod"],
    ["lateral is text", aScene({ lateral: "yes" }), "unknown-choice at lateral"],
    ["second-order reflections", aScene({ reflections: 2 }), "unknown-choice at reflections"],
    [
      "a point as barrier",
      aScene({ barriers: [{ topEdge: [[1, 1, 1]] }] }),
      "too-few at barriers[0].topEdge",
    ],
    [
      "a barrier in the plane",
      aScene({
        barriers: [
          {
            topEdge: [
              [1, 1, 1],
              [2, 2],
            ],
          },
        ],
      }),
      "too-few at barriers[0].topEdge[1]",
    ],
    [
      "the second barrier",
      aScene({
        barriers: [
          {
            topEdge: [
              [1, 1, 1],
              [2, 2, 2],
            ],
          },
          {
            topEdge: [
              [1, 1, "x"],
              [2, 2, 2],
            ],
          },
        ],
      }),
      "not-a-number at barriers[1].topEdge[0][2]",
    ],
    ["no roof", aScene({ buildings: [{ footprint: box(1, 1, 2, 2) }] }), "missing at buildings[0].roofZ"],
    [
      "absorption over 1",
      aScene({ buildings: [{ footprint: box(1, 1, 2, 2), roofZ: 3, absorption: 2 }] }),
      "out-of-range at buildings[0].absorption",
    ],
    ["buildings no list", aScene({ buildings: {} }), "not-a-list at buildings"],
    [
      "a profile that falls back",
      aScene({
        terrain: {
          profile: [
            [0, 0],
            [5, 0],
            [4, 0],
          ],
        },
      }),
      "not-rising at terrain.profile[2]",
    ],
    ["terrain of nothing", aScene({ terrain: {} }), "missing at terrain.profile"],
    [
      "four corners",
      aScene({
        terrain: {
          triangles: [
            [
              [0, 0, 0],
              [1, 0, 0],
              [0, 1, 0],
              [1, 1, 1],
            ],
          ],
        },
      }),
      "out-of-range at terrain.triangles[0]",
    ],
    [
      "source in a building",
      aScene({ buildings: [{ footprint: box(-1, -1, 1, 1), roofZ: 3 }] }),
      "inside-a-building at source.xyz",
    ],
    [
      "receiver in a building",
      aScene({ buildings: [{ footprint: box(99, -1, 101, 1), roofZ: 3 }] }),
      "inside-a-building at receiver.xyz",
    ],
    [
      "receiver under the ground",
      aScene({
        terrain: {
          profile: [
            [0, 0],
            [100, 5],
          ],
        },
      }),
      "below-the-ground at receiver.xyz",
    ],
    [
      "source under flat ground",
      aScene({ source: { xyz: [0, 0, -1], powerLevel: 100 } }),
      "below-the-ground at source.xyz",
    ],
    ["one place", aScene({ receiver: { xyz: [0, 0, 2] } }), "no-distance at receiver.xyz"],
  ];
  it.each(cases)("%s", (_, json, expected) => expect(problem(json)).toBe(expected));
  it("in 41 ways", () => expect(cases).toHaveLength(41));
});

describe("a good scene is read", () => {
  it("with its defaults", () => {
    const parsed = parseScene(aScene());
    expect(parsed.ok && parsed.value).toMatchObject({
      groundMethod: "general",
      groundGain: true,
      lateral: true,
      reflections: 0,
      terrain: { kind: "flat" },
    });
  });
  it("with a tone that takes the power of its octave", () => {
    const parsed = parseScene(
      aScene({ source: { xyz: [0, 0, 2], powerLevel: [1, 2, 3, 4, 5, 6, 7, 8], frequency: 520 } }),
    );
    expect(parsed.ok && parsed.value.source.tone).toEqual({ frequencyHz: 520, powerDb: 4 });
  });
  it("on a roof, against a wall, and inside an outline without area", () => {
    expect(problem(aScene({ buildings: [{ footprint: box(-1, -1, 1, 1), roofZ: 2 }] }))).toBe("none");
    expect(problem(aScene({ buildings: [{ footprint: box(0, -1, 1, 1), roofZ: 9 }] }))).toBe("none");
    expect(
      problem(
        aScene({
          buildings: [
            {
              footprint: [
                [0, 0],
                [1, 0],
                [2, 0],
              ],
              roofZ: 9,
            },
          ],
        }),
      ),
    ).toBe("none");
  });
});
