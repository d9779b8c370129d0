import { Collection } from 'discord.js';

/** So many questions in so long are a conversation; more are a flood. */
const WINDOW_MS = 30_000;
const PER_MEMBER = 6;
const PER_CHANNEL = 20;

/** Keeps one member, or one channel, from flooding everybody else. In memory only. */
export class Cooldown {
  readonly #clock: () => number;
  /** When members and channels asked, in the last window. */
  readonly #asked = new Collection<string, number[]>();
  /** Until when the ones who were told to wait have to. */
  readonly #told = new Collection<string, number>();

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

  /** Forgets who asked before the last window. */
  forgetOld(): void {
    const now = this.#clock();
    this.#asked.sweep((times) => times.every((at) => now - at >= WINDOW_MS));
    this.#told.sweep((until) => until <= now);
  }

  #recent(key: string, now: number): number[] {
    const times = this.#asked.get(key)?.filter((at) => now - at < WINDOW_MS) ?? [];
    this.#asked.set(key, times);
    return times;
  }
}
