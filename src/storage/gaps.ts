import { createHash } from 'node:crypto';
import type { Database, Tables } from './schema.js';

export type GapKind = Tables['gaps']['kind'];

/** A question that is longer is a story, of which the rest is not needed. */
const MAX_CHARACTERS = 300;

/** A question that was not answered well, with no trace of who asked. */
export interface Gap {
  /** As it was asked first, without mentions, its beginning if it was long. */
  readonly question: string;
  /** What happened the last time. */
  readonly kind: GapKind;
  /** The entry that did not help, the last time; null if none was found. */
  readonly entryId: string | null;
  readonly count: number;
  /** ISO 8601, UTC. */
  readonly firstAt: string;
  /** ISO 8601, UTC. */
  readonly lastAt: string;
}

/** Kept only for servers that switched it on, which the caller checks. */
export interface Gaps {
  /** Counts the question up if the server asked it before; case and white space don't matter. */
  record(gap: {
    readonly guildId: string;
    readonly question: string;
    readonly kind: GapKind;
    readonly entryId: string | null;
    readonly at: Date;
  }): Promise<void>;
  /** The most frequent first. */
  ofGuild(guildId: string, options: { readonly limit: number }): Promise<readonly Gap[]>;
  /** Deletes what was last asked before then, in every server. */
  forgetOlderThan(at: Date): Promise<void>;
  /** Deletes everything of a server that switched it off. */
  clear(guildId: string): Promise<void>;
}

export function createGaps(db: Database): Gaps {
  return {
    async record({ guildId, question, kind, entryId, at }) {
      const text = asKept(question);
      const latest = { kind, entry_id: entryId, last_at: at.toISOString() };
      await db
        .insertInto('gaps')
        .values({
          guild_id: guildId,
          question_hash: createHash('sha256').update(text.toLowerCase()).digest('hex'),
          question: text,
          times: 1,
          first_at: latest.last_at,
          ...latest,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['guild_id', 'question_hash'])
            .doUpdateSet((known) => ({ ...latest, times: known('gaps.times', '+', 1) })),
        )
        .execute();
    },
    ofGuild(guildId, { limit }) {
      return db
        .selectFrom('gaps')
        .select([
          'question',
          'kind',
          'entry_id as entryId',
          'times as count',
          'first_at as firstAt',
          'last_at as lastAt',
        ])
        .where('guild_id', '=', guildId)
        .orderBy('times', 'desc')
        .orderBy('last_at', 'desc')
        .limit(limit)
        .execute();
    },
    async forgetOlderThan(at) {
      await db.deleteFrom('gaps').where('last_at', '<', at.toISOString()).execute();
    },
    async clear(guildId) {
      await db.deleteFrom('gaps').where('guild_id', '=', guildId).execute();
    },
  };
}

function asKept(question: string): string {
  // Mentions of members, roles and channels, as Discord writes them.
  const words = question.replace(/<(?:@[!&]?|#)\d+>/g, ' ').replace(/[\s\p{Cc}]+/gu, ' ');
  return [...words.trim()].slice(0, MAX_CHARACTERS).join('').trimEnd();
}
