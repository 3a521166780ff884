import type { Terrain, TerrainNodes } from "../../acoustics/terrain";
import { BOX_STRIDE, type BoxTree, widen } from "./box-tree";
import { num } from "./read-flat";

/** The ground's surface, ready for cells and wedges. */
export interface GroundSurface {
  /** Null where the ground is level. */
  readonly nodes: TerrainNodes | null;
  /** Over the quads of `nodes`: quad (row, col) is item row · (cols − 1) + col. */
  readonly tree: BoxTree | null;
  /** Node of the tree that holds quad 0; the others follow. */
  readonly leaf: number;
  /** The greatest slope of every quad. */
  readonly slope: Float64Array;
  readonly levelZ: number;
}

/** Ground at one height. */
export const levelGround = (levelZ: number): GroundSurface => ({
  nodes: null,
  tree: null,
  leaf: 0,
  slope: new Float64Array(0),
  levelZ,
});

/** The surface of a terrain: level, or spanned over nodes; null where it is neither. */
export function groundSurface(
  terrain: Terrain,
  [minX, minY, maxX, maxY]: readonly [number, number, number, number],
): GroundSurface | null {
  if (terrain.nodes) return spanned(terrain.nodes);
  const levelZ = terrain.heightAt(minX, minY);
  const diagonals = [
    ...terrain.section([minX, minY], [maxX, maxY]),
    ...terrain.section([minX, maxY], [maxX, minY]),
  ];
  return diagonals.length === 4 && diagonals.every(([, z]) => z === levelZ) ? levelGround(levelZ) : null;
}

const known = new WeakMap<TerrainNodes, GroundSurface>();

function spanned(nodes: TerrainNodes): GroundSurface {
  let surface = known.get(nodes);
  if (!surface) {
    const tree = quadTree(nodes);
    surface = { nodes, tree, leaf: tree.count - tree.items.length, slope: quadSlopes(nodes), levelZ: 0 };
    known.set(nodes, surface);
  }
  return surface;
}

/** Blocks of 1, 2, 4 … quads on a side, each with the box round it. */
function quadTree({ rows, cols, xM, yM, zM }: TerrainNodes): BoxTree {
  const levels: { rows: number; cols: number; from: number }[] = [];
  let count = 0;
  for (let [r, c] = [rows - 1, cols - 1]; ; [r, c] = [(r + 1) >> 1, (c + 1) >> 1]) {
    levels.push({ rows: r, cols: c, from: count });
    count += r * c;
    if (r * c <= 1) break;
  }
  // The root must be node 0: levels are numbered from the top.
  for (const level of levels) level.from = count - level.from - level.rows * level.cols;
  const tree = {
    count,
    box: new Float64Array(BOX_STRIDE * count),
    child: new Int32Array(4 * count).fill(-1),
    first: new Int32Array(count),
    length: new Int32Array(count),
    items: Int32Array.from({ length: (rows - 1) * (cols - 1) }, (_, i) => i),
  };
  for (let node = 0; node < count; node++)
    tree.box.set([Infinity, Infinity, -Infinity, -Infinity, -Infinity], node * BOX_STRIDE);
  const corner = new Float64Array(BOX_STRIDE);
  levels.forEach((level, k) => {
    const below = levels[k - 1];
    for (let row = 0; row < level.rows; row++)
      for (let col = 0; col < level.cols; col++) {
        const node = level.from + row * level.cols + col;
        if (!below) {
          tree.first[node] = row * level.cols + col;
          tree.length[node] = 1;
          for (const at of [
            row * cols + col,
            row * cols + col + 1,
            (row + 1) * cols + col,
            (row + 1) * cols + col + 1,
          ]) {
            const [x, y] = [xM[at] as number, yM[at] as number];
            corner.set([x, y, x, y, zM[at] as number]);
            widen(tree.box, node * BOX_STRIDE, corner, 0);
          }
          continue;
        }
        for (let q = 0; q < 4; q++) {
          const [r, c] = [2 * row + (q >> 1), 2 * col + (q & 1)];
          if (r >= below.rows || c >= below.cols) continue;
          const child = below.from + r * below.cols + c;
          tree.child[4 * node + q] = child;
          widen(tree.box, node * BOX_STRIDE, tree.box, child * BOX_STRIDE);
        }
      }
  });
  return tree;
}

/** Are all the quads there that a convex outline needs? Outside the nodes the ground has no height. */
export function spans({ nodes }: GroundSurface, points: readonly (readonly [number, number])[]): boolean {
  if (!nodes) return true;
  const { rows, cols, xM, yM } = nodes;
  const border: (readonly [number, number])[] = [];
  const add = (row: number, col: number): void => {
    const at = row * cols + col;
    border.push([xM[at] as number, yM[at] as number]);
  };
  for (let col = 0; col < cols - 1; col++) add(0, col);
  for (let row = 0; row < rows - 1; row++) add(row, cols - 1);
  for (let col = cols - 1; col > 0; col--) add(rows - 1, col);
  for (let row = rows - 1; row > 0; row--) add(row, 0);
  return points.every(([x, y]) => holds(border, x, y));
}

/** Inside an outline, a metre or more from it. */
function holds(border: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let inside = false;
  let [px, py] = border.at(-1) as readonly [number, number];
  for (const [qx, qy] of border) {
    if (qy > y !== py > y && x < ((px - qx) * (y - qy)) / (py - qy) + qx) inside = !inside;
    [px, py] = [qx, qy];
  }
  return inside;
}

/** The greatest slope (rise over run) of either triangle of every quad. */
function quadSlopes({ rows, cols, xM, yM, zM }: TerrainNodes): Float64Array {
  const slopes = new Float64Array((rows - 1) * (cols - 1));
  for (let quad = 0; quad < slopes.length; quad++) {
    const a = quad + Math.floor(quad / (cols - 1));
    const c = a + cols + 1;
    for (let half = 0; half < 2; half++) {
      const b = half === 0 ? a + 1 : a + cols;
      const [bx, by, bz] = [num(xM, b) - num(xM, a), num(yM, b) - num(yM, a), num(zM, b) - num(zM, a)];
      const [cx, cy, cz] = [num(xM, c) - num(xM, a), num(yM, c) - num(yM, a), num(zM, c) - num(zM, a)];
      const twiceM2 = bx * cy - by * cx;
      if (Math.abs(twiceM2) < LEAST_TWICE_M2) continue;
      const [gx, gy] = [(bz * cy - cz * by) / twiceM2, (cz * bx - bz * cx) / twiceM2];
      slopes[quad] = Math.max(num(slopes, quad), Math.sqrt(gx * gx + gy * gy));
    }
  }
  return slopes;
}

/** Slimmer triangles have no plane. */
export const LEAST_TWICE_M2 = 1e-9;
