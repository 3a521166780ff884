/** A drawn raster, its first line the northern edge: the value of each node, row 0 in the south as everywhere. */
export function pictured(
  drawing: string,
  valueOf: (mark: string) => number,
): { readonly cols: number; readonly rows: number; readonly values: Float32Array } {
  const lines = drawing
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .reverse();
  const cols = lines[0]?.length ?? 0;
  if (lines.some((line) => line.length !== cols)) throw new Error("a drawing has lines of one length");
  return { cols, rows: lines.length, values: Float32Array.from(lines.join("").split("").map(valueOf)) };
}

/** Drawn again, by what stands for each value. */
export function drawn(cols: number, values: ArrayLike<number>, markOf: (value: number) => string): string[] {
  const lines: string[] = [];
  for (let from = 0; from < values.length; from += cols)
    lines.unshift(Array.from({ length: cols }, (_, col) => markOf(values[from + col] as number)).join(""));
  return lines;
}
