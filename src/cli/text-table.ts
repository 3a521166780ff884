import { displayWidth, padded } from "./display-width";
import { oneLine } from "./one-line";

export type Align = "left" | "right";

/** Rows in columns two spaces apart; the first row may be a head. Widths count East Asian characters as two. */
export function textTable(rows: readonly (readonly string[])[], aligns: readonly Align[] = []): string {
  const clean = rows.map((row) => row.map(oneLine));
  const widths: number[] = [];
  for (const row of clean)
    row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell))));
  return clean
    .map((row) =>
      row
        .map((cell, column) => padded(cell, widths[column] as number, aligns[column] ?? "left"))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
