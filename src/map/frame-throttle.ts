/** Runs a piece of work at most once a frame, with the newest argument. */
export class FrameThrottle<T> {
  readonly #work: (value: T) => void;
  #pending: { readonly value: T } | null = null;
  #frame = 0;

  constructor(work: (value: T) => void) {
    this.#work = work;
  }

  request(value: T): void {
    this.#pending = { value };
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#run);
  }

  /** Does at once what is waiting. */
  flush(): void {
    if (this.#pending) this.#run();
  }

  cancel(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#pending = null;
  }

  readonly #run = (): void => {
    const pending = this.#pending;
    this.cancel();
    if (pending) this.#work(pending.value);
  };
}
