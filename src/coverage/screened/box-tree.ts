/**
 * Boxes in a tree, each node with the box round its children and their greatest height: what a wedge cannot meet, or passes
 * high above, is skipped whole. Node 0 is the root; a node has children (their numbers, −1 for none) or one run of items.
 */
export interface BoxTree {
  readonly count: number;
  /** Per node: minX, minY, maxX, maxY, maxZ. */
  readonly box: Float64Array;
  /** Per node four children; −1 where there is none. */
  readonly child: Int32Array;
  /** Per node the run of `items` that it holds itself. */
  readonly first: Int32Array;
  readonly length: Int32Array;
  readonly items: Int32Array;
}

/** Numbers per node in `box`. */
export const BOX_STRIDE = 5;

/** Items in a leaf. */
const LEAF = 4;

/** Sorts items into a tree, by halves along the longer side. `boxes` holds minX, minY, maxX, maxY, maxZ per item. */
export function boxTree(boxes: Float64Array): BoxTree {
  const n = boxes.length / BOX_STRIDE;
  const items = Int32Array.from({ length: n }, (_, i) => i);
  const most = Math.max(1, 2 * n);
  const tree = {
    box: new Float64Array(BOX_STRIDE * most),
    child: new Int32Array(4 * most).fill(-1),
    first: new Int32Array(most),
    length: new Int32Array(most),
    items,
  };
  let count = 0;
  const middle = (item: number, axis: number): number =>
    (boxes[item * BOX_STRIDE + axis] as number) + (boxes[item * BOX_STRIDE + axis + 2] as number);
  const build = (from: number, to: number): number => {
    const node = count++;
    const at = node * BOX_STRIDE;
    tree.box.set([Infinity, Infinity, -Infinity, -Infinity, -Infinity], at);
    for (let k = from; k < to; k++) widen(tree.box, at, boxes, (items[k] as number) * BOX_STRIDE);
    tree.first[node] = from;
    if (to - from <= LEAF) {
      tree.length[node] = to - from;
      return node;
    }
    const wide =
      (tree.box[at + 2] as number) - (tree.box[at] as number) >=
      (tree.box[at + 3] as number) - (tree.box[at + 1] as number);
    const axis = wide ? 0 : 1;
    items.subarray(from, to).sort((p, q) => middle(p, axis) - middle(q, axis) || p - q);
    const half = (from + to) >> 1;
    tree.child[4 * node] = build(from, half);
    tree.child[4 * node + 1] = build(half, to);
    return node;
  };
  build(0, n);
  return { count, ...tree };
}

/** Widens the box at `at` by another one. */
export function widen(box: Float64Array, at: number, by: Float64Array, from: number): void {
  for (let k = 0; k < 2; k++) {
    box[at + k] = Math.min(box[at + k] as number, by[from + k] as number);
    box[at + 2 + k] = Math.max(box[at + 2 + k] as number, by[from + 2 + k] as number);
  }
  box[at + 4] = Math.max(box[at + 4] as number, by[from + 4] as number);
}
