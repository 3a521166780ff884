import type { GroundUnder } from "./ground-under";

/**
 * A cell as those within see it: what its wedges may meet, found when a cell within first asks, and the ground under it.
 * A cell's wedge lies in that of the cell around it, so lists only shrink on their way down.
 */
export interface CellNode {
  readonly corners: Float64Array;
  readonly up: CellNode | null;
  /** Sirens asked for so far, and the items that their wedges may meet. */
  readonly sirens: number[];
  readonly lists: Int32Array[];
  readonly grounds: (Int32Array | null)[];
  under: GroundUnder | null;
  /** Quads of the terrain under the cell and within reach of it. */
  quads: Int32Array | null;
}

/** A cell inside another one (null for the outermost). */
export const cellNode = (corners: Float64Array, up: CellNode | null): CellNode => ({
  corners,
  up,
  sirens: [],
  lists: [],
  grounds: [],
  under: null,
  quads: null,
});
