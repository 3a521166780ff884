import type { FlatRings } from "../geo/clip";

/** Square cells, column and row counted from the south-western corner. */
export interface CellGrid {
  readonly minX: number;
  readonly minY: number;
  readonly stepM: number;
  readonly columns: number;
  readonly rows: number;
}

/** Net area of rings, m². */
export function ringsM2(rings: FlatRings): number {
  let sum = 0;
  for (const ring of rings) {
    const [ox, oy] = [ring[0] as number, ring[1] as number];
    for (let i = 2; i + 3 < ring.length; i += 2)
      sum +=
        (((ring[i] as number) - ox) * ((ring[i + 3] as number) - oy) -
          ((ring[i + 2] as number) - ox) * ((ring[i + 1] as number) - oy)) /
        2;
  }
  return sum;
}

/** The corners of a box, counter-clockwise. */
export const boxRing = (minX: number, minY: number, maxX: number, maxY: number): number[] => [
  minX,
  minY,
  maxX,
  minY,
  maxX,
  maxY,
  minX,
  maxY,
];

/**
 * Calls `visit` with what each cell has of some rings: null where it is all of the cell. Rings are halved again and again by
 * straight cuts; a ring that a cut takes apart keeps seams of no area, which cancel in every sum.
 */
export function eachPiece(
  rings: FlatRings,
  grid: CellGrid,
  visit: (column: number, row: number, piece: FlatRings | null) => void,
): void {
  const part = (inside: FlatRings, c0: number, r0: number, c1: number, r1: number): void => {
    if (inside.length === 0) return;
    const boxM2 = (c1 - c0) * (r1 - r0) * grid.stepM * grid.stepM;
    const areaM2 = ringsM2(inside);
    if (areaM2 <= 1e-9) return;
    if (areaM2 >= boxM2 * (1 - 1e-12)) {
      for (let row = r0; row < r1; row++)
        for (let column = c0; column < c1; column++) visit(column, row, null);
      return;
    }
    if (c1 - c0 === 1 && r1 - r0 === 1) return visit(c0, r0, inside);
    if (c1 - c0 >= r1 - r0) {
      const c = (c0 + c1) >> 1;
      const x = grid.minX + c * grid.stepM;
      part(halved(inside, 0, x, 1), c0, r0, c, r1);
      part(halved(inside, 0, x, -1), c, r0, c1, r1);
    } else {
      const r = (r0 + r1) >> 1;
      const y = grid.minY + r * grid.stepM;
      part(halved(inside, 1, y, 1), c0, r0, c1, r);
      part(halved(inside, 1, y, -1), c0, r, c1, r1);
    }
  };
  part(rings, 0, 0, grid.columns, grid.rows);
}

/** The part of rings on one side of an upright (axis 0) or level (axis 1) line: below it (side 1) or above (side −1). */
export function halved(rings: FlatRings, axis: 0 | 1, at: number, side: 1 | -1): number[][] {
  const kept: number[][] = [];
  for (const ring of rings) {
    const out: number[] = [];
    let [px, py] = [ring[ring.length - 2] as number, ring[ring.length - 1] as number];
    let before = side * (at - (axis === 0 ? px : py));
    for (let i = 0; i < ring.length; i += 2) {
      const [qx, qy] = [ring[i] as number, ring[i + 1] as number];
      const here = side * (at - (axis === 0 ? qx : qy));
      if (before > 0 !== here > 0 && before !== here) {
        const t = before / (before - here);
        push(out, axis === 0 ? at : px + t * (qx - px), axis === 0 ? py + t * (qy - py) : at);
      }
      if (here > 0) push(out, qx, qy);
      [px, py, before] = [qx, qy, here];
    }
    if (out.length >= 6) kept.push(out);
  }
  return kept;
}

function push(ring: number[], x: number, y: number): void {
  const end = ring.length;
  if (end === 0 || ring[end - 2] !== x || ring[end - 1] !== y) ring.push(x, y);
}
