import type { Surface } from "./surface";

/** A surface as the kernels read it: one number for what a ray meets in a cell, one for the ground that hearers stand on. */
export interface PackedSurface {
  /** Top of each cell, absolute m, as the bits of a float whose two lowest bits are replaced by the cell's kind: 0.1 mm at most. */
  readonly tops: Int32Array;
  /** Ground of each cell, absolute m. */
  readonly floors: Float32Array;
}

/** The bits of a top that are its cell's kind. */
export const KIND = 3;

const packed = new WeakMap<Surface, PackedSurface>();

/** Packs a surface, once. */
export function packedSurface(surface: Surface): PackedSurface {
  let known = packed.get(surface);
  if (!known) packed.set(surface, (known = pack(surface)));
  return known;
}

function pack({ heights, kinds }: Surface): PackedSurface {
  const bits = new Int32Array(heights.buffer, heights.byteOffset, heights.length);
  const tops = new Int32Array(kinds.length);
  const floors = new Float32Array(kinds.length);
  for (let cell = 0; cell < kinds.length; cell++) {
    tops[cell] = ((bits[2 * cell + 1] as number) & ~KIND) | (kinds[cell] as number);
    floors[cell] = heights[2 * cell] as number;
  }
  return { tops, floors };
}
