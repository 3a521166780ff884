import { triangleAt } from "./node-cells";
import { type Ring, type Xy, inRings } from "./plan-geometry";
import type { Terrain, TerrainNodes } from "./terrain";

/**
 * The highest ground under an outline, m: on a surface of triangles it is on the outline (where a section along it has a
 * corner) or at a node inside. What a building's roof is counted from (field.md §2).
 */
export function highestGround(terrain: Terrain, rings: readonly Ring[]): number {
  let highest = -Infinity;
  for (const ring of rings) {
    let previous = ring.at(-1) as Xy;
    for (const corner of ring) {
      for (const [, z] of terrain.section(previous, corner)) if (z > highest) highest = z;
      previous = corner;
    }
  }
  return terrain.nodes ? Math.max(highest, highestNode(terrain.nodes, rings)) : highest;
}

/** The highest node inside the rings; −∞ without one. */
function highestNode(nodes: TerrainNodes, rings: readonly Ring[]): number {
  const [minX, minY, maxX, maxY] = boxOf(rings);
  const cells = [
    triangleAt(nodes, minX, minY),
    triangleAt(nodes, maxX, minY),
    triangleAt(nodes, maxX, maxY),
    triangleAt(nodes, minX, maxY),
  ];
  // A box that sticks out of the raster is looked for from end to end.
  const whole = cells.includes(null);
  const rowsAt = whole ? [0, nodes.rows - 1] : cells.map((cell) => cell?.row ?? 0);
  const colsAt = whole ? [0, nodes.cols - 1] : cells.map((cell) => cell?.col ?? 0);
  let highest = -Infinity;
  // One node more on each side: rows may be a little curved.
  const [row1, col1] = [
    Math.min(nodes.rows - 1, Math.max(...rowsAt) + 2),
    Math.min(nodes.cols - 1, Math.max(...colsAt) + 2),
  ];
  const col0 = Math.max(0, Math.min(...colsAt) - 1);
  for (let row = Math.max(0, Math.min(...rowsAt) - 1); row <= row1; row++)
    for (let col = col0; col <= col1; col++) {
      const at = row * nodes.cols + col;
      const [x, y, z] = [nodes.xM[at] as number, nodes.yM[at] as number, nodes.zM[at] as number];
      if (z > highest && x >= minX && x <= maxX && y >= minY && y <= maxY && inRings(rings, x, y))
        highest = z;
    }
  return highest;
}

function boxOf(rings: readonly Ring[]): [number, number, number, number] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings)
    for (const [x, y] of ring) {
      minX = Math.min(minX, x);
      minY = Math.min(minY, y);
      maxX = Math.max(maxX, x);
      maxY = Math.max(maxY, y);
    }
  return [minX, minY, maxX, maxY];
}
