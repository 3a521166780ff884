import { cellAt } from "../../../src/coverage/field/raster-grid";
import { scriptKernel } from "../../../src/coverage/field/script-kernel";
import type { SirenField } from "../../../src/coverage/field/siren-field";
import type { Surface } from "../../../src/coverage/field/surface";
import { wasmKernel } from "../../../src/coverage/field/wasm-kernel";

const wasm = wasmKernel();
if (!wasm) throw new Error("this engine has no WebAssembly SIMD");
/** Both kernels: what is said of the field is said of both. */
export const kernels = [wasm, scriptKernel()] as const;

/** Level of a field at a cell of its raster; NaN outside its window. */
export function levelAtCell(field: SirenField, col: number, row: number): number {
  const [c, r] = [col - field.col0, row - field.row0];
  if (c < 0 || r < 0 || c >= field.cols || r >= field.rows) return NaN;
  return field.levelDb[r * field.cols + c] as number;
}

/** Level in the cell that holds a place. */
export const levelAt = (field: SirenField, surface: Surface, x: number, y: number): number =>
  levelAtCell(field, ...cellAt(surface.grid, x, y));

/** Calls `visit` with every cell of a field that has a level. */
export function eachLevel(field: SirenField, visit: (level: number, col: number, row: number) => void): void {
  for (let row = 0; row < field.rows; row++)
    for (let col = 0; col < field.cols; col++) {
      const level = field.levelDb[row * field.cols + col] as number;
      if (!Number.isNaN(level)) visit(level, col + field.col0, row + field.row0);
    }
}

/** A siren that stands this far above the ground of a cell, or above the roof if that is higher still by 6 m. */
export const mastHeightZ = ({ heights }: Surface, cell: number, heightM: number): number =>
  Math.max((heights[2 * cell] as number) + heightM, (heights[2 * cell + 1] as number) + 6);

/** Largest difference of two arrays where both are numbers, and at how many places only one is. */
export function difference(a: Float32Array, b: Float32Array): { worst: number; unlike: number } {
  let [worst, unlike] = [0, a.length === b.length ? 0 : Infinity];
  for (let i = 0; i < a.length; i++) {
    const apart = Math.abs((a[i] as number) - (b[i] as number));
    if (Number.isNaN(a[i]) !== Number.isNaN(b[i])) unlike++;
    else if (apart > worst) worst = apart;
  }
  return { worst, unlike };
}
