import { CORRECTION, type Correction } from './corrections.js';
import { type Database, TABLES_OF_MEMBERS } from './schema.js';

/** Everything that belongs to a member, ready for JSON. Times are ISO 8601, UTC. */
export interface MemberData {
  readonly votes: readonly {
    readonly entryId: string;
    readonly helpful: boolean;
    readonly at: string;
  }[];
  readonly corrections: readonly Correction[];
}

export interface Members {
  /** What is stored about a member, oldest first. */
  exportOf(userId: string): Promise<MemberData>;
  /** Deletes all of it and says how many rows it was. */
  forget(userId: string): Promise<number>;
}

export function createMembers(db: Database): Members {
  return {
    async exportOf(userId) {
      const votes = await db
        .selectFrom('votes')
        .select(['entry_id as entryId', 'helpful', 'at'])
        .where('user_id', '=', userId)
        .orderBy('at')
        .execute();
      const corrections = await db
        .selectFrom('corrections')
        .select(CORRECTION)
        .where('user_id', '=', userId)
        .orderBy('at')
        .execute();
      return {
        votes: votes.map((vote) => ({ ...vote, helpful: vote.helpful === 1 })),
        corrections,
      };
    },
    forget(userId) {
      return db.transaction().execute(async (transaction) => {
        let rows = 0n;
        for (const table of TABLES_OF_MEMBERS) {
          const { numDeletedRows } = await transaction
            .deleteFrom(table)
            .where('user_id', '=', userId)
            .executeTakeFirst();
          rows += numDeletedRows;
        }
        return Number(rows);
      });
    },
  };
}
