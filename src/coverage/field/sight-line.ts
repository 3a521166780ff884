import type { PackedSurface } from "./packed-surface";
import type { TurnedRaster } from "./sweep-job";

/**
 * How near the sight line the highest ground must be for the ground under that very line to be looked at, and how far about the
 * crest, cells. A ray runs beside the line and knows ground at the centres of cells only: off by some tenths of a slope, which is
 * nothing but where the ground just breaks sight, and Dz of the 1996 edition jumps from 0 to 4.8 dB.
 */
export const GRAZE_CELLS = 0.2;
export const CREST_CELLS = 2;

/** A sweep as seen by a sight line. */
export interface SightScene extends TurnedRaster, PackedSurface {
  readonly cellM: number;
  readonly sourceZ: number;
  readonly home: number;
}

/**
 * How far the ground under the sight line from the siren to a cell rises above the line, m, between two fractions of it. The ground
 * is triangles between the centres of cells, parted from (row, col) to (row + 1, col + 1) of the unturned raster.
 * @param z height of the hearer above the siren, m
 */
export function highestOver(
  s: SightScene,
  col: number,
  row: number,
  z: number,
  from: number,
  to: number,
): number {
  const { floors, cellM, home, colStride, rowStride, clipped, minCol, maxCol, minRow, maxRow } = s;
  const u0 = -s.alongColM / cellM;
  const v0 = -s.alongRowM / cellM;
  const du = col - u0;
  const dv = row - v0;
  const falling = Math.abs(colStride) === 1 ? -1 : 1;
  let most = -Infinity;
  for (let lines = 0; lines < 3; lines++) {
    const start = lines === 0 ? u0 : lines === 1 ? v0 : u0 + falling * v0;
    const run = lines === 0 ? du : lines === 1 ? dv : du + falling * dv;
    if (Math.abs(run) < 1e-9) continue;
    const a = start + run * Math.max(1e-9, from);
    const b = start + run * Math.min(1 - 1e-9, to);
    const last = Math.floor(Math.max(a, b));
    for (let at = Math.ceil(Math.min(a, b)); at <= last; at++) {
      const t = (at - start) / run;
      const u = u0 + du * t;
      const v = v0 + dv * t;
      // The two centres between which the line passes.
      let colP = lines === 0 ? at : Math.floor(u + 1e-9);
      const rowP = lines === 1 ? at : Math.floor(v + 1e-9);
      let colQ = lines === 0 ? colP : colP + 1;
      const rowQ = lines === 1 ? rowP : rowP + 1;
      const part = lines === 1 || (lines === 2 && falling < 0) ? u - colP : v - rowP;
      if (lines === 2 && falling > 0) {
        colQ = colP;
        colP++;
      }
      if (
        clipped &&
        (Math.min(colP, colQ) < minCol || Math.max(colP, colQ) > maxCol || rowP < minRow || rowQ > maxRow)
      )
        continue;
      const p = floors[home + colP * colStride + rowP * rowStride] as number;
      const q = floors[home + colQ * colStride + rowQ * rowStride] as number;
      most = Math.max(most, p + (q - p) * part - s.sourceZ - z * t);
    }
  }
  return most;
}
