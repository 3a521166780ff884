import Flatbush from "flatbush";

/** Which of a fixed set of boxes meet a given box (touching counts). The order of the answers is fixed, but not by number. */
export interface BoxIndex {
  readonly search: (minX: number, minY: number, maxX: number, maxY: number) => number[];
}

/** Indexes `count` boxes; `boxAt` writes minX, minY, maxX, maxY of one box into `out`. */
export function boxIndex(count: number, boxAt: (item: number, out: Float64Array) => void): BoxIndex {
  // Flatbush refuses an empty set.
  if (count === 0) return { search: () => [] };
  const tree = new Flatbush(count);
  const box = new Float64Array(4);
  for (let item = 0; item < count; item++) {
    boxAt(item, box);
    tree.add(box[0] as number, box[1] as number, box[2] as number, box[3] as number);
  }
  tree.finish();
  return { search: (minX, minY, maxX, maxY) => tree.search(minX, minY, maxX, maxY) };
}
