import type { GroundUnder } from "./ground-under";

/** The items, and the ground pieces if they were looked for, that the wedge from one siren to a cell may meet. */
export interface Met {
  readonly siren: number;
  readonly items: Int32Array;
  readonly ground: Int32Array | null;
  readonly next: Met | null;
}

/** What a cell itself knows of a siren's wedge. */
export function metBy({ met }: CellNode, siren: number): Met | null {
  while (met && met.siren !== siren) met = met.next;
  return met;
}

/**
 * A cell as those within see it: what its wedges may meet, found when a cell within first asks, and the ground under it.
 * A cell's wedge lies in that of the cell around it, so lists only shrink on their way down.
 */
export interface CellNode {
  readonly corners: Float64Array;
  readonly up: CellNode | null;
  /** What is known of the wedges of the sirens asked for so far, the last one first: a chain, as most cells ask for one or two. */
  met: Met | null;
  under: GroundUnder | null;
  /** Quads of the terrain under the cell and within reach of it. */
  quads: Int32Array | null;
}

/** A cell inside another one (null for the outermost). */
export const cellNode = (corners: Float64Array, up: CellNode | null): CellNode => ({
  corners,
  up,
  met: null,
  under: null,
  quads: null,
});
