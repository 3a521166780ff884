import { BOX_STRIDE, type BoxTree } from "./box-tree";
import { num } from "./read-flat";

/** Items of a tree whose boxes come within `withinM` of the box of a figure and reach to a height or above it. */
export function* itemsNear(
  { box, child, first, length, items }: BoxTree,
  figure: ArrayLike<number>,
  withinM: number,
  reachZ: number,
): Generator<number> {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < figure.length; i += 2) {
    const [x, y] = [figure[i] as number, figure[i + 1] as number];
    minX = Math.min(minX, x - withinM);
    maxX = Math.max(maxX, x + withinM);
    minY = Math.min(minY, y - withinM);
    maxY = Math.max(maxY, y + withinM);
  }
  const stack = [0];
  while (stack.length > 0) {
    const node = stack.pop() as number;
    const at = node * BOX_STRIDE;
    if (!(num(box, at) <= maxX && num(box, at + 2) >= minX && num(box, at + 1) <= maxY)) continue;
    if (num(box, at + 3) < minY || num(box, at + 4) < reachZ) continue;
    for (let k = 0; k < (length[node] as number); k++) yield items[(first[node] as number) + k] as number;
    for (let q = 0; q < 4; q++)
      if ((child[4 * node + q] as number) >= 0) stack.push(child[4 * node + q] as number);
  }
}
