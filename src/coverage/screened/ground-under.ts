import type { TerrainNodes } from "../../acoustics/terrain";
import { BOX_STRIDE, type BoxTree } from "./box-tree";
import { type GroundSurface, LEAST_TWICE_M2 } from "./ground-surface";
import { num } from "./read-flat";

/** Lowest and highest ground under a cell, and how steep it is there. */
export interface GroundUnder {
  minZ: number;
  maxZ: number;
  /** Greatest slope (rise over run) of any triangle within `reachM` of the cell. */
  slope: number;
}

const NO_QUADS = new Int32Array(0);
/** Scratch: minX, minY, maxX, maxY. */
const cellBox = new Float64Array(4);

function boxOf(corners: Float64Array): Float64Array {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let i = 0; i < corners.length; i += 2) {
    const x = num(corners, i);
    const y = num(corners, i + 1);
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  cellBox[0] = minX;
  cellBox[1] = minY;
  cellBox[2] = maxX;
  cellBox[3] = maxY;
  return cellBox;
}

/** Does the box at a node of the tree come within `reachM` of another box? */
const isNear = (tree: BoxTree, node: number, box: Float64Array, reachM: number): boolean =>
  num(tree.box, node * BOX_STRIDE) <= num(box, 2) + reachM &&
  num(tree.box, node * BOX_STRIDE + 2) >= num(box, 0) - reachM &&
  num(tree.box, node * BOX_STRIDE + 1) <= num(box, 3) + reachM &&
  num(tree.box, node * BOX_STRIDE + 3) >= num(box, 1) - reachM;

/**
 * Quads whose boxes come within `reachM` of a convex cell (flat corners).
 * @param among those of a cell around it, if they are known; short lists go on as they are
 */
export function quadsNear(
  { tree, leaf }: GroundSurface,
  corners: Float64Array,
  reachM: number,
  among: Int32Array | null,
): Int32Array {
  if (!tree) return NO_QUADS;
  if (among && among.length <= FEW_QUADS) return among;
  const box = boxOf(corners);
  if (among) return among.filter((quad) => isNear(tree, leaf + quad, box, reachM));
  const found: number[] = [];
  const stack: number[] = [0];
  while (stack.length > 0) {
    const node = stack.pop() as number;
    if (!isNear(tree, node, box, reachM)) continue;
    if (tree.length[node] !== 0) found.push(tree.items[tree.first[node] as number] as number);
    else
      for (let q = 0; q < 4; q++)
        if ((tree.child[4 * node + q] as number) >= 0) stack.push(tree.child[4 * node + q] as number);
  }
  return Int32Array.from(found);
}

/**
 * Writes what lies under a convex cell (flat corners): exact to the planes of the triangles it touches, so it narrows with the
 * cell. The slope counts every quad within reachM.
 * @param quads what `quadsNear` gave for the cell
 */
export function groundUnder(
  surface: GroundSurface,
  corners: Float64Array,
  reachM: number,
  quads: Int32Array,
  out: GroundUnder,
): void {
  const { nodes, tree, leaf, slope } = surface;
  out.slope = 0;
  if (!nodes || !tree) {
    out.minZ = surface.levelZ;
    out.maxZ = surface.levelZ;
    return;
  }
  out.minZ = Infinity;
  out.maxZ = -Infinity;
  const box = boxOf(corners);
  for (let i = 0; i < quads.length; i++) {
    const quad = quads[i] as number;
    if (num(slope, quad) > out.slope && isNear(tree, leaf + quad, box, reachM)) out.slope = num(slope, quad);
    if (!isNear(tree, leaf + quad, box, TOUCHED_QUAD_M)) continue;
    const row = Math.floor(quad / (nodes.cols - 1));
    const a = quad + row;
    underTriangle(nodes, a, a + 1, a + nodes.cols + 1, corners, out);
    underTriangle(nodes, a, a + nodes.cols, a + nodes.cols + 1, corners, out);
  }
}

/** The same for a cell of which nothing is known yet; without the slope. */
export function groundJustUnder(surface: GroundSurface, corners: Float64Array, out: GroundUnder): void {
  groundUnder(surface, corners, 0, quadsNear(surface, corners, TOUCHED_QUAD_M, null), out);
}

/** Height of the surface at a place that lies in one of the quads; for estimates, so a place on a rim may miss it. */
export function heightIn(
  { nodes, tree, leaf, levelZ }: GroundSurface,
  quads: Int32Array,
  x: number,
  y: number,
): number {
  if (!nodes || !tree) return levelZ;
  const { xM, yM, zM, cols } = nodes;
  let near = levelZ;
  for (let i = 0; i < quads.length; i++) {
    const quad = quads[i] as number;
    const at = (leaf + quad) * BOX_STRIDE;
    if (
      x < num(tree.box, at) ||
      y < num(tree.box, at + 1) ||
      x > num(tree.box, at + 2) ||
      y > num(tree.box, at + 3)
    )
      continue;
    const a = quad + Math.floor(quad / (cols - 1));
    const c = a + cols + 1;
    for (const b of [a + 1, a + cols]) {
      const [bx, by, cx, cy] = [
        num(xM, b) - num(xM, a),
        num(yM, b) - num(yM, a),
        num(xM, c) - num(xM, a),
        num(yM, c) - num(yM, a),
      ];
      const twice = bx * cy - by * cx;
      const [px, py] = [x - num(xM, a), y - num(yM, a)];
      const [u, v] = [(px * cy - py * cx) / twice, (bx * py - by * px) / twice];
      near = num(zM, a) + u * (num(zM, b) - num(zM, a)) + v * (num(zM, c) - num(zM, a));
      if (u >= -1e-9 && v >= -1e-9 && u + v <= 1 + 1e-9) return near;
    }
  }
  return near;
}

/** Triangles this near to a cell count as touched, m. */
const TOUCH_M = 1e-5;
/** Quads this near are looked at: above what a triangle of a kilometre may touch by. */
const TOUCHED_QUAD_M = 1;
/** So few quads are not sifted any further. */
const FEW_QUADS = 12;

function underTriangle(
  { xM, yM, zM }: TerrainNodes,
  a: number,
  b: number,
  c: number,
  corners: Float64Array,
  out: GroundUnder,
): void {
  const ax = num(xM, a);
  const ay = num(yM, a);
  const az = num(zM, a);
  const bx = num(xM, b) - ax;
  const by = num(yM, b) - ay;
  const bz = num(zM, b) - az;
  const cx = num(xM, c) - ax;
  const cy = num(yM, c) - ay;
  const cz = num(zM, c) - az;
  const twiceM2 = bx * cy - by * cx;
  if (Math.abs(twiceM2) < LEAST_TWICE_M2) return;
  const gx = (bz * cy - cz * by) / twiceM2;
  const gy = (cz * bx - bz * cx) / twiceM2;
  // Barycentric coordinates are linear: where one is below zero at every corner, the cell lies beyond that side.
  let mostB = -Infinity;
  let mostC = -Infinity;
  let mostA = -Infinity;
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < corners.length; i += 2) {
    const x = num(corners, i) - ax;
    const y = num(corners, i + 1) - ay;
    const shareB = (x * cy - y * cx) / twiceM2;
    const shareC = (bx * y - by * x) / twiceM2;
    mostB = Math.max(mostB, shareB);
    mostC = Math.max(mostC, shareC);
    mostA = Math.max(mostA, 1 - shareB - shareC);
    const z = az + gx * x + gy * y;
    low = Math.min(low, z);
    high = Math.max(high, z);
  }
  const touch = (-10 * TOUCH_M) / Math.sqrt(Math.abs(twiceM2));
  if (mostA < touch || mostB < touch || mostC < touch) return;
  out.minZ = Math.min(out.minZ, Math.max(low, az + Math.min(0, bz, cz)));
  out.maxZ = Math.max(out.maxZ, Math.min(high, az + Math.max(0, bz, cz)));
}
