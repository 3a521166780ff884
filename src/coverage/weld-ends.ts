import type { ArcPiece } from "./arc-piece";

/** Which piece begins and ends at which node. */
export interface Weld {
  readonly nodes: number;
  readonly startNode: Int32Array;
  readonly endNode: Int32Array;
}

/** Ends this near are one node, m: rounding is below 10⁻⁸, splits at a touch are up to this far apart. */
const WELD_M = 1e-5;

/** Side of a cell of the hash grid, m: an end seldom lies near a cell's border, so one look is usually enough. */
const CELL_M = 1e-3;

/** Joins the ends of pieces into nodes: those that are equal or within 10 µm, and so on from one to the next. */
export function weldEnds(pieces: readonly ArcPiece[]): Weld {
  const ends = 2 * pieces.length;
  const points = pointTable(ends);
  const pointOfEnd = new Int32Array(ends);
  pieces.forEach((piece, i) => {
    pointOfEnd[2 * i] = points.add(piece.x0, piece.y0);
    pointOfEnd[2 * i + 1] = points.add(piece.x1, piece.y1);
  });
  const { nodeOf, nodes } = points.nodes();
  const startNode = new Int32Array(pieces.length);
  const endNode = new Int32Array(pieces.length);
  for (let i = 0; i < pieces.length; i++) {
    startNode[i] = nodeOf[pointOfEnd[2 * i] as number] as number;
    endNode[i] = nodeOf[pointOfEnd[2 * i + 1] as number] as number;
  }
  return { nodes, startNode, endNode };
}

/** Distinct points in hashed cells, united where they lie near each other. */
function pointTable(capacity: number) {
  const x = new Float64Array(capacity);
  const y = new Float64Array(capacity);
  const parent = new Int32Array(capacity);
  const nextInCell = new Int32Array(capacity);
  const mask = (1 << (32 - Math.clz32(2 * capacity + 1))) - 1;
  const head = new Int32Array(mask + 1).fill(-1);
  let count = 0;

  const slotOf = (cellX: number, cellY: number) =>
    (Math.imul(cellX, 73_856_093) ^ Math.imul(cellY, 19_349_663)) & mask;
  const root = (point: number): number => {
    let p = point;
    while (parent[p] !== p) p = parent[p] = parent[parent[p] as number] as number;
    return p;
  };
  /** The same point if it is in that chain; unites near ones on the way. */
  const look = (slot: number, px: number, py: number, mine: number): number => {
    for (let p = head[slot] as number; p >= 0; p = nextInCell[p] as number) {
      const dx = (x[p] as number) - px;
      const dy = (y[p] as number) - py;
      if (mine < 0) {
        if (dx === 0 && dy === 0) return p;
      } else if (p !== mine && dx * dx + dy * dy <= WELD_M * WELD_M) {
        const [a, b] = [root(p), root(mine)];
        parent[Math.max(a, b)] = Math.min(a, b);
      }
    }
    return -1;
  };
  const add = (px: number, py: number): number => {
    const cellX = Math.floor(px / CELL_M);
    const cellY = Math.floor(py / CELL_M);
    const slot = slotOf(cellX, cellY);
    const same = look(slot, px, py, -1);
    if (same >= 0) return same;
    const mine = count++;
    x[mine] = px;
    y[mine] = py;
    parent[mine] = mine;
    nextInCell[mine] = head[slot] as number;
    head[slot] = mine;
    const west = Math.floor((px - WELD_M) / CELL_M);
    const east = Math.floor((px + WELD_M) / CELL_M);
    const south = Math.floor((py - WELD_M) / CELL_M);
    const north = Math.floor((py + WELD_M) / CELL_M);
    for (let cx = west; cx <= east; cx++)
      for (let cy = south; cy <= north; cy++) look(slotOf(cx, cy), px, py, mine);
    return mine;
  };
  const nodes = () => {
    const nodeOf = new Int32Array(count);
    let number = 0;
    // A root is the lowest of its points, so it has its number before the others ask for it.
    for (let p = 0; p < count; p++) nodeOf[p] = root(p) === p ? number++ : (nodeOf[root(p)] as number);
    return { nodeOf, nodes: number };
  };
  return { add, nodes };
}
