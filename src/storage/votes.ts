import type { Database } from './schema.js';

/** Whether members found the answer of an entry (a topic, exercise or red flag) helpful. */
export interface Votes {
  /** A member has one vote on an entry; a second one replaces it. */
  cast(vote: {
    readonly entryId: string;
    readonly userId: string;
    readonly helpful: boolean;
    readonly at: Date;
  }): Promise<void>;
}

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
  };
}
