/** Gives back the least item first; equal ones in no special but repeatable order. */
export interface MinHeap<T> {
  readonly push: (key: number, item: T) => void;
  readonly pop: () => { key: number; item: T } | undefined;
}

export function minHeap<T>(): MinHeap<T> {
  const keys: number[] = [];
  const items: T[] = [];
  const swap = (a: number, b: number): void => {
    [keys[a], keys[b]] = [keys[b] as number, keys[a] as number];
    [items[a], items[b]] = [items[b] as T, items[a] as T];
  };
  const less = (a: number, b: number) => (keys[a] as number) < (keys[b] as number);
  return {
    push: (key, item) => {
      keys.push(key);
      items.push(item);
      for (let k = keys.length - 1; k > 0;) {
        const parent = (k - 1) >> 1;
        if (!less(k, parent)) break;
        swap(k, parent);
        k = parent;
      }
    },
    pop: () => {
      if (keys.length === 0) return undefined;
      swap(0, keys.length - 1);
      const top = { key: keys.pop() as number, item: items.pop() as T };
      for (let k = 0; ;) {
        let child = 2 * k + 1;
        if (child + 1 < keys.length && less(child + 1, child)) child++;
        if (child >= keys.length || !less(child, k)) break;
        swap(child, k);
        k = child;
      }
      return top;
    },
  };
}
