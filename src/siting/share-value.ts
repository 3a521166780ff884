import type { Refine } from "./share-cuts";
import type { ShareTable } from "./share-table";

/** What the cells prove of a choice: of each cell the largest share (the second largest where two are needed), or better. */
export function provedValue(table: ShareTable, chosen: readonly number[], refine?: Refine): number {
  const { first, second, parts } = largestShares(table, chosen);
  const unclear = [...parts.keys()].filter(
    (at) => (parts[at] as number) > 1 && (first[at] as number) < (table.weight[at] as number) * (1 - 1e-12),
  );
  if (refine && !table.need && unclear.length > 0) {
    const { least } = refine(chosen, unclear);
    unclear.forEach((at, index) => (first[at] = Math.max(first[at] as number, least[index] as number)));
  }
  return first.reduce((sum, value, at) => sum + (table.need?.[at] === 2 ? (second[at] as number) : value), 0);
}

/** By cell: the largest and second largest share of a choice's columns, and how many of them (2 and more count as 2) reach it. */
function largestShares({ weight, start, cell, share }: ShareTable, chosen: readonly number[]) {
  const first = new Float64Array(weight.length);
  const second = new Float64Array(weight.length);
  const parts = new Uint8Array(weight.length);
  for (const column of chosen)
    for (let k = start[column] as number; k < (start[column + 1] as number); k++) {
      const at = cell[k] as number;
      const part = share[k] as number;
      parts[at] = Math.min(2, (parts[at] as number) + 1);
      if (part > (first[at] as number)) {
        second[at] = first[at] as number;
        first[at] = part;
      } else if (part > (second[at] as number)) second[at] = part;
    }
  return { first, second, parts };
}
