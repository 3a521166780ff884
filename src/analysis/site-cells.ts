import { ringsBox } from "../geo/flat-rings";
import type { Disc } from "../coverage/disc-coverage";
import type { FlatRings } from "../geo/clip";
import type { Refine } from "../siting/share-cuts";
import { type ShareTable, ShareTableBuilder } from "../siting/share-table";
import { ringsInDiscM2 } from "./disc-area";
import { type CellGrid, boxRing, eachPiece, halved, ringsM2 } from "./grid-pieces";
import { type Demand, reachesPoint } from "./site-demand";

/** Cells wanted, and what a cell may measure, m; blocks are so many cells wide. */
const CELLS = 15_000;
const CELL_M = { least: 5, most: 60 } as const;
const BLOCK_CELLS = 50;

/** A cell's part of one demand: null rings for the whole cell. */
interface Piece {
  readonly rings: FlatRings | null;
  readonly label: number;
  readonly perM2: number;
}

interface Cell {
  readonly column: number;
  readonly row: number;
  readonly need: number;
  readonly pieces: Piece[];
}

export interface SiteCells {
  readonly table: ShareTable;
  readonly refine: Refine;
}

/** The demand cut into cells, and how much of each cell every disc covers: exactly, by circle and polygon. */
export function siteCells(demand: Demand, discs: readonly Disc[]): SiteCells {
  const grid = gridOf(demand);
  const cells = cellsOf(demand, grid);
  const { stepM, columns, rows } = grid;
  const weight = Float64Array.from([
    ...cells.map(({ pieces, column, row }) =>
      pieces.reduce((sum, piece) => sum + piece.perM2 * ringsM2(ringsOf(grid, column, row, piece)), 0),
    ),
    ...demand.points.map((point) => point.weight),
  ]);
  const blockColumns = Math.ceil(columns / BLOCK_CELLS);
  const blocks = blockColumns * Math.ceil(rows / BLOCK_CELLS);
  const blockAt = (column: number, row: number): number =>
    Math.floor(row / BLOCK_CELLS) * blockColumns + Math.floor(column / BLOCK_CELLS);
  const within = (value: number, most: number): number => Math.max(0, Math.min(most - 1, Math.floor(value)));
  const block = Int32Array.from([
    ...cells.map(({ column, row }) => blockAt(column, row)),
    ...demand.points.map(({ x, y }) =>
      blockAt(within((x - grid.minX) / stepM, columns), within((y - grid.minY) / stepM, rows)),
    ),
  ]);
  const needs = [...cells, ...demand.points].map(({ need }) => need);
  const need = needs.some((value) => value > 1) ? Uint8Array.from(needs) : undefined;
  const builder = new ShareTableBuilder(weight, block, Math.max(1, blocks), need);
  const byRow = rowIndex(cells, rows);
  for (const disc of discs) {
    addShares(builder, disc, { grid, cells, weight, byRow });
    demand.points.forEach((point, index) => {
      if (reachesPoint(disc, point.x, point.y, point.label)) builder.add(cells.length + index, point.weight);
    });
    builder.endColumn();
  }
  return { table: builder.build(), refine: refiner(grid, cells, discs) };
}

function gridOf({ parts }: Demand): CellGrid {
  const [minX, minY, maxX, maxY] = ringsBox(parts.flatMap(({ rings }) => rings));
  const areaM2 = parts.reduce((sum, { rings }) => sum + ringsM2(rings), 0);
  const stepM = Math.min(CELL_M.most, Math.max(CELL_M.least, Math.sqrt(areaM2 / CELLS)));
  if (!(maxX > minX)) return { minX: 0, minY: 0, stepM, columns: 1, rows: 1 };
  return {
    minX,
    minY,
    stepM,
    columns: Math.max(1, Math.ceil((maxX - minX) / stepM)),
    rows: Math.max(1, Math.ceil((maxY - minY) / stepM)),
  };
}

/** Cells by row, then column, then need. */
function cellsOf({ parts }: Demand, grid: CellGrid): Cell[] {
  const byKey = new Map<number, Cell>();
  for (const { rings, label, need, perM2 } of parts)
    eachPiece(rings, grid, (column, row, piece) => {
      const key = (row * grid.columns + column) * 2 + (need - 1);
      let cell = byKey.get(key);
      if (!cell) byKey.set(key, (cell = { column, row, need, pieces: [] }));
      cell.pieces.push({ rings: piece, label, perM2 });
    });
  return [...byKey].sort(([a], [b]) => a - b).map(([, cell]) => cell);
}

/** First cell of each row, and one past the last. */
function rowIndex(cells: readonly Cell[], rows: number): Int32Array {
  const first = new Int32Array(rows + 1).fill(cells.length);
  for (let k = cells.length - 1; k >= 0; k--) first[(cells[k] as Cell).row] = k;
  for (let row = rows - 1; row >= 0; row--)
    if ((first[row] as number) > (first[row + 1] as number)) first[row] = first[row + 1] as number;
  return first;
}

const ringsOf = ({ minX, minY, stepM }: CellGrid, column: number, row: number, { rings }: Piece): FlatRings =>
  rings ?? [
    boxRing(minX + column * stepM, minY + row * stepM, minX + (column + 1) * stepM, minY + (row + 1) * stepM),
  ];

function addShares(
  builder: ShareTableBuilder,
  disc: Disc,
  {
    grid,
    cells,
    weight,
    byRow,
  }: { grid: CellGrid; cells: readonly Cell[]; weight: Float64Array; byRow: Int32Array },
): void {
  const reachM = disc.radiusByLabel.reduce((most, radius) => Math.max(most, radius), 0);
  if (reachM <= 0) return;
  const { minX, minY, stepM, rows } = grid;
  const firstRow = Math.max(0, Math.floor((disc.y - reachM - minY) / stepM));
  const lastRow = Math.min(rows - 1, Math.floor((disc.y + reachM - minY) / stepM));
  for (let row = firstRow; row <= lastRow; row++)
    for (let k = byRow[row] as number; k < (byRow[row + 1] as number); k++) {
      const { column, pieces } = cells[k] as Cell;
      const dx = minX + (column + 0.5) * stepM - disc.x;
      const dy = minY + (row + 0.5) * stepM - disc.y;
      if (dx > reachM + stepM || -dx > reachM + stepM) continue;
      const farX = Math.abs(dx) + stepM / 2;
      const farY = Math.abs(dy) + stepM / 2;
      const far = farX * farX + farY * farY;
      const nearX = Math.max(0, farX - stepM);
      const nearY = Math.max(0, farY - stepM);
      const near = nearX * nearX + nearY * nearY;
      let share = 0;
      let whole = true;
      for (const piece of pieces) {
        const radius = disc.radiusByLabel[piece.label] ?? 0;
        if (radius > 0 && far <= radius * radius) {
          if (pieces.length > 1) share += piece.perM2 * ringsM2(ringsOf(grid, column, row, piece));
          continue;
        }
        whole = false;
        if (radius <= 0 || near >= radius * radius) continue;
        share +=
          piece.perM2 * Math.max(0, ringsInDiscM2(ringsOf(grid, column, row, piece), disc.x, disc.y, radius));
      }
      builder.add(k, whole ? (weight[k] as number) : share);
    }
}

/** Halvings of a cell in which discs overlap in part: 1/64 of its width, and what is left is enclosed. */
const REFINE_DEPTH = 6;

function refiner(grid: CellGrid, cells: readonly Cell[], discs: readonly Disc[]): Refine {
  const { minX, minY, stepM } = grid;
  return (chosen, wanted) => {
    const least = new Float64Array(wanted.length);
    const most = new Float64Array(wanted.length);
    wanted.forEach((at, index) => {
      const cell = cells[at];
      if (!cell) {
        // A point: whoever reaches it reaches all of it.
        most[index] = Infinity;
        return;
      }
      const { column, row, pieces } = cell;
      const box: Box = [minX + column * stepM, minY + row * stepM, stepM];
      for (const piece of pieces) {
        const circles = chosen.flatMap((option): Circle[] => {
          const { x, y, radiusByLabel } = discs[option] as Disc;
          const radius = radiusByLabel[piece.label] ?? 0;
          return radius > 0 ? [{ x, y, radius }] : [];
        });
        const [low, high] = unionIn(ringsOf(grid, column, row, piece), box, circles, REFINE_DEPTH);
        least[index] = (least[index] as number) + piece.perM2 * low;
        most[index] = (most[index] as number) + piece.perM2 * high;
      }
    });
    return { least, most };
  };
}

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}
type Box = readonly [minX: number, minY: number, sizeM: number];

/** Area of rings in a box that some circle covers, enclosed. */
function unionIn(
  rings: FlatRings,
  box: Box,
  circles: readonly Circle[],
  depth: number,
): [least: number, most: number] {
  const areaM2 = ringsM2(rings);
  if (!(areaM2 > 1e-9)) return [0, Math.max(0, areaM2)];
  const [minX, minY, sizeM] = box;
  const half = sizeM / 2;
  const meeting: Circle[] = [];
  for (const circle of circles) {
    const dx = Math.abs(minX + half - circle.x);
    const dy = Math.abs(minY + half - circle.y);
    if ((dx + half) ** 2 + (dy + half) ** 2 <= circle.radius ** 2) return [areaM2, areaM2];
    if (Math.max(0, dx - half) ** 2 + Math.max(0, dy - half) ** 2 < circle.radius ** 2) meeting.push(circle);
  }
  if (meeting.length === 0) return [0, 0];
  const shares = (): number[] =>
    meeting.map(({ x, y, radius }) => Math.min(areaM2, Math.max(0, ringsInDiscM2(rings, x, y, radius))));
  if (meeting.length === 1) {
    const [share = 0] = shares();
    return [share, share];
  }
  if (depth === 0) {
    const parts = shares();
    return [
      Math.max(...parts),
      Math.min(
        areaM2,
        parts.reduce((sum, part) => sum + part, 0),
      ),
    ];
  }
  let [least, most] = [0, 0];
  for (const [west, sideX] of [
    [minX, 1],
    [minX + half, -1],
  ] as const)
    for (const [south, sideY] of [
      [minY, 1],
      [minY + half, -1],
    ] as const) {
      const part = halved(halved(rings, 0, minX + half, sideX), 1, minY + half, sideY);
      const [low, high] = unionIn(part, [west, south, half], meeting, depth - 1);
      least += low;
      most += high;
    }
  return [least, most];
}
