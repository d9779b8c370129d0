import { setTimeout as delay } from 'node:timers/promises';
import type { Guilds } from '../storage/guilds.js';

/** So long an answer waits for the database to say whether the server knows us. */
const WAIT_MS = 1_000;

/** Which servers Soleus has introduced itself to. What the database said is not asked again. */
export class Introductions {
  readonly #guilds: Pick<Guilds, 'introduceOnce'>;
  readonly #waitMs: number;
  readonly #introduced = new Set<string>();
  readonly #asked = new Map<string, Promise<boolean>>();

  constructor(guilds: Pick<Guilds, 'introduceOnce'>, waitMs = WAIT_MS) {
    this.#guilds = guilds;
    this.#waitMs = waitMs;
  }

  /** True the first time that a server hears of us. Rejects if the database can't say that soon. */
  async isDue(guildId: string): Promise<boolean> {
    if (this.#introduced.has(guildId)) return false;
    const tooLate = delay(this.#waitMs, null, { ref: false });
    const isFirst = await Promise.race([this.#ask(guildId), tooLate]);
    if (isFirst === null) throw new Error(`no word within ${this.#waitMs} ms`);
    // Of several messages that waited for the same word one introduces us.
    if (this.#introduced.has(guildId)) return false;
    this.#introduced.add(guildId);
    this.#asked.delete(guildId);
    return isFirst;
  }

  /** Forgets a server that is gone. */
  forget(guildId: string): void {
    this.#introduced.delete(guildId);
    this.#asked.delete(guildId);
  }

  /** What comes too late for one message is there for the next one. */
  #ask(guildId: string): Promise<boolean> {
    const asked = this.#asked.get(guildId) ?? this.#guilds.introduceOnce(guildId);
    this.#asked.set(guildId, asked);
    asked.catch(() => this.#asked.delete(guildId));
    return asked;
  }
}
