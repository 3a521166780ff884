import { describe, expect, it } from "vitest";
import { convexPieces } from "../../../src/coverage/screened/convex-pieces";
import { OneSiren, askedCell } from "../../../src/coverage/screened/one-siren";
import { type ScreenedInput, screenedScene } from "../../../src/coverage/screened/screened-scene";
import { sceneOfSirens } from "../../../src/coverage/screened/siren-subset";
import { certifyPart } from "../../../src/coverage/screened/certify-part";
import { sureRadii } from "../../../src/coverage/screened/sure-radii";
import { drained } from "../../../src/base/drained";
import { numbers } from "../planar-shapes";
import { certify, marginAt } from "./a-run";
import { anInput, randomTown, settings } from "./a-town";

const inputOf = (seed: number): ScreenedInput => {
  const town = randomTown(seed);
  return anInput(town, {
    sirens: town.sirens,
    requiredDb: [76, 80],
    floorM: 4,
    settings: { ...settings, edition: seed % 2 === 0 ? 1996 : 2024, groundGain: seed % 3 === 0 },
    combine: "energy",
  });
};

/** Margin of one siren alone at a place. */
const marginOf = (input: ScreenedInput, siren: number, x: number, y: number): number | null =>
  marginAt({ ...input, combine: "loudest", sirens: input.sirens.filter((_, k) => k === siren) }, x, y);

describe("bounds of one siren at a time", () => {
  it("call no cell covered or blind that the reference knows otherwise", () => {
    const seen = { covered: 0, blind: 0, open: 0 };
    const untrue: unknown[] = [];
    for (let seed = 0; seed < 6; seed++) {
      const input = inputOf(seed);
      const one = new OneSiren(screenedScene(input));
      const next = numbers(seed + 11);
      for (let k = 0; k < 60; k++) {
        const [x, y, side] = [(next() - 0.5) * 380, (next() - 0.5) * 380, 1 + 15 * next()];
        const box = [x, y, x + side, y + side] as const;
        const edges = input.map.edgeIndex.search(...box).sort((p, q) => p - q);
        for (const { corners, label } of convexPieces(input.map.edges, edges, box, input.map.labelAt))
          for (let siren = 0; siren < input.sirens.length; siren++) {
            const verdict = one.over(askedCell(corners, label), siren);
            seen[verdict] += 1;
            if (verdict === "open") continue;
            for (let p = 0; p < 6; p++) {
              // Inside the piece: between its middle and a point of its rim.
              const [px, py] = inside(corners, next);
              const margin = marginOf(input, siren, px, py);
              if (margin === null) continue;
              if (verdict === "covered" ? margin < 0 : margin >= 0)
                untrue.push([seed, siren, px, py, verdict, margin]);
            }
          }
      }
    }
    expect(untrue).toEqual([]);
    expect(Math.min(seen.covered, seen.blind, seen.open)).toBeGreaterThan(20);
  });

  it("hear at a place what the reference hears", () => {
    let [heard, unheard] = [0, 0];
    for (let seed = 0; seed < 4; seed++) {
      const input = inputOf(seed);
      const one = new OneSiren(screenedScene(input));
      const next = numbers(seed + 3);
      for (let k = 0; k < 60; k++) {
        const [x, y] = [(next() - 0.5) * 380, (next() - 0.5) * 380];
        const label = input.map.labelAt(x, y);
        if (label < 0) continue;
        for (let siren = 0; siren < input.sirens.length; siren++) {
          const margin = marginOf(input, siren, x, y);
          if (margin === null || Math.abs(margin) < 1e-5) continue;
          expect([seed, x, y, siren, one.hears(x, y, label, siren)]).toEqual([
            seed,
            x,
            y,
            siren,
            margin >= 0,
          ]);
          if (margin >= 0) heard += 1;
          else unheard += 1;
        }
      }
    }
    expect(Math.min(heard, unheard)).toBeGreaterThan(20);
  });
});

describe("some of a scene's sirens", () => {
  it("are judged as a scene of their own, and have the same sure radii", () => {
    const input = { ...inputOf(2), combine: "loudest" as const };
    const whole = screenedScene(input);
    const which = [input.sirens.length - 1, 0];
    const part = drained(certifyPart(sceneOfSirens(whole, which)));
    const alone = certify({
      ...input,
      sirens: which.map((k) => input.sirens[k] as (typeof input.sirens)[0]),
    });
    const sum = (list: readonly { readonly areaM2: number }[]): number =>
      list.reduce((m2, { areaM2 }) => m2 + areaM2, 0);
    expect(sum(part.blind)).toBeCloseTo(alone.blindM2, 6);
    expect(sum(part.undecided)).toBeCloseTo(alone.undecidedM2, 6);
    expect(alone.blindM2).toBeGreaterThan(0);
    const radii = whole.sirens.map((siren) =>
      input.requiredDb.map((need) => Math.max(0, siren?.surelyM(need) ?? 0)),
    );
    expect(sureRadii(input)).toEqual(radii);
  });
});

function inside(corners: Float64Array, next: () => number): [number, number] {
  const n = corners.length / 2;
  const weights = Array.from({ length: n }, () => next() + 1e-3);
  const total = weights.reduce((sum, value) => sum + value, 0);
  const sum = (axis: number): number =>
    weights.reduce((value, weight, k) => value + (weight / total) * (corners[2 * k + axis] as number), 0);
  return [sum(0), sum(1)];
}
