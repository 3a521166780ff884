/** Runs one task at a time; of those that arrive meanwhile only the newest is kept (newer supersedes older). */
export class Latest {
  #busy = false;
  #next: (() => Promise<void>) | null = null;

  /** Takes in a task; it starts at once or when the running one ends, unless a newer one comes. */
  push(task: () => Promise<void>): void {
    this.#next = task;
    if (!this.#busy) void this.#drain();
  }

  /** Forgets the task that has not started. */
  clear(): void {
    this.#next = null;
  }

  async #drain(): Promise<void> {
    this.#busy = true;
    try {
      while (this.#next) {
        const task = this.#next;
        this.#next = null;
        await task();
      }
    } finally {
      this.#busy = false;
    }
  }
}
