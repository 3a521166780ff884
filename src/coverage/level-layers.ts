import { type LevelField, eachDistance, nodeCount } from "./level-field";

/** The loudest source at every node: its level, and its number; −1 where none is heard. */
export interface Loudest {
  readonly levelDb: Float32Array;
  readonly source: Int16Array;
}

/**
 * The largest, second largest … margin over what is required at each node, `depth` of them, dB: at least k sources reach
 * a place where the k-th is not below 0. −∞ where fewer are heard. Yields the sources done.
 */
export function* rankedMargins(
  field: LevelField,
  requiredDb: ArrayLike<number>,
  depth: number,
): Generator<number, Float32Array[]> {
  const count = nodeCount(field);
  const ranks = Array.from({ length: depth }, () => new Float32Array(count).fill(-Infinity));
  for (let source = 0; source < field.sources.length; source++) {
    const levelDb = field.levelDb(source);
    for (let node = 0; node < count; node++) {
      let margin = (levelDb[node] as number) - (requiredDb[node] as number);
      // Insertion: what is pushed out of a rank goes on to the next one.
      for (const rank of ranks) {
        const there = rank[node] as number;
        if (!(margin > there)) continue;
        rank[node] = margin;
        margin = there;
      }
    }
    yield source + 1;
  }
  return ranks;
}

/** What one source adds to those before it: by how much it is louder than all of them, dB, at every node. */
export type LouderBy = (source: number, louderByDb: Float32Array) => void;

/**
 * The loudest source at each node; of equal ones the first. Yields the sources done.
 * @param tell hears of each source in turn; the buffer is used again for the next one
 */
export function* loudest(field: LevelField, tell?: LouderBy): Generator<number, Loudest> {
  const count = nodeCount(field);
  const best = new Float32Array(count).fill(-Infinity);
  const winner = new Int16Array(count).fill(-1);
  const louderBy = new Float32Array(count);
  for (let source = 0; source < field.sources.length; source++) {
    const levelDb = field.levelDb(source);
    for (let node = 0; node < count; node++) {
      const [level, before] = [levelDb[node] as number, best[node] as number];
      // Over silence anything heard wins by more than any threshold asks; −∞ over −∞ is not a number, and wins nothing.
      louderBy[node] = level - before;
      if (level > before) {
        best[node] = level;
        winner[node] = source;
      }
    }
    tell?.(source, louderBy);
    yield source + 1;
  }
  return { levelDb: best, source: winner };
}

/** Which sources count as heard together at a node. */
export interface Together {
  readonly requiredDb: ArrayLike<number>;
  /** A source this much fainter than the loudest does not fill its silence, dB. */
  readonly withinDb: number;
}

/**
 * How far apart the nearest and the farthest source heard together are, m, at each node: 0 where one or none is heard.
 * Divided by the speed of sound it is what the silence between two blasts loses (acoustics.md §9): of several sources
 * the first and the last to arrive bound the sound, for each blast is as long as the silence. Yields the sources done.
 */
export function* pathSpreadM(
  field: LevelField,
  heard: Together,
  best: Loudest,
): Generator<number, Float32Array> {
  const count = nodeCount(field);
  const near = new Float32Array(count).fill(Infinity);
  const far = new Float32Array(count).fill(-Infinity);
  for (const [source, place] of field.sources.entries()) {
    const levelDb = field.levelDb(source);
    eachDistance(field.grid, place, (node, distanceM) => {
      const level = levelDb[node] as number;
      const least = Math.max(
        heard.requiredDb[node] as number,
        (best.levelDb[node] as number) - heard.withinDb,
      );
      if (!(level >= least)) return;
      if (distanceM < (near[node] as number)) near[node] = distanceM;
      if (distanceM > (far[node] as number)) far[node] = distanceM;
    });
    yield source + 1;
  }
  for (let node = 0; node < count; node++)
    far[node] = (near[node] as number) === Infinity ? 0 : (far[node] as number) - (near[node] as number);
  return far;
}

/** Pairs of sources whose areas touch: some node of one has a neighbour (north or east) of the other. */
export function touchingPairs(cols: number, source: Int16Array): (readonly [a: number, b: number])[] {
  const pairs = new Map<string, readonly [number, number]>();
  const meet = (a: number, b: number): void => {
    if (a === b || a < 0 || b < 0) return;
    const pair = [Math.min(a, b), Math.max(a, b)] as const;
    pairs.set(pair.join(), pair);
  };
  for (let node = 0; node < source.length; node++) {
    const here = source[node] as number;
    if ((node + 1) % cols !== 0) meet(here, source[node + 1] as number);
    if (node + cols < source.length) meet(here, source[node + cols] as number);
  }
  return [...pairs.values()];
}

/**
 * A colour 0 … `colours` − 1 for each of `count` areas, so that areas that touch differ wherever the colours suffice;
 * where they do not, the colour that fewest neighbours have. The one with most neighbours chooses first.
 */
export function neighbourColours(
  count: number,
  pairs: readonly (readonly [a: number, b: number])[],
  colours: number,
): number[] {
  const neighbours = Array.from({ length: count }, (): number[] => []);
  for (const [a, b] of pairs) {
    neighbours[a]?.push(b);
    neighbours[b]?.push(a);
  }
  const order = neighbours
    .map((near, area) => [area, near.length] as const)
    .sort(([a, m], [b, n]) => n - m || a - b);
  const chosen = Array.from({ length: count }, () => -1);
  for (const [area] of order) {
    const used = Array.from({ length: colours }, () => 0);
    for (const other of neighbours[area] ?? [])
      if ((chosen[other] as number) >= 0)
        used[chosen[other] as number] = (used[chosen[other] as number] as number) + 1;
    // Start at another colour for each, so that the colours are used evenly.
    const from = area % colours;
    let best = from;
    for (let step = 0; step < colours; step++) {
      const colour = (from + step) % colours;
      if ((used[colour] as number) < (used[best] as number)) best = colour;
    }
    chosen[area] = best;
  }
  return chosen;
}

/** For each area, its node farthest from where another begins (in steps, by king's moves); −1 for one without nodes. */
export function innermostNodes(
  { cols, rows }: { readonly cols: number; readonly rows: number },
  area: Int16Array,
  count: number,
): Int32Array {
  const depth = new Uint16Array(area.length);
  const at = (row: number, col: number, here: number): number =>
    row < 0 || col < 0 || row >= rows || col >= cols || area[row * cols + col] !== here
      ? 0
      : (depth[row * cols + col] as number);
  const pass = (row: number, col: number, back: number): void => {
    const node = row * cols + col;
    const here = area[node] as number;
    const least = Math.min(
      at(row - back, col - 1, here),
      at(row - back, col, here),
      at(row - back, col + 1, here),
      at(row, col - back, here),
    );
    depth[node] = back === 1 ? least + 1 : Math.min(depth[node] as number, least + 1);
  };
  for (let row = 0; row < rows; row++) for (let col = 0; col < cols; col++) pass(row, col, 1);
  for (let row = rows - 1; row >= 0; row--) for (let col = cols - 1; col >= 0; col--) pass(row, col, -1);
  const inner = new Int32Array(count).fill(-1);
  for (let node = 0; node < area.length; node++) {
    const here = area[node] as number;
    if (here < 0 || here >= count) continue;
    const best = inner[here] as number;
    if (best < 0 || (depth[node] as number) > (depth[best] as number)) inner[here] = node;
  }
  return inner;
}
