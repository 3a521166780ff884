import { describe, expect, it } from "vitest";
import { FieldCache } from "../../../src/coverage/field/field-cache";
import { type FieldSum, levelsOf } from "../../../src/coverage/field/field-sum";
import { quartered, unquartered } from "../../../src/coverage/field/quarter-db";
import { gridOver } from "../../../src/coverage/field/raster-grid";
import { type SirenField, fieldBasis, fieldOf } from "../../../src/coverage/field/siren-field";
import { merged, partsOf, sumOfFields, sumOfPart } from "../../../src/coverage/field/sum-of-fields";
import { StandingSum } from "../../../src/coverage/field/standing-sum";
import { BUILDING, wholeSurface } from "../../../src/coverage/field/surface";
import { aSiren, aWorld, chance, hills, someSettings, townBuildings } from "./a-town";
import { kernels, levelAtCell } from "./reading";

const [kernel] = kernels;
const grid = gridOver([-1000, -900, 1000, 900], 10);
const terrain = hills(8);
const surface = wholeSurface(aWorld({ terrain, buildings: townBuildings(terrain, 1000, 8) }), grid);
const random = chance(21);
const sirens = Array.from({ length: 13 }, () => {
  const [x, y] = [2000 * random() - 1000, 1800 * random() - 900];
  return aSiren(x, y, terrain.heightAt(x, y) + 110);
});
const settings = someSettings({ maxRadiusM: 700 });
const request = (combine: "loudest" | "energy", of = sirens) =>
  ({ surface, sirens: of, settings, combine }) as const;

function finish<T>(steps: Generator<number, T>): { value: T; shares: number[] } {
  const shares: number[] = [];
  for (;;) {
    const step = steps.next();
    if (step.done) return { value: step.value, shares };
    shares.push(step.value);
  }
}
const inParts = (combine: "loudest" | "energy", count: number, backwards = false): FieldSum => {
  const sums = partsOf(sirens.length, count).map(
    (part) => finish(sumOfPart(kernel, request(combine), part, new FieldCache())).value,
  );
  return merged((backwards ? sums.reverse() : sums) as [FieldSum, ...FieldSum[]]);
};

describe("many fields as one", () => {
  it("is the loudest siren at every cell, and which", () => {
    const sum = sumOfFields(kernel, request("loudest"));
    const fields = sirens.map((siren) => fieldOf(kernel, surface, siren, settings));
    let [heard, silent, built, wrong] = [0, 0, 0, 0];
    for (let row = 0; row < grid.rows; row++)
      for (let col = 0; col < grid.cols; col++) {
        const at = row * grid.cols + col;
        const levels = fields.map((field) => levelAtCell(field, col, row));
        const known = levels.filter((level) => !Number.isNaN(level));
        if (surface.kinds[at] === BUILDING) {
          if (!Number.isNaN(sum.loudestDb[at])) wrong++;
          built++;
        } else if (known.length === 0) {
          if (sum.loudestDb[at] !== -Infinity || sum.loudest[at] !== -1) wrong++;
          silent++;
        } else {
          const most = Math.max(...known);
          if (sum.loudestDb[at] !== most || sum.loudest[at] !== levels.indexOf(most)) wrong++;
          heard++;
        }
      }
    expect(wrong).toBe(0);
    expect([heard, silent, built].map((count) => count > 100)).toEqual([true, true, true]);
  });
  it("adds energies to 0.01 dB of their sum", () => {
    const levels = levelsOf(sumOfFields(kernel, request("energy")));
    const fields = sirens.map((siren) => fieldOf(kernel, surface, siren, settings));
    let compared = 0;
    for (let row = 0; row < grid.rows; row += 3)
      for (let col = 0; col < grid.cols; col += 3) {
        const known = fields.map((f) => levelAtCell(f, col, row)).filter((level) => !Number.isNaN(level));
        if (known.length < 2) continue;
        const sum = 10 * Math.log10(known.reduce((energy, level) => energy + 10 ** (level / 10), 0));
        expect(Math.abs((levels[row * grid.cols + col] as number) - sum)).toBeLessThan(0.01);
        compared++;
      }
    expect(compared).toBeGreaterThan(1000);
  });
  it("has the same bits from one worker and from four, merged in any order", () => {
    for (const combine of ["loudest", "energy"] as const) {
      const one = inParts(combine, 1);
      for (const other of [inParts(combine, 4), inParts(combine, 4, true), inParts(combine, 13)]) {
        expect(other.loudestDb).toEqual(one.loudestDb);
        expect(other.loudest).toEqual(one.loudest);
        expect(other.energy).toEqual(one.energy);
        expect(levelsOf(other)).toEqual(levelsOf(one));
      }
    }
    expect(
      partsOf(13, 4)
        .flat()
        .sort((a, b) => a - b),
    ).toEqual(sirens.map((_, siren) => siren));
  });
  it("tells how far it is four times for each siren, and can be left at any of them", () => {
    const { shares } = finish(sumOfPart(kernel, request("loudest"), [0, 1, 2], new FieldCache()));
    expect(shares).toHaveLength(12);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    const left = sumOfPart(kernel, request("loudest"), [0, 1], new FieldCache());
    left.next();
    left.return(undefined as never);
    expect(inParts("loudest", 1).loudest).toEqual(sumOfFields(kernel, request("loudest")).loudest);
  });
  it("computes again only what changed", () => {
    const cache = new FieldCache();
    const all = sirens.map((_, siren) => siren);
    const first = finish(sumOfPart(kernel, request("loudest"), all, cache));
    expect(first.shares).toHaveLength(4 * sirens.length);
    expect(finish(sumOfPart(kernel, request("loudest"), all, cache)).shares).toHaveLength(0);
    const moved = sirens.map((siren, k) => (k === 5 ? aSiren(10, 20, 140) : siren));
    const second = finish(sumOfPart(kernel, request("loudest", moved), all, cache));
    expect(second.shares).toHaveLength(4);
    expect(second.value).toEqual(sumOfFields(kernel, request("loudest", moved)));
  });
});

describe("the cache of fields", () => {
  it("is asked by all that a field is computed from", () => {
    const siren = sirens[0] as (typeof sirens)[number];
    const basis = (on = surface, of = siren, by = settings) => fieldBasis(kernel, on, of, by);
    const higher = wholeSurface(aWorld({ terrain, buildings: townBuildings(terrain, 1000, 9) }), grid);
    const all = [
      basis(),
      basis(higher),
      basis(surface, aSiren(1, 2, 100)),
      basis(surface, { ...siren, stack: { horns: 2, spacingM: 1 } }),
      basis(surface, siren, { ...settings, quality: "rest" }),
      basis(surface, siren, { ...settings, requiredDb: 60 }),
      fieldBasis(kernels[1], surface, siren, settings),
    ];
    expect(new Set(all).size).toBe(all.length);
    const same = wholeSurface(aWorld({ terrain, buildings: townBuildings(terrain, 1000, 8) }), grid);
    expect(basis(same, structuredClone(siren))).toBe(basis());
  });
  it("drops the field that was used longest ago when it is full", () => {
    const field = (basis: string): SirenField => ({
      col0: 0,
      row0: 0,
      cols: 10,
      rows: 10,
      radiusM: 1,
      levelDb: new Float32Array(100).fill(50),
      basis,
    });
    const cache = new FieldCache(1200);
    for (const basis of ["a", "b", "c"]) cache.put(field(basis), "exact");
    cache.get("a", "exact");
    cache.put(field("d"), "exact");
    expect(["a", "b", "c", "d"].map((basis) => cache.get(basis, "exact") !== null)).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(cache.bytes).toBe(1200);
    for (let k = 0; k < 9; k++) cache.put(field(`q${k}`), "quarter");
    expect(cache.bytes).toBeLessThanOrEqual(1200);
  });
  it("keeps a field to an eighth of a dB in a quarter of its bytes, NaN as NaN", () => {
    const field = fieldOf(kernel, surface, sirens[3] as (typeof sirens)[number], settings);
    const kept = quartered(field);
    const back = unquartered(kept);
    expect(kept.codes.byteLength * 4).toBe(field.levelDb.byteLength);
    let [compared, saturated, wrong] = [0, 0, 0];
    field.levelDb.forEach((level, i) => {
      const other = back.levelDb[i] as number;
      if (Number.isNaN(other) !== Number.isNaN(level)) wrong++;
      if (Number.isNaN(level)) return;
      compared++;
      if (level > kept.faintestDb + 63.5) {
        saturated++;
        if (other > level) wrong++;
      } else if (Math.abs(other - level) > 0.126) wrong++;
    });
    expect(wrong).toBe(0);
    expect(compared).toBeGreaterThan(3000);
    expect(saturated / compared).toBeLessThan(0.05);
  });
});

describe("the standing sum", () => {
  it("adds only what changed, and answers with the bits of a sum from nothing", () => {
    const cache = new FieldCache();
    let sweeps = 0;
    const counting = {
      ...kernel,
      sweep: (job: Parameters<typeof kernel.sweep>[0]) => (sweeps++, kernel.sweep(job)),
    };
    for (const combine of ["loudest", "energy"] as const) {
      const standing = new StandingSum();
      const plans = [
        sirens,
        ...[0, 1, 2].map((k) => sirens.map((siren, n) => (n === 4 ? aSiren(30 * k, 20, 140) : siren))),
        sirens.slice(0, 9),
        [],
        [...sirens].reverse(),
      ];
      for (const of of plans) {
        const fromNothing = levelsOf(sumOfFields(kernel, request(combine, of)));
        expect(standing.levelDb(counting, request(combine, of), cache)).toEqual(fromNothing);
      }
    }
    // 13, and one for each of three moves; the cache holds them for the second way of combining.
    expect(sweeps).toBe(16);
  });
});
