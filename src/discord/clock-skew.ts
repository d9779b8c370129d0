/** So many of the latest ages are compared. */
const COMPARED = 20;

/** Tells how old things are by Discord's clock, which may differ from ours by seconds. */
export class ClockSkew {
  #ages: readonly number[] = [];

  /** The age in milliseconds of what seems to be so old: the youngest of late has just happened. */
  correct(seemingAge: number): number {
    this.#ages = [...this.#ages.slice(1 - COMPARED), seemingAge];
    return seemingAge - Math.min(...this.#ages);
  }
}
