import { EventEmitter, once } from 'node:events';

/** Counts calls and lets one wait for them. */
export class Calls {
  count = 0;
  readonly #called = new EventEmitter();
  #until: Promise<void> = Promise.resolve();

  /** To be called; done at once unless calls are held. */
  add(): Promise<void> {
    this.count++;
    this.#called.emit('called');
    return this.#until;
  }

  /** Keeps calls from ending until the function that comes back is called. */
  hold(): () => void {
    const { promise, release } = held();
    this.#until = promise;
    return release;
  }

  /** Waits until there were so many calls. */
  async reach(count: number): Promise<void> {
    while (this.count < count) await once(this.#called, 'called');
  }
}

function held(): { promise: Promise<void>; release: () => void } {
  let release = (): void => {};
  const promise = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { promise, release };
}
