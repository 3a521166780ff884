import type { SiteColumns } from "./cover-row";
import type { ShareCut } from "./share-cuts";

/** A bound on the best choice that rests on no solver, and what each column is worth in it. */
export interface ShareBound {
  readonly bound: number;
  /** Σ u·coefficient, by column. */
  readonly worth: Float64Array;
  /** What a column would have to be worth to be among the best; a choice with one worth less is bounded by as much less. */
  readonly threshold: number;
}

/** Sums are rounded up by this much: a thousand times what adding a million numbers can lose. */
const ROUNDING = 1e-12;

/**
 * Bound from any multipliers u ≥ 0 of the cuts: Σ u·constant + Σ over blocks max(0, 1 − Σ u)·weight + the `most` best worths, at
 * most one a site. With a budget a multiplier of it takes price from worth. Multipliers from a solver are only a good guess.
 */
export function shareBound(
  cuts: readonly ShareCut[],
  multipliers: ArrayLike<number>,
  blockWeight: Float64Array,
  columns: SiteColumns,
  options: { readonly most: number; readonly isOut: Uint8Array; readonly budgetMultiplier: number },
): ShareBound {
  const worth = new Float64Array(columns.count);
  const left = new Float64Array(blockWeight.length).fill(1);
  let bound = 0;
  cuts.forEach(({ block, constant, columns: list, coefficients }, index) => {
    const u = Math.max(0, multipliers[index] ?? 0);
    if (u === 0) return;
    bound += u * constant;
    left[block] = (left[block] as number) - u;
    for (let k = 0; k < list.length; k++)
      worth[list[k] as number] = (worth[list[k] as number] as number) + u * (coefficients[k] as number);
  });
  blockWeight.forEach((weight, block) => (bound += Math.max(0, left[block] as number) * weight));
  const price = columns.budget?.price;
  const v = price ? Math.max(0, options.budgetMultiplier) : 0;
  if (price && v > 0) {
    bound += v * (columns.budget as { readonly limit: number }).limit * (1 + 1e-9);
    for (let column = 0; column < columns.count; column++)
      worth[column] = (worth[column] as number) - v * (price[column] as number);
  }
  const pinned = new Set(columns.pinned);
  for (const column of pinned) bound += worth[column] as number;
  const bySite = new Map<number, number>();
  for (let column = 0; column < columns.count; column++) {
    if (options.isOut[column] || pinned.has(column)) continue;
    const site = columns.site[column] as number;
    bySite.set(site, Math.max(bySite.get(site) ?? 0, worth[column] as number));
  }
  const best = [...bySite.values()].sort((a, b) => b - a);
  const most = Math.max(0, options.most - pinned.size);
  for (const value of best.slice(0, most)) bound += value;
  const threshold = most === 0 ? Infinity : (best[most - 1] ?? 0);
  return { bound: bound * (1 + ROUNDING), worth, threshold };
}
