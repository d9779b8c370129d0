/** So many questions in so long are a conversation; more are a flood. */
const WINDOW_MS = 30_000;
const PER_MEMBER = 6;
const PER_CHANNEL = 20;
const MAX_REMEMBERED = 10_000;

/** Keeps one member, or one channel, from flooding everybody else. In memory only. */
export class Cooldown {
  readonly #clock: () => number;
  readonly #asked = new Map<string, number[]>();
  /** Until when the ones who were told to wait have to. */
  readonly #told = new Map<string, number>();

  /** @param clock milliseconds since the epoch */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /**
   * Counts a question. Returns 0 if it may be answered, else the seconds to wait.
   *
   * @param channelId null if nobody else in the channel sees the answer
   */
  secondsToWait(memberId: string, channelId: string | null): number {
    const now = this.#clock();
    const member = this.#recent(`member ${memberId}`, now);
    const channel = channelId === null ? [] : this.#recent(`channel ${channelId}`, now);
    const full = [
      ...(member.length >= PER_MEMBER ? [member[0] ?? now] : []),
      ...(channel.length >= PER_CHANNEL ? [channel[0] ?? now] : []),
    ];
    if (full.length > 0) {
      const until = Math.max(...full) + WINDOW_MS;
      this.#told.set(`${memberId} ${channelId}`, until);
      forgetOldest(this.#told);
      return Math.ceil((until - now) / 1_000);
    }
    member.push(now);
    channel.push(now);
    return 0;
  }

  /** True if the member was told in that channel to wait, and has to wait still. */
  isWaiting(memberId: string, channelId: string): boolean {
    return (this.#told.get(`${memberId} ${channelId}`) ?? 0) > this.#clock();
  }

  /** When the questions of the last window came; old ones are forgotten. */
  #recent(key: string, now: number): number[] {
    const times = (this.#asked.get(key) ?? []).filter((at) => now - at < WINDOW_MS);
    // Deleted first, so that whoever asked longest ago stands first.
    this.#asked.delete(key);
    this.#asked.set(key, times);
    forgetOldest(this.#asked);
    return times;
  }
}

function forgetOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (map.size > MAX_REMEMBERED && oldest !== undefined) map.delete(oldest);
}
