/**
 * The rays of a sweep, in cells, for one quadrant: the other three are the same turned by 90°. Rays stand in the middle of their
 * sectors; there are 8 near the siren, and each becomes two where their spacing would exceed `spacing`. Nodes (places where
 * a ray samples the surface, `step` apart) and cells are listed depth first, as the sweep meets them.
 */
export interface PolarTable {
  readonly radiusCells: number;
  /** Distance of two rings of nodes, in cells. */
  readonly step: number;
  /** Level k of doubling runs from ring firstRing[k] up to, not including, ring firstRing[k + 1]; ring m is at m · step. */
  readonly firstRing: Int32Array;
  /** Column and row offset of each node's cell from the siren's: low and high 16 bits, signed. */
  readonly nodes: Int32Array;
  /** How many cells are asked for at each node, before the node itself is laid on the rubber band. */
  readonly counts: Uint8Array;
  /** Offsets of these cells, packed as the nodes are, and their distance in cells. */
  readonly cells: Int32Array;
  readonly distances: Float32Array;
  /** Most cells below one of the first rays. */
  readonly mostCells: number;
}

/** Rays of one quadrant at the siren. */
export const FIRST_RAYS = 8;
/** A cell is asked for at the first ring beyond its distance less this: nothing nearer than the cell itself is missed (field.md §3). */
const OWN_CELL = 0.45;

/** How finely a field is swept: distance of nodes along a ray and of neighbouring rays, in cells. */
export interface SweepGrain {
  readonly step: number;
  readonly spacing: number;
}

/** Builds the table; 10 to 60 ms for 300 cells. */
export function polarTable(radiusCells: number, { step, spacing }: SweepGrain): PolarTable {
  const rings = Math.max(1, Math.ceil((radiusCells - OWN_CELL) / step));
  const firstRing = doublings(rings, step, spacing);
  const levels = firstRing.length - 1;
  const levelOf = new Uint8Array(rings + 1);
  const bucketOf = new Int32Array(rings + 2);
  for (let level = 0; level < levels; level++) levelOf.fill(level, firstRing[level], firstRing[level + 1]);
  for (let ring = 1; ring <= rings; ring++)
    bucketOf[ring + 1] = (bucketOf[ring] as number) + FIRST_RAYS * 2 ** (levelOf[ring] as number);
  const nodeCount = bucketOf[rings + 1] as number;

  const { offsets, inBucket, starts } = sortedCells(
    radiusCells,
    step,
    (ring, quarter) => {
      const rays = FIRST_RAYS * 2 ** (levelOf[ring] as number);
      return (bucketOf[ring] as number) + Math.min(rays - 1, Math.floor(quarter * rays));
    },
    nodeCount,
  );

  const nodes = new Int32Array(nodeCount);
  const counts = new Uint8Array(nodeCount);
  const cells = new Int32Array(offsets.length);
  let [node, cell, mostCells] = [0, 0, 0];
  const follow = (level: number, ray: number): void => {
    const angle = ((ray + 0.5) * Math.PI) / (2 * FIRST_RAYS * 2 ** level);
    const [cos, sin] = [Math.cos(angle) * step, Math.sin(angle) * step];
    for (let ring = firstRing[level] as number; ring < (firstRing[level + 1] as number); ring++) {
      nodes[node] = packed(Math.round(ring * cos), Math.round(ring * sin));
      const bucket = (bucketOf[ring] as number) + ray;
      const [from, to] = [starts[bucket] as number, starts[bucket + 1] as number];
      counts[node++] = to - from;
      for (let i = from; i < to; i++) cells[cell++] = offsets[inBucket[i] as number] as number;
    }
    if (level + 1 === levels) return;
    follow(level + 1, 2 * ray);
    follow(level + 1, 2 * ray + 1);
  };
  for (let ray = 0; ray < FIRST_RAYS; ray++) {
    const before = cell;
    follow(0, ray);
    mostCells = Math.max(mostCells, cell - before);
  }
  const distances = Float32Array.from(cells, (at) => Math.hypot((at << 16) >> 16, at >> 16));
  return { radiusCells, step, firstRing, nodes, counts, cells, distances, mostCells };
}

const packed = (col: number, row: number): number => (col & 0xffff) | (row << 16);

/** First ring of each level of doubling, and one past the last ring. */
function doublings(rings: number, step: number, spacing: number): Int32Array {
  const first = [1];
  for (let level = 0; ; level++) {
    // Spacing of n rays at distance r: 2πr/n, n = 4 · FIRST_RAYS · 2^level.
    const lastRing = Math.floor((4 * FIRST_RAYS * 2 ** level * spacing) / (2 * Math.PI * step));
    if (lastRing >= rings) break;
    first.push(lastRing + 1);
  }
  return Int32Array.from([...first, rings + 1]);
}

/** Cells of the quadrant (column > 0, row ≥ 0), sorted into the buckets of their nodes. */
function sortedCells(
  radiusCells: number,
  step: number,
  bucketAt: (ring: number, quarter: number) => number,
  bucketCount: number,
): { offsets: Int32Array; inBucket: Int32Array; starts: Int32Array } {
  const reach = Math.floor(radiusCells);
  const limit = radiusCells * radiusCells;
  const offsets: number[] = [];
  const buckets: number[] = [];
  const starts = new Int32Array(bucketCount + 1);
  for (let row = 0; row <= reach; row++)
    for (let col = 1; col * col + row * row <= limit; col++) {
      const ring = Math.max(1, Math.ceil((Math.sqrt(col * col + row * row) - OWN_CELL) / step));
      const bucket = bucketAt(ring, Math.atan2(row, col) / (Math.PI / 2));
      offsets.push(packed(col, row));
      buckets.push(bucket);
      starts[bucket + 1] = (starts[bucket + 1] as number) + 1;
    }
  for (let i = 0; i < bucketCount; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  const next = starts.slice();
  const inBucket = new Int32Array(offsets.length);
  buckets.forEach((bucket, cell) => {
    inBucket[next[bucket] as number] = cell;
    next[bucket] = (next[bucket] as number) + 1;
  });
  return { offsets: Int32Array.from(offsets), inBucket, starts };
}
