import { cornersOf, triangleAt, weightsIn } from "./node-cells";
import { nodeLine, walkNodes } from "./node-walk";
import { ON_LINE_M, type Xy } from "./plan-geometry";
import type { SectionPoint, Terrain, TerrainNodes } from "./terrain";

/**
 * The surface over the nodes of a raster: exact on its triangles, along every straight path. Outside the raster, where
 * nobody should ask, the nearest node of its rim holds, and a section runs straight between what it knows.
 */
export function nodeTerrain(nodes: TerrainNodes): Terrain {
  const heightAt = (x: number, y: number): number => {
    const triangle = triangleAt(nodes, x, y);
    if (!triangle) return rimHeight(nodes, x, y);
    const corners = cornersOf(nodes, triangle);
    const [, v, w] = weightsIn(nodes, corners, x, y);
    const [a, b, c] = corners.map((corner) => nodes.zM[corner] as number) as [number, number, number];
    // By differences: level ground comes out level, to the last digit.
    return a + (b - a) * v + (c - a) * w;
  };
  const section = (from: Xy, to: Xy): SectionPoint[] => {
    const lengthM = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const points: SectionPoint[] = [[0, heightAt(...from)]];
    const add = (s: number, z: number): void => {
      const last = points.at(-1) as SectionPoint;
      if (Math.abs(s - last[0]) > ON_LINE_M || Math.abs(z - last[1]) > ON_LINE_M)
        points.push([Math.max(s, last[0]), z]);
    };
    if (lengthM > 0) walkNodes(nodes, nodeLine(from, to, lengthM), add);
    // The ends are exact, also where a crossing falls on them.
    const end: SectionPoint = [lengthM, heightAt(...to)];
    const last = points.at(-1) as SectionPoint;
    if (points.length > 1 && lengthM - last[0] <= ON_LINE_M) points.pop();
    points.push(end);
    return points;
  };
  return { nodes, heightAt, section };
}

/** Height of the node on the rim that is nearest to a place. */
function rimHeight({ cols, rows, xM, yM, zM }: TerrainNodes, x: number, y: number): number {
  let [best, height] = [Infinity, 0];
  for (let row = 0; row < rows; row++) {
    const step = row === 0 || row === rows - 1 ? 1 : cols - 1;
    for (let col = 0; col < cols; col += step) {
      const at = row * cols + col;
      const apart = Math.hypot((xM[at] as number) - x, (yM[at] as number) - y);
      if (apart < best) [best, height] = [apart, zM[at] as number];
    }
  }
  return height;
}
