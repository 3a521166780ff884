/** Things by size, largest first; within a halving of the size first in, first out. */
export class SizeQueue<T> {
  private readonly lists: T[][] = [];
  private readonly heads: number[] = [];
  length = 0;

  constructor(private readonly largest: number) {}

  push(thing: T, size: number): void {
    const k = Math.max(0, Math.ceil(Math.log2(this.largest / Math.max(size, 1e-9)) - 1e-9));
    while (this.lists.length <= k) {
      this.lists.push([]);
      this.heads.push(0);
    }
    this.lists[k]?.push(thing);
    this.length++;
  }

  pop(): T | undefined {
    for (let k = 0; k < this.lists.length; k++) {
      const [list, head] = [this.lists[k] as (T | undefined)[], this.heads[k] as number];
      if (head === list.length) {
        list.length = 0;
        this.heads[k] = 0;
        continue;
      }
      this.heads[k] = head + 1;
      this.length--;
      const thing = list[head];
      // Not kept alive any longer.
      list[head] = undefined;
      return thing;
    }
    return undefined;
  }
}
