import type { Log } from '../telemetry/log.js';
import { type Corrections, createCorrections } from './corrections.js';
import { createGaps, type Gaps } from './gaps.js';
import { createGuilds, type Guilds } from './guilds.js';
import { createMembers, type Members } from './members.js';
import { migrate } from './migrations/index.js';
import { openingFailure } from './opening-failures.js';
import type { Database } from './schema.js';
import { openSqlite } from './sqlite.js';
import { createTipPosts, type TipPosts } from './tip-posts.js';
import { createTipSchedules, type TipSchedules } from './tip-schedules.js';
import { createVotes, type Votes } from './votes.js';

export { StorageError } from './opening-failures.js';
export { IN_MEMORY } from './sqlite.js';

/** Then whoever waits can still be told so: Discord takes an answer for three seconds. */
const ANSWER_WITHIN_MS = 2_000;

/** What Soleus remembers. Every call rejects while the database can't be reached or doesn't answer. */
export interface Storage {
  readonly votes: Votes;
  readonly corrections: Corrections;
  readonly guilds: Guilds;
  readonly gaps: Gaps;
  readonly members: Members;
  readonly tipSchedules: TipSchedules;
  readonly tipPosts: TipPosts;
  /** Finishes what is under way. No call may follow. */
  close(): Promise<void>;
}

/**
 * Opens the database and brings it to the newest schema.
 *
 * @param where the PostgreSQL database `databaseUrl`; where that is null, the SQLite file `soleus.db` in
 *   the folder `dataDir`, or `IN_MEMORY`
 * @param log hears of connections that are lost later
 * @throws {StorageError} if it can't be opened
 */
export async function openStorage(
  where: { readonly dataDir: string; readonly databaseUrl: string | null },
  log?: Log,
): Promise<Storage> {
  let db: Database | undefined;
  try {
    if (where.databaseUrl === null) {
      db = await openSqlite(where.dataDir);
      await migrate(db);
    } else {
      // Loaded only now, because most do without it.
      const { openPostgres } = await import('./postgres.js');
      // To migrate, or to wait for another process that does, may take long.
      db = openPostgres(where.databaseUrl);
      await migrate(db);
      await db.destroy();
      db = openPostgres(where.databaseUrl, log, ANSWER_WITHIN_MS);
    }
  } catch (error) {
    await db?.destroy();
    throw openingFailure(error, where);
  }
  return {
    votes: createVotes(db),
    corrections: createCorrections(db),
    guilds: createGuilds(db),
    gaps: createGaps(db),
    members: createMembers(db),
    tipSchedules: createTipSchedules(db),
    tipPosts: createTipPosts(db),
    close: () => db.destroy(),
  };
}
