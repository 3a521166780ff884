import { BOX_STRIDE, type BoxTree } from "./box-tree";
import type { GroundSurface } from "./ground-surface";
import type { Sight } from "./sight";
import type { Obstacles } from "./obstacles";
import { num } from "./read-flat";
import { SWELL_M, type Wedge } from "./wedge";

/** Items found, and nodes still to look at; both grow. */
let found = new Int32Array(4096);
let foundCount = 0;
let stack = new Int32Array(256);

function note(item: number): void {
  if (foundCount === found.length) found = longer(found);
  found[foundCount++] = item;
}

function longer(list: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * list.length);
  more.set(list);
  return more;
}

/**
 * Notes the items of a tree whose boxes a wedge meets, and whose tops come within `clearanceM` of the sight line to the lowest
 * receiver. More than meet it, never fewer.
 */
function noteInWedge(
  { box, child, first, length, items }: BoxTree,
  wedge: Wedge,
  { sourceZ, lowZ }: Sight,
  siren: readonly [number, number, number],
  clearanceM: number,
): void {
  const sirenX = siren[0];
  const sirenY = siren[1];
  const { rightX, rightY, leftX, leftY, around, farM, nearM } = wedge;
  const fall = lowZ - sourceZ;
  let waiting = 1;
  stack[0] = 0;
  while (waiting > 0) {
    const node = stack[--waiting] as number;
    const at = node * BOX_STRIDE;
    const minX = num(box, at) - sirenX - SWELL_M;
    const minY = num(box, at + 1) - sirenY - SWELL_M;
    const maxX = num(box, at + 2) - sirenX + SWELL_M;
    const maxY = num(box, at + 3) - sirenY + SWELL_M;
    if (!(minX <= maxX)) continue;
    if (!around) {
      // Wholly right of the right ray, or left of the left one.
      if (rightX * (rightX > 0 ? maxY : minY) - rightY * (rightY > 0 ? minX : maxX) < 0) continue;
      if (leftX * (leftX > 0 ? minY : maxY) - leftY * (leftY > 0 ? maxX : minX) > 0) continue;
    }
    const nearX = minX > 0 ? minX : maxX < 0 ? -maxX : 0;
    const nearY = minY > 0 ? minY : maxY < 0 ? -maxY : 0;
    const near2 = nearX * nearX + nearY * nearY;
    if (near2 >= farM * farM) continue;
    const above = num(box, at + 4) + clearanceM - sourceZ;
    if (fall < 0) {
      const farX = -minX > maxX ? -minX : maxX;
      const farY = -minY > maxY ? -minY : maxY;
      const to = nearM > 0 ? Math.min(1, Math.sqrt(farX * farX + farY * farY) / nearM) : 1;
      if (above < fall * to) continue;
    } else if (above < (fall * Math.sqrt(near2)) / farM) continue;
    const children = 4 * node;
    if ((child[children] as number) < 0) {
      const start = first[node] as number;
      for (let k = start; k < start + (length[node] as number); k++) note(items[k] as number);
      continue;
    }
    if (waiting + 4 > stack.length) stack = longer(stack);
    for (let q = children; q < children + 4; q++)
      if ((child[q] as number) >= 0) stack[waiting++] = child[q] as number;
  }
}

/** All that may matter to a wedge: obstacles, then edges of the terrain, as item numbers of Meeting. Valid until the next call. */
export function gatherItems(
  obstacles: Obstacles,
  { nodes, tree }: GroundSurface,
  wedge: Wedge,
  sight: Sight,
  siren: readonly [number, number, number],
  clearanceM: number,
): Int32Array {
  foundCount = 0;
  noteInWedge(obstacles.tree, wedge, sight, siren, clearanceM);
  if (nodes && tree) {
    const quads = foundCount;
    noteInWedge(tree, wedge, sight, siren, 1e-5);
    // Three edges for each quad, from the last to the first so that none is overwritten unread.
    const count = foundCount - quads;
    while (quads + 3 * count > found.length) found = longer(found);
    for (let k = count - 1; k >= 0; k--) {
      const quad = found[quads + k] as number;
      const node = quad + Math.floor(quad / (nodes.cols - 1));
      for (let step = 0; step < 3; step++) found[quads + 3 * k + step] = obstacles.count + 3 * node + step;
    }
    foundCount = quads + 3 * count;
  }
  return found.subarray(0, foundCount);
}

/** Ground pieces whose boxes a wedge meets. */
export function gatherGround(
  tree: BoxTree,
  wedge: Wedge,
  sight: Sight,
  siren: readonly [number, number, number],
): Int32Array {
  foundCount = 0;
  noteInWedge(tree, wedge, sight, siren, Infinity);
  return found.slice(0, foundCount);
}
