import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointInRings } from "../../src/geo/clip";
import { fillGaps } from "../../src/geo/fill-gaps";
import { markTouchedQuads } from "../../src/geo/touched-quads";

describe("the quads that a polygon touches", () => {
  it("are those under a picture of it", () => {
    const marks = new Uint8Array(6 * 5);
    const diamond = [3, 0.5, 5.5, 2.5, 3, 4.5, 0.5, 2.5];
    const hole = [2.2, 2.2, 3.8, 2.2, 3.8, 2.8, 2.2, 2.8];
    markTouchedQuads([diamond, hole], { cols: 7, rows: 6 }, marks);
    const rows = Array.from({ length: 5 }, (_, row) =>
      Array.from(marks.slice(row * 6, row * 6 + 6), (mark) => (mark ? "#" : ".")).join(""),
    );
    expect(rows).toEqual(["..##..", ".####.", "######", ".####.", "..##.."]);
  });

  it("hold every place of it, by many random triangles", () => {
    let seen = 0;
    const at = fc.double({ min: -2, max: 10, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(at, at, at, at, at, at), (ring) => {
        const marks = new Uint8Array(8 * 8);
        markTouchedQuads([ring], { cols: 9, rows: 9 }, marks);
        for (let x = 0.01; x < 8; x += 0.13)
          for (let y = 0.02; y < 8; y += 0.13)
            if (pointInRings([ring], x, y)) {
              expect(marks[Math.floor(y) * 8 + Math.floor(x)]).toBe(1);
              seen++;
            }
      }),
      { numRuns: 400 },
    );
    expect(seen).toBeGreaterThan(10_000);
  });
});

describe("gaps", () => {
  it("take the nearest value, by brute force on small rasters", () => {
    const values = fc.array(fc.oneof(fc.integer({ min: 1, max: 99 }), fc.constant(NaN), fc.constant(NaN)), {
      minLength: 42,
      maxLength: 42,
    });
    fc.assert(
      fc.property(values, (given) => {
        const filled = Float32Array.from(given);
        const known = given.flatMap((z, i) => (Number.isNaN(z) ? [] : [i]));
        expect(fillGaps(filled, 7, 6)).toBe(known.length > 0);
        if (known.length === 0) return;
        const apart = (i: number, k: number): number =>
          Math.hypot(Math.floor(i / 7) - Math.floor(k / 7), (i % 7) - (k % 7));
        filled.forEach((z, i) => {
          const nearest = Math.min(...known.map((k) => apart(i, k)));
          // The sweeps may take one that is farther by a fraction of a node (Danielsson 1980): never by half of one.
          const close = known.filter((k) => apart(i, k) < nearest + 0.5).map((k) => given[k]);
          expect(close).toContain(z);
        });
      }),
      { numRuns: 500 },
    );
  });
});
