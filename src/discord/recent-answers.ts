/** For so long an answer is near enough in a channel to be linked to instead of posted again. */
const LIFETIME_MS = 10 * 60_000;
const MAX_REMEMBERED = 5_000;

/** Which answers stand where in servers' channels, to link to them. In memory only: a restart forgets it. */
export class RecentAnswers {
  readonly #clock: () => number;
  readonly #posted = new Map<string, { readonly messageId: string; readonly at: number }>();

  /** @param clock milliseconds since the epoch */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** The message that answered with the same entry in that channel a little while ago, or null. */
  find(channelId: string, entryId: string): string | null {
    const posted = this.#posted.get(`${channelId} ${entryId}`);
    return posted && this.#clock() - posted.at < LIFETIME_MS ? posted.messageId : null;
  }

  remember(channelId: string, entryId: string, messageId: string): void {
    const key = `${channelId} ${entryId}`;
    this.#posted.delete(key);
    this.#posted.set(key, { messageId, at: this.#clock() });
    const [oldest] = this.#posted.keys();
    if (this.#posted.size > MAX_REMEMBERED && oldest !== undefined) this.#posted.delete(oldest);
  }

  /** Forgets a message that was deleted. */
  forget(messageId: string): void {
    for (const [key, posted] of this.#posted) {
      if (posted.messageId === messageId) this.#posted.delete(key);
    }
  }
}
