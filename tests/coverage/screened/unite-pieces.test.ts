import { describe, expect, it } from "vitest";
import { extentOf, polygonM2, splitCell } from "../../../src/coverage/screened/split-cell";
import { unitedBorder } from "../../../src/coverage/screened/unite-pieces";
import { numbers } from "../planar-shapes";

/** Cells of a square, halved at random down to a few metres as the certificate does, of which about two thirds are taken. */
function someCells(seed: number): Float64Array[] {
  const next = numbers(seed);
  const turn = next();
  const corner = (x: number, y: number): [number, number] => [
    x * Math.cos(turn) - y * Math.sin(turn),
    x * Math.sin(turn) + y * Math.cos(turn),
  ];
  const taken: Float64Array[] = [];
  const waiting: Float64Array[] = [
    Float64Array.from([corner(0, 0), corner(64, 0), corner(64, 40), corner(0, 64)].flat()),
  ];
  for (let cell = waiting.pop(); cell; cell = waiting.pop()) {
    const { along } = extentOf(cell);
    if (along > 3 && next() < (along > 20 ? 1 : 0.7)) waiting.push(...splitCell(cell, extentOf(cell)));
    else if (next() < 0.66) taken.push(cell);
  }
  return taken;
}

const sumM2 = (cells: readonly Float64Array[]): number => cells.reduce((m2, cell) => m2 + polygonM2(cell), 0);

describe("the border of united cells", () => {
  it("encloses the area of the cells, each part of it once", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const cells = someCells(seed);
      const border = unitedBorder(cells.map((corners) => ({ corners })));
      let [twiceM2, lengthM, sidesM] = [0, 0, 0];
      if (!border) throw new Error("cells that do not overlap have a border");
      for (let k = 0; k < border.count; k++) {
        const [ax, ay, bx, by] = [border.ax[k], border.ay[k], border.bx[k], border.by[k]] as [
          number,
          number,
          number,
          number,
        ];
        twiceM2 += ax * by - bx * ay;
        lengthM += Math.hypot(bx - ax, by - ay);
      }
      for (const corners of cells)
        for (let i = 0; i < corners.length; i += 2) {
          const j = (i + 2) % corners.length;
          sidesM += Math.hypot(
            (corners[j] as number) - (corners[i] as number),
            (corners[j + 1] as number) - (corners[i + 1] as number),
          );
        }
      expect(cells.length).toBeGreaterThan(30);
      expect(twiceM2 / 2).toBeCloseTo(sumM2(cells), 2);
      // Sides between neighbours, whole or in part, are gone.
      expect(lengthM).toBeLessThan(sidesM * 0.7);
    }
  });

  it("of all cells is that of the whole: not a micrometre of an inner side is left", () => {
    const next = numbers(5);
    let cells: Float64Array[] = [Float64Array.of(0, 0, 64, 3, 60, 61, -2, 50)];
    for (let round = 0; round < 5; round++)
      cells = cells.flatMap((cell) => (next() < 0.75 ? splitCell(cell, extentOf(cell)) : [cell]));
    const border = unitedBorder(cells.map((corners) => ({ corners })));
    let lengthM = 0;
    for (let k = 0; k < (border?.count ?? 0); k++)
      lengthM += Math.hypot(
        (border?.bx[k] as number) - (border?.ax[k] as number),
        (border?.by[k] as number) - (border?.ay[k] as number),
      );
    const wholeM = Math.hypot(64, 3) + Math.hypot(4, 58) + Math.hypot(62, 11) + Math.hypot(2, 50);
    expect(cells.length).toBeGreaterThan(100);
    expect(Math.abs(lengthM - wholeM)).toBeLessThan(1e-4);
  });

  it("does not exist where pieces lie on each other", () => {
    const corners = Float64Array.of(0, 0, 4, 0, 4, 4, 0, 4);
    expect(unitedBorder([{ corners }, { corners }])).toBeNull();
  });
});
