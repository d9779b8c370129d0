import { sql } from 'kysely';
import type { Database } from './schema.js';

export interface VoteCounts {
  readonly helpful: number;
  readonly notHelpful: number;
}

/** Whether members found the answer of an entry (a topic, exercise or red flag) helpful. */
export interface Votes {
  /** A member has one vote on an entry; a second one replaces it. */
  cast(vote: {
    readonly entryId: string;
    readonly userId: string;
    readonly helpful: boolean;
    readonly at: Date;
  }): Promise<void>;
  countsOf(entryId: string): Promise<VoteCounts>;
  /** The entries that most need work, worst first; without those that nobody voted against. */
  worst(limit: number): Promise<readonly (VoteCounts & { readonly entryId: string })[]>;
}

const helpful = sql<number>`cast(coalesce(sum(helpful), 0) as integer)`.as('helpful');
const notHelpful = sql<number>`cast(coalesce(sum(1 - helpful), 0) as integer)`.as('notHelpful');
/** The share of votes against, damped so that the only vote of an entry weighs less than 40 of 50. */
const badness = sql`sum(1 - helpful) / (count(*) + 5.0)`;

export function createVotes(db: Database): Votes {
  return {
    async cast({ entryId, userId, helpful, at }) {
      const vote = { helpful: Number(helpful), at: at.toISOString() };
      await db
        .insertInto('votes')
        .values({ entry_id: entryId, user_id: userId, ...vote })
        .onConflict((conflict) => conflict.columns(['entry_id', 'user_id']).doUpdateSet(vote))
        .execute();
    },
    countsOf(entryId) {
      return db
        .selectFrom('votes')
        .select([helpful, notHelpful])
        .where('entry_id', '=', entryId)
        .executeTakeFirstOrThrow();
    },
    worst(limit) {
      return db
        .selectFrom('votes')
        .select(['entry_id as entryId', helpful, notHelpful])
        .groupBy('entry_id')
        .having(badness, '>', 0)
        .orderBy(badness, 'desc')
        .orderBy('entry_id')
        .limit(limit)
        .execute();
    },
  };
}
