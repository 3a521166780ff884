/**
 * The rays of a sweep, in cells, for one quadrant: the other three are the same turned by 90°. Rays stand in the middle of
 * their sectors; there are 8 near the siren, and each becomes two where their spacing would exceed `spacing`. A segment is
 * a ray between two doublings. Segments, their nodes (the cells a segment runs through, one by one) and the cells asked for on
 * the way are listed depth first, as the sweep meets them.
 */
export interface PolarTable {
  readonly radiusCells: number;
  /** Levels of doubling, and where each begins, cells from the siren; one past the last is the end of all rays. */
  readonly levels: number;
  readonly startsAt: Float64Array;
  /** Nodes of each segment. */
  readonly segments: Int32Array;
  /**
   * Two for each segment: what the offsets of a cell, column and row, are multiplied by to find where the segment crosses the line of
   * centres that runs through the cell across it, in cells from the siren; one of them is 0.
   */
  readonly directions: Float64Array;
  /** Column and row offset of each node's cell from the siren's: low and high 16 bits, signed. */
  readonly nodes: Int32Array;
  /** Where the segment leaves each node's cell, in cells from the siren; it enters where it left the one before. */
  readonly exits: Float32Array;
  /**
   * How many cells are asked for at each node, before the node itself is laid on the rubber band; and GROUND_COUNTS
   * where the segment crosses the cell's line of centres inside the cell: elsewhere it only cuts a corner, whose ground is not the cell's.
   */
  readonly counts: Uint8Array;
  /** Offsets of these cells, packed as the nodes are, and their distance in cells. */
  readonly cells: Int32Array;
  readonly distances: Float32Array;
  /** Most cells below one of the first rays, and most nodes from the siren to the end of a ray. */
  readonly mostCells: number;
  readonly mostNodes: number;
}

export const GROUND_COUNTS = 0x80;

/** Rays of one quadrant at the siren. */
export const FIRST_RAYS = 8;
/** A ray that cuts less than this off a cell's corner passes it by, cells. */
const LEAST_CHORD = 0.02;
/** Where a ray misses the cell that is asked for, it asks this far before the cell's centre, cells. */
const BEFORE_CENTRE = 0.5;

/** Builds the table with neighbouring rays at most `spacing` cells apart; some 30 ms for 300 cells. */
export function polarTable(radiusCells: number, spacing: number): PolarTable {
  const startsAt = doublings(radiusCells, spacing);
  const levels = startsAt.length - 1;
  const sorted = sortedCells(radiusCells, startsAt);
  const [nodes, exits, counts, directions, segments]: number[][] = [[], [], [], [], []];
  const cells = new Int32Array(sorted.cells.length);
  let [cell, mostCells, mostNodes] = [0, 0, 0];
  const follow = (level: number, ray: number, before: number): void => {
    const angle = ((ray + 0.5) * Math.PI) / (2 * FIRST_RAYS * 2 ** level);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    directions!.push(...(cos > sin ? [1 / cos, 0] : [0, 1 / sin]));
    const first = nodes!.length;
    walk(cos, sin, startsAt[level] as number, startsAt[level + 1] as number, (at, exit) => {
      nodes!.push(at);
      exits!.push(exit);
      counts!.push(isNearLine(at, cos, sin) ? GROUND_COUNTS : 0);
    });
    const count = nodes!.length - first;
    segments!.push(count);
    mostNodes = Math.max(mostNodes, before + count);
    const asked = sorted.of(level, ray).map((at) => [placeOf(at, first, nodes!, exits!), at] as const);
    for (const [place, at] of asked.sort((a, b) => a[0] - b[0])) {
      counts![place] = (counts![place] as number) + 1;
      cells[cell++] = at;
    }
    if (level + 1 === levels) return;
    follow(level + 1, 2 * ray, before + count);
    follow(level + 1, 2 * ray + 1, before + count);
  };
  for (let ray = 0; ray < FIRST_RAYS; ray++) {
    const before = cell;
    follow(0, ray, 0);
    mostCells = Math.max(mostCells, cell - before);
  }
  return {
    radiusCells,
    levels,
    startsAt,
    segments: Int32Array.from(segments!),
    directions: Float64Array.from(directions!),
    nodes: Int32Array.from(nodes!),
    exits: Float32Array.from(exits!),
    counts: Uint8Array.from(counts!),
    cells,
    distances: Float32Array.from(cells, distanceOf),
    mostCells,
    mostNodes,
  };
}

const packed = (col: number, row: number): number => (col & 0xffff) | (row << 16);
const distanceOf = (at: number): number => {
  const [col, row] = [(at << 16) >> 16, at >> 16];
  return Math.sqrt(col * col + row * row);
};

/** Where each level begins: half a cell from the siren, whose own cell is not in the way, and at each doubling. */
function doublings(radiusCells: number, spacing: number): Float64Array {
  const starts = [0.5];
  for (let level = 0; ; level++) {
    // Spacing of n rays at distance r: 2πr/n, n = 4 · FIRST_RAYS · 2^level. Rounded as the exits are: a child begins where its parent ends.
    const end = Math.fround((4 * FIRST_RAYS * 2 ** level * spacing) / (2 * Math.PI));
    // A last level of less than a cell would hold nothing.
    if (end >= radiusCells - 1) break;
    starts.push(end);
  }
  return Float64Array.from([...starts, radiusCells]);
}

/** True where the ray crosses the line of centres through a cell, across the ray's main direction, inside the cell. */
function isNearLine(at: number, cos: number, sin: number): boolean {
  const [col, row] = [(at << 16) >> 16, at >> 16];
  return cos > sin ? Math.abs((col * sin) / cos - row) <= 0.5 : Math.abs((row * cos) / sin - col) <= 0.5;
}

/** Calls `visit` with the cells that a ray runs through between two distances, and where it leaves each. */
function walk(
  cos: number,
  sin: number,
  from: number,
  to: number,
  visit: (at: number, exit: number) => void,
): void {
  let [col, row] = [Math.floor(from * cos + 0.5), Math.floor(from * sin + 0.5)];
  let entry = from;
  while (entry < to) {
    const [atCol, atRow] = [(col + 0.5) / cos, (row + 0.5) / sin];
    const exit = Math.min(to, atCol, atRow);
    if (exit - entry >= LEAST_CHORD) {
      visit(packed(col, row), exit);
      entry = exit;
    }
    if (exit === to) break;
    if (atCol <= atRow) col++;
    else row++;
  }
}

/** The node before which a cell is asked for: its own, or where the ray misses it, the first that reaches near it. */
function placeOf(at: number, first: number, nodes: readonly number[], exits: readonly number[]): number {
  const near = distanceOf(at) - BEFORE_CENTRE;
  let [low, high] = [first, nodes.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((exits[middle] as number) > near) high = middle;
    else low = middle + 1;
  }
  for (let node = Math.max(first, low - 2); node < Math.min(nodes.length, low + 3); node++)
    if (nodes[node] === at) return node;
  return low;
}

/** Cells of the quadrant (column > 0, row ≥ 0), each with the segment in whose sector it lies. */
function sortedCells(
  radiusCells: number,
  startsAt: Float64Array,
): { cells: Int32Array; of: (level: number, ray: number) => number[] } {
  const levels = startsAt.length - 1;
  const limit = radiusCells * radiusCells;
  const found: number[] = [];
  const buckets: number[] = [];
  // Rays of all coarser levels come before those of a level.
  const bucketOf = (level: number, ray: number): number => FIRST_RAYS * (2 ** level - 1) + ray;
  const starts = new Int32Array(bucketOf(levels, 0) + 1);
  for (let row = 0; row * row <= limit; row++)
    for (let col = 1; col * col + row * row <= limit; col++) {
      const near = Math.sqrt(col * col + row * row) - BEFORE_CENTRE;
      let level = 0;
      while (level + 1 < levels && near >= (startsAt[level + 1] as number)) level++;
      const rays = FIRST_RAYS * 2 ** level;
      const ray = Math.min(rays - 1, Math.floor((Math.atan2(row, col) / (Math.PI / 2)) * rays));
      found.push(packed(col, row));
      buckets.push(bucketOf(level, ray));
      const next = bucketOf(level, ray) + 1;
      starts[next] = (starts[next] as number) + 1;
    }
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const next = starts.slice();
  const cells = new Int32Array(found.length);
  buckets.forEach((bucket, i) => {
    cells[next[bucket] as number] = found[i] as number;
    next[bucket] = (next[bucket] as number) + 1;
  });
  return {
    cells,
    of: (level, ray) =>
      Array.from(cells.subarray(starts[bucketOf(level, ray)], starts[bucketOf(level, ray) + 1])),
  };
}
