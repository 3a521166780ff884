import type { Meeting } from "./meeting";
import { PIECE } from "./obstacles";
import { num } from "./read-flat";
import type { Wedge } from "./wedge";

/** Walls are taken without this much at either end, m. */
const WALL_END_M = 2e-5;

/** Latest entry and earliest exit of the rays to a cell's corners through a piece, as fractions of the way. */
export interface Crossing {
  lateEntry: number;
  earlyExit: number;
}
const crossing: Crossing = { lateEntry: 0, earlyExit: 1 };

/** Where the rays to the cell's corners cross a piece that is met whole; the same record every time. */
export function crossPiece(meeting: Meeting, wedge: Wedge, item: number): Crossing {
  meeting.load(item);
  const { n, x, y } = meeting;
  crossing.lateEntry = 0;
  crossing.earlyExit = Infinity;
  for (let k = 0; k < wedge.n; k++) {
    let entry = 0;
    let exit = Infinity;
    for (let i = 0; i < n; i++) {
      const j = i + 1 < n ? i + 1 : 0;
      const nx = num(y, j) - num(y, i);
      const ny = num(x, i) - num(x, j);
      const along = nx * num(wedge.x, k) + ny * num(wedge.y, k);
      const at = (nx * num(x, i) + ny * num(y, i)) / along;
      if (along < 0) entry = Math.max(entry, at);
      else if (along > 0) exit = Math.min(exit, at);
    }
    crossing.lateEntry = Math.max(crossing.lateEntry, entry);
    crossing.earlyExit = Math.min(crossing.earlyExit, exit);
  }
  return crossing;
}

/** Calls back for every wall of a building (or for a barrier) that all rays cross and at which the roof certainly ends. */
export function eachSharedWall(
  meeting: Meeting,
  wedge: Wedge,
  item: number,
  visit: (from: number, to: number, minZ: number) => void,
): void {
  meeting.find(wedge, item);
  if (!meeting.whole) return;
  if (meeting.kind !== PIECE) return visit(meeting.a, meeting.b, meeting.minZ);
  const { n, x, y, obstacles } = meeting;
  for (let i = 0; i < n; i++) {
    if (!obstacles.isFreeWall(item, i)) continue;
    const j = i + 1 < n ? i + 1 : 0;
    const [ex, ey] = [num(x, j) - num(x, i), num(y, j) - num(y, i)];
    const c = ey * num(x, i) - ex * num(y, i);
    // The outer rays on the two sides of each other's ends, by the margin that makes a crossing certain.
    const beyond = (ux: number, uy: number): boolean => {
      const [p, q] = [ux * num(y, i) - uy * num(x, i), ux * num(y, j) - uy * num(x, j)];
      return Math.min(p, q) < -WALL_END_M && Math.max(p, q) > WALL_END_M && c / (ey * ux - ex * uy) > 0;
    };
    if (!beyond(wedge.rightX, wedge.rightY) || !beyond(wedge.leftX, wedge.leftY)) continue;
    let [from, to] = [Infinity, 0];
    for (let k = 0; k < wedge.n; k++) {
      const t = c / (ey * num(wedge.x, k) - ex * num(wedge.y, k));
      from = Math.min(from, t);
      to = Math.max(to, t);
    }
    visit(from, to, meeting.minZ);
  }
}
