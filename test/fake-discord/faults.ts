/** How a test makes requests of the bot fail. */
export interface Fault {
  readonly method: string;
  /** Matched against the path without `/api/v10`. */
  readonly path: RegExp;
  /** The HTTP status to answer with, or `'reset'` to cut the connection. */
  readonly status: number | 'reset';
  /** Discord's error code, 0 if not given. */
  readonly code?: number;
  readonly message?: string;
  /** How many requests fail; 1 if not given. */
  readonly times?: number;
  /** Seconds, for status 429. */
  readonly retryAfter?: number;
  /** True if the request takes effect all the same and only the answer goes wrong. */
  readonly applied?: boolean;
}

/** The faults still to happen. */
export class Faults {
  readonly #left = new Map<Fault, number>();

  /** Returns what takes it back. */
  add(fault: Fault): () => void {
    this.#left.set(fault, fault.times ?? 1);
    return () => void this.#left.delete(fault);
  }

  /** The fault that meets this request, used up once. */
  take(method: string, path: string): Fault | null {
    for (const [fault, left] of this.#left) {
      if (fault.method !== method || !fault.path.test(path)) continue;
      if (left > 1) this.#left.set(fault, left - 1);
      else this.#left.delete(fault);
      return fault;
    }
    return null;
  }
}
