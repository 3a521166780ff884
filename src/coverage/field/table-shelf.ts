import { type PolarTable, polarTable } from "./polar-table";

/** Gives the table for a radius and a spacing of rays, in cells. */
export type TableShelf = (radiusCells: number, spacing: number) => PolarTable;

/** Tables kept: sirens of a plan are of few types, and so of few radii. */
const KEPT = 6;

/** Builds each table once and keeps those used last. */
export function tableShelf(): TableShelf {
  const shelf = new Map<string, PolarTable>();
  return (radiusCells, spacing) => {
    const key = `${radiusCells} ${spacing}`;
    const table = shelf.get(key) ?? polarTable(radiusCells, spacing);
    shelf.delete(key);
    shelf.set(key, table);
    for (const oldest of shelf.keys()) if (shelf.size > KEPT) shelf.delete(oldest);
    return table;
  };
}
