import { LimitedCollection } from 'discord.js';

/** For so long an answer is near enough in a channel to be linked to instead of posted again. */
const LIFETIME_MS = 10 * 60_000;
const MAX_REMEMBERED = 5_000;

/** Which answers stand where in servers' channels, to link to them. In memory only: a restart forgets it. */
export class RecentAnswers {
  readonly #clock: () => number;
  readonly #posted = new LimitedCollection<
    string,
    { readonly messageId: string; readonly at: number }
  >({ maxSize: MAX_REMEMBERED });

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
    // Deleted first, so that the oldest stands first, where the collection makes room.
    this.#posted.delete(key);
    this.#posted.set(key, { messageId, at: this.#clock() });
  }

  /** Forgets a message that was deleted. */
  forget(messageId: string): void {
    this.#posted.sweep((posted) => posted.messageId === messageId);
  }
}
