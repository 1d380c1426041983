export type CheckerParts<P> = {
  check(signal: AbortSignal): Promise<readonly P[]>;
  tell(state: 'checking' | 'checked' | 'failed', problems?: readonly P[]): void;
  /** Milliseconds: from a change to the check, from a failure to the next try, and the longest such wait. */
  waits?: { change: number; retry: number; longest: number };
};

/** Checks after each change; what could not be checked is tried again, ever more seldom, until it is. */
export class Checker<P> {
  readonly #parts: CheckerParts<P>;
  readonly #waits: { change: number; retry: number; longest: number };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = new AbortController();
  #failures = 0;

  constructor(parts: CheckerParts<P>) {
    this.#parts = parts;
    this.#waits = parts.waits ?? { change: 700, retry: 2000, longest: 60_000 };
  }

  changed(): void {
    this.#later(this.#waits.change);
  }

  async check(): Promise<void> {
    this.stop();
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    this.#parts.tell('checking');
    try {
      const problems = await this.#parts.check(signal);
      if (signal.aborted) return;
      this.#failures = 0;
      this.#parts.tell('checked', problems);
    } catch {
      if (signal.aborted) return;
      this.#parts.tell('failed');
      this.#later(Math.min(this.#waits.longest, this.#waits.retry * 2 ** this.#failures));
      this.#failures += 1;
    }
  }

  /** The machine is connected again: no need to wait any longer. */
  retry(): void {
    if (this.#failures > 0) void this.check();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#asked.abort();
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.check(), milliseconds);
  }
}
