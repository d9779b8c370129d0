import type { MessageContent } from '../discord/response.js';
import type { Files } from './files.js';
import type { ShownMessage } from './page/protocol.js';
import { BOT } from './place.js';

/** More than anybody scrolls back; the oldest go first. */
const MAX_MESSAGES = 300;

/** The first millisecond of Discord's ids: https://discord.com/developers/docs/reference#snowflakes */
const DISCORD_EPOCH = 1_420_070_400_000;

/** What a new message is made of. */
export type NewMessage = Pick<ShownMessage, 'channelId'> &
  Partial<Omit<ShownMessage, 'id' | 'at' | 'files' | 'components'>> &
  Partial<MessageContent>;

/** The messages of all channels, in memory only. */
export class History {
  readonly #files: Files;
  readonly #messages = new Map<string, ShownMessage>();
  #lastId = 0n;

  /** @param files keeps what the messages carry */
  constructor(files: Files) {
    this.#files = files;
  }

  get all(): readonly ShownMessage[] {
    return [...this.#messages.values()];
  }

  find(id: string): ShownMessage | undefined {
    return this.#messages.get(id);
  }

  /** Adds a message of the bot, unless another author is named. */
  add({ components = [], files = [], ...given }: NewMessage): ShownMessage {
    const id = this.#nextId();
    const message: ShownMessage = {
      authorId: BOT,
      content: '',
      isEphemeral: false,
      replyTo: null,
      command: null,
      isExplained: false,
      ...given,
      id,
      at: Date.now(),
      components,
      files: this.#files.keep(id, files),
    };
    this.#messages.set(id, message);
    const [oldest] = this.#messages.keys();
    if (this.#messages.size > MAX_MESSAGES && oldest !== undefined) this.remove(oldest);
    return message;
  }

  /** Gives a message other content. */
  update(id: string, { components, files = [] }: MessageContent): ShownMessage | null {
    const before = this.#messages.get(id);
    if (before === undefined) return null;
    const after = { ...before, components, files: this.#files.keep(id, files) };
    this.#messages.set(id, after);
    return after;
  }

  remove(id: string): void {
    this.#messages.delete(id);
    this.#files.drop(id);
  }

  #nextId(): string {
    const id = BigInt(Date.now() - DISCORD_EPOCH) << 22n;
    this.#lastId = id > this.#lastId ? id : this.#lastId + 1n;
    return String(this.#lastId);
  }
}
