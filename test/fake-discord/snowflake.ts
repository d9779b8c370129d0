/** Discord's first millisecond, 2015-01-01T00:00:00Z. */
const EPOCH = 1_420_070_400_000;

/** Makes Discord ids: milliseconds in the upper bits, so that ids sort by age. Never repeats one. */
export class Snowflakes {
  #last = 0n;

  constructor(private readonly now: () => number) {}

  next(): string {
    const id = firstIdAt(this.now());
    this.#last = id > this.#last ? id : this.#last + 1n;
    return String(this.#last);
  }

  /** An id of something that happened so long ago. */
  ago(milliseconds: number): string {
    const own = BigInt(this.next()) & 0x3f_ffffn;
    return String(firstIdAt(this.now() - milliseconds) | own);
  }
}

/** The smallest id of a moment (epoch milliseconds). */
export function firstIdAt(at: number): bigint {
  return BigInt(Math.floor(at) - EPOCH) << 22n;
}

/** When an id was made, in epoch milliseconds. */
export function createdAt(id: string): number {
  return Number(BigInt(id) >> 22n) + EPOCH;
}

/** The shard that receives what happens in a guild; direct messages (`null`) go to shard 0. */
export function shardOf(guildId: string | null, shardCount: number): number {
  return guildId === null ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shardCount));
}

/**
 * Divisible by every number to 16. Guild ids start at such a millisecond, one apart, so that the
 * n-th guild of a test belongs to shard n % count.
 */
const EVEN = 720_720;

/** The id of the n-th guild of a test, made up to 12 minutes ago. */
export function guildId(n: number, now: number): string {
  return String(firstIdAt(EPOCH + Math.floor((now - EPOCH) / EVEN) * EVEN + n));
}
