import { orient2d } from "robust-predicates";

/**
 * Where c lies of the line a→b, x east and y north: positive left, negative right, 0 exactly on it. The sign is exact; the
 * value is twice the area of the triangle in m². (The library counts y downwards, hence the minus.)
 */
export function sideOf(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return -orient2d(ax, ay, bx, by, cx, cy);
}
