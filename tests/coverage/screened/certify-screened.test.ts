import { describe, expect, it } from "vitest";
import { areaLevel } from "../../../src/acoustics/area-model";
import { isoRangeM } from "../../../src/acoustics/iso9613-disc";
import type { Xyz } from "../../../src/acoustics/terrain";
import type { Barrier } from "../../../src/acoustics/world";
import { type ScreenedCoverage, screenedProblem } from "../../../src/coverage/screened/certify-screened";
import type { ScreenedInput } from "../../../src/coverage/screened/screened-scene";
import { box } from "../planar-shapes";
import { certify, marginAt, saidAt } from "./a-run";
import { aSiren, anInput, nodesTerrain, rasterOf, settings, turned } from "./a-town";

/** A wall at right angles to the x axis, long enough that nobody hears round its ends. */
const wallAt = (x: number, z: number): Barrier => ({
  topEdge: [
    [x, -900, z],
    [x, 900, z],
  ],
});

const brackets = (found: ScreenedCoverage, blindM2: number): void => {
  expect(found.blindM2).toBeLessThanOrEqual(blindM2 + 1e-6);
  expect(found.blindM2 + found.undecidedM2).toBeGreaterThanOrEqual(blindM2 - 1e-6);
};

describe("closed forms", () => {
  it("nothing in the way: what is blind is the area less the disc, within the floor times its arc", () => {
    const siren = aSiren(0, 0, 20);
    const rangeM = isoRangeM(
      {
        rated: siren.rated,
        criterionWeighting: "A",
        sourceHeightM: 20,
        receiverHeightM: 1.5,
        groundFactor: 0.5,
        groundGain: false,
        edition: 1996,
        air: settings.air,
      },
      98,
    );
    expect(rangeM).toBeGreaterThan(100);
    expect(rangeM).toBeLessThan(200);
    for (const floorM of [4, 1, 0.25]) {
      const found = certify(anInput({}, { sirens: [siren], requiredDb: [98], floorM }));
      brackets(found, 160_000 - Math.PI * rangeM ** 2);
      expect(found.undecidedM2).toBeLessThan(3 * floorM * 2 * Math.PI * rangeM);
    }
  });

  it("a plan that discs cover behind anything is certified without a cell", () => {
    const found = certify(
      anInput({ barriers: [wallAt(50, 30)] }, { sirens: [aSiren(0, 0, 20)], requiredDb: [65] }),
    );
    expect(found).toMatchObject({ certified: true, blindM2: 0, undecidedM2: 0, by: "discs" });
    expect(found.weakest?.marginDb).toBeGreaterThan(0);
  });

  it("a single wall: the shadow's end lies where the reference puts it, to the floor", () => {
    const input = anInput(
      { barriers: [wallAt(0, 12)], district: [box(1, -4, 300, 4)] },
      { sirens: [aSiren(-200, 0, 10)], requiredDb: [82], floorM: 0.5 },
    );
    const found = certify(input);
    let [blind, heard] = [2, 0];
    for (let x = 2; x < 300; x += 0.05) if ((marginAt(input, x, 0) as number) < 0) blind = x;
    for (let x = 2; x < 300 && heard === 0; x += 0.05) if (x > blind) heard = x;
    expect(blind).toBeGreaterThan(2);
    expect(saidAt(found, Math.max(1.5, blind - 1), 0)).toBe("blind");
    if (blind < 299) expect(saidAt(found, blind + 1, 0)).not.toBe("blind");
  });

  it("a courtyard is one blind region of exactly its own area, and a slit of 2 cm lets a strip through", () => {
    const yard = { rings: [turned(0, 0, 40, 40, 0.3), turned(0, 0, 13, 13, 0.3)], roofZ: 25 };
    const inYard = anInput(
      { buildings: [yard], district: [{ rings: [turned(0, 0, 13, 13, 0.3).flat()] }] },
      { sirens: [aSiren(-190, 40, 12)], requiredDb: [85], floorM: 0.5 },
    );
    const found = certify(inYard);
    expect(found.undecidedM2).toBe(0);
    expect(found.regions).toHaveLength(1);
    expect(found.regions[0]?.areaM2).toBeCloseTo(169, 4);
    expect(found.regions[0]?.worst.heard?.marginDb).toBeLessThan(0);
    expect(found.regions[0]?.worst.heard).toMatchObject({
      loudest: 0,
      overObjects: true,
      overTerrain: false,
    });
    expect(found.regions[0]?.worst.heard?.openMarginDb).toBeGreaterThan(0);

    const slabs = [
      { rings: [turned(0, 10.01, 10, 20, 0)], roofZ: 25 },
      { rings: [turned(0, -10.01, 10, 20, 0)], roofZ: 25 },
    ];
    const behind = anInput(
      { buildings: slabs, district: [box(6, -8, 40, 8)] },
      { sirens: [aSiren(-190, 0, 12)], requiredDb: [85], floorM: 0.5 },
    );
    const through = certify(behind);
    expect(marginAt(behind, 20, 0)).toBeGreaterThan(0);
    expect(saidAt(through, 20, 0)).not.toBe("blind");
    expect(saidAt(through, 20, 3)).toBe("blind");
    expect(through.regions.length).toBe(2);
  });

  it("a ridge of terrain alone screens, and is named as the cause", () => {
    const terrain = nodesTerrain(rasterOf(340, 20, (x) => 30 * Math.max(0, 1 - Math.abs(x) / 40)));
    const input = anInput(
      { terrain, district: [box(60, -60, 180, 60)] },
      { sirens: [aSiren(-200, 0, 10)], requiredDb: [85], floorM: 2 },
    );
    const found = certify(input);
    expect(found.blindM2).toBeGreaterThan(1000);
    expect(found.regions[0]?.worst.heard).toMatchObject({ overTerrain: true, overObjects: false });
  });

  it("two sirens too weak alone cover together where energies are summed", () => {
    const input = anInput(
      {},
      { sirens: [aSiren(0, 250, 20), aSiren(0, -250, 20)], requiredDb: [96], floorM: 2 },
    );
    const [alone, together] = [certify(input), certify({ ...input, combine: "energy" })];
    expect(marginAt(input, 0, 0)).toBeLessThan(0);
    expect(marginAt({ ...input, combine: "energy" }, 0, 0)).toBeGreaterThan(0);
    expect(saidAt(alone, 0, 0)).toBe("blind");
    expect(saidAt(together, 0, 0)).toBe("covered");
  });
});

describe("the trap of field.md §4.3: an edge more can raise the level by 20 dB", () => {
  const source: Xyz = [0, 0, 41.6];
  const walls = [wallAt(13.1, 41.96), wallAt(1793, 87)];
  const input = (barriers: readonly Barrier[], requiredDb: number): ScreenedInput =>
    anInput(
      { barriers, district: [box(2377, -1, 2379, 1)] },
      { sirens: [aSiren(...source)], requiredDb: [requiredDb], floorM: 0.5 },
    );
  const levelOf = (barriers: readonly Barrier[]): number => {
    const { world, sirens } = input(barriers, 0);
    const found = areaLevel(world, sirens[0] as (typeof sirens)[number], [2378, 0, 1.5], settings);
    if (!found.ok) throw new Error(found.error.code);
    return found.value.levelDb;
  };
  const more = [...walls, wallAt(1744, 94)];

  it("without it blind, with it covered, and the certificate says both", () => {
    const [low, high] = [levelOf(walls), levelOf(more)];
    expect(high - low).toBeGreaterThan(15);
    const between = (low + high) / 2;
    const [without, with3] = [certify(input(walls, between)), certify(input(more, between))];
    expect(without).toMatchObject({ undecidedM2: 0, certified: false });
    expect(without.blindM2).toBeCloseTo(4, 6);
    expect(with3).toMatchObject({ blindM2: 0, undecidedM2: 0, certified: true });
  });
});

describe("what cannot be certified is refused", () => {
  it("terrain that is neither level nor on nodes, or ends before the area does", () => {
    const hilly = nodesTerrain(rasterOf(300, 30, (x) => x / 10));
    const { nodes: _, ...withoutNodes } = hilly;
    const small = nodesTerrain(rasterOf(100, 30, (x) => x / 10));
    const problem = (terrain: typeof hilly): string | undefined =>
      screenedProblem(anInput({ terrain }, { sirens: [aSiren(0, 0, 40)], requiredDb: [60] }))?.code;
    expect(problem(hilly)).toBeUndefined();
    expect(problem(withoutNodes)).toBe("terrain-without-nodes");
    expect(problem(small)).toBe("terrain-too-small");
  });
  it("a siren inside a building has no level and covers nothing", () => {
    const found = certify(
      anInput(
        { buildings: [{ rings: [turned(0, 0, 20, 20, 0)], roofZ: 30 }] },
        { sirens: [aSiren(0, 0, 20)], requiredDb: [60], floorM: 8 },
      ),
    );
    expect(found.blindM2).toBeCloseTo(found.areaM2, 3);
  });
});
