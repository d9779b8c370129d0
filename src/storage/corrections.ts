import { randomUUID } from 'node:crypto';
import type { Database } from './schema.js';

/** What a member says is wrong with an entry. */
export interface Correction {
  readonly entryId: string;
  /** The server where it was said; null for a direct message. */
  readonly guildId: string | null;
  readonly wrong: string;
  /** Where it says so, in the member's words. */
  readonly source: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface Corrections {
  /** The caller sees to it that the texts are not too long. */
  add(
    correction: Omit<Correction, 'at'> & { readonly userId: string; readonly at: Date },
  ): Promise<void>;
  /** Newest first, without who said it. */
  ofGuild(guildId: string): Promise<readonly Correction[]>;
}

/** The columns of a `Correction`. */
export const CORRECTION = [
  'entry_id as entryId',
  'guild_id as guildId',
  'wrong',
  'source',
  'at',
] as const;

export function createCorrections(db: Database): Corrections {
  return {
    async add({ entryId, guildId, userId, wrong, source, at }) {
      await db
        .insertInto('corrections')
        .values({
          id: randomUUID(),
          entry_id: entryId,
          guild_id: guildId,
          user_id: userId,
          wrong: storable(wrong),
          source: source === null ? null : storable(source),
          at: at.toISOString(),
        })
        .execute();
    },
    ofGuild(guildId) {
      return db
        .selectFrom('corrections')
        .select(CORRECTION)
        .where('guild_id', '=', guildId)
        .orderBy('at', 'desc')
        .execute();
    },
  };
}

/** PostgreSQL refuses a text with a NUL in it. */
function storable(text: string): string {
  return text.replaceAll('\0', '');
}
