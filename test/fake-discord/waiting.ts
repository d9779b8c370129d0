/** Lets a test wait for a condition: it is looked at again after each change, never by the clock. */
export class Changes {
  readonly #waiting = new Set<() => void>();

  /** Says that something happened that somebody may be waiting for. */
  announce(): void {
    for (const look of [...this.#waiting]) look();
  }

  /**
   * Resolves with the first value of `find` that is not undefined. Rejects when `find` throws, and
   * with `explain()` when `timeoutMs` have passed: by default long enough for a busy machine.
   */
  until<T>(find: () => T | undefined, explain: () => string, timeoutMs = 10_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void): void => {
        this.#waiting.delete(look);
        clearTimeout(timer);
        finish();
      };
      const look = (): void => {
        try {
          const found = find();
          if (found !== undefined) settle(() => resolve(found));
        } catch (error) {
          settle(() => reject(error));
        }
      };
      const timer = setTimeout(() => settle(() => reject(new Error(explain()))), timeoutMs);
      this.#waiting.add(look);
      look();
    });
  }
}
