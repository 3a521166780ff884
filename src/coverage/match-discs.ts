/**
 * Which old item each new one is, or −1: an equal head and an equal tail, and between them what stayed in its place, or, when
 * some came or went, what is found going forward. Matches keep their order, as lower discs own common arcs.
 */
export function matchDiscs(
  oldCount: number,
  newCount: number,
  isSame: (from: number, to: number) => boolean,
): Int32Array {
  const match = new Int32Array(newCount).fill(-1);
  const shorter = Math.min(oldCount, newCount);
  let head = 0;
  for (; head < shorter && isSame(head, head); head++) match[head] = head;
  let tail = 0;
  for (; tail < shorter - head && isSame(oldCount - 1 - tail, newCount - 1 - tail); tail++)
    match[newCount - 1 - tail] = oldCount - 1 - tail;
  const inPlace = oldCount === newCount;
  for (let to = head, from = head; to < newCount - tail; to++) {
    if (inPlace) {
      if (isSame(to, to)) match[to] = to;
      continue;
    }
    for (let k = from; k < oldCount - tail; k++) {
      if (!isSame(k, to)) continue;
      match[to] = k;
      from = k + 1;
      break;
    }
  }
  return match;
}
