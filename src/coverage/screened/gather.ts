import { BOX_STRIDE, type BoxTree } from "./box-tree";
import type { GroundSurface } from "./ground-surface";
import type { Sight } from "./legs";
import type { Obstacles } from "./obstacles";
import { num } from "./read-flat";
import { SWELL_M, type Wedge } from "./wedge";

const stack: number[] = [];

/**
 * Items of a tree whose boxes a wedge meets, and whose tops come within `clearanceM` of the sight line to the lowest receiver.
 * More than meet it, never fewer.
 */
function inWedge(
  { box, child, first, length, items }: BoxTree,
  wedge: Wedge,
  sight: Sight,
  siren: readonly [number, number, number],
  clearanceM: number,
  visit: (item: number) => void,
): void {
  const { sourceZ, lowZ } = sight;
  stack.length = 0;
  stack.push(0);
  while (stack.length > 0) {
    const node = stack.pop() as number;
    const at = node * BOX_STRIDE;
    const minX = num(box, at) - siren[0] - SWELL_M;
    const minY = num(box, at + 1) - siren[1] - SWELL_M;
    const maxX = num(box, at + 2) - siren[0] + SWELL_M;
    const maxY = num(box, at + 3) - siren[1] + SWELL_M;
    if (!(minX <= maxX)) continue;
    if (!wedge.around) {
      // Wholly right of the right ray, or left of the left one.
      const { rightX, rightY, leftX, leftY } = wedge;
      if (rightX * (rightX > 0 ? maxY : minY) - rightY * (rightY > 0 ? minX : maxX) < 0) continue;
      if (leftX * (leftX > 0 ? minY : maxY) - leftY * (leftY > 0 ? maxX : minX) > 0) continue;
    }
    const nearX = minX > 0 ? minX : maxX < 0 ? -maxX : 0;
    const nearY = minY > 0 ? minY : maxY < 0 ? -maxY : 0;
    const from = Math.sqrt(nearX * nearX + nearY * nearY) / wedge.farM;
    if (from >= 1) continue;
    if (lowZ < sourceZ) {
      const farX = Math.max(-minX, maxX);
      const farY = Math.max(-minY, maxY);
      const to = wedge.nearM > 0 ? Math.min(1, Math.sqrt(farX * farX + farY * farY) / wedge.nearM) : 1;
      if (num(box, at + 4) < sourceZ + (lowZ - sourceZ) * to - clearanceM) continue;
    } else if (num(box, at + 4) < sourceZ + (lowZ - sourceZ) * from - clearanceM) continue;
    if ((child[4 * node] as number) < 0) {
      const start = first[node] as number;
      for (let k = 0; k < (length[node] as number); k++) visit(items[start + k] as number);
      continue;
    }
    for (let q = 0; q < 4; q++)
      if ((child[4 * node + q] as number) >= 0) stack.push(child[4 * node + q] as number);
  }
}

/** All that may matter to a wedge: obstacles, then edges of the terrain, as item numbers of Meeting. */
export function gatherItems(
  obstacles: Obstacles,
  { nodes, tree }: GroundSurface,
  wedge: Wedge,
  sight: Sight,
  siren: readonly [number, number, number],
  clearanceM: number,
): Int32Array {
  const found: number[] = [];
  inWedge(obstacles.tree, wedge, sight, siren, clearanceM, (item) => found.push(item));
  if (nodes && tree)
    inWedge(tree, wedge, sight, siren, 1e-5, (quad) => {
      const node = Math.floor(quad / (nodes.cols - 1)) * nodes.cols + (quad % (nodes.cols - 1));
      for (let step = 0; step < 3; step++) found.push(obstacles.count + 3 * node + step);
    });
  return Int32Array.from(found);
}

/** Ground pieces whose boxes a wedge meets. */
export function gatherGround(
  tree: BoxTree,
  wedge: Wedge,
  sight: Sight,
  siren: readonly [number, number, number],
): Int32Array {
  const found: number[] = [];
  inWedge(tree, wedge, sight, siren, Infinity, (item) => found.push(item));
  return Int32Array.from(found);
}
