import type { Barrier, Building, World } from "../../acoustics/world";
import { labelEdges } from "../label-edges";
import { addSegment, noSegments, nodeSegments, snapM } from "../node-segments";
import { BOX_STRIDE, type BoxTree, boxTree } from "./box-tree";
import { type ConvexPiece, convexPieces } from "./convex-pieces";
import { num } from "./read-flat";
import { MOST_CORNERS } from "./wedge";
import { type FreeWalls, freeWalls } from "./free-walls";

/** What an item is: a convex piece of a building, one straight part of a barrier, or an edge of the terrain's triangles. */
export const PIECE = 0;
export const WALL = 1;
export const GROUND_EDGE = 2;

/**
 * Everything that stands up from the ground, as convex items: item k has the corners first[k] … first[k + 1] − 1,
 * counter-clockwise; a wall has two.
 */
export interface Obstacles {
  readonly count: number;
  readonly first: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Height at each corner: of a piece the roof, of a wall its top edge. */
  readonly z: Float64Array;
  /** Outward unit normal of the side from each corner to the next, and its offset: nx x + ny y = side. */
  readonly nx: Float64Array;
  readonly ny: Float64Array;
  readonly side: Float64Array;
  readonly kind: Uint8Array;
  /** Is the side from corner k to the next of a piece a wall of a building with nothing built against it? */
  readonly isFreeWall: FreeWalls;
  readonly tree: BoxTree;
}

const known = new WeakMap<World, Obstacles>();

/** Buildings and barriers as convex items: cut once for a world, as sirens come and go. */
export function obstaclesOf(world: World): Obstacles {
  const obstacles = known.get(world) ?? cutObstacles(world);
  known.set(world, obstacles);
  return obstacles;
}

function cutObstacles({ buildings, barriers }: World): Obstacles {
  const pieces = buildings.flatMap((building) =>
    buildingPieces(building).map((corners) => ({ corners, z: building.roofZ })),
  );
  const walls = barriers.flatMap(wallsOf);
  const corners = pieces.reduce((sum, piece) => sum + piece.corners.length / 2, 0) + 2 * walls.length;
  const count = pieces.length + walls.length;
  const first = new Int32Array(count + 1);
  const [x, y, z] = [new Float64Array(corners), new Float64Array(corners), new Float64Array(corners)];
  const kind = new Uint8Array(count);
  let [item, n] = [0, 0];
  for (const piece of pieces) {
    for (let i = 0; i < piece.corners.length; i += 2) {
      x[n] = piece.corners[i] as number;
      y[n] = piece.corners[i + 1] as number;
      z[n++] = piece.z;
    }
    first[++item] = n;
  }
  for (const [from, to] of walls) {
    kind[item] = WALL;
    for (const corner of [from, to]) {
      [x[n], y[n], z[n]] = corner as [number, number, number];
      n++;
    }
    first[++item] = n;
  }
  const boxes = boxesOf(count, first, x, y, z);
  return {
    count,
    first,
    x,
    y,
    z,
    ...sidesOf(count, first, x, y),
    kind,
    isFreeWall: freeWalls({ count: pieces.length, first, x, y }),
    tree: boxTree(boxes),
  };
}

function sidesOf(
  count: number,
  first: Int32Array,
  x: Float64Array,
  y: Float64Array,
): Pick<Obstacles, "nx" | "ny" | "side"> {
  const [nx, ny, side] = [new Float64Array(x.length), new Float64Array(x.length), new Float64Array(x.length)];
  for (let item = 0; item < count; item++) {
    const [from, to] = [first[item] as number, first[item + 1] as number];
    for (let i = from; i < to; i++) setSide({ x, y, nx, ny, side }, i, i + 1 < to ? i + 1 : from);
  }
  return { nx, ny, side };
}

/** Writes the normal of the side from corner i to corner j. */
export function setSide(of: Pick<Obstacles, "x" | "y" | "nx" | "ny" | "side">, i: number, j: number): void {
  const [ex, ey] = [num(of.x, j) - num(of.x, i), num(of.y, j) - num(of.y, i)];
  const lengthM = Math.sqrt(ex * ex + ey * ey);
  of.nx[i] = ey / lengthM;
  of.ny[i] = -ex / lengthM;
  of.side[i] = num(of.nx, i) * num(of.x, i) + num(of.ny, i) * num(of.y, i);
}

function boxesOf(
  count: number,
  first: Int32Array,
  x: Float64Array,
  y: Float64Array,
  z: Float64Array,
): Float64Array {
  const boxes = new Float64Array(BOX_STRIDE * count);
  for (let item = 0; item < count; item++) {
    const of = (list: Float64Array) => list.subarray(first[item], first[item + 1]);
    boxes.set(
      [Math.min(...of(x)), Math.min(...of(y)), Math.max(...of(x)), Math.max(...of(y)), Math.max(...of(z))],
      item * BOX_STRIDE,
    );
  }
  return boxes;
}

/** The straight parts of a barrier that have a length. */
const wallsOf = ({ topEdge }: Barrier) =>
  topEdge.slice(1).flatMap((to, i) => {
    const from = topEdge[i] as Barrier["topEdge"][number];
    return from[0] === to[0] && from[1] === to[1] ? [] : [[from, to] as const];
  });

function buildingPieces({ rings }: Building): Float64Array[] {
  const [only] = rings;
  if (rings.length === 1 && only) {
    const convex = convexRing(only.flat());
    if (convex) return [convex];
  }
  return ringPieces(rings.map((ring) => ring.flat())).map(({ corners }) => corners);
}

/** What rings enclose by the even-odd rule, as convex pieces. Corners are rounded to the micrometre. */
export function ringPieces(rings: readonly (readonly number[])[]): ConvexPiece[] {
  const segments = noSegments();
  for (const ring of rings)
    for (let i = 0; i < ring.length; i += 2) {
      const j = (i + 2) % ring.length;
      const [ax, ay, bx, by] = [ring[i], ring[i + 1], ring[j], ring[j + 1]] as [
        number,
        number,
        number,
        number,
      ];
      addSegment(segments, snapM(ax), snapM(ay), snapM(bx), snapM(by), 0);
    }
  const { edges } = labelEdges(nodeSegments(segments), { districts: 1, zoneLabels: [] });
  if (edges.count === 0) return [];
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let e = 0; e < edges.count; e++) {
    minX = Math.min(minX, edges.ax[e] as number);
    maxX = Math.max(maxX, edges.bx[e] as number);
    minY = Math.min(minY, edges.ay[e] as number, edges.by[e] as number);
    maxY = Math.max(maxY, edges.ay[e] as number, edges.by[e] as number);
  }
  const all = Array.from({ length: edges.count }, (_, e) => e);
  return convexPieces(edges, all, [minX - 1, minY - 1, maxX + 1, maxY + 1], () => -1);
}

/** A ring that is convex as it is, turned counter-clockwise; null where it is not, or where corners repeat or lie too close. */
export function convexRing(flat: readonly number[]): Float64Array | null {
  const n = flat.length / 2;
  // A round tower goes the general way, which keeps pieces to the scratch arrays of Meeting.
  if (n < 3 || n > MOST_CORNERS / 2) return null;
  let [sign, turns] = [0, 0];
  for (let i = 0; i < n; i++) {
    const at = (k: number): [number, number] => [
      flat[2 * ((i + k) % n)] as number,
      flat[2 * ((i + k) % n) + 1] as number,
    ];
    const [[px, py], [qx, qy], [rx, ry]] = [at(0), at(1), at(2)];
    const [ux, uy, vx, vy] = [qx - px, qy - py, rx - qx, ry - qy];
    const cross = ux * vy - uy * vx;
    const scale = Math.hypot(ux, uy) * Math.hypot(vx, vy);
    // Sharp or straight corners go the general way.
    if (scale < 1e-6 || Math.abs(cross) < 1e-9 * scale) return null;
    if (sign !== 0 && Math.sign(cross) !== sign) return null;
    sign = Math.sign(cross);
    turns += Math.atan2(cross, ux * vx + uy * vy);
  }
  // A star winds round more than once.
  if (Math.abs(Math.abs(turns) - 2 * Math.PI) > 1e-6) return null;
  const corners = Float64Array.from(flat);
  if (sign > 0) return corners;
  for (let i = 0; i < n; i++)
    corners.set([flat[2 * (n - 1 - i)] as number, flat[2 * (n - 1 - i) + 1] as number], 2 * i);
  return corners;
}
